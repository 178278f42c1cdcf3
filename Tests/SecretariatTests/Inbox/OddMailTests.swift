import Foundation
import Meetings
import Secretariat
import Store
import Testing

@Suite struct OddMailTests {
    @Test(arguments: [
        "=?utf-8?q?a=0D=0ABcc:_b=00?= <ulla@kommun.example>", "\"\u{202E}allu\" <ulla@kommun.example>", "",
        "utan adress",
        String(repeating: "n", count: 5000) + " <ulla@kommun.example>",
    ])
    func `whatever a writer is called, her mail goes on`(from: String) async throws {
        let office = try await Office.booked()

        let mail = try office.receive { mail in
            (mail.from, mail.method, mail.subject) = (from, nil, "=?utf-8?q?hej=0D=0ABcc:_b@kommun.example?=")
        }
        try await office.run(until: "2027-01-11T12:05")

        #expect(mail.reasons == [.forwarded(to: "bo@regionen.example")])
        let forwarded = try #require(try office.messages(.accepted).last)
        #expect(forwarded.subject == "hej Bcc: b@kommun.example")
        #expect(try !office.text(forwarded).contains("\nBcc:"))
    }

    @Test func `a message delivered by two ways goes on once`() async throws {
        let office = try await Office.booked()
        let before = try office.messages().count

        let outcomes = try ["ett", "två"].map { way in
            try office.receive { mail in
                mail.method = nil
                mail.headers = ["Received: by \(way)", "Message-ID: <sen@regionen.example>"]
            }.outcome
        }
        let other = try office.receive { mail in
            (mail.method, mail.text) = (nil, "Något annat.")
            mail.headers = ["Message-ID: <sen@regionen.example>"]
        }

        #expect(outcomes == [.human, .nothing])
        #expect(other.outcome == .human)
        #expect(try office.messages().count == before + 2)
    }
}
