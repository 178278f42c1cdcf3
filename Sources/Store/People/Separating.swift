import Foundation
import GRDB
import Meetings

extension Transaction {
    /// Gives an entry back what was its own; what has come since stays with the kept one, but for what belongs to an
    /// invitation that goes back.
    package func separate(_ merging: Merging, by: String, at now: Date) throws {
        try database.execute(sql: "PRAGMA defer_foreign_keys = ON")
        for place in PersonColumn.all {
            let keys = try String.fetchAll(
                database, sql: "SELECT key FROM mergedRow WHERE merging = ? AND source = ?",
                arguments: [merging.id, place.name])
            for key in keys {
                try place.set(merging.gone.text, where: key, is: merging.kept.text, in: database)
                if place.table == "invitation" { try returnWhatFollows(key, merging) }
            }
        }
        try returnGuests(merging)
        try returnPresenters(merging)
        try returnApprovals(merging)
        try returnFacts(merging)
        try execute(
            "UPDATE merging SET separated = ?, separatedBy = ? WHERE id = ?", [now.milliseconds, by, merging.id])
    }

    /// What was answered, owed and sent of an invitation since belongs to whom it is.
    private func returnWhatFollows(_ key: String, _ merging: Merging) throws {
        let arguments: StatementArguments = ["gone": merging.gone.text, "kept": merging.kept.text, "key": key]
        let meeting = "json_extract(:key, '$[0]')"
        for (table, column) in [("answer", "meeting"), ("proposal", "meeting"), ("duty", "scope")] {
            try database.execute(
                sql: "UPDATE \(table) SET person = :gone WHERE person = :kept AND \(column) = \(meeting)",
                arguments: arguments)
        }
        try database.execute(
            sql: """
                UPDATE message SET person = :gone WHERE person = :kept
                AND thread IN (SELECT uid FROM invitation WHERE person = :gone AND meeting = \(meeting))
                """, arguments: arguments)
    }

    private func returnGuests(_ merging: Merging) throws {
        let rows = try Row.fetchAll(
            database,
            sql: """
                SELECT mergedGuests.*, meeting.guests AS present FROM mergedGuests
                JOIN meeting ON meeting.id = mergedGuests.meeting WHERE merging = ?
                """, arguments: [merging.id])
        for row in rows {
            let (before, after): ([Meeting.Guest], [Meeting.Guest]) = (try row.json("before"), try row.json("after"))
            var present: [Meeting.Guest] = try row.json("present")
            if present == after {
                present = before
            } else if before.contains(where: { $0.person == merging.kept }) {
                present += before.filter { $0.person == merging.gone }
            } else {
                for index in present.indices where present[index].person == merging.kept {
                    present[index].person = merging.gone
                }
            }
            try execute("UPDATE meeting SET guests = ? WHERE id = ?", [try json(present), row["meeting"] as String])
        }
    }

    private func returnPresenters(_ merging: Merging) throws {
        let rows = try Row.fetchAll(
            database,
            sql: """
                SELECT mergedAgenda.*, meeting.agenda AS present FROM mergedAgenda
                JOIN meeting ON meeting.id = mergedAgenda.meeting WHERE merging = ?
                """, arguments: [merging.id])
        for (meeting, rows) in Dictionary(grouping: rows, by: { $0["meeting"] as String }) {
            guard let first = rows.first else { continue }
            var agenda: [AgendaItem] = try first.jsonList("present")
            for row in rows {
                let (before, after): ([Key<Person>], [Key<Person>]) = (try row.json("before"), try row.json("after"))
                guard let index = agenda.firstIndex(where: { $0.id == row["item"] as Int }) else { continue }
                let present = agenda[index].presenters
                if present == after {
                    agenda[index].presenters = before
                } else if before.contains(merging.kept) {
                    agenda[index].presenters = present + [merging.gone]
                } else {
                    agenda[index].presenters = present.map { $0 == merging.kept ? merging.gone : $0 }
                }
            }
            try execute("UPDATE meeting SET agenda = ? WHERE id = ?", [try json(agenda), meeting])
        }
    }

    private func returnApprovals(_ merging: Merging) throws {
        let bodies = try String.fetchAll(
            database, sql: "SELECT key FROM mergedRow WHERE merging = ? AND source = ?",
            arguments: [merging.id, Self.approverSource])
        for body in bodies { try setApprover(merging.gone, of: body, where: merging.kept) }
    }

    /// What has been changed in the kept entry since stays as it is.
    private func returnFacts(_ merging: Merging) throws {
        let row = try Row.fetchOne(
            database, sql: "SELECT before, after FROM merging WHERE id = ?", arguments: [merging.id])
        guard let row, var person = try snapshot.register().person(merging.kept) else { return }
        let (before, after): (Person, Person) = (try row.json("before"), try row.json("after"))
        person.addresses =
            person.addresses == after.addresses
            ? before.addresses
            : person.addresses.filter { before.addresses.contains($0) || !after.addresses.contains($0) }
        person.assistants =
            person.assistants == after.assistants
            ? before.assistants
            : person.assistants.filter { before.assistants.contains($0) || !after.assistants.contains($0) }
        if person.title == after.title { person.title = before.title }
        if person.workplace == after.workplace { person.workplace = before.workplace }
        if person.authority == after.authority { person.authority = before.authority }
        if person.isProtected == after.isProtected { person.isProtected = before.isProtected }
        try set(person)
    }
}
