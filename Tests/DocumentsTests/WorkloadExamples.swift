import Foundation
import Meetings

@testable import Documents

/// A register and a year of meetings, from which a workload report is made.
struct WorkloadExample {
    let year: Int
    let through: Day
    private(set) var register = Register()
    private var sittings: [Sitting] = []
    private var entries: [TimeEntry] = []
    private var before: [TimeEntry] = []
    /// Cancelled, or of another year.
    var others: [Meeting] = []

    init(year: Int = 2026, through: String = "2026-12-31") {
        self.year = year
        self.through = Day(iso: through) ?? .newYear(year + 1)
        register.region = "Region Norrdal"
        register.authorities = [Authority(id: Key("norrdal"), name: "Region Norrdal", kind: .region)]
    }

    func report(_ reader: WorkloadReader = .office) -> WorkloadReport {
        let now = WorkloadBook(
            year: year, register: register, sittings: sittings, entries: entries, others: others, through: through)
        let before = WorkloadBook(
            year: year - 1, register: register, sittings: [], entries: before,
            through: Day.newYear(year).adding(days: -1))
        return WorkloadReport(now, bodies: register.bodies, before: before).seen(by: reader, register, on: through)
    }

    mutating func add(body name: String, norms: [Norm] = .hours) -> Key<Body> {
        let id = Key<Body>(name.key)
        register.bodies.append(Body(id: id, kind: .programArea, name: name, norms: norms))
        return id
    }

    /// Somebody on a seat of her own.
    @discardableResult
    mutating func add(
        _ name: String, of authority: String?, to body: Key<Body>, as role: Seat.Role = .ordinary,
        from: String = "2025-01-01", until: String? = nil
    ) -> Key<Person> {
        let person = Key<Person>(name.key)
        if register.person(person) == nil {
            register.people.append(Person(id: person, name: name, authority: authority.map { principal($0) }))
        }
        let seat = Seat(
            id: Key("\(body)-\(register.seats.count)"), body: body, role: role,
            authority: authority.map { principal($0) })
        register.seats.append(seat)
        register.mandates.append(
            Mandate(
                id: Key("\(seat.id)-m"), seat: seat.id, person: person, from: Day(iso: from) ?? .newYear(year),
                until: until.flatMap { Day(iso: $0) }))
        return person
    }

    /// Meetings of two hours, six weeks apart, with fifteen minutes to read before each.
    mutating func addMeetings(_ count: Int, of body: Key<Body>, attendance: (Int) -> [Attendance]) {
        for number in 1...count {
            let day = Day.newYear(year).adding(days: 19 + 42 * number)
            let meeting = Meeting(
                id: Key("\(body)-\(number)"), body: body, year: year, number: number,
                start: WallTime(day: day, minute: 13 * 60) ?? WallTime(.t0), length: 120)
            sittings.append(
                Sitting(
                    meeting: meeting,
                    attendance: Dictionary(uniqueKeysWithValues: attendance(number).map { ($0.person, $0) }),
                    invitations: register.invitees(to: meeting).map { .example(to: meeting, $0.person.id) },
                    reading: ReadingMatter(amount: 3000, unit: .words, by: "Ingrid Almlöf", at: .noted)))
        }
    }

    /// The last meeting of the body without its reading.
    mutating func forgetReading(of body: Key<Body>) {
        guard let index = sittings.lastIndex(where: { $0.meeting.body == body }) else { return }
        sittings[index] = Sitting(meeting: sittings[index].meeting, attendance: sittings[index].attendance)
    }

    mutating func report(
        _ minutes: Int, _ kind: WorkKind, by person: Key<Person>, in body: Key<Body>, meeting: Int? = nil,
        note: String? = nil
    ) {
        let day = Day.newYear(year).adding(days: 19 + 42 * (meeting ?? 2))
        entries.append(
            TimeEntry(
                id: Int64(entries.count + 1), person: person, body: body, meeting: meeting.map { Key("\(body)-\($0)") },
                day: day, kind: kind, minutes: minutes, note: note, by: "Ingrid Almlöf", at: .noted))
    }

