import Crypto
import Documents
import Foundation
import Meetings
import Secretariat
import Store

/// What was found in an item's text, beside it: åtgärder, decisions and open questions.
struct FoundPanel: Sendable {
    static let names: Set<String> = [
        "foundHeading", "actions", "words", "owners", "due", "question", "isWritten", "path", "decisions", "questions",
        "newPath",
    ]

    let foundHeading: String
    let actions: [ActionRow]
    let decisions: [DecisionRow]
    let questions: [QuestionRow]
    let newPath: String
    let token: String

    struct ActionRow: Sendable {
        let words: String
        /// “Karin Holmberg och Per-Olov Nyström”.
        let owners: String?
        let due: String?
        /// What only a person can tell.
        let question: String?
        /// In notes that are not finished, so that it can be changed here.
        let isWritten: Bool
        let path: String
    }

    struct DecisionRow: Sendable {
        let words: String
        let isWritten: Bool
        let path: String
    }

    struct QuestionRow: Sendable {
        let words: String
        let path: String
    }
}

/// The same alone, for the script.
struct FoundPage: PageContent {
    static let template = "minutes-found"
    static let names = FoundPanel.names

    let foundHeading: String
    let actions: [FoundPanel.ActionRow]
    let decisions: [FoundPanel.DecisionRow]
    let questions: [FoundPanel.QuestionRow]
    let newPath: String
    let token: String

    init(found: FoundPanel) {
        foundHeading = found.foundHeading
        actions = found.actions
        decisions = found.decisions
        questions = found.questions
        newPath = found.newPath
        token = found.token
    }
}

/// Finds what stands beside an item's text.
struct FoundDesk {
    private let meeting: Meeting
    private let register: Register
    private let snapshot: Snapshot

    init(_ meeting: Meeting, _ register: Register, _ snapshot: Snapshot) {
        self.meeting = meeting
        self.register = register
        self.snapshot = snapshot
    }

    func reading(of section: MinutesSection) throws -> NotesReading {
        try NotesReader(meeting, register, snapshot).reading(of: section.text)
    }

    func panel(_ item: Int, _ reading: NotesReading, token: String) throws -> FoundPanel {
        let number = meeting.minutesItems.first { $0.id == item }?.number
        return FoundPanel(
            foundHeading: number.map { "Åtgärder i punkt \($0)" } ?? "Åtgärder",
            actions: try snapshot.actions(of: meeting.id).filter { $0.item == item }.map { row($0, reading) },
            decisions: try snapshot.decisions(of: meeting.id).filter { $0.item == item }.map { decision in
                FoundPanel.DecisionRow(
                    words: decision.text, isWritten: !decision.isFinal,
                    path: "\(meeting.path)/anteckningar/beslut/\(decision.id.text.inAddress)/inget")
            },
            questions: reading.questions.prefix(20).map { words in
                FoundPanel.QuestionRow(words: words, path: "\(newPath(item))?vad=\(words.inAddress)")
            },
            newPath: newPath(item), token: token)
    }

    private func newPath(_ item: Int) -> String { "\(meeting.path(toItem: item))/atgard" }

    private func row(_ action: Action, _ reading: NotesReading) -> FoundPanel.ActionRow {
        let names = action.owners.map { OwnerWords($0, register).name }
        let unknown = action.owners.compactMap { OwnerWords($0, register).question }
        // Whoever has looked at it has answered.
        let doubt = action.state == .proposed ? reading.doubts[action.text]?.question : nil
        return FoundPanel.ActionRow(
            words: action.task(in: register).capitalizedSentence,
            owners: names.isEmpty ? nil : String.enumeration(names),
            due: action.due.map { $0.words(in: meeting.year) }, question: unknown.first ?? doubt,
            isWritten: action.isWritten, path: action.path(in: meeting))
    }
}

/// Who answers for an åtgärd, as the samordnare reads it.
struct OwnerWords {
    let name: String
    /// What is asked of her where nobody in the register is meant for sure.
    let question: String?

    private static let everyone: Set = ["alla", "samtliga", "alla ledamöter", "samtliga ledamöter", "ledamöterna"]

    init(_ owner: Action.Owner, _ register: Register) {
        switch owner {
        case .person(let person): (name, question) = (register.person(person)?.name ?? "", nil)
        case .body(let body): (name, question) = (register.body(body)?.name ?? "", nil)
        case .words(let words):
            name = words
            guard !Self.everyone.contains(words.lowercased()) else {
                question = nil
                return
            }
            let namesakes = register.people.filter { person in
                person.name.lowercased().split(separator: " ").contains { $0 == words.lowercased() }
            }.map(\.name)
            question =
                namesakes.count > 1
                ? "Vem är \(words)? Det kan vara \(String.alternatives(namesakes))."
                : "Vem är \(words)? Ingen i registret heter så."
        }
    }
}

extension ActionWarning {
    /// What the writer is asked of who answers.
    fileprivate var question: String? {
        switch self {
        case .namedOnly(let words): "Är det \(words) som ansvarar? Välj Ändra och spara, så är det sagt."
        case .openQuestion: "Du har skrivit (?). Är det bestämt?"
        case .formerOwner(_, let name): "\(name) är inte längre med i gruppen. Vem ansvarar nu?"
        case .noDate, .noOwner, .unknownOwner, .ambiguousOwner: nil
        }
    }
}

extension Action {
    /// In notes that are not finished.
    var isWritten: Bool {
        switch state {
        case .proposed, .settled: true
        case .open, .done, .dropped: false
        }
    }

    func path(in meeting: Meeting) -> String { "\(meeting.path)/anteckningar/atgard/\(id.text.inAddress)" }
}

extension NotesReading {
    /// Where found words stand, in UTF-16 as browsers count.
    func marks(in text: String) -> [[Int]] {
        var (here, count) = (text.utf8.startIndex, 0)
        var reached = 0
        var places: [[Int]] = []
        for mark in marks {
            var ends: [Int] = []
            for offset in [mark.lowerBound, mark.upperBound] where offset >= reached && offset <= text.utf8.count {
                let next = text.utf8.index(here, offsetBy: offset - reached)
                count += text.utf16.distance(from: here, to: next)
                (here, reached) = (next, offset)
                ends.append(count)
            }
            if ends.count == 2 { places.append(ends) }
        }
        return places
    }
}

extension String {
    /// “Anna, Bo eller Cilla”.
    static func alternatives(_ parts: [String]) -> String {
        guard let last = parts.last, parts.count > 1 else { return parts.first ?? "" }
        return parts.dropLast().joined(separator: ", ") + " eller " + last
    }

    /// A short name of its content.
    var fingerprint: String { String(SHA256.hash(data: Data(utf8)).hexadecimal.prefix(16)) }
}
