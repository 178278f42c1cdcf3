import Foundation
import Meetings
import Secretariat
import Store
import Testing

@testable import Web

extension Browser {
    /// Signed in with the code that was mailed.
    static func signedIn(
        _ name: String, _ register: Register = .example(), store: Store? = nil
    ) async throws -> Browser {
        let browser = try Browser(register, store: store)
        try await browser.enter(name)
        return browser
    }

    /// Bo is signed in after the meeting of 9 March.
    static func afterHeldMeeting(
        _ register: Register = .example(), _ meeting: Meeting = .example()
    ) async throws -> Browser {
        let browser = try Browser(register)
        try browser.plan(meeting)
        browser.clock.turn(minutes: 14 * 24 * 60 + 6 * 60)
        try browser.secretary.decide()
        try await browser.enter("bo")
        return browser
    }

    /// Signs in, in place of whoever was.
    func enter(_ name: String) async throws {
        forgetCookies()
        let asked = try await ask("\(name)@regionen.example")
        _ = try await fill(asked, "/logga-in/kod", [("kod", try mailedCode())])
    }

    /// Keeps a meeting and composes what is owed for it.
    func plan(_ meeting: Meeting = .example()) throws {
        try secretary.store.write { try $0.save(meeting) }
        try secretary.decide()
    }

    func meeting(_ number: Int = 2) throws -> Meeting? {
        try secretary.store.read { try $0.meetings(of: Key("lpo"), year: 2027).first { $0.number == number } }
    }

    /// What is queued reaches everybody.
    func deliverAll() throws {
        try secretary.resume(by: "Bo Lind")
        clock.turn(minutes: 3)
        while try deliver() {}
    }

    /// So many of the messages that wait reach their servers.
    func deliver(_ count: Int) throws { for _ in 1...count { #expect(try deliver()) } }

    /// The next of them does; false where none waits.
    @discardableResult func deliver() throws -> Bool {
        try secretary.store.write { transaction in
            guard let claimed = try transaction.claim(at: clock.now) else { return false }
            let attempt = Attempt(at: clock.now, outcome: .accepted, reply: "250")
            try transaction.settle(Settlement(id: claimed.id, attempt: attempt, state: .accepted))
            return true
        }
    }

    /// Mail about meetings, without what signs people in.
    func mails(_ states: [OutboxMessage.State]? = nil) throws -> [OutboxMessage] {
        try secretary.store.read { try $0.messages(MessageFilter(states: states)) }.filter { $0.kind != .signIn }
    }
}

extension Meeting {
    /// Fourteen days after the clock's first reading: the kallelse's day.
    static func example(
        number: Int = 2, start: String = "2027-03-09T13:00", state: State = .booked(by: "Anna Ek", at: .distantPast)
    ) -> Meeting {
        Meeting(
            id: Key("meeting-\(number)"), body: Key("lpo"), year: 2027, number: number,
            start: WallTime(iso: start) ?? WallTime(.distantPast), length: 120,
            place: Place(joinLink: "https://mote.example/lpo"),
            agenda: [AgendaItem(title: "Aktuellt från nätverken", length: 20)], state: state)
    }
}