    mutating func reportBefore(_ minutes: Int, by person: Key<Person>, in body: Key<Body>) {
        before.append(
            TimeEntry(
                id: Int64(before.count + 1), person: person, body: body, meeting: nil,
                day: .newYear(year - 1).adding(days: 100), kind: .other, minutes: minutes, note: nil,
                by: "Ingrid Almlöf", at: .noted))
    }

    private mutating func principal(_ name: String) -> Key<Authority> {
        if let known = register.authorities.first(where: { $0.name == name }) { return known.id }
        let authority = Authority(id: Key(name.key), name: name, kind: .municipality)
        register.authorities.append(authority)
        return authority.id
    }
}

extension WorkloadExample {
    /// Six groups with twenty kommunledamöter, and some from the region.
    static var sixGroups: WorkloadExample { many(6) }

    /// The same six over and over, each time with others in them.
    static func many(_ count: Int) -> WorkloadExample {
        var example = WorkloadExample()
        for index in 0..<count {
            let group = groups[index % groups.count]
            let suffix = index < groups.count ? "" : " \(index / groups.count + 1)"
            let body = example.add(body: group.name + suffix)
            let members = group.members.map { example.add($0.name + suffix, of: $0.authority, to: body) }
            let others = group.others.enumerated().map {
                example.add($1, of: "Region Norrdal", to: body, as: $0 == 0 ? .chair : .ordinary)
            }
            let coordinator = example.add("Ingrid Almlöf", of: "Region Norrdal", to: body, as: .coordinator)
            let came = zip(members, group.members).map { ($0, $1.meetings) }
            example.addMeetings(group.meetings, of: body) { number in
                came.map { .example($0.0, number <= $0.1 ? (number == 2 ? .remote : .present) : .excused) }
                    + (others + [coordinator]).map { .example($0, .present) }
            }
            for (person, member) in zip(members, group.members) {
                example.report(member.reading - 15 * (group.meetings - 1), .reading, by: person, in: body, meeting: 1)
                example.report(member.preparation, .preparation, by: person, in: body, note: "förankring hemma")
                example.reportBefore(member.reading * 2 + 60, by: person, in: body)
            }
        }
        return example
    }

    /// What is hard to draw and to say: a running year, long names, parts of a year, gaps, many hours, changed norms.
    static var hard: WorkloadExample {
        var example = WorkloadExample(through: "2026-11-21")
        let body = example.add(body: "LPO Barns och ungdomars hälsa", norms: .changed)
        let petra = example.add("Petra Hjelm-Åström", of: "Malung-Sälens kommun", to: body)
        let anna = example.add("Anna-Karin Bergström-Lindqvist", of: "Älvsjöbo", to: body, until: "2026-06-30")
        let per = example.add("=Per \"Pelle\" O’Hara; Öberg", of: "Älvsjöbo", to: body, from: "2026-07-01")
        let maximilian = example.add("Maximilian Fitzwilliamssonhaugen", of: "Björklunda", to: body)
        let nils = example.add("Nils Åberg", of: "Björklunda", to: body)
        let eva = example.add("Eva Sandgren", of: "Region Norrdal", to: body, as: .chair)
        example.add("Mikael Öberg", of: nil, to: body)
        example.addMeetings(5, of: body) { number in
            let others: [Attendance] = [
                .example(petra, number == 3 ? .partial(minutes: 45) : .present), .example(maximilian, .remote),
                .example(eva, .present),
                number == 4 ? .example(Key("vikarie"), .present, insteadOf: nils) : .example(nils, .present),
            ]
            return others + (number < 4 ? [.example(anna, .present)] : number < 5 ? [.example(per, .present)] : [])
        }
        example.register.people.append(Person(id: Key("vikarie"), name: "Vera Vikarie"))
        example.report(250, .reading, by: petra, in: body, meeting: 2, note: "två <varv> & en karta")
        example.report(7_200, .other, by: maximilian, in: body, note: "utredning")
        example.report(80, .preparation, by: nils, in: body)
        example.forgetReading(of: body)
        _ = example.add(body: "LPO Tandhälsa")
        return example
    }

    private struct Group {
        let name: String
        let meetings: Int
        let members: [Member]
        let others: [String]
    }

    private struct Member {
        let name: String
        let authority: String
        let meetings: Int
        let reading: Int
        let preparation: Int

