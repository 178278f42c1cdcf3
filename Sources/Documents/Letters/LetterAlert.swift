import Meetings

extension Letter {
    /// What troubles a meeting, for the samordnare.
    package struct Alert: Hashable, Sendable {
        package var concerns: Set<Concern>
        package var quorum: Quorum
        /// The members' names by what they do; protected identities are already left out.
        package var names: [Quorum.Stand: [String]]
        /// Whom the samordnare's reply goes to; none where the chair has no address or a protected identity.
        package var chair: String?
        /// The chair's words with her no, and who gave it for her.
        package var comment: String?
        package var answeredBy: String?
        /// When it was so.
        package var moment: WallTime

        package init(
            concerns: Set<Concern>, quorum: Quorum, names: [Quorum.Stand: [String]], chair: String? = nil,
            comment: String? = nil, answeredBy: String? = nil, moment: WallTime
        ) {
            self.concerns = concerns
            self.quorum = quorum
            self.names = names
            self.chair = chair
            self.comment = comment
            self.answeredBy = answeredBy
            self.moment = moment
        }

        /// “2: Karin Holmberg och Rut Englund”; nil where there are none.
        func people(_ stand: Quorum.Stand) -> String? {
            let count = quorum.count(stand)
            guard count > 0 else { return nil }
            let known = (names[stand] ?? []).sorted(by: String.inSurnameOrder)
            let unnamed = count - known.count
            let rest = unnamed > 0 ? [known.isEmpty ? "namn visas inte" : "\(unnamed.word(one: "en")) till"] : []
            return "\(count): \(String.enumeration(known + rest))"
        }
    }
}
