import Foundation
import Meetings
import Store
import Testing

@testable import Secretariat

@Suite struct ChairApprovalTests {
    @Test(arguments: [
        "Ja", "ja.", "Ja tack!",
        "Hej Bo!\r\n\r\nJa, det går bra.\r\n\r\nMed vänlig hälsning\r\nAnna Ek\r\nVerksamhetschef",
        "Ja\r\n\r\nAnna", "JA\r\n\r\nDen 16 nov. 2026 kl. 10:00 skrev LPO Psykisk hälsa:\r\n> Passar dagarna?",
        "Godkänns\r\n\r\nFrån: LPO Psykisk hälsa\r\nVill du ändra något? Skriv vad.",
    ])
    func `a yes from the chair books the year`(text: String) async throws {
        let office = try await Office.asked()

        let mail = try office.reply(text)

        #expect(mail.outcome == .applied)
        #expect(mail.reasons == [.approved(year: 2027, meetings: 5)])
        #expect(try office.meetings().filter { $0.body == Key("lpo") }.allSatisfy { $0.state.word == "booked" })
        #expect(try office.meetings().filter { $0.body == Key("aldre") }.allSatisfy { $0.state == .proposed })
    }

    @Test(arguments: [
        "Ja, men inte i mars.", "Nej", "Ja?\r\nKan vi flytta den andra?", "Jaha", "Ja\r\n\r\nPS flytta den i maj",
        "> Passar dagarna?\r\nJa", "Hej!", "", "Jag är på semester", "Ja, utom den 3 februari",
        "Ja\r\nfast hellre i maj",
    ])
    func `anything else goes to the samordnare and books nothing`(text: String) async throws {
        let office = try await Office.asked()

        let mail = try office.reply(text)

        #expect(mail.outcome == .human)
        #expect(try office.meetings().allSatisfy { $0.state == .proposed })
    }

    @Test(arguments: ["asta@regionen.example", "cilla@regionen.example", "anna@annan.example"])
    func `a yes from another address books nothing`(address: String) async throws {
        let office = try await Office.asked()

        let mail = try office.reply("Ja", from: address)

        #expect(mail.outcome == .human)
        #expect(try office.meetings().allSatisfy { $0.state == .proposed })
    }

    @Test func `a yes to dates that have changed since books nothing`() async throws {
        let office = try await Office.asked()
        let first = try #require(try office.meetings().first { $0.body == Key("lpo") })
        _ = try office.secretary.move(first.id.text, to: first.start.adding(minutes: 60), by: "Bo")

        let mail = try office.reply("Ja")

        #expect(mail.outcome == .human)
        #expect(try office.meetings().allSatisfy { $0.state == .proposed })
    }

    @Test func `a yes to an earlier question books nothing`() async throws {
        let office = try await Office.asked()
        let question = try office.question()
        let first = try #require(try office.meetings().first { $0.body == Key("lpo") })
        try office.say(.days(first.start.day...first.start.day), of: "anna")
        try office.secretary.apply(try office.plan(), by: "Bo")
        try await office.run(until: "2026-11-18T12:00")

        let mail = try office.reply("Ja", to: question)

        #expect(mail.outcome == .human)
        #expect(try office.meetings().allSatisfy { $0.state == .proposed })
    }

    @Test func `a yes to something else books nothing`() async throws {
        let office = try await Office.asked()

        let mail = try office.reply("Ja", to: nil)

        #expect(mail.outcome == .human)
    }

    @Test func `after the yes the bookings go out`() async throws {
        let office = try await Office.asked()
        try office.reply("Ja")

        try await office.run(until: "2026-11-18T12:00")

        let bookings = try office.messages(.accepted).filter { $0.kind == .booking && $0.person == Key("cilla") }
        #expect(bookings.count == 5)
    }

    @Test func `the same yes once more changes nothing`() async throws {
        let office = try await Office.asked()
        try office.reply("Ja")

        let again = try office.reply("Ja tack")

        #expect(again.outcome == .human)
        #expect(try office.meetings().count { $0.state.word == "booked" } == 5)
    }
}

extension Office {
    /// The chairs have been asked about 2027.
    static func asked() async throws -> Office {
        let office = try Office.planning()
        try office.secretary.apply(try office.plan(), by: "Bo")
        try await office.run(until: "2026-11-17T12:00")
        return office
    }

    func question() throws -> String {
        try #require(
            try messages(.accepted).last { $0.kind == .dates && $0.person == Key("anna") && $0.copyFor == nil }
        )
        .messageID
    }

    @discardableResult func reply(_ text: String, from address: String = "anna@regionen.example") throws -> IncomingMail
    {
        try reply(text, from: address, to: question())
    }

    @discardableResult func reply(
        _ text: String, from address: String = "anna@regionen.example", to question: String?
    ) throws -> IncomingMail {
        var mail = ComingMail()
        mail.from = "Anna Ek <\(address)>"
        mail.subject = "Sv: Mötesdagar 2027"
        mail.method = nil
        mail.headers = question.map { ["In-Reply-To: <\($0)>"] } ?? []
        mail.text = text
        return try secretary.receive(mail.octets, from: "test")
    }
}
