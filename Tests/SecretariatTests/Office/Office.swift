import Documents
import Foundation
import Mail
import Meetings
import Secretariat
import Store
import Synchronization
import Testing

/// An office with one body, on a clock that the test turns.
final class Office: Sendable {
    let secretary: Secretary
    let rehearsal: Rehearsal
    let mail: URL

    /// Anna is chair and has an assistant, Bo is samordnare, Cilla a member, Dag for information, Egon has no address.
    convenience init(
        modes: MeetingPolicy.Mode? = .automatic, from start: String = "2027-01-11T10:00", surge: Int = 200,
        webAddress: String? = "https://samordna.regionen.example", largestFile: Int = 3_000_000, store: Store? = nil
    ) throws {
        try self.init(
            opening: try store ?? Store.inMemory(), at: start, surge: surge, webAddress: webAddress,
            largestFile: largestFile)
        try secretary.store.write { try $0.save(.office) }
        if let modes { try secretary.setModes(modes, by: "Bo") }
        try secretary.resume(by: "Bo")
    }

    /// An office whose database is there already.
    init(
        opening store: Store, at time: String, surge: Int = 200,
        webAddress: String? = "https://samordna.regionen.example", largestFile: Int = 3_000_000
    ) throws {
        mail = FileManager.default.temporaryDirectory.appending(path: "samordna-office-\(UUID().uuidString)")
        rehearsal = Rehearsal(from: .at(time), transport: .maildir(mail))
        let ids = Ids(from: time)
        var settings = OfficeSettings(
            mailbox: "lpo@regionen.example", surge: surge, connections: 1, largestFile: largestFile,
            webAddress: webAddress)
        settings.largestPaper = 4_000_000
        secretary = Secretary(
            store: store, texts: try MailTexts(directory: repository.appending(path: "Templates")),
            world: rehearsal.world(newID: ids.next),
            settings: settings)
    }

    deinit { try? FileManager.default.removeItem(at: mail) }

    /// An office whose meeting of 2 March has been booked, on a later day.
    static func told(
        modes: MeetingPolicy.Mode? = .automatic, until time: String = "2027-01-20T12:00"
    ) async throws -> Office {
        let office = try Office(modes: modes)
        try office.book("2027-03-02T13:00")
        if modes == .press {
            try office.secretary.decide()
            _ = try office.secretary.press(MessageFilter(body: Key("lpo")), by: "Bo")
        }
        try await office.run(until: time)
        return office
    }

    @discardableResult func run(until time: String) async throws -> Sent {
        try await rehearsal.run(secretary, until: .at(time))
    }

    func edit(_ person: String, _ change: (inout Person) -> Void) throws {
        var register = try secretary.store.read { try $0.register() }
        for index in register.people.indices where register.people[index].id == Key(person) {
            change(&register.people[index])
        }
        try secretary.store.write { try $0.save(register) }
    }

    /// Adds meetings and says the chair's yes to them.
    func book(_ times: String...) throws {
        for time in times {
            _ = try secretary.addMeeting(of: "lpo", at: .at(time), length: nil, place: Meeting.Place(), by: "Bo")
        }
        _ = try secretary.approve(2027, of: "lpo", by: "Anna Ek")
    }

    func messages(_ states: OutboxMessage.State...) throws -> [OutboxMessage] {
        try secretary.store.read { try $0.messages(MessageFilter(states: states.isEmpty ? nil : states)) }
    }

    func invitation(of person: String) throws -> Invitation {
        try secretary.store.read { snapshot in
            let meeting = try #require(try snapshot.meetings().first)
            return try #require(try snapshot.invitation(of: Key(person), to: meeting))
        }
    }

    /// What was sent to someone in order: “booking 0”, “notice 1”.
    func sent(to name: String) throws -> [String] {
        try messages(.accepted).filter { $0.person == Key(name) && $0.copyFor == nil }
            .map { "\($0.kind.rawValue)\($0.sequence.map { " \($0)" } ?? "")" }
    }

    func text(_ message: OutboxMessage) throws -> String {
        String(decoding: try secretary.store.read { try $0.content(of: message.id) } ?? Data(), as: UTF8.self)
    }
}

extension Register {
    static var office: Register {
        var register = Register()
        register.region = "Region Exempel"
        register.bodies = [
            Body(
                id: Key("lpo"), kind: .programArea, name: "LPO Psykisk hälsa",
                sender: Body.Sender(joinLink: "https://mote.example/lpo"))
        ]
        let roles: [(String, Seat.Role)] = [
            ("Anna Ek", .chair), ("Bo Lind", .coordinator), ("Cilla Öberg", .ordinary), ("Dag Ås", .informed),
            ("Egon Ström", .ordinary),
        ]
        for (name, role) in roles { register.seat(name, role) }
        register.people[0].assistants = [Person.Assistant(name: "Asta Berg", address: "asta@regionen.example")]
        register.people[4].addresses = []
        return register
    }

    mutating func seat(_ name: String, _ role: Seat.Role, from: Day = Day(ordinal: 20_000)) {
        let first = name.prefix { $0 != " " }.lowercased()
        people.append(Person(id: Key(first), name: name, addresses: [Person.Address("\(first)@regionen.example")]))
        seats.append(Seat(id: Key("seat of \(first)"), body: Key("lpo"), role: role))
        mandates.append(
            Mandate(id: Key("mandate of \(first)"), seat: Key("seat of \(first)"), person: Key(first), from: from))
    }
}

/// Identifiers that are counted, from any thread.
private final class Ids: Sendable {
    private let last = Mutex(0)
    private let start: String

    init(from time: String) { start = time.filter(\.isNumber) }

    @Sendable func next() -> String {
        last.withLock { last in
            last += 1
            return "id-\(start)-\(last)"
        }
    }
}

extension Date {
    static func at(_ time: String) -> Date { WallTime.at(time).nearestMoment }
}

extension WallTime {
    static func at(_ time: String) -> WallTime { WallTime(iso: time) ?? WallTime(.distantPast) }
}

/// The folder of the sources, where the templates and examples are.
let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
