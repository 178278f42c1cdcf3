/// The server that takes messages from us, and how it is greeted.
package struct SMTPSettings: Sendable {
    package typealias Security = MailServer.Security

    package let server: MailServer
    /// The name given in EHLO; libcurl asks the system when it is absent.
    package let localName: String?

    package init(
        host: String, port: Int, security: Security, authorityFile: String? = nil,
        authentication: Authentication = .none, connectTimeout: Int = 30, silenceTimeout: Int = 300,
        localName: String? = nil
    ) throws(MailError) {
        if let localName, !MailServer.isHost(localName) { throw .hostName(localName) }
        server = try MailServer(
            host: host, port: port, security: security, authorityFile: authorityFile,
            authentication: authentication, connectTimeout: connectTimeout, silenceTimeout: silenceTimeout)
        self.localName = localName
    }

    var url: String { server.url(scheme: "smtp", path: localName ?? "") }
}
