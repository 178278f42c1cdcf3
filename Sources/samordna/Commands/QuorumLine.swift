import Meetings

/// Whether enough members come, on one line or as JSON.
struct QuorumLine: Encodable {
    let needed: Int
    let members: Int
    let yes: Int
    let perhaps: Int
    let no: Int
    let unanswered: Int
    let needsChair: Bool
    let chairAway: Bool
    /// “answers”, or “attendance” once it is recorded.
    let basis: String
    /// “holds”, “atRisk” or “lost”.
    let verdict: String
    private let cause: String

    private enum CodingKeys: CodingKey {
        case needed, members, yes, perhaps, no, unanswered, needsChair, chairAway, basis, verdict
    }

    init(_ quorum: Quorum) {
        needed = quorum.needed
        members = quorum.members.count
        yes = quorum.count(.coming)
        perhaps = quorum.count(.perhaps)
        no = quorum.count(.away)
        unanswered = quorum.count(.unknown)
        needsChair = quorum.rule.needsChair
        chairAway = quorum.isChairAway
        basis = quorum.basis.rawValue
        verdict = quorum.verdict.rawValue
        cause = quorum.cause
    }

    /// “quorum 5 of 9: 6 have said yes, 1 perhaps, 2 have not answered: holds”.
    var text: String {
        let said = basis == Quorum.Basis.answers.rawValue ? answers : presences
        return "quorum \(needed) of \(members): \(said): \(words)"
    }

    /// “quorum 5 of 9 holds”.
    var brief: String { "quorum \(needed) of \(members) \(words)" }

    private var words: String { (verdict == Quorum.Verdict.atRisk.rawValue ? "at risk" : verdict) + cause }

    private var answers: String {
        [
            "\(yes) \(yes.have) said yes", no > 0 ? "\(no) no" : nil, perhaps > 0 ? "\(perhaps) perhaps" : nil,
            unanswered > 0 ? "\(unanswered) \(unanswered.have) not answered" : nil,
        ].compactMap(\.self).joined(separator: ", ")
    }

    private var presences: String {
        [
            "\(yes) came", no > 0 ? "\(no) did not" : nil,
            unanswered > 0 ? "of \(unanswered) nothing is recorded" : nil,
        ].compactMap(\.self).joined(separator: ", ")
    }
}

extension Quorum {
    /// What the number does not say.
    fileprivate var cause: String {
        guard rule.needsChair, possible >= needed, verdict != .holds else { return "" }
        if isChairAway { return basis == .answers ? ", the chair has declined" : ", the chair did not come" }
        return lacksChair && count(.coming) >= needed && basis == .answers ? ", the chair has not said yes" : ""
    }
}

extension Int {
    fileprivate var have: String { self == 1 ? "has" : "have" }
}
