import Foundation
import Meetings
import Store
import Testing

@testable import Secretariat

@Suite struct FollowUpTests {
    @Test func `an owner is reminded a week ahead and once when it is overdue, with a link that is hers`() async throws
    {
        let office = try Office.following()

        try await office.run(until: "2027-03-19T12:00")
        #expect(try office.sent(to: "cilla") == [])
        try await office.run(until: "2027-03-23T12:00")
        #expect(try office.sent(to: "cilla") == ["action"])
        try await office.run(until: "2027-05-20T12:00")

        let mails = try office.messages(.accepted).filter { $0.kind == .action }
        #expect(mails.map(\.person.text) == ["cilla", "cilla"])
        let text = try office.text(try #require(mails.first))
        #expect(text.contains("/atgard/") && text.contains("Bjud in elevh"))
    }

    @Test func `what is done is reminded of no more, though the mail waited`() async throws {
        let office = try Office.following(modes: .press)
        try await office.run(until: "2027-03-23T12:00")
        #expect(try office.messages(.held).contains { $0.kind == .action })

        try office.secretary.change(action: Key("a1"), .done(note: "Klart  och\nbetalt"), by: "Bo Lind")

        #expect(try !office.messages(.held).contains { $0.kind == .action })
        guard case .done(let by, _, let note)? = try office.action()?.state else {
            Issue.record("it is done")
            return
        }
        #expect(by == "Bo Lind" && note == "Klart och betalt")
    }

    @Test func `the second to report it is told who was first, and an outdated page changes nothing`() async throws {
        let office = try Office.following()
        let seen = try office.secretary.mark(of: #require(try office.action()))
        try office.secretary.change(action: Key("a1"), .postpone(to: .april, because: "Sjukdom"), seen: seen, by: "Bo")

        #expect(throws: OfficeError.badAction("Bjud in elevhälsan", .changed)) {
            try office.secretary.change(action: Key("a1"), .done(note: nil), seen: seen, by: "Anna Ek")
        }
        try office.secretary.change(action: Key("a1"), .done(note: nil), by: "Cilla Öberg")
        let at = office.rehearsal.now
        #expect(throws: OfficeError.badAction("Bjud in elevhälsan", .isDone(by: "Cilla Öberg", at: at))) {
            try office.secretary.change(action: Key("a1"), .done(note: nil), by: "Anna Ek")
        }
        #expect(try office.action()?.postponements == 1)
    }

    @Test(arguments: [
        (ActionChange.postpone(to: Day(ordinal: 20_000), because: nil), ActionFault.past(Day(ordinal: 20_000))),
        (.postpone(to: Day(ordinal: 90_000), because: nil), .farOff(Day(ordinal: 90_000))),
        (.drop(because: " \u{202E} "), .noReason), (.assign([]), .noOwner),
        (.assign([.person(Key("nobody"))]), .unknownOwner), (.assign([.words("\u{200B}")]), .unknownOwner),
        (.done(note: String(repeating: "x", count: 1_000_000)), .tooLong(limit: 1_000)),
    ]) func `what cannot be is refused, and nothing is changed`(change: ActionChange, fault: ActionFault) throws {
        let office = try Office.following()
        let before = try office.action()

        #expect(throws: OfficeError.badAction("Bjud in elevhälsan", fault)) {
            try office.secretary.change(action: Key("a1"), change, by: "Bo Lind")
        }

