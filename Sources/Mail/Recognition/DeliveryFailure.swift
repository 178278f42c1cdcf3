/// What became of a message to one recipient, as a mail server tells it.
package struct DeliveryFailure: Hashable, Sendable {
    /// The address that was written to, lower case.
    package let recipient: String
    package let action: Action
    /// An enhanced status code (RFC 3463), such as `5.1.1`.
    package let status: String?
    /// The server's own words.
    package let diagnostic: String?

    package enum Action: String, Hashable, Sendable, CaseIterable {
        case failed, delayed, delivered
    }

    package enum Severity: String, Hashable, Sendable, CaseIterable {
        /// The address does not work.
        case permanent
        /// The server stopped trying; the address may be good.
        case gaveUp = "gave-up"
        /// The server still tries.
        case delayed
        /// Nothing is wrong.
        case none
    }

    init(recipient: String, action: Action, status: String?, diagnostic: String?) {
        self.recipient = recipient
        self.action = action
        self.status = status
        self.diagnostic = diagnostic
    }

    /// How bad it is.
    package var severity: Severity {
        switch action {
        case .failed: isTemporary ? .gaveUp : .permanent
        case .delayed: .delayed
        case .delivered: .none
        }
    }

    /// Whether the other side turned our sending away and not the address: the administrator mends that.
    package var isOurFault: Bool {
        guard action == .failed, let status else { return false }
        return status.hasPrefix("5.7.") || status == "5.1.8"
    }

    /// A code that says something decides; else the reply, else the words.
    private var isTemporary: Bool {
        if let status, !status.isGeneral || status.hasPrefix("4") { return status.hasPrefix("4") }
        let words = diagnostic?.lowercased() ?? ""
        if let reply = StatusCode.replyClass(in: words) { return reply == 4 }
        guard status == nil else { return false }
        return ["timed out", "timeout", "deferred", "temporar", "try again", "connection refused", "retry time"]
            .contains { words.contains($0) }
    }
}
