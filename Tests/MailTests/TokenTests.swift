import Foundation
import Synchronization
import Testing

@testable import Mail

extension RealServerTests {
    /// Signing in with tokens that run out.
    @Suite struct TokenTests {
        private let server: RealServer
        private var tokens: TokenServer { server.tokens }

        init() throws { server = try RealServer.running() }

        @Test func `one token opens the mailbox and sends, until it is about to run out`() async throws {
            let account = server.account("token-anna")
            try account.fill(1)
            let clock = Mutex(Date.t0)
            let credentials = ClientCredentials(try tokens.client(for: account.address)) { clock.withLock { $0 } }
            let signIn = Authentication.clientCredentials(user: account.address, credentials)
            let source = try server.settings(of: account, authentication: signIn)
            let transport = Transport.smtp(try server.submission(signIn))

            let first = await readFault(source)
            let sent = await Counter.carry([try .example(), try .example(id: 2)], by: transport)
            let givenAtFirst = try tokens.given(to: account.address)
            clock.withLock { $0 += 3600 - 301 }
            let later = await readFault(source)
            let givenLater = try tokens.given(to: account.address)
            clock.withLock { $0 += 2 }
            let last = await readFault(source)

            #expect([first, later, last] == [nil, nil, nil])
            #expect(sent.count == 2)
            #expect(sent.allSatisfy { if case .accepted = $0 { true } else { false } })
            #expect(givenAtFirst == 1)
            #expect(givenLater == 1)
            #expect(try tokens.given(to: account.address) == 2)
        }

        @Test func `a token ended before its time is told once and replaced`() async throws {
            let account = server.account("token-bo")
            let credentials = ClientCredentials(try tokens.client(for: account.address)) { .t0 }
            let signIn = Authentication.clientCredentials(user: account.address, credentials)
            let source = try server.settings(of: account, authentication: signIn)
            let settings = try server.submission(signIn)

            _ = await readFault(source)
            try tokens.revoke(account.address)
            let refused = await readFault(source)
            let renewed = await readFault(source)
            try tokens.revoke(account.address)
            let unsent = await Counter.carry([try .example()], by: .smtp(settings))
            let sent = await Counter.carry([try .example()], by: .smtp(settings))

            guard case .signInRefused(host: "127.0.0.1", _) = refused else { throw Unexpected(refused) }
            #expect(renewed == nil)
            guard case .unavailable = unsent.first, case .accepted = sent.first else {
                throw Unexpected([unsent, sent])
            }
            #expect(try tokens.given(to: account.address) == 3)
        }

        @Test func `a token of another account is refused`() async throws {
            let account = server.account("token-cilla")
            let credentials = ClientCredentials(try tokens.client(for: "token-dag@kommun.example")) { .t0 }
            let signIn = Authentication.clientCredentials(user: account.address, credentials)

            let fault = await readFault(try server.settings(of: account, authentication: signIn))

            guard case .signInRefused(host: "127.0.0.1", _) = fault else { throw Unexpected(fault) }
        }

        @Test func `a wrong secret is told in the token server's words, and a new one needs no restart`() async throws {
            let scratch = try Scratch()
            let file = scratch.directory.appending(path: "secret")
            try Data("galet".utf8).write(to: file)
            let client = try tokens.client(for: "token-eva@kommun.example", secretFile: file.path)
            let credentials = ClientCredentials(client) { .t0 }

            let fault = await probeFault(credentials)
            try FileManager.default.removeItem(at: file)
            try FileManager.default.copyItem(atPath: tokens.secretFile, toPath: file.path)
            let cured = await probeFault(credentials)

            guard case .tokenRefused(host: "127.0.0.1", error: "invalid_client", _) = fault else {
                throw Unexpected(fault)
            }
            #expect(fault?.description.contains("galet") == false)
            #expect(cured == nil)
        }

        @Test func `an answer that leads elsewhere, never ends or holds no token is none`() async throws {
            let client = { path in try tokens.client(for: "x", path: path) }

            let elsewhere = await probeFault(ClientCredentials(try client("elsewhere")) { .t0 })
            let flood = await probeFault(ClientCredentials(try client("flood")) { .t0 })
            let nothing = await probeFault(ClientCredentials(try client("nowhere")) { .t0 })

            #expect(elsewhere == .tokenUnusable(host: "127.0.0.1", status: 307))
            #expect(flood == .tooLarge(host: "127.0.0.1", limit: 64 << 10))
            #expect(nothing == .tokenUnusable(host: "127.0.0.1", status: 404))
        }

        @Test func `a token server known to another authority is not told the secret`() async throws {
            let scratch = try Scratch()
            let other = try Certificates(in: scratch.directory, named: "other")
            let client = try tokens.client(for: "token-fia@kommun.example", authority: other.authority)

            let fault = await probeFault(ClientCredentials(client) { .t0 })

            guard case .untrusted(host: "127.0.0.1", _) = fault else { throw Unexpected(fault) }
            #expect(try tokens.given(to: "token-fia@kommun.example") == 0)
        }
    }
}

/// What can be said of credentials without a server.
@Suite struct ClientCredentialsTests {
    @Test(arguments: [
        "http://login.example/token", "https://login.example", "https://a@login.example/token", "login.example/token",
        "https://login.example/a b", "ftp://login.example/token", "https://login.example/t#x",
    ])
    func `tokens are fetched over HTTPS alone`(address: String) {
        #expect(throws: MailError.tokenAddress(address)) {
            try TokenClient(address: address, clientID: "samordna", secretFile: "/nowhere", scope: "x")
        }
    }

    @Test func `a missing secret is named`() async throws {
        let fault = await probeFault(try .example(secretFile: "/nowhere/secret"))

        #expect(fault == .unreadableSecret(path: "/nowhere/secret"))
    }

    @Test func `the end of a secret is told thirty days ahead`() {
        let end = Date.t0 + 86_400 * 100

        #expect(ExpiryWarning(end: end, at: end - 86_400 * 31) == nil)
        #expect(ExpiryWarning(end: end, at: end - 86_400 * 30) == .expires(end))
        #expect(ExpiryWarning(end: end, at: end) == .expired(end))
        #expect(ExpiryWarning(end: nil, at: end) == nil)
    }

    @Test func `Microsoft's address and scope are theirs`() {
        let address = TokenClient.microsoftAddress(tenant: "regionen.example")

        #expect(address == "https://login.microsoftonline.com/regionen.example/oauth2/v2.0/token")
        #expect(TokenClient.microsoftScope == "https://outlook.office365.com/.default")
    }
}

extension ClientCredentials {
    fileprivate static func example(secretFile: String) throws -> ClientCredentials {
        let client = try TokenClient(
            address: "https://login.example/token", clientID: "samordna", secretFile: secretFile, scope: "x")
        return ClientCredentials(client) { .t0 }
    }
}

private func probeFault(_ credentials: ClientCredentials) async -> MailError? {
    do throws(MailError) {
        try await credentials.probe()
        return nil
    } catch {
        return error
    }
}
