/// How to reach and greet a mail server.
package struct SMTPSettings: Sendable {
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
    /// The name given in EHLO; libcurl asks the system when it is absent.
    package let localName: String?

    package init(
        host: String, port: Int, security: Security, authorityFile: String? = nil,
        authentication: Authentication = .none, connectTimeout: Int = 30, silenceTimeout: Int = 300,
        localName: String? = nil
    ) throws(MailError) {
        for name in [host, localName].compactMap(\.self) where !Self.isHost(name) { throw .hostName(name) }
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
        self.localName = localName
    }

    /// When the connection is encrypted.
    package enum Security: String, Sendable {
        case startTLS, tls, none
    }

    var url: String {
        let scheme = security == .tls ? "smtps" : "smtp"
        let name = host.contains(":") ? "[\(host)]" : host
        return "\(scheme)://\(name):\(port)/\(localName ?? "")"
    }

    /// Letters, digits, dots and hyphens, or an IPv6 address: nothing that means something else in a URL.
    private static func isHost(_ name: String) -> Bool {
        !name.isEmpty && name.utf8.count <= 253 && name.wholeMatch(of: /[A-Za-z0-9.:-]+/) != nil
    }

    private static func isLoopback(_ host: String) -> Bool {
        host == "localhost" || host == "::1" || host.hasPrefix("127.")
    }
}
