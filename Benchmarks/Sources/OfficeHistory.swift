import Foundation
import Meetings
import Store

/// What an office of six programme areas has on record after three years, and what it has ahead.
struct OfficeHistory {
    let path: String

    private let region = Region(bodies: 6)
    private let years = 2025...2027
    private let author = "Bo Lindgren"
    /// The service that is measured has this clock: the year's last meetings are a fortnight ahead.
    private let now = WallTime(iso: "2027-10-14T10:00") ?? WallTime(.distantFuture)

    struct Result: Encodable {
        let now: Double
        let meetings: Int
        let people: Int
        let messages: Int
        let megabytes: Double
    }

    func filled() throws -> Result {
        let store = try Store(path: path)
        let content = try ExampleMessage().bytes()
        let register = register
        try store.write { try $0.save(register) }
        for year in years {
            try store.write { transaction in
                for meeting in region.meetings(in: year) { try add(meeting, content, register, transaction) }
            }
        }
        try store.write { transaction in
            for meeting in region.meetings(in: 2028) { try transaction.save(meeting) }
        }
        let counts = try store.read { (try $0.meetings().count, try $0.messageCounts().values.reduce(0, +)) }
        try store.close()
        let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
        return Result(
            now: now.nearestMoment.timeIntervalSince1970, meetings: counts.0, people: register.people.count,
            messages: counts.1, megabytes: Double(size) / 1e6)
    }

    /// Eight of the region and four of the kommuner in each body, with one samordnare for all.
    private var register: Register {
        var register = region.register
        let kommuner = (1...15).map { Authority(id: Key("kommun-\($0)"), name: "Kommun \($0)", kind: .municipality) }
        register.authorities = [Authority(id: Key("region"), name: register.region, kind: .region)] + kommuner
        for index in register.people.indices {
            let place = index % Region.peoplePerBody
            let authority = place < 8 ? register.authorities[0].id : kommuner[index % kommuner.count].id
            register.people[index].authority = authority
            register.seats[index].authority = authority
            register.mandates[index].from = .newYear(years.lowerBound)
        }
        let samordnare = Person(
            id: Key("samordnare"), name: author, addresses: [Person.Address("bo.lindgren@regionen.example")])
        register.people.append(samordnare)
        for index in register.bodies.indices {
            let body = register.bodies[index].id
            register.bodies[index].norms = [Norm(amount: .hours(least: 15, most: 20))]
            let seat = Seat(id: Key("samordnare-\(body)"), body: body, role: .coordinator)
            register.seats.append(seat)
            register.mandates.append(
                Mandate(
                    id: Key("samordnare-\(body)"), seat: seat.id, person: samordnare.id,
                    from: .newYear(years.lowerBound)))
        }
        return register
    }

    private func add(
        _ planned: Meeting, _ content: Data, _ register: Register, _ transaction: Transaction
    ) throws {
        var meeting = planned
        let end = meeting.end.nearestMoment
        let hasBeen = meeting.end < now
        meeting.state = hasBeen ? .held(at: end) : .booked(by: author, at: now.nearestMoment)
        try Archive.add(meeting, content, transaction)
        for (place, invitee) in members(of: meeting, register).enumerated() {
            let lot = (place * 7 + meeting.number * 5 + meeting.body.text.utf8.reduce(0) { $0 + Int($1) }) % 12
            if lot < 9 { try answer(lot, of: invitee, to: meeting, transaction) }
            guard hasBeen else { continue }
            try transaction.record(
                Attendance(person: invitee, presence: lot == 0 ? .excused : .remote, by: author, at: end),
                at: meeting.id)
            if lot % 3 == 0 { try report(20 + 10 * lot, by: invitee, for: meeting, transaction) }
        }
        if hasBeen {
            try transaction.record(ReadingMatter(amount: 40, unit: .pages, by: author, at: end), for: meeting.id)
        }
    }

    private func members(of meeting: Meeting, _ register: Register) -> [Key<Person>] {
        register.invitees(to: meeting).map(\.person.id).filter { $0.text != "samordnare" }
    }

    private func answer(_ lot: Int, of person: Key<Person>, to meeting: Meeting, _ transaction: Transaction) throws {
        let reply: Answer.Reply = lot == 0 ? .declined : lot == 1 ? .tentative : .accepted
        let sent = meeting.start.nearestMoment.addingTimeInterval(-10 * 86_400)
        try transaction.record(
            Answer(reply: reply, channel: .mail, at: min(sent, now.nearestMoment)), of: person, to: meeting)
    }

    /// Time in place of what the pages would have been counted as.
    private func report(
        _ minutes: Int, by person: Key<Person>, for meeting: Meeting, _ transaction: Transaction
    ) throws {
        try transaction.add(
            TimeEntry(
                id: 0, person: person, body: meeting.body, meeting: meeting.id, day: meeting.start.day, kind: .reading,
                minutes: minutes, note: nil, by: author, at: meeting.end.nearestMoment),
            inPlaceOf: nil)
    }
}
