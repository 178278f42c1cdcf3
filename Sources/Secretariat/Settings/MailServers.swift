import Foundation
import Synchronization

/// What the service has seen of its mail servers since it started.
package final class MailServers: Sendable {
    /// What each is called: “relay.regionen.example, port 25”; nil for an inbox that nobody has named.
    package let outgoing: String
    package let incoming: String?
    /// When the secret for Microsoft 365 ends, where somebody has said.
    package let secretEnds: Date?
    private let sights = Mutex<[Side: Sight]>([:])

    package init(outgoing: String, incoming: String?, secretEnds: Date? = nil) {
        self.outgoing = outgoing
        self.incoming = incoming
        self.secretEnds = secretEnds
    }

    package enum Side: Sendable { case outgoing, incoming }

    /// How a server was found.
    package struct Sight: Equatable, Sendable {
        package var answered: Date?
        /// When it last did not, and what was said.
        package var failed: Date?
        package var words = ""
        package var certificateEnds: Date?

        /// Whether it has not answered since it failed.
        package var isDown: Bool { failed.map { answered ?? .distantPast < $0 } ?? false }
    }

    package func sight(of side: Side) -> Sight { sights.withLock { $0[side] ?? Sight() } }

    package func answered(_ side: Side, at now: Date) { sights.withLock { $0[side, default: Sight()].answered = now } }

    package func failed(_ side: Side, _ words: String, at now: Date) {
        sights.withLock { sights in
            sights[side, default: Sight()].failed = now
            sights[side, default: Sight()].words = words
        }
    }

    package func certificate(of side: Side, ends: Date) {
        sights.withLock { $0[side, default: Sight()].certificateEnds = ends }
    }
}
