import Foundation
import GRDB
import Meetings

extension Snapshot {
    /// Those agreed at a meeting, in the order of its notes.
    package func actions(of meeting: Key<Meeting>) throws -> [Action] {
        try actions("meeting = ? ORDER BY position", [meeting.text])
    }

    /// Those of a body or of all, oldest first, that stand in finished notes.
    package func agreedActions(of body: Key<Body>? = nil) throws -> [Action] {
        try actions(
            """
            (?1 IS NULL OR body = ?1)
            AND state ->> '$.proposed' IS NULL AND state ->> '$.settled' IS NULL ORDER BY agreed, position
            """, [body?.text])
    }

    package func action(_ id: Key<Action>) throws -> Action? { try actions("id = ?", [id.text]).first }

    /// Those of a meeting, in the order of its notes.
    package func decisions(of meeting: Key<Meeting>) throws -> [Decision] {
        try rows("SELECT * FROM decision WHERE meeting = ? ORDER BY position", [meeting.text], as: decision)
    }

    /// Those of a body or of all that stand in finished notes, oldest first.
    package func finalDecisions(of body: Key<Body>? = nil) throws -> [Decision] {
        try rows(
            """
            SELECT * FROM decision WHERE isFinal = 1 AND (?1 IS NULL OR body = ?1) ORDER BY agreed, position
            """, [body?.text], as: decision)
    }

    /// - Parameter condition: which, and in what order.
    private func actions(_ condition: String, _ arguments: StatementArguments) throws -> [Action] {
        try rows(
            """
            SELECT *, (
                SELECT json_group_array(json_array(person, body, words)) FROM (
                    SELECT * FROM actionOwner WHERE actionOwner.action = action.id ORDER BY position)) AS owners
            FROM action WHERE \(condition)
            """, arguments, as: action)
    }

    private func action(_ row: Row) throws -> Action {
        let owners: [[String?]] = try row.jsonList("owners")
        return Action(
            id: row.key("id"), body: row.key("body"), meeting: row.key("meeting"), item: row["item"],
            text: row["text"], owners: owners.compactMap(Action.Owner.init), due: try row.optionalJSON("due"),
            agreed: try row.day("agreed"), state: try row.json("state"), postponements: row["postponements"])
    }

    private func decision(_ row: Row) throws -> Decision {
        Decision(
            id: row.key("id"), body: row.key("body"), meeting: row.key("meeting"), item: row["item"],
            text: row["text"], agreed: try row.day("agreed"), isFinal: row["isFinal"])
    }
}

extension Transaction {
    /// - Parameter position: where it comes among those of its meeting.
    package func save(_ action: Action, at position: Int) throws {
        try execute(
            """
            INSERT INTO action (id, body, meeting, item, text, due, agreed, state, postponements, position)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET item = excluded.item, text = excluded.text, due = excluded.due,
            state = excluded.state, postponements = excluded.postponements, position = excluded.position
            """,
            [
                action.id.text, action.body.text, action.meeting.text, action.item, action.text,
                try action.due.map(json), action.agreed.description, try json(action.state), action.postponements,
                position,
            ])
        try saveOwners(of: action)
    }

    /// What became of an åtgärd that is there; its place among the others stands.
    package func update(_ action: Action) throws {
        try execute(
            "UPDATE action SET text = ?, due = ?, state = ?, postponements = ? WHERE id = ?",
            [
                action.text, try action.due.map(json), try json(action.state), action.postponements, action.id.text,
            ])
        try saveOwners(of: action)
    }

    private func saveOwners(of action: Action) throws {
        try execute("DELETE FROM actionOwner WHERE action = ?", [action.id.text])
        for (position, owner) in action.owners.enumerated() {
            let columns = owner.columns
            try execute(
                "INSERT INTO actionOwner (action, position, person, body, words) VALUES (?, ?, ?, ?, ?)",
                [action.id.text, position, columns.person, columns.body, columns.words])
        }
    }

    /// Takes away what stood in notes that are not finished.
    package func remove(_ action: Key<Action>) throws {
        try execute(
            """
            DELETE FROM action WHERE id = ?
            AND (state ->> '$.proposed' IS NOT NULL OR state ->> '$.settled' IS NOT NULL)
            """, [action.text])
    }

    /// Strikes an open åtgärd that corrected notes no longer say.
    package func strike(_ action: Key<Action>, at now: Date) throws {
        // Links to it have nowhere to lead, and say that they are over.
        try execute(
            """
            UPDATE personalLink SET purpose = 'page', action = NULL,
                revoked = coalesce(revoked, ?), revokedBy = coalesce(revokedBy, 'samordna')
            WHERE action IN (SELECT id FROM action WHERE id = ? AND state ->> '$.open' IS NOT NULL)
            """, [now.milliseconds, action.text])
        try execute("DELETE FROM action WHERE id = ? AND state ->> '$.open' IS NOT NULL", [action.text])
    }

    /// Strikes a decision that corrected notes no longer say.
    package func strike(_ decision: Key<Decision>) throws {
        try execute("DELETE FROM decision WHERE id = ?", [decision.text])
    }

    /// - Parameter position: where it comes among those of its meeting.
    package func save(_ decision: Decision, at position: Int) throws {
        try execute(
            """
            INSERT INTO decision (id, body, meeting, item, text, agreed, isFinal, position)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET item = excluded.item, text = excluded.text, isFinal = excluded.isFinal,
            position = excluded.position
            """,
            [
                decision.id.text, decision.body.text, decision.meeting.text, decision.item, decision.text,
                decision.agreed.description, decision.isFinal, position,
            ])
    }

    /// Takes away what stood in notes that are not finished.
    package func remove(_ decision: Key<Decision>) throws {
        try execute("DELETE FROM decision WHERE id = ? AND isFinal = 0", [decision.text])
    }
}

extension Action.Owner {
    fileprivate var columns: (person: String?, body: String?, words: String?) {
        switch self {
        case .person(let person): (person.text, nil, nil)
        case .body(let body): (nil, body.text, nil)
        case .words(let words): (nil, nil, words)
        }
    }

    /// - Parameter columns: person, body and words, of which one is there.
    fileprivate init?(_ columns: [String?]) {
        guard columns.count == 3 else { return nil }
        if let person = columns[0] {
            self = .person(Key(person))
        } else if let body = columns[1] {
            self = .body(Key(body))
        } else if let words = columns[2] {
            self = .words(words)
        } else {
            return nil
        }
    }
}
