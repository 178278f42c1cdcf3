import Foundation
import GRDB
import Meetings

extension Snapshot {
    /// Nil where nothing has been written.
    package func minutes(of meeting: Key<Meeting>) throws -> Minutes? {
        guard let row = try rows("SELECT * FROM minutes WHERE meeting = ?", [meeting.text]).first else { return nil }
        return Minutes(
            meeting: meeting, state: try row.json("state"), diaryNumber: row["diaryNumber"],
            sections: try sections(of: meeting))
    }

    /// Those of all meetings whose minutes are not yet approved.
    package func unapprovedMinutes() throws -> [Minutes] {
        try rows("SELECT * FROM minutes WHERE state ->> '$.approved' IS NULL ORDER BY meeting").map { row in
            Minutes(meeting: row.key("meeting"), state: try row.json("state"), diaryNumber: row["diaryNumber"])
        }
    }

    private func sections(of meeting: Key<Meeting>) throws -> [MinutesSection] {
        let recusals = try rows(
            "SELECT * FROM recusal WHERE meeting = ? ORDER BY item, person", [meeting.text]
        ) { row in (item: row["item"] as Int, recusal: Recusal(person: row.key("person"), note: row["note"])) }
        let byItem = Dictionary(grouping: recusals, by: \.item)
        return try rows("SELECT * FROM minutesSection WHERE meeting = ? ORDER BY item", [meeting.text]) { row in
            MinutesSection(
                item: row["item"], text: row["text"], revision: row["revision"],
                recusals: byItem[row["item"], default: []].map(\.recusal), outcome: try row.optionalJSON("outcome"))
        }
    }

    /// Who saved a section last, and when.
    package func lastSaving(of item: Int, in meeting: Key<Meeting>) throws -> (by: String, at: Date)? {
        try rows("SELECT by, at FROM minutesSection WHERE meeting = ? AND item = ?", [meeting.text, item]).first
            .map { ($0["by"], $0.moment("at")) }
    }

    /// Texts that were replaced, oldest first.
    package func pastTexts(of item: Int, in meeting: Key<Meeting>) throws -> [PastText] {
        try rows(
            "SELECT * FROM minutesPast WHERE meeting = ? AND item = ? ORDER BY id", [meeting.text, item]
        ) { PastText(text: $0["text"], revision: $0["revision"], by: $0["by"], at: $0.moment("at")) }
    }

    /// Oldest first.
    package func minutesVersions(of meeting: Key<Meeting>) throws -> [MinutesVersion] {
        try rows("SELECT * FROM minutesVersion WHERE meeting = ? ORDER BY number", [meeting.text]) { row in
            MinutesVersion(
                meeting: meeting, number: row["number"], kind: try row.choice("kind"), content: row["content"],
                digest: row["digest"], file: row["file"], reason: row["reason"], by: row["by"], at: row.moment("at"))
        }
    }

    /// Oldest first.
    package func comments(on meeting: Key<Meeting>) throws -> [MinutesComment] {
        try rows("SELECT * FROM minutesComment WHERE meeting = ? ORDER BY id", [meeting.text]) { row in
            let settled = (row["settled"] as Int64?).map(Date.init(milliseconds:))
            return MinutesComment(
                id: row["id"], meeting: meeting, version: row["version"], item: row["item"],
                person: row.key("person"), assistant: row["assistant"], text: row["text"],
                channel: try row.choice("channel"), at: row.moment("at"), isLate: row["isLate"],
                settled: try settled.map {
                    MinutesComment.Settlement(by: row["settledBy"] ?? "", at: $0, outcome: try row.choice("settledAs"))
                })
        }
    }
}

/// A section's text that another one replaced.
package struct PastText: Hashable, Sendable {
    package let text: String
    package let revision: Int
    package let by: String
    package let at: Date
}

extension Transaction {
    /// Minutes but for their sections.
    package func save(_ minutes: Minutes) throws {
        try execute(
            """
            INSERT INTO minutes (meeting, state, diaryNumber) VALUES (?, ?, ?)
            ON CONFLICT (meeting) DO UPDATE SET state = excluded.state, diaryNumber = excluded.diaryNumber
            """, [minutes.meeting.text, try json(minutes.state), minutes.diaryNumber])
    }

    /// A section of minutes that are there.
    package func save(_ section: MinutesSection, of meeting: Key<Meeting>, by: String, at now: Date) throws {
        try execute(
            """
            INSERT INTO minutesSection (meeting, item, text, revision, outcome, by, at)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (meeting, item) DO UPDATE SET text = excluded.text, revision = excluded.revision,
            outcome = excluded.outcome, by = excluded.by, at = excluded.at
            """,
            [
                meeting.text, section.item, section.text, section.revision, try section.outcome.map(json), by,
                now.milliseconds,
            ])
        try execute("DELETE FROM recusal WHERE meeting = ? AND item = ?", [meeting.text, section.item])
        for recusal in section.recusals {
            try execute(
                "INSERT INTO recusal (meeting, item, person, note) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
                [meeting.text, section.item, recusal.person.text, recusal.note])
        }
    }

    /// Keeps a section's text that is about to be replaced.
    package func keepPast(_ section: MinutesSection, of meeting: Key<Meeting>, by: String, at moment: Date) throws {
        try execute(
            "INSERT INTO minutesPast (meeting, item, text, revision, by, at) VALUES (?, ?, ?, ?, ?, ?)",
            [meeting.text, section.item, section.text, section.revision, by, moment.milliseconds])
    }

    package func add(_ version: MinutesVersion) throws {
        try execute(
            """
            INSERT INTO minutesVersion (meeting, number, kind, content, digest, file, reason, by, at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                version.meeting.text, version.number, version.kind.rawValue, version.content, version.digest,
                version.file, version.reason, version.by, version.at.milliseconds,
            ])
    }

    /// The document made of a version; the file is kept before (`keep(_:at:)`).
    package func set(file digest: String, of version: Int, in meeting: Key<Meeting>) throws {
        try execute(
            "UPDATE minutesVersion SET file = ? WHERE meeting = ? AND number = ?", [digest, meeting.text, version])
    }

    /// - Returns: its identifier.
    @discardableResult package func add(_ comment: MinutesComment) throws -> Int64 {
        try execute(
            """
            INSERT INTO minutesComment (meeting, version, item, person, assistant, text, channel, at, isLate)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                comment.meeting.text, comment.version, comment.item, comment.person.text, comment.assistant,
                comment.text, comment.channel.rawValue, comment.at.milliseconds, comment.isLate,
            ])
        return database.lastInsertedRowID
    }

    /// What the samordnare did with it; she may change her mind.
    package func settle(
        _ comment: MinutesComment.ID, as outcome: MinutesComment.Settlement.Outcome, by: String, at now: Date
    ) throws {
        try execute(
            "UPDATE minutesComment SET settled = ?, settledBy = ?, settledAs = ? WHERE id = ?",
            [now.milliseconds, by, outcome.rawValue, comment])
    }
}
