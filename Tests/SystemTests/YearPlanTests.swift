import Foundation
import Mail
import Meetings
import Secretariat
import Store
import Testing

@Suite struct YearPlanTests {
    /// From the register to bookings in calendars: the plan, the chairs' mail, one yes by mail and one told, and no more.
    @Test func `a planned year is booked where the chair has said yes, and nowhere else`() async throws {
        let mail = try Scratch()
        let office = try Office(
            from: "2027-11-15T09:00", transport: .maildir(URL(fileURLWithPath: mail.path("mail"))), connections: 1)
        try office.importExample("regions/dalarna.yaml", "example/ledamoter.csv", "example/beslutsmoten-2028.csv")
        try office.secretary.resume(by: Office.author)

        let applied = try office.secretary.apply(try office.plan(), by: Office.author)
        try await office.live(until: "2027-11-16T12:00")
        let questions = try office.messages.filter { $0.kind == .dates }
        let yes = try office.secretary.receive(try office.yes(to: questions, in: "lpo-psykisk-halsa"), from: "test")
        _ = try office.secretary.approve(2028, of: "LPO Levnadsvanor", by: "Jonatan Brolin")
        try await office.live(until: "2027-11-18T12:00")
        let again = try office.secretary.apply(try office.plan(), by: Office.author)

        #expect(applied.added.count == 30)
        #expect(applied.asked.count == 6 && questions.filter { $0.copyFor == nil }.count == 6)
        #expect(yes.outcome == .applied)
        let own = try office.messages.filter { $0.copyFor == nil && $0.state != .superseded }
        let bookings = own.filter { $0.kind == .booking }
        #expect(Set(bookings.map(\.body.text)) == ["lpo-psykisk-halsa", "lpo-levnadsvanor"])
        #expect(Dictionary(grouping: bookings) { $0.person.text + $0.body.text }.values.allSatisfy { $0.count == 5 })
        #expect(again.added.isEmpty && again.moved.isEmpty)
    }
}

extension Office {
    fileprivate func plan() throws -> YearPlan {
        var options = PlanOptions()
        options.steps = 20_000
        return try secretary.plan(2028, options)
    }

    /// The chair's answer as a mail program writes it.
    fileprivate func yes(to questions: [OutboxMessage], in body: String) throws -> Data {
        let question = try #require(questions.first { $0.body == Key(body) && $0.copyFor == nil })
        let address = try #require(question.recipient)
        let lines = [
            "From: Ordföranden <\(address)>", "To: lpo@regionen.example", "Subject: Sv: \(body)",
            "In-Reply-To: <\(question.messageID)>", "Message-ID: <svar@regionen.example>", "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=utf-8", "", "Hej!", "", "Ja tack", "", "Med vänlig hälsning",
            "Ordföranden", "",
        ]
        return Data(lines.joined(separator: "\r\n").utf8)
    }
}
