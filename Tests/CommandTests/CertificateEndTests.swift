import Foundation
import Mail
import Testing

@testable import samordna

@Suite struct CertificateEndTests {
    private let now = Date(timeIntervalSince1970: 1_801_468_800)

    @Test(arguments: [(31, nil), (29, "ends on 2027-03-02"), (-1, "ended on 2027-01-31")])
    func `a server's certificate is told of from a month before its end`(days: Int, words: String?) async {
        let end = now.addingTimeInterval(Double(days) * 86_400)
        let server = WatchedServer(name: .inbox) { end }

        let warning = await server.warning(at: now)

        #expect(warning?.hasPrefix("the mailbox's server: its certificate \(words ?? "")") == words.map { _ in true })
    }

    @Test func `a server without a certificate, and one out of reach, are told of elsewhere`() async {
        let open = WatchedServer(name: .mail) { nil }
        let silent = WatchedServer(name: .mail) { throw MailError.silent(host: "relay.example", port: 25) }

        #expect(await open.warning(at: now) == nil)
        #expect(await silent.warning(at: now) == nil)
    }
}
