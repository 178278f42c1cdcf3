/// How to reach a mail server and sign in to it.
package struct MailServer: Sendable {
    package let host: String
    package let port: Int
    package let security: Security
    /// A private certificate authority in PEM form, in place of the system's.
    package let authorityFile: String?
    package let authentication: Authentication
    /// Seconds.
    package let connectTimeout: Int
    /// Seconds without a byte from the server before the connection is given up.
    package let silenceTimeout: Int

    package init(
        host: String, port: Int, security: Security, authorityFile: String? = nil,
        authentication: Authentication = .none, connectTimeout: Int = 30, silenceTimeout: Int = 300
    ) throws(MailError) {
        guard Self.isHost(host) else { throw .hostName(host) }
        guard security != .none || authentication.mechanism == nil || Self.isLoopback(host) else {
            throw .unprotectedCredentials(host: host)
        }
        self.host = host
        self.port = port
        self.security = security
        self.authorityFile = authorityFile
        self.authentication = authentication
        self.connectTimeout = connectTimeout
        self.silenceTimeout = silenceTimeout
    }

    /// When the connection is encrypted.
    package enum Security: String, Sendable {
        case startTLS, tls, none
    }

    /// Of the scheme, which ends with an `s` where encryption comes first.
    func url(scheme: String, path: String) -> String {
        let name = host.contains(":") ? "[\(host)]" : host
        return "\(scheme)\(security == .tls ? "s" : "")://\(name):\(port)/\(path)"
    }

    /// Letters, digits, dots and hyphens, or an IPv6 address: nothing that means something else in a URL.
    static func isHost(_ name: String) -> Bool {
        !name.isEmpty && name.utf8.count <= 253 && name.wholeMatch(of: /[A-Za-z0-9.:-]+/) != nil
    }

    private static func isLoopback(_ host: String) -> Bool {
        host == "localhost" || host == "::1" || host.hasPrefix("127.")
    }
}
