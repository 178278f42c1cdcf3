import Foundation
import Meetings
import Store

/// Keeps an item's åtgärder and decisions in step with its text.
struct ActionKeeper {
    let desk: WritingDesk

    private var transaction: Transaction { desk.transaction }
    private var meeting: Meeting { desk.meeting }

    func read(_ section: MinutesSection) throws -> NotesReading {
        let reader = try NotesReader(meeting, desk.register, transaction.snapshot)
        let reading = reader.reading(of: section.text)
        try keepActions(reading.actions, of: section.item)
        try keepDecisions(reading.decisions, of: section.item)
        return reading
    }

    private func keepActions(_ found: [WordedAction], of item: Int) throws {
        let snapshot = transaction.snapshot
        let known = try snapshot.knownActions(of: item, in: meeting.id)
        guard !found.isEmpty || !known.isEmpty else { return }
        let outcome = ActionReconciliation(
            found: found, known: known, refused: try snapshot.refusedWords(.action, of: item, in: meeting.id)
        ) { action($0, of: item) }
        guard outcome.actions != known else { return }
        for id in outcome.removed { try transaction.remove(id) }
        for (index, one) in outcome.actions.enumerated() where index >= known.count || known[index] != one {
            try transaction.save(one.action, at: place(of: item) + index)
            try transaction.setSource(one.source, of: one.action.id)
        }
    }

    private func keepDecisions(_ found: [String], of item: Int) throws {
        let snapshot = transaction.snapshot
        let known = try snapshot.decisions(of: meeting.id).filter { $0.item == item }
        guard !found.isEmpty || !known.isEmpty else { return }
        let outcome = DecisionReconciliation(
            found: found, known: known, refused: try snapshot.refusedWords(.decision, of: item, in: meeting.id)
        ) { text in
            Decision(
                id: Key(desk.secretary.world.newID()), body: meeting.body, meeting: meeting.id, item: item, text: text,
                agreed: meeting.start.day)
        }
        guard outcome.decisions != known else { return }
        for id in outcome.removed { try transaction.remove(id) }
        for (index, one) in outcome.decisions.enumerated() where index >= known.count || known[index] != one {
            try transaction.save(one, at: place(of: item) + index)
        }
    }

    func action(_ words: WordedAction, of item: Int) -> Action {
        Action(
            id: Key(desk.secretary.world.newID()), body: meeting.body, meeting: meeting.id, item: item,
            text: words.text, owners: words.owners, due: words.due, agreed: meeting.start.day)
    }

    /// Where the first of an item comes among those of the meeting.
    func place(of item: Int) -> Int {
        let items = meeting.minutesItems
        return (items.firstIndex { $0.id == item } ?? items.count) * 10_000
    }
}
