import Foundation
import Meetings
import Secretariat
import Store
import Testing

/// What keeps the samordnare's mailbox from being flooded through ours.
@Suite struct FloodTests {
    @Test func `of one writer's mails ten an hour go on; the rest wait, and one mail says so`() async throws {
        let office = try await Office.booked()

        let mails = try (1...25).map { number in try office.writes("nummer \(number)") }

        #expect(mails.map(\.outcome) == Array(repeating: .human, count: 10) + Array(repeating: .waiting, count: 15))
        #expect(mails.last?.reasons == [.tooMany(limit: 10, from: "cilla@regionen.example")])
        #expect(try office.sent(.forward).count == 10)
        let told = try office.sent(.flood)
        #expect(told.map(\.subject) == ["Ovanligt många mejl från Cilla Öberg"])
        #expect(told.first?.recipient == "bo@regionen.example")
    }

    @Test func `an hour later she gets through again`() async throws {
        let office = try await Office.booked()
        for number in 1...11 { try office.writes("nummer \(number)") }

        try await office.run(until: "2027-01-11T13:01")

        #expect(try office.writes("senare").outcome == .human)
    }

    @Test func `many writers together are bounded too, and answers are taken in all the same`() async throws {
        let office = try await Office.booked()

        for number in 1...70 { try office.writes("hej", from: "skribent-\(number)@kommun.example") }
        let answer = try office.receive()

        #expect(try office.sent(.forward).count == 60)
        #expect(try office.sent(.flood).map(\.subject) == ["Ovanligt många mejl"])
        #expect(answer.outcome == .applied)
    }

    @Test func `what waited goes on when somebody takes it`() async throws {
        let office = try await Office.booked()
        let mails = try (1...11).map { number in try office.writes("nummer \(number)") }

        let taken = try office.secretary.accept(try #require(mails.last).id, by: "Bo")

        #expect(taken.outcome == .human)
        #expect(try office.sent(.forward).count == 11)
    }

    @Test func `what a rule sends back to us stops`() async throws {
        let office = try await Office.booked()
        try office.writes("hej")
        let forwarded = try #require(try office.sent(.forward).first)

        let back = try office.writes("hej", headers: ["Message-ID: <\(forwarded.messageID)>"])
        let anew = try office.writes("VB: hej", from: "bo@regionen.example")

        #expect(back.reasons == [.ownMail])
        #expect(anew.reasons == [.ownWriter])
        #expect(try office.sent(.forward).count == 1)
    }

    @Test func `another Samordna's mail is not passed on`() async throws {
        let office = try await Office.booked()

        let mail = try office.writes(
            "Hej", from: "lpo@annan-region.example", headers: ["Auto-Submitted: auto-generated"])

        #expect(mail.reasons == [.automatic])
        #expect(try office.sent(.forward).isEmpty)
    }
}

extension Office {
    @discardableResult fileprivate func writes(
        _ subject: String, from writer: String = "Cilla Öberg <cilla@regionen.example>", headers: [String] = []
    ) throws -> IncomingMail {
        try receive { ($0.method, $0.subject, $0.from, $0.headers) = (nil, subject, writer, headers) }
    }

    fileprivate func sent(_ kind: MeetingPolicy.Sending) throws -> [OutboxMessage] {
        try messages().filter { $0.kind == kind }
    }
}
