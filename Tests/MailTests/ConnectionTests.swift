import Foundation
import Testing

@testable import Mail

/// Who is trusted with a message, and what is said where nobody is.
@Suite struct ConnectionTests {
    @Test(arguments: [(FaultServer.Protection.startTLS, SMTPSettings.Security.startTLS), (.tls, .tls)])
    func `a server known to our own authority gets the message`(
        protection: FaultServer.Protection, security: SMTPSettings.Security
    ) async throws {
        let server = try FaultServer(protection)
        let settings = try server.settings(security)

        let deliveries = await Counter.carry([try .example()], by: .smtp(settings))
        try await Transport.smtp(settings).probe()

        #expect(deliveries == [.accepted(reply: "2.0.0 queued as 42")])
    }

    @Test(arguments: [(FaultServer.Protection.startTLS, SMTPSettings.Security.startTLS), (.tls, .tls)])
    func `a server known to another authority gets nothing`(
        protection: FaultServer.Protection, security: SMTPSettings.Security
    ) async throws {
        let server = try FaultServer(protection)
        let scratch = try Scratch()
        let other = try Certificates(in: scratch.directory, named: "other")
        let settings = try server.settings(security, authority: other.authority)

        let deliveries = await Counter.carry([try .example()], by: .smtp(settings))
        let fault = await probe(settings)

        guard case .untrusted(host: "127.0.0.1", _) = fault else { throw Unexpected(deliveries) }
        #expect(deliveries == [.unavailable(reason: fault?.description ?? "")])
        #expect(try server.noted("message").isEmpty)
    }

    @Test func `a certificate for another host is refused`() async throws {
        let server = try FaultServer(.tls, address: "127.0.0.2")
        let settings = try SMTPSettings(
            host: "127.0.0.2", port: server.port, security: .tls, authorityFile: server.certificates?.authority)

        let fault = await probe(settings)

        guard case .untrusted(host: "127.0.0.2", _) = fault else { throw Unexpected([]) }
    }

    @Test func `a server without STARTTLS gets neither message nor password`() async throws {
        let server = try FaultServer(authentication: "PLAIN")
        let settings = try server.settings(.startTLS, authentication: .plain(user: user, password: password))

        let deliveries = await Counter.carry([try .example()], by: .smtp(settings))
        let fault = await probe(settings)

        #expect(fault == .noSTARTTLS(host: "127.0.0.1", port: server.port))
        #expect(deliveries == [.unavailable(reason: fault?.description ?? "")])
        #expect(try server.noted("auth").isEmpty)
    }

    @Test(arguments: [
        Authentication.plain(user: user, password: password), .login(user: user, password: password),
        .xoauth2(user: user, token: "token-1"),
    ])
    func `each mechanism signs in once a connection`(authentication: Authentication) async throws {
        let server = try FaultServer(.startTLS, authentication: "XOAUTH2")
        let settings = try server.settings(.startTLS, authentication: authentication)

        let deliveries = await Counter.carry([try .example(id: 1), try .example(id: 2)], by: .smtp(settings))

        #expect(deliveries.count == 2)
        #expect(deliveries.allSatisfy { $0 == .accepted(reply: "2.0.0 queued as 42") })
        #expect(try server.noted("auth").map(\.mechanism) == [authentication.mechanism])
    }

    @Test(arguments: [
        (Authentication.plain(user: user, password: "fel"), 535, "5.7.8 Authentication credentials invalid"),
        (.login(user: user, password: "fel"), 535, "5.7.8 Authentication credentials invalid"),
        (.xoauth2(user: user, token: "fel"), 334, #"{"status":"401"}"#),
    ])
    func `a refused secret is told without the secret`(
        authentication: Authentication, code: Int, reply: String
    ) async throws {
        let server = try FaultServer(.startTLS, authentication: "XOAUTH2")
        let settings = try server.settings(.startTLS, authentication: authentication)

        let fault = await probe(settings)
        let deliveries = await Counter.carry([try .example()], by: .smtp(settings))

        #expect(fault == .authenticationRefused(host: "127.0.0.1", code: code, reply: reply))
        #expect(fault?.description.contains("fel") == false)
        #expect(deliveries == [.unavailable(reason: fault?.description ?? "")])
    }

    @Test func `a mechanism that is not offered is named`() async throws {
        let open = try FaultServer()
        let old = try FaultServer(.startTLS, authentication: "PLAIN")
        let modern = Authentication.xoauth2(user: user, token: "token-1")

        let withoutAny = await probe(try open.settings(authentication: modern))
        let withoutThis = await probe(try old.settings(.startTLS, authentication: modern))
        let delivery = await Counter.carry([try .example()], by: .smtp(try open.settings(authentication: modern)))

        let expected = MailError.noAuthentication(host: "127.0.0.1", mechanism: "XOAUTH2")
        #expect(withoutAny == expected)
        #expect(withoutThis == expected)
        #expect(delivery == [.unavailable(reason: expected.description)])
    }

    @Test func `a closed port is told from a name that does not exist`() async throws {
        let port = try FaultServer().port

        let closed = await probe(try SMTPSettings(host: "127.0.0.1", port: port, security: .none))
        let missing = await probe(try SMTPSettings(host: "mail.invalid", port: 25, security: .none))

        #expect(closed == .unreachable(host: "127.0.0.1", port: port, reason: "Connection refused"))
        #expect(missing == .unknownHost("mail.invalid"))
    }

    @Test func `a server that sends us away is told from one that says nothing`() async throws {
        let closed = try FaultServer(saying: "554 5.3.2 not today")
        let mute = try FaultServer(saying: "")

        let refusal = await probe(try closed.settings())
        let silence = await probe(try mute.settings(patience: 1))

        #expect(refusal == .turnedAway(host: "127.0.0.1", code: 554, reply: "5.3.2 not today"))
        #expect(silence == .silent(host: "127.0.0.1", port: mute.port))
    }

    @Test func `encryption from the first byte is told from a port that begins in the clear`() async throws {
        let server = try FaultServer()

        let fault = await probe(try server.settings(.tls))

        guard case .noTLS(host: "127.0.0.1", server.port, _) = fault else { throw Unexpected([]) }
    }

    @Test func `a missing authority file is named`() async throws {
        let server = try FaultServer(.tls)

        let fault = await probe(try server.settings(.tls, authority: "/nowhere/ca.pem"))

        #expect(fault == .unreadableAuthority(path: "/nowhere/ca.pem"))
    }

    @Test func `settings that would lead elsewhere are refused`() {
        #expect(throws: MailError.hostName("a@b/c")) { try SMTPSettings(host: "a@b/c", port: 25, security: .tls) }
        #expect(throws: MailError.hostName("x y")) {
            try SMTPSettings(host: "mail.regionen.example", port: 25, security: .tls, localName: "x y")
        }
        #expect(throws: MailError.unprotectedCredentials(host: "mail.regionen.example")) {
            try SMTPSettings(
                host: "mail.regionen.example", port: 25, security: .none,
                authentication: .plain(user: user, password: password))
        }
    }

    @Test func `settings print no secrets`() throws {
        let settings = try SMTPSettings(
            host: "mail.regionen.example", port: 587, security: .startTLS,
            authentication: .plain(user: user, password: password))
        var dumped = ""

        dump(settings, to: &dumped)

        #expect(!"\(settings)\(dumped)".contains(password))
    }

    private func probe(_ settings: SMTPSettings) async -> MailError? {
        do throws(MailError) {
            try await Transport.smtp(settings).probe()
            return nil
        } catch {
            return error
        }
    }
}

private let user = "samordna"
private let password = "hemligt lösen"
