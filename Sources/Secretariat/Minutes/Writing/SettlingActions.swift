import Foundation
import Meetings
import Store

extension Secretary {
    /// Words a proposed åtgärd as somebody wants it; from then on it stays so, whatever the notes say.
    ///
    /// - Parameter seen: what she had before her.
    package func settle(
        _ id: Key<Action>, as words: WordedAction, seen: WordedAction, by: String
    ) throws -> Action {
        try check(words.text)
        return try store.write { transaction in
            var action = try transaction.writtenAction(id, verb: "change")
            guard action.words != words || action.isProposed else { return action }
            guard action.words == seen else { throw OfficeError.actionChanged(id.text) }
            (action.text, action.owners, action.due) = (words.text, words.owners, words.due)
            action.state = .settled(by: by, at: world.now())
            try transaction.update(action)
            return action
        }
    }

    /// Makes an åtgärd beside the notes.
    package func addAction(
        _ words: WordedAction, to item: Int, of reference: String, by: String
    ) throws -> Action {
        try check(words.text)
        return try store.write { transaction in
            let desk = try WritingDesk(self, reference, transaction, by: by)
            _ = try desk.section(item)
            let own = try transaction.snapshot.knownActions(of: item, in: desk.meeting.id)
            // Pressed twice it is made once.
            if let same = own.first(where: { $0.action.words == words }) { return same.action }
            let keeper = ActionKeeper(desk: desk)
            var action = keeper.action(words, of: item)
            action.state = .settled(by: by, at: desk.now)
            try transaction.beginMinutes(of: desk.meeting.id)
            try transaction.save(action, at: keeper.place(of: item) + own.count)
            return action
        }
    }

    /// Says that words in the notes are no åtgärd: they are not found again. What is gone already stays gone.
    package func refuseAction(_ id: Key<Action>, by: String) throws {
        try store.write { transaction in
            guard let action = try transaction.snapshot.action(id) else { return }
            _ = try transaction.writtenAction(id, verb: "remove")
            let known = try transaction.snapshot.knownActions(of: action.item, in: action.meeting)
            if let source = known.first(where: { $0.action.id == id })?.source {
                try transaction.refuse(
                    source, as: .action, of: action.item, in: action.meeting, by: by, at: world.now())
            }
            try transaction.remove(id)
        }
    }

    /// Says that words in the notes are no decision.
    package func refuseDecision(_ id: Key<Decision>, of meeting: Key<Meeting>, by: String) throws {
        try store.write { transaction in
            let decisions = try transaction.snapshot.decisions(of: meeting)
            guard let decision = decisions.first(where: { $0.id == id && !$0.isFinal }) else { return }
            try transaction.refuse(
                decision.text, as: .decision, of: decision.item, in: meeting, by: by, at: world.now())
            try transaction.remove(id)
        }
    }
}

extension Transaction {
    /// An åtgärd of notes that are not finished; what follows an agreed one is told elsewhere.
    fileprivate func writtenAction(_ id: Key<Action>, verb: String) throws -> Action {
        guard let action = try snapshot.action(id) else { throw OfficeError.noAction(id.text) }
        switch action.state {
        case .proposed, .settled: return action
        case .open, .done, .dropped:
            throw OfficeError.agreedAction(id.text, verb: verb)
        }
    }
}

extension Action {
    /// What its readers see of it.
    package var words: WordedAction { WordedAction(text: text, owners: owners, due: due) }
}
