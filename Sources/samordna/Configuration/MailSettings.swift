import Foundation
import Mail

extension SettingsReader {
    func transport() throws -> Transport {
        let way: Way = try choice(.transport)
        switch way {
        case .maildir: return .maildir(URL(fileURLWithPath: try text(.maildir), isDirectory: true))
        case .smtp: return .smtp(try smtp())
        }
    }

    /// 0 means as fast as the server takes them; a folder needs no pacing.
    func pace() throws(ConfigurationError) -> Int? {
        let way: Way = try choice(.transport)
        let limit = try number(.pace, 0...100_000)
        return limit == 0 || way == .maildir ? nil : limit
    }

    private func smtp() throws -> SMTPSettings {
        let security: Security = try choice(.security)
        return try SMTPSettings(
            host: try text(.host), port: try number(.port, 1...65_535), security: security.meaning,
            authorityFile: optionalText(.authority), authentication: try authentication(),
            connectTimeout: try number(.connectTimeout, 1...600), silenceTimeout: try number(.silenceTimeout, 1...900),
            localName: optionalText(.localName))
    }

    private func authentication() throws -> Authentication {
        let mechanism: Mechanism = try choice(.authentication)
        guard mechanism != .none else { return .none }
        let user = try text(.user)
        let secret = try secret(in: try text(.secret))
        return switch mechanism {
        case .none: .none
        case .plain: .plain(user: user, password: secret)
        case .login: .login(user: user, password: secret)
        case .xoauth2: .xoauth2(user: user, token: secret)
        }
    }

    private func secret(in name: String) throws(ConfigurationError) -> String {
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

    private enum Mechanism: String, CaseIterable { case none, plain, login, xoauth2 }

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
