import Foundation
import Synchronization

/// A service's own right to tokens, by the client-credentials grant of OAuth 2.0 (RFC 6749 §4.4); prints no secrets.
///
/// Everyone who signs in with it shares one token, which is renewed before it runs out.
package final class ClientCredentials: Sendable {
    private let client: TokenClient
    private let now: @Sendable () -> Date
    private let token = Mutex<Token?>(nil)
    /// When the secret stops being accepted, as whoever made it said.
    package let secretExpires: Date?

    package init(
        _ client: TokenClient, secretExpires: Date? = nil, now: @escaping @Sendable () -> Date
    ) {
        self.client = client
        self.secretExpires = secretExpires
        self.now = now
    }

    /// Blocks while a token is fetched.
    func token(abandonedWhen isAbandoned: @escaping Abandonment) throws(MailError) -> String {
        let now = now()
        let outcome = token.withLock { current -> Result<String, MailError> in
            if let current, now < current.renewal { return .success(current.text) }
            return Result { () throws(MailError) in
                let fetched = try client.fetch(abandonedWhen: isAbandoned)
                current = Token(fetched, at: now)
                return fetched.text
            }
        }
        return try outcome.get()
    }

    func forget() { token.withLock { $0 = nil } }

    /// Whether a token can be had now.
    package func probe() async throws(MailError) {
        let outcome: Result<Void, MailError> = await onThread(named: "token probe") { [self] in
            Result { () throws(MailError) in
                forget()
                _ = try token { false }
            }
        }
        try outcome.get()
    }

    /// A token with the moment from which another is fetched.
    private struct Token {
        let text: String
        let renewal: Date

        /// Five minutes before its end, or at half its life when that is short.
        init(_ fetched: TokenClient.Fetched, at now: Date) {
            text = fetched.text
            renewal = now + fetched.lifetime - min(300, fetched.lifetime / 2)
        }
    }
}

extension ClientCredentials: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "client credentials at \(client.host)" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
