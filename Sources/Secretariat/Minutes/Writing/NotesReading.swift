import Foundation
import Meetings
import Store

/// What the text of an item says, and where in it.
package struct NotesReading: Sendable {
    package var actions: [WordedAction] = []
    package var decisions: [String] = []
    /// What the writer has marked as open (“(?)”).
    package var questions: [String] = []
    /// What is in doubt about who answers for an åtgärd, by its words.
    package var doubts: [String: ActionWarning] = [:]
    /// Where owners, days and decisions stand, in UTF-8, in order and apart from each other.
    package var marks: [Range<Int>] = []
}

/// Reads notes of one meeting: who may be meant in them, and from which days their days count.
package struct NotesReader {
    private let finder: ActionFinder
    private let day: Day
    private let nextMeeting: Day?

    package init(_ meeting: Meeting, _ register: Register, _ snapshot: Snapshot) throws {
        let day = meeting.start.day
        let held = register.holders(in: meeting.body, on: day)
        let roles = Dictionary(held.map { ($0.person.id, $0.seat.role) }, uniquingKeysWith: { first, _ in first })
        let there = try snapshot.attendance(at: meeting.id).values.filter(\.presence.attended).map(\.person)
        let presenters = meeting.agenda.flatMap(\.presenters)
        let current = held.map(\.person.id) + meeting.guests.map(\.person) + there + presenters
        let seats = Set(register.seats.filter { $0.body == meeting.body }.map(\.id))
        let former = register.mandates.filter { seats.contains($0.seat) }.map(\.person)
        let people = (current.uniqued + former.uniqued.filter { !current.contains($0) }).compactMap { id in
            register.person(id).map {
                OwnerCandidates.Candidate($0, role: roles[id], isCurrent: current.contains(id))
            }
        }
        finder = ActionFinder(
            among: OwnerCandidates(people: people, bodies: register.bodies, own: register.body(meeting.body)))
        self.day = day
        let later = try snapshot.meetings(of: meeting.body, year: nil).filter { $0.start > meeting.start && !$0.isOff }
        nextMeeting = later.map(\.start.day).min()
    }

    /// - Parameter text: of one item.
    package func reading(of text: String) -> NotesReading {
        guard !text.isEmpty else { return NotesReading() }
        let found = finder.actions(in: text.withoutLongPassages)
        let decided = DecisionLines(in: text).lines
        var reading = NotesReading()
        // What is decided is no åtgärd besides, unless it says who answers for it: “gruppen tillstyrker” does not.
        let actions = found.filter { action in
            action.saysWhoAnswers || !decided.contains { $0.range.overlaps(action.range) }
        }
        reading.actions = actions.filter { !$0.isQuestion }.map(worded)
        for action in actions where !action.isQuestion {
            reading.doubts[action.text.withoutBullet] = action.warnings.first(where: \.isDoubt)
        }
        reading.questions = actions.filter(\.isQuestion).map { $0.text.withoutBullet }
        reading.decisions = decided.map(\.text)
        let ranges = found.flatMap { $0.owners.map(\.range) + ($0.due.map { [$0.range] } ?? []) } + decided.map(\.range)
        reading.marks = ranges.apart
        return reading
    }

    private func worded(_ action: FoundAction) -> WordedAction {
        var owners: [Action.Owner] = []
        for owner in action.owners.map(owner) where !owners.contains(owner) { owners.append(owner) }
        return WordedAction(
            text: action.text.withoutBullet, owners: owners,
            due: action.due?.resolved(from: day, nextMeeting: nextMeeting))
    }

    private func owner(_ found: FoundOwner) -> Action.Owner {
        switch found.meaning {
        case .person(let person), .former(let person, _): .person(person)
        case .body(let body): .body(body)
        case .everyone, .ambiguous, .unknown, nil: .words(found.words)
        }
    }
}

extension ActionWarning {
    /// What the writer is asked; of all else the åtgärd itself tells.
    fileprivate var isDoubt: Bool {
        switch self {
        case .openQuestion, .namedOnly, .formerOwner: true
        case .noDate, .noOwner, .unknownOwner, .ambiguousOwner: false
        }
    }
}

extension FoundAction {
    fileprivate var saysWhoAnswers: Bool {
        text.lowercased().contains("ansvar")
            || owners.contains { owner in
                switch owner.meaning {
                case .body, .everyone: false
                default: true
                }
            }
    }

    /// Named to nobody, and marked as a question.
    fileprivate var isQuestion: Bool { owners.isEmpty && warnings.contains(.openQuestion) }
}

extension String {
    /// With spaces for what stands in passages that nobody writes in notes, each octet at its place: to find åtgärder in
    /// one takes time as its square, and others wait for what is saved meanwhile.
    fileprivate var withoutLongPassages: String {
        guard utf8.count > longestPassage else { return self }
        var (octets, start) = (Array(utf8), 0)
        while start < octets.count {
            let end = octets.endOfPassage(from: start)
            if end - start > longestPassage {
                for index in start..<end where octets[index] != UInt8(ascii: "\n") { octets[index] = UInt8(ascii: " ") }
            }
            start = end + 1
        }
        return String(decoding: octets, as: UTF8.self)
    }

    /// Without the dash of a list before it.
    fileprivate var withoutBullet: String {
        String(drop { " \t-–—•*".contains($0) }).trimmingCharacters(in: .whitespaces)
    }
}

/// Octets of lines that belong together.
private let longestPassage = 6000

extension [UInt8] {
    /// Where the line ends before an empty one or one of a list, or all of them.
    fileprivate func endOfPassage(from start: Int) -> Int {
        (start..<count).first { self[$0] == UInt8(ascii: "\n") && isBeginning($0 + 1) } ?? count
    }

    private func isBeginning(_ index: Int) -> Bool {
        guard let first = self[index...].first(where: { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") }) else {
            return true
        }
        // • and the longer dashes begin with the same octet.
        return "\n-*0123456789".utf8.contains(first) || first == 0xE2
    }
}

extension [Range<Int>] {
    /// In order; of those that overlap the first.
    fileprivate var apart: [Range<Int>] {
        sorted { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }.reduce(into: []) { kept, range in
            if range.lowerBound >= kept.last?.upperBound ?? 0, !range.isEmpty { kept.append(range) }
        }
    }
}

extension [Key<Person>] {
    /// Each once, where it first stands.
    fileprivate var uniqued: [Key<Person>] {
        var seen: Set<Key<Person>> = []
        return filter { seen.insert($0).inserted }
    }
}

extension Meeting {
    fileprivate var isOff: Bool { if case .cancelled = state { true } else { false } }
}
