import Crypto
import Foundation
import Hummingbird
import Logging

/// A reverse proxy that has signed people in and says who each is, proven by a secret that it shares with us.
package struct TrustedProxy: Sendable {
    private let userField: HTTPFields.Element.Name
    private let secretField: HTTPFields.Element.Name
    private let digest: SHA256.Digest
    private let entries = Limiter(limit: 60, window: 3600)
    private let warnings = Limiter(limit: 10, window: 60)

    /// Nil where one of the names is no name of a header field.
    package init?(userHeader: String, secretHeader: String, secret: String) {
        guard let user = HTTPFields.Element.Name(userHeader), let proof = HTTPFields.Element.Name(secretHeader),
            user != proof,
            !secret.isEmpty
        else { return nil }
        userField = user
        secretField = proof
        digest = SHA256.hash(data: Data(secret.utf8))
    }

    enum Claim: Equatable {
        case none
        /// The mail address of whoever the proxy has signed in.
        case user(String)
    }

    /// Who it says asks. A name without the right secret is nobody's word: it is ignored, and told in the log.
    func claim(in request: Request, from context: SiteContext, at now: Date) -> Claim {
        let (names, proofs) = (request.headers[values: userField], request.headers[values: secretField])
        guard !names.isEmpty || !proofs.isEmpty else { return .none }
        guard names.count == 1, proofs.count == 1, isRight(proofs[0]) else {
            // A proxy that sends its secret with an empty name has nobody signed in.
            if warnings.allows(context.peer, at: now) {
                context.logger.warning(
                    "a signed-in user's name came without the right secret and is ignored",
                    metadata: ["peer": "\(context.peer)", "names": "\(names.count)", "secrets": "\(proofs.count)"])
            }
            return .none
        }
        let name = names[0].trimmingCharacters(in: .whitespaces)
        return name.isEmpty || name.count > 254 ? .none : .user(name)
    }

    /// Whether another session may be made for somebody: a browser that keeps no cookie asks for one each time.
    func mayEnter(_ address: String, at now: Date) -> Bool { entries.allows(address.lowercased(), at: now) }

    /// Digests are as long as each other, and compared in a time that tells nothing.
    private func isRight(_ secret: String) -> Bool { SHA256.hash(data: Data(secret.utf8)) == digest }
}
