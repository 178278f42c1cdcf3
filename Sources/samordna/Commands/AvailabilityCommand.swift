import ArgumentParser
import Foundation
import Meetings
import Secretariat
import Store

/// What people can, and cannot.
struct AvailabilityCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "availability", abstract: "Says when people cannot come: by hand, from lists and from calendars.",
        discussion: "The planner reads all of it. The register's own meetings need not be said again.",
        subcommands: [
            AvailabilityList.self, AvailabilityAdd.self, AvailabilityRemove.self, AvailabilityImport.self,
            AvailabilityBusy.self, AvailabilityRefresh.self,
        ],
        defaultSubcommand: AvailabilityList.self)
}

struct AvailabilityAdd: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Records when somebody cannot come.",
        discussion: """
            samordna availability add "Cilla Nordin" --weekly "tue 13.00-15.00" --from 2027-01-11 --through 2027-06-11
            samordna availability add "Cilla Nordin" --days 2027-02-22/2027-02-26 --reason Semester
            samordna availability add "Cilla Nordin" --days 2027-03-02 --time 8-12
            """)

    @Argument(help: "The person.") var person: String
    @Option(help: "A weekday, and when on it: “tue 13.00-15.00”.", transform: AvailabilityAdd.weekly)
    var weekly: Weekly?
    @Option(help: "The first day of a weekly time.") var from: Day?
    @Option(help: "The last day of a weekly time.") var through: Day?
    @Option(help: "A day, or the first and the last: 2027-02-22/2027-02-26.", transform: AvailabilityAdd.days)
    var days: ClosedRange<Day>?
    @Option(help: "A part of one day: 13.00-15.00.", transform: AvailabilityAdd.minutes) var time: Range<Int>?
    @Option(help: "Why, in few words; needed by nobody.") var reason: String?
    @OptionGroup var author: Author
    @OptionGroup var office: OfficeOptions

    struct Weekly {
        let weekday: Int
        let minutes: Range<Int>
    }

    func validate() throws {
        guard (weekly == nil) != (days == nil) else { throw ValidationError("Give either --weekly or --days.") }
        guard weekly != nil || from == nil && through == nil else {
            throw ValidationError("--from and --through go with --weekly.")
        }
        guard time == nil || days.map({ $0.lowerBound == $0.upperBound }) == true else {
            throw ValidationError("--time goes with --days and one day.")
        }
    }

    func run() throws {
        let secretary = try office.secretary()
        let word = ObstacleWord(person: person, extent: try extent, reason: reason)
        let recorded = try secretary.record(word, by: author.recorded)
        let name = try secretary.store.read { try $0.register() }.person(recorded.person)?.name ?? person
        print("Recorded: \(ObstacleLine(recorded, name: name).text)")
    }

    private var extent: Obstacle.Extent {
        get throws {
            if let weekly {
                return .weekly(weekday: weekly.weekday, minutes: weekly.minutes, from: from, through: through)
            }
            guard let days else { throw ValidationError("Give either --weekly or --days.") }
            return time.flatMap { Obstacle.Extent(on: days.lowerBound, $0) } ?? .days(days)
        }
    }

    static func weekly(_ text: String) throws -> Weekly {
        let halves = text.split(separator: " ", maxSplits: 1)
        guard let weekday = halves.first?.weekday else {
            throw ValidationError("“\(text)” is no weekly time; expected such as “tue 13.00-15.00” or “tue”.")
        }
        return Weekly(weekday: weekday, minutes: halves.count == 2 ? try minutes(String(halves[1])) : 0..<1440)
    }

    static func minutes(_ text: String) throws -> Range<Int> {
        guard let minutes = text.minutesOfDay else {
            throw ValidationError("“\(text)” is no part of a day; expected such as 13.00-15.00.")
        }
        return minutes
    }

    static func days(_ text: String) throws -> ClosedRange<Day> {
        let days = text.split(separator: "/", omittingEmptySubsequences: false).map { Day(iso: $0) }
        guard let first = days.first ?? nil, let last = days.last ?? nil, days.count <= 2, first <= last else {
            throw ValidationError("“\(text)” is no day; expected 2027-02-22, or first and last: 2027-02-22/2027-02-26.")
        }
        return first...last
    }
}

struct AvailabilityRemove: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: "Takes back what was recorded, or closes a calendar and forgets its times.")

    @Argument(help: "The number of what was recorded.") var obstacle: Int64?
    @Option(help: "The number of a calendar.") var calendar: Int64?
    @OptionGroup var author: Author
    @OptionGroup var office: OfficeOptions

    func validate() throws {
        guard (obstacle == nil) != (calendar == nil) else {
            throw ValidationError("Give either the number of an obstacle or --calendar.")
        }
    }

    func run() throws {
        let secretary = try office.secretary()
        if let obstacle {
            let taken = try secretary.takeBackObstacle(obstacle, by: author.recorded)
            let name = try secretary.store.read { try $0.register() }.person(taken.person)?.name ?? ""
            print("Taken back: \(ObstacleLine(taken, name: name).text)")
        } else {
            let closed = try secretary.closeBusyCalendar(calendar ?? 0, by: author.recorded)
            print("Closed, and its times forgotten: calendar \(closed.id), \(closed.name)")
        }
    }
}

struct AvailabilityImport: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Records a list (CSV: namn;veckodag;klockslag;från och med;till och med;orsak).",
        discussion: "All rows or none; the same list again adds nothing.")

    @Argument(help: "The list.", completion: .file(extensions: ["csv"])) var file: String
    @Flag(help: "Only say what it would record.") var dryRun = false
    @OptionGroup var author: Author
    @OptionGroup var office: OfficeOptions

    func run() throws {
        let secretary = try office.secretary()
        let list = try ImportFile(reading: file)
        let rows =
            dryRun
            ? try secretary.rehearseAvailability(list)
            : try secretary.importAvailability(list, by: author.recorded)
        let register = try secretary.store.read { try $0.register() }
        for row in rows where row.isNew {
            print(ObstacleLine(row.obstacle, name: register.person(row.obstacle.person)?.name ?? "").text)
        }
        let new = rows.count(where: \.isNew)
        print("\(new) new, \(rows.count - new) known already\(dryRun ? "; nothing is recorded yet" : "").")
    }
}
