import Foundation
import Mail
import Meetings
import Secretariat

extension SettingsReader {
    func transport(_ now: @escaping @Sendable () -> Date) throws -> Transport {
        let way: Way = try choice(.transport)
        switch way {
        case .maildir: return .maildir(URL(fileURLWithPath: try text(.maildir), isDirectory: true))
        case .smtp: return .smtp(try smtp(now))
        }
    }

    /// 0 means as fast as the server takes them; a folder needs no pacing.
    func pace() throws(ConfigurationError) -> Int? {
        let way: Way = try choice(.transport)
        let limit = try number(.pace, 0...100_000)
        return limit == 0 || way == .maildir ? nil : limit
    }

    /// Where mail is taken from; nil where nobody has said.
    func inbox(_ now: @escaping @Sendable () -> Date) throws -> MailSource? {
        let source: Source = try choice(.inboxSource)
        switch source {
        case .none: return nil
        case .maildir: return .maildir(URL(fileURLWithPath: try text(.inboxMaildir), isDirectory: true))
        case .imap: return .imap(try imap(now))
        }
    }

    func authenticity() throws(ConfigurationError) -> Authenticity {
        let proof: Proof = try choice(.inboxProof)
        return switch proof {
        case .from: .from
        case .rfc8601: .rfc8601(server: try text(.inboxProofServer))
        case .microsoft365: .microsoft365
        }
    }

    /// When the application's secret stops working, where somebody has said.
    func secretEnds() throws(ConfigurationError) -> Date? {
        try optionalText(.clientSecretEnds).map { text throws(ConfigurationError) in
            guard let day = Day(iso: text), let time = WallTime(day: day, minute: 0) else {
                throw wrong(.clientSecretEnds, text, expected: "a date such as 2028-01-31")
            }
            return time.nearestMoment
        }
    }

    /// From the Internet, and from the networks nearby that are named.
    func webFetch() throws(ConfigurationError) -> WebFetch {
        let text = optionalText(.calendarNetworks) ?? ""
        let names = text.split { $0 == " " || $0 == "," }
        let networks = names.compactMap { Network($0) }
        guard networks.count == names.count else {
            throw wrong(.calendarNetworks, text, expected: "networks such as 10.20.0.0/16, with spaces between them")
        }
        return WebFetch(nearby: networks, authorityFile: optionalText(.calendarAuthority))
    }

    private func imap(_ now: @escaping @Sendable () -> Date) throws -> IMAPSettings {
        let security: Security = try choice(.inboxSecurity)
        let keys = SignIn(mechanism: .inboxAuthentication, user: .inboxUser, secret: .inboxSecret)
        let server = try MailServer(
            host: try text(.inboxHost), port: try number(.inboxPort, 1...65_535), security: security.meaning,
            authorityFile: optionalText(.inboxAuthority), authentication: try authentication(keys, now),
            connectTimeout: try number(.connectTimeout, 1...600), silenceTimeout: try number(.silenceTimeout, 1...900))
        return IMAPSettings(server: server, mailbox: try FolderName(try text(.inboxFolder)))
    }

    private func smtp(_ now: @escaping @Sendable () -> Date) throws -> SMTPSettings {
        let security: Security = try choice(.security)
        let keys = SignIn(mechanism: .authentication, user: .user, secret: .secret)
        return try SMTPSettings(
            host: try text(.host), port: try number(.port, 1...65_535), security: security.meaning,
            authorityFile: optionalText(.authority), authentication: try authentication(keys, now),
            connectTimeout: try number(.connectTimeout, 1...600), silenceTimeout: try number(.silenceTimeout, 1...900),
            localName: optionalText(.localName))
    }

    /// The keys that say how to sign in to one server.
    private struct SignIn {
        let mechanism: Setting
        let user: Setting
        let secret: Setting
    }

    private func authentication(_ keys: SignIn, _ now: @escaping @Sendable () -> Date) throws -> Authentication {
        let mechanism: Mechanism = try choice(keys.mechanism)
        guard mechanism != .none else { return .none }
        let user = try text(keys.user)
        if mechanism == .microsoft365 { return .clientCredentials(user: user, try clientCredentials(now)) }
        let secret = try secret(in: try text(keys.secret))
        return switch mechanism {
        case .none, .microsoft365: .none
        case .plain: .plain(user: user, password: secret)
        case .login: .login(user: user, password: secret)
        case .xoauth2: .xoauth2(user: user, token: secret)
        }
    }

    private func clientCredentials(_ now: @escaping @Sendable () -> Date) throws -> ClientCredentials {
        let address = TokenClient.microsoftAddress(tenant: try text(.tenant))
        let name = try text(.clientSecret)
        _ = try secret(in: name)
        let client = try TokenClient(
            address: address, clientID: try text(.client), secretFile: path(ofSecret: name),
            scope: TokenClient.microsoftScope)
        return ClientCredentials(client, secretExpires: try secretEnds(), now: now)
    }

    func secret(in name: String) throws(ConfigurationError) -> String {
        let path = path(ofSecret: name)
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            throw .secret(file: path, cause: "it cannot be read; write the password there, readable by this user alone")
        }
        guard !isOpenToOthers(path) else {
            throw .secret(file: path, cause: "every user of this machine may open it; run chmod o= \(path)")
        }
        let secret = text.trimmingCharacters(in: .newlines)
        guard !secret.isEmpty else { throw .secret(file: path, cause: "the file is empty; write the password there") }
        return secret
    }

    /// A name without a folder is one of systemd's credentials (LoadCredential=); a command beside the service has
    /// none, and finds the file beside the configuration.
    private func path(ofSecret name: String) -> String {
        guard !name.contains("/") else { return name }
        let beside = URL(fileURLWithPath: file.path).deletingLastPathComponent().path
        return "\(environment["CREDENTIALS_DIRECTORY"] ?? beside)/\(name)"
    }

    private func isOpenToOthers(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IRWXO != 0
    }

    private enum Way: String, CaseIterable { case smtp, maildir }

    private enum Source: String, CaseIterable { case none, imap, maildir }

    private enum Proof: String, CaseIterable { case from, rfc8601, microsoft365 }

    private enum Mechanism: String, CaseIterable { case none, plain, login, xoauth2, microsoft365 }

    private enum Security: String, CaseIterable {
        case starttls, tls, none

        var meaning: SMTPSettings.Security {
            switch self {
            case .starttls: .startTLS
            case .tls: .tls
            case .none: .none
            }
        }
    }
}
