import Foundation
import Synchronization
import Testing

@testable import Mail

/// A real Postfix and Dovecot with a token server beside them, shared by a suite's tests; each has an account of its own.
final class RealServer: Sendable {
    @TaskLocal static var shared: RealServer?

    let tokens: TokenServer
    private let address: Address
    private let announcement: String
    private let scratch: Mutex<Scratch>
    private let peer: Mutex<Peer>

    private struct Address: Decodable {
        let smtp: Int
        let imap: Int
        let imaps: Int
        let ca: String
        let password: String
    }

    init() throws {
        tokens = try TokenServer()
        let scratch = try Scratch()
        let peer = try Peer("mailserver.py", [scratch.directory.appending(path: "s").path, tokens.userinfo])
        announcement = peer.greeting
        address = try JSONDecoder().decode(Address.self, from: Data(announcement.utf8))
        self.scratch = Mutex(scratch)
        self.peer = Mutex(peer)
    }

    static func running() throws -> RealServer { try #require(shared) }

    var imapPort: Int { address.imap }

    func settings(
        of account: Account, _ security: MailServer.Security = .tls, authority: String? = nil,
        authentication: Authentication? = nil, mailbox: FolderName = .inbox
    ) throws -> MailSource {
        let server = try MailServer(
            host: "127.0.0.1", port: security == .tls ? address.imaps : address.imap, security: security,
            authorityFile: authority ?? address.ca, authentication: authentication ?? account.signIn,
            connectTimeout: 10, silenceTimeout: 20)
        return .imap(IMAPSettings(server: server, mailbox: mailbox))
    }

    func submission(_ authentication: Authentication) throws -> SMTPSettings {
        try SMTPSettings(
            host: "127.0.0.1", port: address.smtp, security: .startTLS, authorityFile: address.ca,
            authentication: authentication, localName: "office.example")
    }

    func account(_ name: String) -> Account {
        Account(address: "\(name)@kommun.example", password: address.password, server: announcement)
    }
}

/// One mailbox on the real server, and what other programs do in it.
struct Account {
    let address: String
    let password: String
    fileprivate let server: String

    var signIn: Authentication { .plain(user: address, password: password) }

    /// A message as another program sees it.
    struct Seen: Decodable {
        let uid: UInt32
        let flags: [String]
        let subject: String
    }

    func fill(_ count: Int, in mailbox: String = "INBOX") throws { try tool("fill", mailbox, "\(count)") }

    func put(_ message: Data, in mailbox: String = "INBOX") throws { try tool("put", mailbox, input: message) }

    func seen() throws -> [String: [Seen]] {
        try JSONDecoder().decode([String: [Seen]].self, from: tool("list"))
    }

    @discardableResult func tool(_ arguments: String..., input: Data = Data()) throws -> Data {
        let process = Process()
        let (output, entry) = (Pipe(), Pipe())
        process.executableURL = Peer.python
        process.arguments = [Peer.path(of: "mailbox_tool.py"), server, address] + arguments
        process.standardInput = entry
        process.standardOutput = output
        try process.run()
        try entry.fileHandleForWriting.write(contentsOf: input)
        try entry.fileHandleForWriting.close()
        let printed = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
        return printed
    }
}

/// Keeps the mail server running while a suite's tests run.
struct WithMailServer: SuiteTrait, TestScoping {
    func provideScope(
        for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
    ) async throws {
        try await RealServer.$shared.withValue(RealServer()) { try await function() }
    }
}

extension Trait where Self == WithMailServer {
    static var withMailServer: Self { Self() }
}

/// What needs the real server.
@Suite(.withMailServer) struct RealServerTests {}
