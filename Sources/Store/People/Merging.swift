import Foundation
import GRDB
import Meetings

/// Two entries for one person made one, with what was moved, so that it can be undone exactly.
let mergingSchema = """
    CREATE TABLE merging (
        id INTEGER PRIMARY KEY NOT NULL,
        kept TEXT NOT NULL REFERENCES person,
        gone TEXT NOT NULL REFERENCES person CHECK (gone <> kept),
        before TEXT NOT NULL CHECK (json_valid(before)),
        after TEXT NOT NULL CHECK (json_valid(after)),
        by TEXT NOT NULL,
        at INTEGER NOT NULL,
        separated INTEGER,
        separatedBy TEXT,
        CHECK ((separated IS NULL) = (separatedBy IS NULL))
    ) STRICT;
    CREATE UNIQUE INDEX mergingOpen ON merging (gone) WHERE separated IS NULL;

    CREATE TABLE mergedRow (
        merging INTEGER NOT NULL REFERENCES merging,
        source TEXT NOT NULL,
        key TEXT NOT NULL CHECK (json_valid(key)),
        PRIMARY KEY (merging, source, key)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE mergedGuests (
        merging INTEGER NOT NULL REFERENCES merging,
        meeting TEXT NOT NULL REFERENCES meeting,
        before TEXT NOT NULL CHECK (json_valid(before)),
        after TEXT NOT NULL CHECK (json_valid(after)),
        PRIMARY KEY (merging, meeting)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE pendingImport (
        id TEXT PRIMARY KEY NOT NULL,
        name TEXT NOT NULL,
        bytes BLOB NOT NULL,
        person TEXT NOT NULL REFERENCES person,
        at INTEGER NOT NULL
    ) STRICT;
    """

/// An entry that has become another's.
package struct Merging: Sendable, Identifiable {
    package let id: Int64
    package let kept: Key<Person>
    package let gone: Key<Person>
    /// The name of the entry that is gone.
    package let name: String
    package let by: String
    package let at: Date
}

/// How much of a kind became the kept entry's, and how much stays aside since both have it.
package struct MergeTally: Equatable, Sendable {
    /// “attendance.person”.
    package let source: String
    package let moved: Int
    package let left: Int
}

extension Snapshot {
    /// The entries that are part of somebody's now, in the order in which they became so.
    package func mergings(into kept: Key<Person>) throws -> [Merging] {
        try rows("\(Self.mergings) WHERE kept = ? AND separated IS NULL ORDER BY merging.id", [kept.text]).map(merging)
    }

    /// What an entry has become a part of.
    package func merging(of gone: Key<Person>) throws -> Merging? {
        try rows("\(Self.mergings) WHERE gone = ? AND separated IS NULL", [gone.text]).first.map(merging)
    }

    /// The person whose entry it is now, through all that was merged.
    package func keptEntry(of person: Key<Person>) throws -> Key<Person> {
        var person = person
        while let next = try merging(of: person)?.kept { person = next }
        return person
    }

    /// She and every entry that is part of hers.
    package func entries(of person: Key<Person>) throws -> [Key<Person>] {
        try [person] + mergings(into: person).flatMap { try entries(of: $0.gone) }
    }

    /// An entry that is part of another's, as it was.
    package func mergedPerson(_ id: Key<Person>) throws -> Person? {
        try rows("SELECT * FROM person WHERE id = ?", [id.text]).first.map(person)
    }

    private static let mergings = "SELECT merging.*, person.name FROM merging JOIN person ON person.id = merging.gone"

    private func merging(_ row: Row) -> Merging {
        Merging(
            id: row["id"], kept: row.key("kept"), gone: row.key("gone"), name: row["name"], by: row["by"],
            at: row.moment("at"))
    }
}

extension Transaction {
    /// Makes what is one entry's the other's, where the other has not the like; what stays aside is kept too.
    package func merge(_ gone: Person, into kept: Person, by: String, at now: Date) throws -> [MergeTally] {
        // Answers point to invitations, which move in another step.
        try database.execute(sql: "PRAGMA defer_foreign_keys = ON")
        let after = kept.taking(gone)
        try execute(
            "INSERT INTO merging (kept, gone, before, after, by, at) VALUES (?, ?, ?, ?, ?, ?)",
            [kept.id.text, gone.id.text, try json(kept), try json(after), by, now.milliseconds])
        let id = database.lastInsertedRowID
        let tallies = try PersonColumn.all.map { try move($0, gone.id, to: kept.id, noting: id) }
        try replaceGuest(gone.id, by: kept.id, noting: id)
        try replacePresenter(gone.id, by: kept.id, noting: id)
        try replaceApprover(gone.id, by: kept.id, noting: id)
        try set(after)
        return tallies.filter { $0.moved + $0.left > 0 }
    }

    private func move(
        _ place: PersonColumn, _ gone: Key<Person>, to kept: Key<Person>, noting merging: Int64
    ) throws -> MergeTally {
        let rows = try Row.fetchAll(
            database,
            sql: """
                SELECT json_array(\(place.keys.map { "row.\($0)" }.joined(separator: ", "))) AS key, (\(place.obstacle)) AS stays
                FROM \(place.table) AS row WHERE row.\(place.column) = :gone AND :kept <> :gone
                """, arguments: ["gone": gone.text, "kept": kept.text])
        let moved = rows.filter { !($0["stays"] as Bool) }
        for row in moved {
            let key: String = row["key"]
            try execute("INSERT INTO mergedRow VALUES (?, ?, ?)", [merging, place.name, key])
            try place.set(kept.text, where: key, is: gone.text, in: database)
        }
        return MergeTally(source: place.name, moved: moved.count, left: rows.count - moved.count)
    }

