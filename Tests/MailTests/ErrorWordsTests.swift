import Foundation
import Testing

@testable import Mail

/// The words an operator reads, one line for each case.
@Suite struct ErrorWordsTests {
    @Test func `every error has words of its own`() throws {
        let (host, port) = ("mail.regionen.example", 587)
        let errors: [MailError] = [
            .address("anna@a.example,bo@a.example", .notOneAddress), .address("a…", .tooLong),
            .address("anna@kommun.example\r\nDATA", .forbiddenCharacter), .address("åsa@örebro.example", .beyondASCII),
            .address("an..na@kommun.example", .misplacedDot), .address("anna@kommun", .domain),
            .headerText(field: "Subject", text: "Hej\r\nBcc: x"), .messageID("<a@b>"), .mediaType("pdf"),
            .unencodable(messageID: "m2.c@regionen.example"),
            .hostName("smtp://x"), .unprotectedCredentials(host: host),
            .unreadableAuthority(path: "/etc/samordna/ca.pem"),
            .unknownHost(host), .unreachable(host: host, port: port, reason: "Connection refused"),
            .silent(host: host, port: port), .noTLS(host: host, port: port, reason: "wrong version number"),
            .noSTARTTLS(host: host, port: port),
            .untrusted(host: host, reason: "SSL certificate problem: certificate has expired"),
            .noAuthentication(host: host, mechanism: "XOAUTH2"),
            .authenticationRefused(host: host, code: 535, reply: "5.7.8 Authentication failed"),
            .turnedAway(host: host, code: 421, reply: "4.3.2 shutting down"),
            .lost(host: host, reason: "the connection was closed"), .stopped(host: host), .clientUnavailable,
            .signInRefused(host: host, reply: "NO [AUTHENTICATIONFAILED] Authentication failed."),
            .mailboxName("Klart*"), .mailboxRefused(host: host, mailbox: "Svar", reply: "NO Mailbox doesn't exist"),
            .commandRefused(host: host, command: "UID MOVE", reply: "NO [OVERQUOTA] mailbox is full"),
            .tokenAddress("http://login.example/token"), .unreadableSecret(path: "/etc/samordna/secret"),
            .tokenRefused(host: "login.example", error: "invalid_client", reason: "the secret has expired"),
            .tokenUnusable(host: "login.example", status: 404),
            .webAddress("http://kalender.example/hemlig-nyckel-som-ingen-ska-se"),
            .forbiddenNetwork(host: "kalender.example"), .tooLarge(host: "kalender.example", limit: 8_388_608),
            .ledAround(host: "kalender.example", limit: 3), .webRefused(host: "kalender.example", status: 404),
            .otherFile(host: "kalender.example", type: "text/html", expected: "text/calendar"),
            .folderName("../x@kommun.example"),
            .maildir(path: "/srv/mail/alla/new", reason: "No space left on device"),
            .unreadableMaildir(path: "/srv/mail/svar/new", reason: "Permission denied"),
        ]

        let words = errors.map { "\($0)\n" }.joined()

        try Golden.expect(Data(words.utf8), "errors.txt")
    }
}
