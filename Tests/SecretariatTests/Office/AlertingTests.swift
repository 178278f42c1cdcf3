import Foundation
import Meetings
import Secretariat
import Store
import Testing

/// What reaches the samordnare when the chair or too many decline.
@Suite struct AlertingTests {
    @Test(arguments: [MeetingPolicy.Mode.automatic, .press])
    func `a chair who declines by mail is told the same day, without a press`(modes: MeetingPolicy.Mode) async throws {
        let office = try await Office.told(modes: modes)

        try office.receive { mail in
            mail.from = "Anna Ek <anna@regionen.example>"
            (mail.uid, mail.attendee) = (try office.uid(of: "anna"), "anna@regionen.example")
            (mail.partstat, mail.lines) = ("DECLINED", ["COMMENT:Jag opereras den veckan"])
        }
        try await office.run(until: "2027-01-20T12:05")

        let alert = try #require(try office.alerts(.accepted).first)
        #expect(alert.person == Key("bo") && alert.recipient == "bo@regionen.example")
        #expect(alert.subject == "Ordföranden har svarat nej: LPO Psykisk hälsa tisdag 2 mars kl. 13.00–15.00")
        let text = try office.words(alert)
        #expect(text.contains("Anna Ek, som är ordförande, har svarat nej"))
        #expect(text.contains("”Jag opereras den veckan”"))
        #expect(text.contains("samordna move lpo/2027-1 --to TID"))
        #expect(try office.text(alert).contains("Reply-To: Anna Ek <anna@regionen.example>"))
    }

    @Test func `a lost quorum is told with who comes and who does not`() async throws {
        let office = try await Office.told()

        try office.record("cilla", .declined)
        try office.record("egon", .declined)
        try await office.run(until: "2027-01-20T12:05")

        let alert = try #require(try office.alerts(.accepted).first)
        #expect(alert.subject.hasPrefix("För få kan komma: LPO Psykisk hälsa"))
        let text = try office.words(alert)
        #expect(text.contains("högst en av tre ledamöter kan komma"))
        #expect(text.contains("Minst två av tre ledamöter, däribland ordföranden"))
        #expect(text.contains("2: Egon Ström och Cilla Öberg"))
        #expect(text.contains("1: Anna Ek"))
        #expect(try office.alerts().count == 1)
    }

    @Test func `a chair who changes her mind in time is not told of`() async throws {
        let office = try await Office.told()

        try office.record("anna", .declined)
        try office.secretary.decide()
        try office.record("anna", .accepted)
        try await office.run(until: "2027-01-21T12:00")

        #expect(try office.alerts().map(\.state) == [.lapsed])
    }

    @Test func `to and fro in a day is told once`() async throws {
        let office = try await Office.told()

        for (reply, time) in [
            (Answer.Reply.declined, "2027-01-20T12:10"), (.accepted, "2027-01-20T12:20"),
            (.declined, "2027-01-20T12:30"), (.declined, "2027-01-21T09:00"),
        ] {
            try office.record("anna", reply)
            try await office.run(until: time)
        }

        #expect(try office.alerts().map(\.state) == [.accepted])
    }

    @Test func `while sending is paused it waits, and after the meeting's start it is pointless`() async throws {
        let office = try await Office.told()
        try office.secretary.pause(by: "Bo")
        try office.record("anna", .declined)
        try await office.run(until: "2027-02-20T12:00")
        #expect(try office.alerts().map(\.state) == [.queued])

        try await office.run(until: "2027-03-02T13:01")
        try office.secretary.resume(by: "Bo")
        try await office.run(until: "2027-03-03T12:00")

        #expect(try office.alerts().map(\.state) == [.lapsed])
    }

    @Test func `a stand-in is told in her time`() async throws {
        let office = try await Office.told()
        try office.secretary.store.write { transaction in
            var register = try transaction.snapshot.register()
            register.seat("Sven Alm", .standIn)
            register.mandates[register.mandates.count - 1].until = Day(iso: "2027-01-31")
            try transaction.save(register)
        }

        try office.record("anna", .declined)
        try await office.run(until: "2027-01-20T12:05")

        #expect(try office.alerts(.accepted).map(\.recipient) == ["sven@regionen.example"])
        #expect(try office.words(try office.alerts()[0]).contains("ersättare för samordnaren i LPO Psykisk hälsa"))
    }

