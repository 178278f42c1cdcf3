/// The way a client proves to a mail server who it is; prints no secrets.
package enum Authentication: Sendable {
    case none
    case plain(user: String, password: String)
    /// AUTH LOGIN over SMTP; over IMAP what the server offers for passwords, be it the LOGIN command alone.
    case login(user: String, password: String)
    case xoauth2(user: String, token: String)
    /// XOAUTH2 with tokens that are fetched and renewed.
    case clientCredentials(user: String, ClientCredentials)

    package var mechanism: String? {
        switch self {
        case .none: nil
        case .plain: "PLAIN"
        case .login: "LOGIN"
        case .xoauth2, .clientCredentials: "XOAUTH2"
        }
    }

    /// The secret that goes with the user, fetched where it is one that runs out.
    func secrets(abandonedWhen isAbandoned: @escaping Abandonment) throws(MailError) -> Secrets? {
        switch self {
        case .none: nil
        case .plain(let user, let password), .login(let user, let password): .password(user: user, password)
        case .xoauth2(let user, let token): .token(user: user, token)
        case .clientCredentials(let user, let credentials):
            .token(user: user, try credentials.token(abandonedWhen: isAbandoned))
        }
    }

    /// A server may refuse a token before its time; the next sign-in fetches another.
    func forget(after fault: MailError) {
        guard case .clientCredentials(_, let credentials) = self else { return }
        switch fault {
        case .authenticationRefused, .signInRefused: credentials.forget()
        default: break
        }
    }

    /// What is said to the server.
    enum Secrets: Equatable {
        case password(user: String, String)
        case token(user: String, String)
    }
}

extension Authentication: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { mechanism.map { "AUTH \($0)" } ?? "no AUTH" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
