import Foundation
import Meetings
import Secretariat
import Store
import Testing

@Suite struct ReplyTests {
    @Test func `an answer waits until it is sent, leaves as a person's mail and settles what it answers`() async throws
    {
        let office = try await Office.booked()
        let mail = try office.receive(question)
        let before = try office.messages().filter { $0.kind == .reply }

        let id = try office.reply(to: mail, "Hej Cilla\n\nDet gör Eva.", after: 0)
        try await office.run(until: "2027-01-11T13:00")
        let held = try office.message(id)?.state
        try office.secretary.send(reply: id, by: "Bo Lind")
        try office.secretary.send(reply: id, by: "Bo Lind")
        try await office.run(until: "2027-01-11T14:00")

        #expect(before.isEmpty && held == .held)
        let message = try #require(try office.message(id))
        #expect(message.state == .accepted && message.recipient == "cilla@regionen.example")
        let text = try office.text(message)
        #expect(text.contains("In-Reply-To: <fraga@mejl.example>"))
        #expect(text.contains("References: <m1@mejl.example> <fraga@mejl.example>"))
        #expect(!text.contains("Auto-Submitted"))
        let settled = try office.secretary.store.read { try $0.incoming(mail.id) }
        #expect(settled?.outcome == .human)
        #expect(settled?.reasons.count { $0 == .ruled("answered", by: "Bo Lind") } == 1)
        #expect(try office.secretary.store.read { try $0.replies(to: mail.id) }.map(\.by) == ["Bo Lind"])
    }

    @Test func `an answer that is written anew takes the place of the one that waits, and twice is once`() async throws
    {
        let office = try await Office.booked()
        let mail = try office.receive(question)

        let first = try office.reply(to: mail, "Ett", after: 0)
        let same = try office.reply(to: mail, "Ett", after: 0)
        let second = try office.reply(to: mail, "Två", after: first)

        #expect(same == first)
        #expect(try office.message(first)?.state == .superseded)
        #expect(try office.message(second)?.state == .held)
        #expect(throws: OfficeError.answeredMeanwhile(mail.id)) { try office.reply(to: mail, "Tre", after: first) }
        #expect(throws: OfficeError.answeredMeanwhile(mail.id)) {
            try office.secretary.send(reply: first, by: "Bo Lind")
        }
    }

    @Test func `while sending is held an answer waits, and it can be taken back`() async throws {
        let office = try await Office.booked()
        try office.secretary.pause(by: "Bo Lind")
        let mail = try office.receive(question)
        let id = try office.reply(to: mail, "Hej", after: 0)
        try office.secretary.send(reply: id, by: "Bo Lind")

        try await office.run(until: "2027-01-11T15:00")
        let waiting = try office.message(id)?.state
        try office.secretary.holdBack(id, by: "Bo Lind")

        #expect(waiting == .queued)
        #expect(try office.message(id)?.state == .held)
    }

    @Test func `a meeting that begins, or a new address, changes no answer`() async throws {
        let office = try await Office.booked()
        let mail = try office.receive(question)
        let id = try office.reply(to: mail, "Hej", after: 0)
        try office.edit("cilla") { $0.addresses = [Person.Address("cilla.ny@regionen.example")] }

        try await office.run(until: "2027-03-03T10:00")

        let message = try office.message(id)
        #expect(message?.state == .held && message?.recipient == "cilla@regionen.example")
    }

    @Test(arguments: [
        "Message-ID: <a b@@x>", "Message-ID: <>", "Message-ID: <x@[1.2.3.4]>",
        "References: " + String(repeating: "<a@b.example> ", count: 400),
    ])
    func `odd Message-IDs keep nobody from an answer`(header: String) async throws {
        let office = try await Office.booked()
        let mail = try office.receive { mail in
            try question(&mail)
            mail.headers = [header]
        }

        #expect(throws: Never.self) { try office.reply(to: mail, "Hej", after: 0) }
    }

    @Test func `our own mailbox and machines are not answered`() async throws {
        let office = try await Office.booked()
        let mail = try office.receive { mail in
            try question(&mail)
            mail.headers = ["Auto-Submitted: auto-replied"]
        }

        #expect(throws: OfficeError.noWriter(mail.id)) { try office.reply(to: mail, "Hej", after: 0) }
    }

    @Test func `an answer to a mail whose answer waits for a ruling leaves that waiting`() async throws {
        let office = try await Office.booked()
        let mail = try office.receive { $0.from = "privat@mejl.example" }
        let id = try office.reply(to: mail, "Är det du?", after: 0)

        try office.secretary.send(reply: id, by: "Bo Lind")

        #expect(try office.secretary.store.read { try $0.incoming(mail.id) }?.outcome == .waiting)
    }
}

private func question(_ mail: inout ComingMail) throws {
    (mail.method, mail.subject, mail.text) = (nil, "En fråga", "Vem tar över?")
    mail.headers = ["Message-ID: <fraga@mejl.example>", "References: <m1@mejl.example>"]
}

extension Office {
    @discardableResult fileprivate func reply(
        to mail: IncomingMail, _ text: String, after seen: OutboxMessage.ID
    ) throws -> OutboxMessage.ID {
        let register = try secretary.store.read { try $0.register() }
        let body = try #require(register.body(Key("lpo")))
        let author = try #require(register.person(Key("bo")))
        return try secretary.write(
            reply: ReplyWords(subject: "Sv: En fråga", text: text), to: mail.id, in: body, after: seen, by: author)
    }

    fileprivate func message(_ id: OutboxMessage.ID) throws -> OutboxMessage? {
        try secretary.store.read { try $0.message(id) }
    }
}
