import Testing

@testable import Mail

/// How servers of different makes tell in words of their own that a letter to Cilla did not arrive.
@Suite struct BounceTextTests {
    @Test(arguments: [
        Told(
            "failure notice",
            """
            Hi. This is the qmail-send program at a.example.
            I'm afraid I wasn't able to deliver your message to the following addresses.

            <cilla@kommun.example>:
            192.0.2.7 does not like recipient.
            Remote host said: 550 5.1.1 no such mailbox
            Giving up on 192.0.2.7.

            --- Below this line is a copy of the message.

            Message-ID: <m2.c@regionen.example>
            To: <cilla@kommun.example>
            """, "5.1.1", .permanent, returns: true),
        Told(
            "Mail delivery failed: returning message to sender",
            """
            A message that you sent could not be delivered to one or more of its
            recipients. This is a permanent error. The following address(es) failed:

              cilla@kommun.example
                SMTP error from remote mail server after RCPT TO:<cilla@kommun.example>:
                host mx.kommun.example [192.0.2.25]: 550-5.2.2 over quota
            """, "5.2.2", .permanent),
        Told(
            "Mail delivery failed: returning message to sender",
            """
            The following address(es) failed:

              cilla@kommun.example
                retry timeout exceeded
            """, nil, .gaveUp),
        Told(
            "Warning: message 1abC delayed 24 hours",
            """
            A message that you sent has not yet been delivered to one or more of its
            recipients after more than 24 hours on the queue on a.example.

            The address to which the message has not yet been delivered is:

              cilla@kommun.example

            No action is required on your part. Delivery attempts will continue for some time.
            """, nil, .delayed),
        Told(
            "Delivery Status Notification (Failure)",
            """
            Delivery to the following recipient failed permanently:

                 cilla@kommun.example

            Technical details of permanent failure:
            The error that the other server returned was: 550 5.7.26 unauthenticated mail

            ----- Original message -----

            From: lpo@regionen.example
            """, "5.7.26", .permanent),
        Told(
            "Undeliverable: Kallelse",
            """
            Delivery has failed to these recipients or groups:

            Cilla (cilla@kommun.example)<mailto:cilla@kommun.example>
            The email address you entered couldn't be found.

            Diagnostic information for administrators:
            cilla@kommun.example
            Remote Server returned '550 5.1.10 RESOLVER.ADR.RecipientNotFound'

            Original message headers:
            To: cilla@kommun.example
            """, "5.1.10", .permanent),
        Told(
            "Undeliverable message",
            """
            ------- Failure Reasons  --------

            User cilla not listed in Domino Directory
            cilla@kommun.example

            ------- Returned Message --------
            Subject: Kallelse
            """, nil, .permanent),
        Told(
            "Undelivered Mail Returned to Sender",
            """
            This is the mail system at host a.example.

            <cilla@kommun.example>: connect to kommun.example[192.0.2.25]:25: Connection
                timed out
            """, nil, .gaveUp),
        Told(
            "Undelivered Mail Returned to Sender",
            """
            This message was created automatically by mail delivery software.
            [Status: Error, Address: <cilla@kommun.example>, ResponseCode 421, Host not reachable.]
            """, nil, .gaveUp),
        Told(
            "[Postmaster] Email Delivery Failure",
            """
            An email that you attempted to send to the following address could not be delivered:
            -- cilla@kommun.example

            Additional information follows :
            -- 5.4.1 Recipient address rejected: Access denied.
            """, "5.4.1", .permanent),
        Told(
            "Returned mail: see transcript for details",
            """
               ----- The following addresses had permanent fatal errors -----
            <cilla@kommun.example>
                (reason: 553 5.1.8 Domain of sender address does not exist)
            """, "5.1.8", .permanent),
        Told(
            "Warning: could not send message for past 4 hours",
            """
               ----- Transcript of session follows -----
            <cilla@kommun.example>... Deferred: Connection timed out with kommun.example.
            Will keep trying until message is 5 days old
            support@a.example can tell you more.
            """, nil, .delayed),
        Told(
            "Det gick inte att leverera: Kallelse",
            """
            Det gick inte att leverera till följande mottagare:
            mottagare: cilla@kommun.example
            """, nil, .permanent),
    ])
    func `a bounce in words is understood`(told: Told) throws {
        let message = IncomingMessage.example(
            from: "Mail Delivery <mailer-daemon@a.example>", subject: told.subject, body: told.text)

        let bounce = try #require(Bounce(message))
        let failure = try #require(bounce.failures.first)
        #expect(bounce.failures.count == 1)
        #expect(failure.recipient == "cilla@kommun.example")
        #expect(failure.status == told.status)
        #expect(failure.severity == told.severity)
        #expect(failure.action == (told.severity == .delayed ? .delayed : .failed))
        #expect((bounce.returned?.messageID == "m2.c@regionen.example") == told.returns)
    }

    @Test func `each recipient has the words about her`() throws {
        let text = """
            This is a permanent error.

            cilla@kommun.example Invalid Address, ERROR_CODE :550, ERROR_CODE :5.1.1
            dag@kommun.example Invalid Address, ERROR_CODE :552, ERROR_CODE :5.2.2
            """

        let bounce = try #require(Bounce(.example(from: "postmaster@a.example", subject: "Undelivered", body: text)))

        #expect(bounce.failures.map(\.recipient) == ["cilla@kommun.example", "dag@kommun.example"])
        #expect(bounce.failures.map(\.status) == ["5.1.1", "5.2.2"])
    }

    @Test func `a header that names the recipient is believed`() {
        let message = IncomingMessage.example(
            "X-Failed-Recipients: cilla@kommun.example", from: "robot@a.example", subject: "Delivery failure",
            body: "550 5.1.1 no")

        #expect(Bounce(message)?.failures.map(\.recipient) == ["cilla@kommun.example"])
        #expect(Bounce(message)?.failures.map(\.status) == ["5.1.1"])
    }

    @Test(arguments: [
        ("Cilla <cilla@kommun.example>", "Sv: Undelivered mail"),
        ("Cilla <cilla@kommun.example>", "Undeliverable: vad betyder det?"),
        ("postmaster@kommun.example", "Frågor om e-post"),
    ])
    func `a person who writes about a bounce is a person`(from: String, subject: String) {
        #expect(
            Bounce(.example(from: from, subject: subject, body: "Hej, jag fick 550 5.1.1 från dag@kommun.example"))
                == nil)
    }
}

/// A bounce and what it means.
struct Told: Sendable, CustomTestStringConvertible {
    let subject: String
    let text: String
    let status: String?
    let severity: DeliveryFailure.Severity
    let returns: Bool

    init(
        _ subject: String, _ text: String, _ status: String?, _ severity: DeliveryFailure.Severity,
        returns: Bool = false
    ) {
        (self.subject, self.text, self.status, self.severity, self.returns) = (subject, text, status, severity, returns)
    }

    var testDescription: String { "\(subject), \(status ?? "no code")" }
}