    private func replaceGuest(_ gone: Key<Person>, by kept: Key<Person>, noting merging: Int64) throws {
        let rows = try Row.fetchAll(
            database,
            sql: """
                SELECT id, guests FROM meeting
                WHERE EXISTS (SELECT 1 FROM json_each(guests) WHERE json_extract(value, '$.person') = ?)
                """, arguments: [gone.text])
        for row in rows {
            let before: [Meeting.Guest] = try row.json("guests")
            var after = before
            if before.contains(where: { $0.person == kept }) {
                after.removeAll { $0.person == gone }
            } else {
                for index in after.indices where after[index].person == gone { after[index].person = kept }
            }
            try execute("UPDATE meeting SET guests = ? WHERE id = ?", [try json(after), row["id"] as String])
            try execute(
                "INSERT INTO mergedGuests VALUES (?, ?, ?, ?)",
                [merging, row["id"] as String, row["guests"] as String, try json(after)])
        }
    }

    /// Her items on the agendas that stand; their earlier versions tell what was.
    private func replacePresenter(_ gone: Key<Person>, by kept: Key<Person>, noting merging: Int64) throws {
        for (meeting, agenda) in try agendas(presentedBy: gone) {
            var after = agenda
            for index in after.indices where after[index].presenters.contains(gone) {
                let before = after[index].presenters
                let presenters =
                    before.contains(kept) ? before.filter { $0 != gone } : before.map { $0 == gone ? kept : $0 }
                after[index].presenters = presenters
                try execute(
                    "INSERT INTO mergedAgenda VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                    [merging, meeting, after[index].id, try json(before), try json(presenters)])
            }
            try execute("UPDATE meeting SET agenda = ? WHERE id = ?", [try json(after), meeting])
        }
    }

    /// The bodies that have named her to approve their minutes.
    private func replaceApprover(_ gone: Key<Person>, by kept: Key<Person>, noting merging: Int64) throws {
        let bodies = try String.fetchAll(
            database, sql: "SELECT id FROM body WHERE \(Self.approver) = ?", arguments: [gone.text])
        for body in bodies {
            try execute("INSERT INTO mergedRow VALUES (?, ?, ?)", [merging, Self.approverSource, try json([body])])
            try setApprover(kept, of: try json([body]), where: gone)
        }
    }

    func setApprover(_ person: Key<Person>, of body: String, where other: Key<Person>) throws {
        try execute(
            """
            UPDATE body SET policy = json_set(policy, '$.approver', ?)
            WHERE id = json_extract(?, '$[0]') AND \(Self.approver) = ?
            """, [person.text, body, other.text])
    }

    static let approverSource = "body.approver"
    private static let approver = "json_extract(policy, '$.approver')"

    /// Meetings with an item that she presents, and their agendas.
    func agendas(presentedBy person: Key<Person>) throws -> [(meeting: String, agenda: [AgendaItem])] {
        try Row.fetchAll(
            database,
            sql: """
                SELECT id, agenda FROM meeting WHERE EXISTS (
                    SELECT 1 FROM json_each(agenda) AS item, json_each(item.value, '$.presenters') AS presenter
                    WHERE presenter.value = ?)
                """, arguments: [person.text]
        ).map { ($0["id"], try $0.jsonList("agenda")) }
    }

    /// What a person's own row says; its place among the others stays.
    func set(_ person: Person) throws {
        try execute(
            """
            UPDATE person SET name = ?, addresses = ?, assistants = ?, title = ?, workplace = ?, authority = ?,
            isProtected = ? WHERE id = ?
            """,
            [
                person.name, try json(person.addresses), try json(person.assistants), person.title, person.workplace,
                person.authority?.text, person.isProtected, person.id.text,
            ])
    }
}

extension PersonColumn {
    /// Puts a person in a row that another is in.
    func set(_ person: String, where key: String, is other: String, in database: Database) throws {
        let conditions = keys.enumerated().map { "\($1) = json_extract(:key, '$[\($0)]')" }
        try database.execute(
            sql: """
                UPDATE \(table) SET \(column) = :person
                WHERE \(column) = :other AND \(conditions.joined(separator: " AND "))
                """, arguments: ["person": person, "other": other, "key": key])
    }
}

extension Person {
    /// Its own facts first; nothing that the other has is lost, and who is protected in one is so in both.
    fileprivate func taking(_ other: Person) -> Person {
        var person = self
        person.addresses += other.addresses.filter { address in !addresses.contains { $0.text == address.text } }
        person.assistants += other.assistants.filter { assistant in
            !assistants.contains { $0.address == assistant.address }
        }
        person.title = title ?? other.title
        person.workplace = workplace ?? other.workplace
        person.authority = authority ?? other.authority
        person.isProtected = isProtected || other.isProtected
        return person
    }
}