        #expect(try office.action() == before)
    }

    @Test func `a new owner is told at once, and the old one hears no more`() async throws {
        let office = try Office.following()
        try office.secretary.change(action: Key("a1"), .assign([.person(Key("bo"))]), by: "Anna Ek")

        try await office.run(until: "2027-05-20T12:00")

        #expect(try office.sent(to: "cilla").isEmpty)
        #expect(try office.sent(to: "bo").filter { $0 == "action" }.count == 3)
    }

    @Test func `who has left is not written to, and the samordnare sees whom to ask`() async throws {
        let office = try Office.following()
        var register = try office.secretary.store.read { try $0.register() }
        register.mandates[2].until = Day(iso: "2027-03-10")
        try office.secretary.store.write { try $0.save(register) }

        try await office.run(until: "2027-05-20T12:00")

        #expect(try office.sent(to: "cilla").filter { $0 == "action" }.isEmpty)
        let matters = try office.matters("bo")
        #expect(matters.contains { if case .ownerless(_, let actions) = $0 { actions.count == 1 } else { false } })
        #expect(matters.contains { if case .overdue(_, let count) = $0 { count == 1 } else { false } })
    }

    @Test func `not mine stops the mail until somebody else is named`() async throws {
        let office = try Office.following()
        let visit = try office.visit("cilla")
        let own = try #require(
            try office.secretary.store.read { try office.secretary.ownAction(Key("a1"), of: Key("cilla"), $0) })

        #expect(try office.secretary.disown(Key("a1"), comment: "Fråga Bo", seen: own.mark, by: visit) == .done)
        #expect(try office.secretary.disown(Key("a1"), comment: "Fråga Bo", seen: own.mark, by: visit) == .over)
        try await office.run(until: "2027-05-20T12:00")

        #expect(try office.sent(to: "cilla").isEmpty)
        let followed = try office.secretary.store.read { try office.secretary.followedAction(Key("a1"), $0) }
        #expect(followed?.disownedBy == "Cilla Öberg" && followed?.needsOwner == true)
        try office.secretary.change(action: Key("a1"), .assign([.person(Key("bo"))]), by: "Anna Ek")
        let named = try office.secretary.store.read { try office.secretary.followedAction(Key("a1"), $0) }
        #expect(named?.disownedBy == nil)
    }

    @Test(arguments: [
        ("Klart", true), ("Hej,\r\n\r\ndet är klart.\r\n\r\nMvh Cilla", true), ("Klart till hälften", false),
        ("Det är inte klart", false), ("Klart, men inte allt", false), ("", false),
    ]) func `an answer with that word alone is taken, anything else is read by a person`(
        text: String, isTaken: Bool
    ) async throws {
        let office = try Office.following()
        try await office.run(until: "2027-03-23T12:00")
        let mail = try #require(try office.messages(.accepted).first { $0.kind == .action })

        let came = try office.answer(text, to: mail.messageID)

        #expect(came.outcome == (isTaken ? .applied : .human))
        #expect(try office.action()?.isOpen == !isTaken)
    }

    @Test func `another's answer reports nothing`() async throws {
        let office = try Office.following()
        try await office.run(until: "2027-03-23T12:00")
        let mail = try #require(try office.messages(.accepted).first { $0.kind == .action })

        let came = try office.answer("Klart", from: "dag@regionen.example", to: mail.messageID)

        #expect(came.outcome == .human)
        #expect(try office.action()?.isOpen == true)
    }

    @Test func `the next agenda gets what is open, and the list counts how often it was carried over`() throws {
        let office = try Office.following()
        try office.secretary.store.write { try $0.save(.held(2, "2027-03-16")) }

        let (open, followed) = try office.secretary.store.read { snapshot in
            (
                try office.secretary.openActions(of: Key("lpo"), snapshot),
                try office.secretary.followedActions(ActionSelection(), for: nil, snapshot)
            )
        }

        #expect(open.map(\.id.text) == ["a1"])
        #expect(followed.map(\.timesCarried) == [1])
    }
}

extension Day {
    fileprivate static let april = Day(iso: "2027-04-13") ?? Day(ordinal: 20_921)
}

extension Office {
    /// On 10 March, after a meeting of the 2nd whose minutes gave Cilla something to do by the 29th.
    fileprivate static func following(modes: MeetingPolicy.Mode = .automatic) throws -> Office {
        let office = try Office(modes: modes, from: "2027-03-10T10:00")
        try office.secretary.store.write { transaction in
            try transaction.save(Meeting.held(1, "2027-03-02"))
            let action = Action(
                id: Key("a1"), body: Key("lpo"), meeting: Key("m1"), item: 1, text: "Bjud in elevhälsan",
                owners: [.person(Key("cilla"))], due: Day(iso: "2027-03-29").map { .day($0) },
                agreed: Day(iso: "2027-03-02") ?? .april, state: .open(since: .at("2027-03-09T16:00")))
            try transaction.save(action, at: 0)
        }
        return office
    }

    fileprivate func action() throws -> Action? { try secretary.store.read { try $0.action(Key("a1")) } }

    fileprivate func visit(_ person: String) throws -> LinkVisit {
        let found = try secretary.store.read { try $0.register().person(Key(person)) }
        let link = PersonalLink(
            id: 1, person: Key(person), assistant: nil, purpose: .action(Key("a1")), issued: .distantPast)
        return LinkVisit(link: link, person: try #require(found))
    }

    fileprivate func matters(_ person: String) throws -> [Errand.Matter] {
        try secretary.store.read { snapshot in
            let register = try snapshot.register()
            let now = rehearsal.now
            let clearance = Clearance(
                of: try #require(register.person(Key(person))), in: register, on: WallTime(now).day)
            let today = try Today(snapshot, register, for: clearance, at: now)
            return (today.due + today.open).map(\.matter)
        }
    }

    fileprivate func answer(
        _ text: String, from: String = "cilla@regionen.example", to messageID: String
    ) throws -> IncomingMail {
        var mail = ComingMail()
        mail.from = "Någon <\(from)>"
        mail.subject = "Sv: Din åtgärd"
        mail.method = nil
        mail.text = text
        mail.headers = ["In-Reply-To: <\(messageID)>"]
        return try secretary.receive(mail.octets, from: "test")
    }
}

extension Meeting {
    fileprivate static func held(_ number: Int, _ day: String) -> Meeting {
        Meeting(
            id: Key("m\(number)"), body: Key("lpo"), year: 2027, number: number,
            start: WallTime(iso: "\(day)T13:00") ?? WallTime(.distantPast), length: 120, state: .held(at: .distantPast))
    }
}
