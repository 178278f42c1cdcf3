import Meetings

extension Letter {
    /// Minutes that are not final, or are late.
    package struct Notes: Hashable, Sendable {
        /// What they say; nothing where only their being late is told.
        package var content: MinutesContent?
        package var version: Int
        /// The last day for comments.
        package var until: Day?
        /// Whether they become final when nobody objects.
        package var approvesBySilence: Bool
        /// Whether she has had an earlier draft.
        package var isAnew: Bool
        /// The headings under which they have changed since she was last asked.
        package var changed: [String]
        package var late: Late?

        package init(
            content: MinutesContent? = nil, version: Int = 1, until: Day? = nil, approvesBySilence: Bool = false,
            isAnew: Bool = false, changed: [String] = [], late: Late? = nil
        ) {
            self.content = content
            self.version = version
            self.until = until
            self.approvesBySilence = approvesBySilence
            self.isAnew = isAnew
            self.changed = changed
            self.late = late
        }
    }

    /// What should have been done by when.
    package struct Late: Hashable, Sendable {
        package var step: MinutesDocket.Step
        /// The last day on which it was in time.
        package var day: Day
        /// Who writes the notes, and who approves them.
        package var coordinator: String?
        package var approver: String?

        package init(step: MinutesDocket.Step, day: Day, coordinator: String? = nil, approver: String? = nil) {
            self.step = step
            self.day = day
            self.coordinator = coordinator
            self.approver = approver
        }
    }
}

extension MinutesContent {
    /// As a mail shows it: a heading, or a line below one.
    var mailRows: [[LetterName: String]] {
        items.flatMap { item -> [[LetterName: String]] in
            let heading = item.number.map { "\($0). \(item.title)" } ?? item.title
            let lines = item.mailLines
            guard !lines.isEmpty else { return [] }
            return [[.noteHeading: heading]] + lines.map { [.noteText: $0] }
        }
    }
}

extension MinutesContent.Item {
    fileprivate var mailLines: [String] {
        let words = text.split(whereSeparator: \.isNewline).map(String.init).filter { !$0.allSatisfy(\.isWhitespace) }
        let away = recusals.map { "Jäv: \($0.name)\($0.note.map { ", \($0)" } ?? "")." }
        let undertaken = actions.map { action in
            let who = action.owners.isEmpty ? "" : " Ansvarig: \(String.enumeration(action.owners))."
            return "Åtgärd: \(action.text)\(who)\(action.due.map { " Klart \($0)." } ?? "")"
        }
        let end: [String] =
            switch outcome {
            case .lifted(let to): ["Lyfts till \(to)."]
            case .postponed: ["Tas upp igen vid ett senare möte."]
            case nil: []
            }
        return away + words + decisions.map { "Beslut: \($0.capitalizedSentence)" } + undertaken + end
    }
}
