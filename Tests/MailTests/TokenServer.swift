import Foundation
import Synchronization

@testable import Mail

/// The token server of `tokens.py`.
final class TokenServer: Sendable {
    let userinfo: String
    private let port: Int
    private let clear: Int
    private let authority: String
    private let events: URL
    private let scratch: Mutex<Scratch>
    private let peer: Mutex<Peer>

    private struct Address: Decodable {
        let tokens: Int
        let clear: Int
        let userinfo: String
    }

    init() throws {
        let scratch = try Scratch()
        let certificates = try Certificates(in: scratch.directory)
        events = scratch.directory.appending(path: "events")
        let peer = try Peer("tokens.py", ["--certificate", certificates.server, "--events", events.path])
        let address = try JSONDecoder().decode(Address.self, from: Data(peer.greeting.utf8))
        userinfo = address.userinfo
        port = address.tokens
        clear = address.clear
        authority = certificates.authority
        try Data("hemligt lösen & mer\n".utf8).write(to: scratch.directory.appending(path: "secret"))
        try Data("fel".utf8).write(to: scratch.directory.appending(path: "wrong"))
        secretFile = scratch.directory.appending(path: "secret").path
        wrongSecretFile = scratch.directory.appending(path: "wrong").path
        self.scratch = Mutex(scratch)
        self.peer = Mutex(peer)
    }

    let secretFile: String
    let wrongSecretFile: String

    func client(
        for account: String, secretFile: String? = nil, path: String = "tenant/oauth2/v2.0/token",
        authority: String? = nil
    ) throws -> TokenClient {
        try TokenClient(
            address: "https://127.0.0.1:\(port)/\(path)", clientID: "samordna",
            secretFile: secretFile ?? self.secretFile, scope: account, authorityFile: authority ?? self.authority,
            timeout: 10)
    }

    /// How many tokens the account has been given.
    func given(to account: String) throws -> Int {
        try String(contentsOf: events, encoding: .utf8).split(separator: "\n").count { $0.contains(#""\#(account)""#) }
    }

    /// Ends all tokens of the account before their time.
    func revoke(_ account: String) throws {
        let process = Process()
        let post = "import sys, urllib.request as web; web.urlopen(web.Request(sys.argv[1], method='POST'))"
        process.executableURL = Peer.python
        process.arguments = ["-c", post, "http://127.0.0.1:\(clear)/users/\(account)/revoke-tokens"]
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw CocoaError(.executableLoad) }
    }
}
