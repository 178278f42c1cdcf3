import ArgumentParser
import Foundation
import Meetings
import Secretariat
import Store

struct AvailabilityList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Lists what is known of when people cannot come, and how it is known.")

    @Argument(help: "The person; else everybody of whom anything is known.") var person: String?
    @Option(help: "Only why she cannot come on this day.") var on: Day?
    @OptionGroup var output: Output
    @OptionGroup var office: OfficeOptions

    func run() throws {
        let secretary = try office.secretary()
        let lines = try secretary.store.read { snapshot in
            let register = try snapshot.register()
            let id = try person.map { try snapshot.findPerson($0, in: register).id }
            return try on.map { try Self.lines(on: $0, of: id, snapshot, register) }
                ?? Self.lines(of: id, since: WallTime(secretary.world.now()).day, snapshot, register)
        }
        try output.print(lines) {
            lines.isEmpty ? "Nothing is known." : lines.map(\.text).joined(separator: "\n")
        }
    }

    private static func lines(
        of person: Key<Person>?, since day: Day, _ snapshot: Snapshot, _ register: Register
    ) throws -> [PersonAvailabilityLine] {
        let recorded = Dictionary(grouping: try snapshot.recordedObstacles(of: person), by: \.person)
        let calendars = Dictionary(grouping: try snapshot.busyCalendars(of: person), by: \.person)
        let known = try snapshot.availability(
            of: person.map { [$0] }, from: day, through: Day.newYear(day.year + 3))
        return register.people.compactMap { person in
            let told = known[person.id]?.obstacles.filter(\.isFromMail) ?? []
            let line = PersonAvailabilityLine(
                person, recorded: recorded[person.id, default: []], told: told,
                calendars: calendars[person.id, default: []], promises: known[person.id]?.promises ?? [])
            return line.isEmpty ? nil : line
        }
    }

    private static func lines(
        on day: Day, of person: Key<Person>?, _ snapshot: Snapshot, _ register: Register
    ) throws -> [PersonAvailabilityLine] {
        let known = try snapshot.availability(of: person.map { [$0] }, from: day, through: day)
        return register.people.compactMap { person in
            guard let hindrances = known[person.id]?.hindrances(on: day), !hindrances.isEmpty else { return nil }
            return PersonAvailabilityLine(person, hindrances: hindrances)
        }
    }
}

/// What is known of one person.
struct PersonAvailabilityLine: Encodable {
    let person: String
    let name: String
    var obstacles: [ObstacleLine] = []
    var calendars: [BusyCalendarLine] = []
    var hindrances: [HindranceLine]?

    init(
        _ person: Person, recorded: [RecordedObstacle], told: [Obstacle], calendars: [BusyCalendar],
        promises: [Promise]
    ) {
        self.person = person.id.text
        name = person.name
        obstacles =
            recorded.map { ObstacleLine($0, name: person.name) } + told.map { ObstacleLine($0) }
            + promises.map { ObstacleLine($0) }
        self.calendars = calendars.map { BusyCalendarLine($0) }
    }

    init(_ person: Person, hindrances: [Hindrance]) {
        self.person = person.id.text
        name = person.name
        self.hindrances = hindrances.map { HindranceLine($0) }
    }

    var isEmpty: Bool { obstacles.isEmpty && calendars.isEmpty }

    var text: String {
        ([name] + obstacles.map { "  \($0.words)" } + calendars.map { "  \($0.text)" }
            + (hindrances ?? []).map { "  \($0.text)" }).joined(separator: "\n")
    }
}

/// An obstacle, or a yes, on one line or as JSON.
struct ObstacleLine: Encodable {
    /// Nil for what was not recorded by hand.
    let number: Int64?
    let what: String
    let when: String
    let reason: String?
    let source: String
    let isTentative: Bool
    let at: Date
    private let name: String

    init(_ recorded: RecordedObstacle, name: String) { self.init(recorded.obstacle, number: recorded.id, name: name) }

    init(_ obstacle: Obstacle) { self.init(obstacle, number: nil, name: "") }

    init(_ promise: Promise) {
        number = nil
        name = ""
        what = "can"
        when = Obstacle.Extent.time(promise.span).description
        reason = nil
        source = Obstacle.Source.poll(promise.poll).words
        isTentative = false
        at = promise.at
    }

    private init(_ obstacle: Obstacle, number: Int64?, name: String) {
        self.number = number
        self.name = name
        what = "cannot"
        when = "\(obstacle.extent)"
        reason = obstacle.reason
        source = obstacle.source.words
        isTentative = obstacle.isTentative
        at = obstacle.at
    }

    private enum CodingKeys: CodingKey { case number, what, when, reason, source, isTentative, at }

    var words: String {
        let mark = number.map { "\($0)" } ?? "–"
        let perhaps = isTentative ? ", perhaps" : ""
        return "\(mark)  \(what) \(when)\(perhaps)\(reason.map { " (\($0))" } ?? ""): \(source) \(WallTime(at).day)"
    }

    var text: String { "\(name), \(words)" }
}

/// A calendar on one line, or as JSON; its address is not shown.
struct BusyCalendarLine: Encodable {
    let calendar: Int64
    let name: String
    let isFetched: Bool
    let read: Date?
    let times: Int?
    let from: String?
    let through: String?
    let notes: [String]
    let failed: Date?
    let failure: String?

    init(_ calendar: BusyCalendar) {
        self.calendar = calendar.id
        name = calendar.name
        isFetched = calendar.address != nil
        read = calendar.read?.at
        times = calendar.read?.times
        from = calendar.read?.days?.lowerBound.description
        through = calendar.read?.days?.upperBound.description
        notes = calendar.read?.words ?? []
        let failing = calendar.latest.flatMap { $0.outcome == .failed ? $0 : nil }
        failed = failing?.at
        failure = failing?.words.first
    }

    var text: String {
        let known =
            read.map { "\(times ?? 0) busy times read \(WallTime($0)), through \(through ?? "")" } ?? "not read yet"
        let fault = failed.map { "; the look at \(WallTime($0)) failed: \(failure ?? "")" } ?? ""
        let notes = notes.map { "\n      note: \($0)" }.joined()
        return "calendar \(calendar), \(name): \(known)\(fault)\(notes)"
    }
}

/// A part of a day when somebody cannot come, on one line or as JSON.
struct HindranceLine: Encodable {
    let time: String
    let why: String
    let isTentative: Bool

    init(_ hindrance: Hindrance) {
        time = hindrance.clock
        why = "\(hindrance.obstacle)"
        isTentative = hindrance.obstacle.isTentative
    }

    var text: String { "\(time)  \(why)" }
}

extension Obstacle {
    fileprivate var isFromMail: Bool {
        switch source {
        case .automaticReply, .poll: true
        case .recorded, .calendar: false
        }
    }
}
