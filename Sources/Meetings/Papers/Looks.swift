import Foundation

/// What a file turned out to hold when it was opened apart from the service.
package struct FileLook: Hashable, Sendable {
    /// Nil where it holds no text that can be read.
    package let findings: PaperFindings?

    package init(findings: PaperFindings?) { self.findings = findings }
}

/// What became of following a link.
package struct LinkLook: Hashable, Sendable {
    package let address: String
    package let outcome: Outcome
    package let at: Date

    package init(address: String, outcome: Outcome, at: Date) {
        self.address = address
        self.outcome = outcome
        self.at = at
    }

    package enum Outcome: Hashable, Codable, Sendable {
        /// Something answers there; it may ask who comes.
        case alive
        case dead(Fault)
        /// Nobody can say from here: it lies in a network nearby, or did not answer this time.
        case unknown
    }

    /// Why a link leads nowhere.
    package enum Fault: Hashable, Codable, Sendable {
        /// The server says so, by its status.
        case gone(Int)
        /// No machine has that name.
        case noHost
    }

    package var fault: Fault? { if case .dead(let fault) = outcome { fault } else { nil } }
}
