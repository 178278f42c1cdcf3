import Documents
import Foundation
import Meetings
import Store

/// Makes what was agreed say what corrected notes say; the versions before keep how it was worded.
struct CorrectingAgreements {
    let desk: WritingDesk

    private var transaction: Transaction { desk.transaction }

    /// - Returns: the åtgärder that say something else now, as the notes print them.
    func correct() throws -> Set<String> {
        let reader = try NotesReader(desk.meeting, desk.register, transaction.snapshot)
        let snapshot = transaction.snapshot
        let actions = Dictionary(grouping: try snapshot.knownActions(in: desk.meeting.id), by: \.action.item)
        let decisions = Dictionary(grouping: try snapshot.decisions(of: desk.meeting.id), by: \.item)
        var reworded: Set<String> = []
        for section in try snapshot.minutes(of: desk.meeting.id)?.sections ?? [] {
            let reading = reader.reading(of: section.text)
            reworded.formUnion(try correct(actions[section.item] ?? [], to: reading.actions))
            try correct(decisions[section.item] ?? [], to: reading.decisions, of: section.item)
        }
        return reworded
    }

    /// What is done or dropped stays, and so does what the notes never said.
    private func correct(_ actions: [KnownAction], to new: [WordedAction]) throws -> [String] {
        var reworded: [String] = []
        let known = actions.filter { $0.source != nil }
        let pairs = TextPairing(known.map { $0.source ?? "" }, new.map(\.text)).pairs
        for (index, one) in known.enumerated() where one.action.isOpen {
            guard let words = pairs[index].map({ new[$0] }) else {
                try transaction.strike(one.action.id, at: desk.now)
                continue
            }
            guard words.text != one.source else { continue }
            var action = one.action
            (action.text, action.owners, action.due) = (words.text, words.owners, words.due)
            try transaction.update(action)
            try transaction.setSource(words.text, of: action.id)
            reworded.append(action.task(in: desk.register))
        }
        return reworded
    }

    private func correct(_ known: [Decision], to new: [String], of item: Int) throws {
        let gone = known.filter { $0.isFinal && !new.contains($0.text) }
        let unsaid = new.filter { words in !known.contains { $0.text == words } }
        let pairs = TextPairing(unsaid, gone.map(\.text)).pairs
        for (index, words) in unsaid.enumerated() {
            guard let before = pairs[index] else { continue }
            var decision = gone[before]
            decision.text = words
            try transaction.save(decision, at: ActionKeeper(desk: desk).place(of: item) + index)
        }
        for index in gone.indices where !pairs.values.contains(index) { try transaction.strike(gone[index].id) }
    }
}

extension Secretary {
    /// The notes as a correction would make them, and what must or should be mended in those; nothing is changed.
    package func rehearseCorrection(
        of reference: String, by: String
    ) throws -> (notes: MinutesSheet, findings: [SendingFinding]) {
        try store.rehearse { transaction in
            let notes = try correctAgreements(of: reference, by: by, transaction)
            return (notes, try check(notes, transaction.snapshot).findings)
        }
    }

    func correctAgreements(of reference: String, by: String, _ transaction: Transaction) throws -> MinutesSheet {
        let sheet = try minutesSheet(reference, transaction.snapshot)
        guard sheet.finished != nil else { return sheet }
        let reworded = try CorrectingAgreements(desk: try WritingDesk(self, reference, transaction, by: by)).correct()
        return try MinutesSheet(sheet.meeting, self, transaction.snapshot, reworded: reworded)
    }
}
