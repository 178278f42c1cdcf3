import Meetings

/// How many lay within their norm, under and over it, in words.
struct VerdictCounts {
    private var under = 0
    private var within = 0
    private var over = 0
    private var incomplete = 0
    private let norm: String
    private let isOver: Bool

    init(_ workloads: [Workload], norm: String?, isOver: Bool) {
        self.init(norm, isOver)
        for workload in workloads {
            switch workload.verdict {
            case .under: under += 1
            case .within: within += 1
            case .over: over += 1
            case nil: incomplete += 1
            }
        }
    }

    init(_ verdicts: Share.Verdicts, norm: String?, isOver: Bool) {
        self.init(norm, isOver)
        (under, within) = (verdicts.under, verdicts.within)
        (over, incomplete) = (verdicts.over, verdicts.incomplete)
    }

    private init(_ norm: String?, _ isOver: Bool) {
        self.norm = norm.map { "\($0) timmar" } ?? "riktmärket"
        self.isOver = isOver
    }

    /// “13 höll sig inom 15–20 timmar, fyra låg under och tre över.”
    func sentences(after hours: String?) -> String {
        [hours, judged > 0 ? judgement : nil, incomplete > 0 ? missing : nil].compactMap(\.self).joined(separator: " ")
    }

    private var judged: Int { under + within + over }

    private var judgement: String {
        let kinds = [(within, "inom"), (under, "under"), (over, "över")].filter { $0.0 > 0 }
        if kinds.count == 1 { return alike(kinds[0].1) }
        let parts = kinds.enumerated().map { index, kind in
            let (count, place) = (kind.0.word(one: "en"), kind.1)
            if place == "inom" { return "\(count) \(isOver ? "höll" : "håller") sig inom \(norm)" }
            let verb = place == "under" || under == 0 ? (isOver ? "låg " : "ligger ") : ""
            return "\(count) \(verb)\(place)\(index == 0 ? " \(norm)" : "")"
        }
        return String.enumeration(parts).capitalizedSentence + "."
    }

    private func alike(_ place: String) -> String {
        if judged == 1, incomplete == 0 { return "Det är \(place) \(norm)\(isOver ? "" : ", hittills")." }
        let who = incomplete == 0 ? "alla" : judged.word(one: "en")
        let verb = place == "inom" ? (isOver ? "höll sig" : "håller sig") : (isOver ? "låg" : "ligger")
        return "\(who) \(verb) \(place) \(norm).".capitalizedSentence
    }

    private var missing: String {
        judged == 0
            ? "Hur det ligger till mot \(norm) går inte att säga ännu: närvaro saknas."
            : "För \(incomplete.word(one: "en")) saknas närvaro."
    }
}
