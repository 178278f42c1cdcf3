import Foundation
import Meetings

/// One LPO with a chair and a member of the region, two kommunledamöter and a guest, and what they did in 2026.
struct Year2026 {
    var register: Register
    var sittings: [Sitting] = []
    var entries: [TimeEntry] = []

    init() {
        register = Register()
        register.region = "Region Exempel"
        register.authorities = [
            Authority(id: Key("regionen"), name: "Region Exempel", kind: .region),
            Authority(id: Key("nora"), name: "Nora kommun", kind: .municipality),
        ]
        register.bodies = [
            Body(
                id: .lpo, kind: .programArea, name: "LPO Psykisk hälsa",
                norms: [Norm(amount: .hours(least: 15, most: 20))])
        ]
        add("Anna Ek", .chair, "regionen")
        add("Cilla Öberg", .ordinary, "nora")
        add("Egon Ström", .ordinary, "nora")
        add("Bo Lind", .coordinator, "regionen")
        register.people.append(Person(id: Key("fia"), name: "Fia Holm", authority: Key("nora")))
    }

    mutating func add(
        _ name: String, _ role: Seat.Role, _ authority: String, to body: Key<Body> = .lpo,
        from: String = "2020-01-01", until: String? = nil
    ) {
        let id = String(name.prefix { $0 != " " }).lowercased()
        if register.person(Key(id)) == nil {
            register.people.append(Person(id: Key(id), name: name, authority: Key(authority)))
        }
        let seat = Key<Seat>("\(body) \(id) \(role) \(from)")
        register.seats.append(Seat(id: seat, body: body, role: role, authority: Key(authority)))
        register.mandates.append(
            Mandate(
                id: Key(seat.text), seat: seat, person: Key(id), from: Day(iso: from) ?? .newYear(2020),
                until: until.flatMap { Day(iso: $0) }))
    }

    /// A meeting of two hours at one o'clock.
    mutating func meet(
        _ day: String, body: Key<Body> = .lpo, pages: Int? = nil, _ presence: [String: Attendance.Presence] = [:],
        insteadOf: [String: String] = [:], answers: [String: Answer.Reply?] = [:]
    ) {
        let meeting = Meeting(
            id: Key("\(body) \(day)"), body: body, year: 2026, number: sittings.count + 1,
            start: WallTime(iso: "\(day)T13:00") ?? WallTime(.recorded), length: 120, state: .held(at: .recorded))
        let attendance = presence.map { person, presence in
            Attendance(
                person: Key(person), presence: presence, insteadOf: insteadOf[person].map { Key($0) }, by: "Bo",
                at: .recorded)
        }
        sittings.append(
            Sitting(
                meeting: meeting, attendance: Dictionary(uniqueKeysWithValues: attendance.map { ($0.person, $0) }),
                invitations: answers.map { meeting.invitation(of: $0, answering: $1) },
                reading: pages.map { ReadingMatter(amount: $0, unit: .pages, by: "Bo", at: .recorded) }))
    }

    mutating func report(
        _ person: String, _ kind: WorkKind, _ minutes: Int, meeting: Int? = nil, day: String = "2026-03-03",
        body: Key<Body> = .lpo
    ) {
        let sitting = meeting.map { sittings[$0].meeting }
        entries.append(
            TimeEntry(
                id: Int64(entries.count + 1), person: Key(person), body: sitting?.body ?? body, meeting: sitting?.id,
                day: sitting?.start.day ?? Day(iso: day) ?? .newYear(2026), kind: kind, minutes: minutes, note: nil,
                by: "Bo", at: .recorded))
    }

    var book: WorkloadBook {
        WorkloadBook(
            year: 2026, register: register, sittings: sittings, entries: entries,
            through: Day.newYear(2027).adding(days: -1))
    }

    var report: WorkloadReport {
        let before = WorkloadBook(year: 2025, register: register, sittings: [], entries: [], through: .newYear(2026))
        return WorkloadReport(book, bodies: register.bodies, before: before)
    }

    func workload(_ person: String, in body: Key<Body> = .lpo) -> Workload? {
        report.workloads.first { $0.person.id == Key(person) && $0.body == body }
    }
}

extension Meeting {
    fileprivate func invitation(of person: String, answering reply: Answer.Reply?) -> Invitation {
        Invitation(
            meeting: id, person: Key(person), uid: "\(id) \(person)", organizer: "lpo@regionen.example",
            created: .recorded, joinedAt: .recorded, kind: .called,
            conveyed: Invitation.Conveyed(stage: .called, generation: 0, revision: 0),
            answer: reply.map { Answer(reply: $0, channel: .told, at: .recorded) })
    }
}

extension Date {
    static let recorded = Date(timeIntervalSince1970: 1_798_000_000)
}

extension Key<Body> {
    static let lpo = Key<Body>("lpo")
}
