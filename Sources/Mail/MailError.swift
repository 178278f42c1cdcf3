/// What keeps a message from being written or a mail server from being used.
package enum MailError: Error, Hashable, Sendable {
    case address(String, MailAddress.Fault)
    case headerText(field: String, text: String)
    case messageID(String)
    case mediaType(String)
    case unencodable(messageID: String)

    case hostName(String)
    case unprotectedCredentials(host: String)
    case unreadableAuthority(path: String)
    case unknownHost(String)
    case unreachable(host: String, port: Int, reason: String)
    case silent(host: String, port: Int)
    case noTLS(host: String, port: Int, reason: String)
    case noSTARTTLS(host: String, port: Int)
    case untrusted(host: String, reason: String)
    case noAuthentication(host: String, mechanism: String)
    case authenticationRefused(host: String, code: Int, reply: String)
    case turnedAway(host: String, code: Int, reply: String)
    case lost(host: String, reason: String)
    case stopped(host: String)
    case clientUnavailable

    case signInRefused(host: String, reply: String)
    case mailboxName(String)
    case mailboxRefused(host: String, mailbox: String, reply: String)
    case commandRefused(host: String, command: String, reply: String)

    case tokenAddress(String)
    case unreadableSecret(path: String)
    case tokenRefused(host: String, error: String, reason: String)
    case tokenUnusable(host: String, status: Int)

    case webAddress(String)
    case forbiddenNetwork(host: String)
    case tooLarge(host: String, limit: Int)
    case ledAround(host: String, limit: Int)
    case webRefused(host: String, status: Int)
    case otherFile(host: String, type: String, expected: String)

    case folderName(String)
    case maildir(path: String, reason: String)
    case unreadableMaildir(path: String, reason: String)
}

extension MailError: CustomStringConvertible {
    // One exhaustive list, so that the words can be reviewed as such.
    package var description: String {
        switch self {
        case .address(let text, let fault): "cannot use address \(quoted(text)): \(fault)"
        case .headerText(let field, let text):
            "cannot write \(field) \(quoted(text)): it has a line break or control character; remove it"
        case .messageID(let text):
            "cannot use Message-ID \(quoted(text)): expected left@right in ASCII; write it without angle brackets"
        case .mediaType(let text):
            "cannot attach a file of type \(quoted(text)): expected type/subtype; write one such as application/pdf"
        case .unencodable(let id): "cannot write message <\(id)>: GMime refused it; free memory and try again"
        case .hostName(let text):
            "cannot use mail host \(quoted(text)): expected a host name or IP address; correct it in the configuration"
        case .unprotectedCredentials(let host):
            "cannot sign in to \(host): the password would travel in the clear; choose starttls or tls"
        case .unreadableAuthority(let path):
            "cannot read the certificate authority \(path): it holds no certificates in PEM form; check path and rights"
        case .unknownHost(let host): "cannot find \(host): the name does not resolve; check host name and DNS"
        case .unreachable(let host, let port, let reason):
            "cannot connect to \(host):\(port): \(reason); check host, port and firewall"
        case .silent(let host, let port):
            "cannot reach \(host):\(port): no answer in time; check host, port and firewall"
        case .noTLS(let host, let port, let reason):
            "cannot protect the connection to \(host):\(port): \(reason); choose starttls if it begins in the clear"
        case .noSTARTTLS(let host, let port):
            "cannot protect the connection to \(host):\(port): it offers no STARTTLS; choose tls or another port"
        case .untrusted(let host, let reason):
            "cannot trust \(host): \(reason); name the certificate’s own host and its authority file"
        case .noAuthentication(let host, let mechanism):
            "cannot sign in to \(host): the server does not offer AUTH \(mechanism); choose another mechanism"
        case .authenticationRefused(let host, let code, let reply):
            "cannot sign in to \(host): server replied \(code) \(quoted(reply)); check user and secret"
        case .turnedAway(let host, let code, let reply):
            "cannot send through \(host): server replied \(code) \(quoted(reply)); ask whoever runs the server"
        case .lost(let host, let reason): "cannot go on with \(host): \(reason); it is tried again"
        case .stopped(let host): "cannot finish with \(host): the service is stopping; it is tried again later"
        case .clientUnavailable: "cannot send mail: libcurl did not start; free memory and try again"
        case .signInRefused(let host, let reply):
            "cannot sign in to \(host): server replied \(quoted(reply)); check user and secret"
        case .mailboxName(let text):
            "cannot use mailbox \(quoted(text)): expected a name without quotes, wildcards and empty parts; choose another"
        case .mailboxRefused(let host, let mailbox, let reply):
            "cannot open mailbox \(quoted(mailbox)) on \(host): server replied \(quoted(reply)); check name and rights"
        case .commandRefused(let host, let command, let reply):
            "cannot do \(command) on \(host): server replied \(quoted(reply)); check rights and space of the mailbox"
        case .tokenAddress(let text):
            "cannot fetch tokens from \(quoted(text)): expected https://host/path; correct it in the configuration"
        case .unreadableSecret(let path):
            "cannot read the secret in \(path): it is missing, empty or longer than 4 kB; check path and rights"
        case .tokenRefused(let host, let error, let reason):
            "cannot get a token from \(host): server replied \(quoted(error)) \(quoted(reason)); check client id and secret"
        case .tokenUnusable(let host, let status):
            "cannot get a token from \(host): it answered \(status) without a token; check the token address"
        case .webAddress(let text):
            "cannot fetch \(quoted(String(text.prefix(30)) + "…")): expected https://host/path without user and password; correct the address"
        case .forbiddenNetwork(let host):
            "cannot fetch from \(host): it leads to this machine or a network nearby; name its network in calendars.networks"
        case .tooLarge(let host, let limit):
            "cannot fetch from \(host): its answer is longer than \(limit) octets; use a smaller file"
        case .ledAround(let host, let limit):
            "cannot fetch from \(host): it leads on more than \(limit) times; use the address it ends at"
        case .webRefused(let host, let status):
            "cannot fetch from \(host): it answered \(status); check the address, it may be withdrawn"
        case .otherFile(let host, let type, let expected):
            "cannot fetch from \(host): it gave \(quoted(type)), not a file of type \(expected); check the address"
        case .folderName(let text):
            "cannot deliver to \(quoted(text)) in a Maildir: the address makes no folder name; use an SMTP server"
        case .maildir(let path, let reason): "cannot write \(path): \(reason); check disk space and permissions"
        case .unreadableMaildir(let path, let reason): "cannot read \(path): \(reason); check path and permissions"
        }
    }

    /// Foreign text on one line and of bounded length.
    private func quoted(_ text: String) -> String {
        let visible = text.unicodeScalars.prefix(200).map { scalar in
            scalar.properties.generalCategory == .control ? "␤" : String(scalar)
        }
        return "“\(visible.joined())”"
    }
}

extension MailAddress.Fault: CustomStringConvertible {
    package var description: String {
        switch self {
        case .notOneAddress: "expected one name, @ and a domain; write one such as anna@regionen.example"
        case .tooLong: "it is longer than 254 characters, or 64 before the @; use a shorter alias"
        case .forbiddenCharacter: "it has a space, quote, comma or control character; write the bare address"
        case .beyondASCII: "it has letters beyond ASCII; write the domain in its xn-- form and ask for an ASCII alias"
        case .misplacedDot: "a dot begins, ends or is doubled before the @; check the spelling"
        case .domain: "its domain is no host name; check what stands after the @"
        }
    }
}
