import Foundation
import Testing

@testable import Mail

@Suite struct BounceTests {
    @Test func `a report names the address that was written to and the message that came back`() throws {
        let bounce = try #require(
            Bounce(
                .report(
                    """
                    Reporting-MTA: dns; mx.kommun.example

                    Original-Recipient: rfc822;Cilla@kommun.example
                    Final-Recipient: rfc822; cilla.astrom@skola.kommun.example
                    Action: failed
                    Status: 5.1.1
                    Diagnostic-Code: smtp; 550 5.1.1 <cilla.astrom@skola.kommun.example>
                     no such user
                    """)))

        let failure = try #require(bounce.failures.first)
        #expect(bounce.failures.count == 1)
        #expect(failure.recipient == "cilla@kommun.example")
        #expect(failure.action == .failed)
        #expect(failure.severity == .permanent)
        #expect(failure.status == "5.1.1")
        #expect(failure.diagnostic == "550 5.1.1 <cilla.astrom@skola.kommun.example> no such user")
        #expect(!failure.isOurFault)
        #expect(bounce.returned?.messageID == "m2.c@regionen.example")
        #expect(bounce.returned?.recipient == "cilla@kommun.example")
    }

    @Test(
        arguments: [
            ("Action: failed\nStatus: 5.0.0\nDiagnostic-Code: smtp; 550 5.2.2 full", "5.2.2", .permanent),
            ("Action: failed\nStatus: 4.4.7", "4.4.7", .gaveUp),
            ("Action: failed\nStatus: 4.0.0\nDiagnostic-Code: smtp; 426 timed out", "4.0.0", .gaveUp),
            ("Action: failed\nDiagnostic-Code: smtp; 421 busy", nil, .gaveUp),
            ("Action: failed\nDiagnostic-Code: smtp; 554 no", nil, .permanent),
            ("Action: failed\nStatus: 5.0.0\nDiagnostic-Code: smtp; 451 4.7.1 greylisted", "4.7.1", .gaveUp),
            ("Action: failure\nStatus: 5.1.1 (bad address)", "5.1.1", .permanent),
            ("Action: delayed\nStatus: 4.4.1", "4.4.1", .delayed),
            ("ACTION : Delayed (still trying)\nStatus: 4.4.1", "4.4.1", .delayed),
            ("Action: delivered\nStatus: 2.1.5", "2.1.5", .none), ("Action: relayed\nStatus: 2.0.0", "2.0.0", .none),
            ("Status: 2.0.0", "2.0.0", .none),
        ] as [(String, String?, DeliveryFailure.Severity)])
    func `an outcome is graded`(fields: String, status: String?, severity: DeliveryFailure.Severity) throws {
        let bounce = try #require(Bounce(.report("Final-Recipient: rfc822; cilla@kommun.example\n\(fields)")))

        #expect(bounce.failures.map(\.status) == [status])
        #expect(bounce.failures.map(\.severity) == [severity])
    }

    @Test(arguments: [
        ("5.7.1", true), ("5.7.509", true), ("5.1.8", true), ("5.1.1", false), ("5.2.2", false), ("4.7.1", false),
    ])
    func `a server that turns our sending away does not condemn the address`(status: String, isOurs: Bool) throws {
        let bounce = try #require(
            Bounce(.report("Final-Recipient: rfc822; cilla@kommun.example\nAction: failed\nStatus: \(status)")))

        #expect(bounce.failures.map(\.isOurFault) == [isOurs])
    }

    @Test(arguments: [
        "Final-Recipient : rfc/822; <cilla@kommun.example>", "final-recipient: cilla@kommun.example",
        "Final-Recipient: RFC822;Cilla@Kommun.example",
        "Original-Recipient: unknown\nFinal-Recipient: rfc822;cilla@kommun.example",
        "Original-Recipient: rfc822;cilla@kommun.example\nFinal-Recipient: LOCAL;cilla",
        "Final-Recipient: rfc822;\n cilla@kommun.example",
        "X-Actual-Recipient: rfc822; cilla@kommun.example",
    ])
    func `a recipient is found however the field is written`(field: String) throws {
        let bounce = try #require(Bounce(.report("\(field)\nAction: failed\nStatus: 5.1.1")))

        #expect(bounce.failures.map(\.recipient) == ["cilla@kommun.example"])
    }

    @Test func `several recipients are told apart even without an empty line`() throws {
        let bounce = try #require(
            Bounce(
                .report(
                    """
                    Reporting-MTA: dns; a.example
                    Final-Recipient: rfc822; cilla+2Blpo@kommun.example
                    Action: failed
                    Status: 5.1.1
                    Final-Recipient: rfc822; dag@kommun.example
                    Action: delayed
                    Status: 4.4.1
                    """)))

        #expect(bounce.failures.map(\.recipient) == ["cilla+lpo@kommun.example", "dag@kommun.example"])
        #expect(bounce.failures.map(\.action) == [.failed, .delayed])
    }

    @Test func `a report whose fields stand in the text is read there`() throws {
        let text =
            "We could not deliver.\n\nOriginal-Recipient: rfc822;cilla@kommun.example\nAction: failed\nStatus: 5.2.1\n"

        let bounce = try #require(
            Bounce(.example(from: "MAILER-DAEMON@a.example", subject: "failure notice", body: text)))

        #expect(bounce.failures.map(\.recipient) == ["cilla@kommun.example"])
        #expect(bounce.failures.map(\.status) == ["5.2.1"])
    }

    @Test func `a report with a broken boundary is read all the same`() throws {
        let message = IncomingMessage.example(
            "Content-Type: multipart/report; report-type=delivery-status; boundary=\"x y\"",
            subject: "Undeliverable: möte 2",
            body: "--xy\n\nFinal-Recipient: rfc822; cilla@kommun.example\nAction: failed\nStatus: 5.1.10\n\n--xy--\n")

        #expect(Bounce(message)?.failures.map(\.status) == ["5.1.10"])
    }
}

extension IncomingMessage {
    /// A mail server's report with these fields, the message in question behind it.
    fileprivate static func report(_ fields: String) -> IncomingMessage {
        .example(
            parts: [
                "Content-Type: text/plain\r\n\r\nIt did not work.",
                "Content-Type: message/delivery-status\r\n\r\n\(fields)\r\n",
                "Content-Type: text/rfc822-headers\r\n\r\nTo: Cilla <cilla@kommun.example>\r\n"
                    + "Message-ID:\r\n <m2.c@regionen.example>\r\n",
            ], kind: "report; report-type=delivery-status", subject: "Undelivered Mail Returned to Sender",
            from: "Mail Delivery System <MAILER-DAEMON@mx.example>")
    }
}