        init(_ name: String, _ authority: String, _ meetings: Int, _ reading: Int, _ preparation: Int) {
            (self.name, self.authority, self.meetings) = (name, authority, meetings)
            (self.reading, self.preparation) = (reading, preparation)
        }
    }

    private static let groups = [
        Group(
            name: "Psykisk hälsa", meetings: 5,
            members: [
                Member("Sofia Rask", "Älvsjöbo", 5, 480, 60), Member("Karin Holmberg", "Björklunda", 5, 405, 45),
                Member("Anneli Törnqvist", "Hedvik", 4, 405, 60), Member("Johan Wiklund", "Granberga", 3, 315, 60),
            ], others: ["Eva Sandgren", "Rut Englund", "Per-Olov Nyström"]),
        Group(
            name: "Barns och ungdomars hälsa", meetings: 5,
            members: [
                Member("Emil Strand", "Lindesta", 5, 570, 120), Member("Nils Åberg", "Kvarnforsa", 5, 420, 75),
                Member("Lotta Hed", "Tallnäs", 4, 435, 45), Member("Maja Lund", "Björklunda", 4, 330, 30),
            ], others: ["Fatima Haddad", "Leif Ek"]),
        Group(
            name: "Äldres hälsa", meetings: 5,
            members: [
                Member("Gunilla Moberg", "Tallnäs", 5, 585, 180), Member("Torbjörn Frisk", "Hedvik", 5, 360, 60),
                Member("Aisha Noor", "Granberga", 4, 375, 60),
            ], others: ["Britta Sand", "Arvid Holm"]),
        Group(
            name: "Rehabilitering", meetings: 5,
            members: [
                Member("Ulla Norling", "Älvsjöbo", 5, 420, 60), Member("Daniel Ekström", "Kvarnforsa", 4, 450, 60),
                Member("Petra Vall", "Lindesta", 4, 300, 30),
            ], others: ["Sara Lind"]),
        Group(
            name: "Levnadsvanor", meetings: 4,
            members: [
                Member("Camilla Ros", "Hedvik", 4, 420, 75), Member("Agneta Sjö", "Tallnäs", 4, 390, 60),
                Member("Robin Kvist", "Kvarnforsa", 3, 270, 30),
            ], others: ["Tomas Dal"]),
        Group(
            name: "Primärvård", meetings: 6,
            members: [
                Member("Ines Karlberg", "Björklunda", 6, 570, 150), Member("Olle Hammar", "Granberga", 6, 420, 60),
                Member("Stina Berggren", "Lindesta", 6, 390, 60),
            ], others: ["Maria Ö", "Olof Ask"]),
    ]
}

extension Attendance {
    static func example(
        _ person: Key<Person>, _ presence: Presence, insteadOf: Key<Person>? = nil
    ) -> Attendance {
        Attendance(person: person, presence: presence, insteadOf: insteadOf, by: "Ingrid Almlöf", at: .noted)
    }
}

extension [Norm] {
    static let hours = [Norm(amount: .hours(least: 15, most: 20))]
    static let changed = [
        Norm(amount: .percent(least: 5, most: 10, of: 1720)),
        Norm(from: .newYear(2025), amount: .hours(least: 15, most: 20)),
    ]
}

extension Date {
    /// 15 December 2026, 14.30 in Sweden.
    fileprivate static let noted = Date(timeIntervalSince1970: 1_797_341_400)
}

extension String {
    fileprivate var key: String {
        lowercased().folding(options: .diacriticInsensitive, locale: nil)
            .replacing(/[^a-z0-9]+/, with: "-")
    }
}

extension Invitation {
    /// Answered by everybody whose name has more than twelve letters.
    static func example(to meeting: Meeting, _ person: Key<Person>) -> Invitation {
        let answer = Answer(reply: .accepted, channel: .mail, at: .noted)
        return Invitation(
            meeting: meeting.id, person: person, uid: "\(meeting.id)-\(person)", organizer: "lpo@norrdal.example",
            created: .noted, joinedAt: .noted, kind: .called,
            conveyed: Conveyed(stage: .called, generation: 0, revision: 0),
            answer: person.text.count > 12 || meeting.number > 2 ? answer : nil)
    }
}
