/// The way a client proves to a mail server who it is; prints no secrets.
package enum Authentication: Sendable {
    case none
    case plain(user: String, password: String)
    case login(user: String, password: String)
    case xoauth2(user: String, token: String)

    package var mechanism: String? {
        switch self {
        case .none: nil
        case .plain: "PLAIN"
        case .login: "LOGIN"
        case .xoauth2: "XOAUTH2"
        }
    }
}

extension Authentication: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { mechanism.map { "AUTH \($0)" } ?? "no AUTH" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