    @Test func `a protected chair is not named`() async throws {
        let office = try await Office.told()
        try office.edit("anna") { $0.isProtected = true }

        _ = try office.secretary.record(
            .declined, of: "anna", to: "lpo/2027-1", comment: "Hälsar Anna", answeredBy: "Asta Berg", by: "Bo")
        try await office.run(until: "2027-01-20T12:05")

        let alert = try #require(try office.alerts(.accepted).first)
        #expect(try !office.words(alert).contains("Asta"))
        #expect(try !office.text(alert).contains("Anna") && !office.words(alert).contains("Anna"))
        #expect(try office.words(alert).contains("1: namn visas inte"))
    }

    @Test func `it follows the samordnare to a new address`() async throws {
        let office = try await Office.told()
        try office.secretary.pause(by: "Bo")
        try office.record("anna", .declined)
        try await office.run(until: "2027-01-20T12:05")

        try office.edit("bo") { $0.addresses = [Person.Address("bo.lind@regionen.example")] }
        try office.secretary.resume(by: "Bo")
        try await office.run(until: "2027-01-20T12:15")

        #expect(try office.alerts(.accepted).map(\.recipient) == ["bo.lind@regionen.example"])
        #expect(try office.alerts().map(\.state) == [.superseded, .accepted])
    }

    @Test func `it is no word of the meeting to the samordnare herself`() async throws {
        let office = try await Office.told()
        let meeting = try #require(try office.secretary.store.read { try $0.meetings().first })
        let heard = try office.secretary.store.read { try $0.heard(of: meeting.id) }

        try office.record("anna", .declined)
        try office.secretary.decide()
        let waiting = try office.secretary.store.read { try $0.waiting(for: meeting.id) }
        try await office.run(until: "2027-01-20T12:05")

        #expect(!waiting.contains(Key("bo")))
        #expect(try office.secretary.store.read { try $0.heard(of: meeting.id) } == heard)
        try await office.run(until: "2027-02-25T12:00")
        #expect(try office.sent(to: "bo").contains("reminder 1"))
    }

    @Test func `only those who have not answered are reminded, and “perhaps” is an answer`() async throws {
        let office = try await Office.told()
        try office.record("anna", .accepted)
        try office.record("cilla", .tentative)

        try await office.run(until: "2027-02-25T12:00")

        let reminders = try office.messages().filter { $0.kind == .reminder && $0.copyFor == nil }
        // Egon's booking is a letter that nobody has posted: it is not time to remind him.
        #expect(reminders.map(\.person) == [Key("bo")])
        let notice = try #require(try office.messages(.accepted).last { $0.person == Key("cilla") })
        #expect(try office.words(notice).contains("Du har redan svarat att du kanske kommer. Svara igen när du vet."))
    }
}

extension Office {
    fileprivate func alerts(_ states: OutboxMessage.State...) throws -> [OutboxMessage] {
        try secretary.store.read {
            try $0.messages(MessageFilter(kind: .alert, states: states.isEmpty ? nil : states))
        }
    }

    fileprivate func record(_ person: String, _ reply: Answer.Reply) throws {
        _ = try secretary.record(reply, of: person, to: "lpo/2027-1", by: "Bo")
    }

    /// The words of a message's text part, whatever lines they stand on.
    fileprivate func words(_ message: OutboxMessage) throws -> String {
        let text = try text(message)
        guard let head = text.range(of: "Content-Type: text/plain"),
            let begin = text.range(of: "\r\n\r\n", range: head.upperBound..<text.endIndex)
        else { return text }
        // A signature begins with two hyphens, the next part with more.
        let part = text[begin.upperBound...].components(separatedBy: "\r\n")
            .prefix { !$0.hasPrefix("--") || $0.count == 2 }.joined(separator: "\r\n")
        // Quoted-printable (RFC 2045 §6.7) is percent-encoding with another sign.
        let encoded = part.replacing("=\r\n", with: "").replacing("%", with: "%25").replacing("=", with: "%")
        let plain = encoded.removingPercentEncoding ?? ""
        return plain.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
