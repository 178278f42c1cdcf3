import Foundation
import Mail

/// How the server that received our mail tells whether a sender is who she says.
package enum Authenticity: Hashable, Sendable {
    /// It tells nothing: the address alone must be right.
    case from
    /// In the Authentication-Results that bear its name (RFC 8601).
    case rfc8601(server: String)
    /// In the topmost Authentication-Results, or as mail from within the tenant.
    case microsoft365

    /// Why the writer may be another; nil where she is proved.
    func doubt(about message: IncomingMessage) -> String? {
        switch self {
        case .from: return nil
        case .rfc8601(let server):
            let own = message.authenticationResults.first { $0.authenticationServer == server.lowercased() }
            return doubt(own, missing: "no Authentication-Results of \(server)")
        case .microsoft365:
            if message.values("x-ms-exchange-organization-authas").first?.lowercased() == "internal" { return nil }
            return doubt(message.authenticationResults.first, missing: "no Authentication-Results")
        }
    }

    private func doubt(_ results: String?, missing: String) -> String? {
        guard let results else { return missing }
        let verdict = results.lowercased().firstMatch(of: /(?:^|[;\s])dmarc=([a-z]+)/).map { String($0.1) }
        return verdict == "pass" ? nil : "dmarc=\(verdict ?? "none")"
    }
}

extension String {
    /// The server's name at the head of an Authentication-Results.
    fileprivate var authenticationServer: String {
        prefix { $0 != ";" && !$0.isWhitespace }.lowercased()
    }
}

extension IncomingMessage {
    /// Google answers for its users, who are named in Reply-To.
    var answerer: String? {
        writer == "calendar-notification@google.com" ? replyTo.first?.address ?? writer : writer
    }
}
