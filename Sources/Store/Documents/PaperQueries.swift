import Foundation
import GRDB
import Meetings

extension Snapshot {
    /// In the order of their annexes; withdrawn ones too.
    package func papers(of meeting: Key<Meeting>) throws -> [Paper] {
        try rows("SELECT * FROM paper WHERE meeting = ? ORDER BY annex", [meeting.text], as: paper)
    }

    package func paper(_ id: Key<Paper>) throws -> Paper? {
        try rows("SELECT * FROM paper WHERE id = ?", [id.text], as: paper).first
    }

    /// Those that nobody has counted, oldest first.
    package func uncountedPapers() throws -> [Paper] {
        try rows(
            "SELECT * FROM paper WHERE withdrawn IS NULL AND size ->> '$.uncounted' IS NOT NULL ORDER BY at, id",
            as: paper)
    }

    private func paper(_ row: Row) throws -> Paper {
        Paper(
            id: row.key("id"), meeting: row.key("meeting"), annex: row["annex"], item: row["item"],
            title: row["title"], content: try row.json("content"), size: try row.json("size"), by: row["by"],
            at: row.moment("at"), withdrawn: try row.optionalJSON("withdrawn"))
    }
}

extension Transaction {
    /// The number that the next paper of a meeting gets.
    package func nextAnnex(of meeting: Key<Meeting>) throws -> Int {
        let last = try Int.fetchOne(
            database, sql: "SELECT max(annex) FROM paper WHERE meeting = ?", arguments: [meeting.text])
        return (last ?? 0) + 1
    }

    /// A paper's file is kept before (`keep(_:at:)`).
    package func save(_ paper: Paper) throws {
        let file: String? = if case .file(let digest, _, _, _) = paper.content { digest } else { nil }
        try execute(
            """
            INSERT INTO paper (id, meeting, annex, item, title, content, file, size, by, at, withdrawn)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET item = excluded.item, title = excluded.title, size = excluded.size,
            withdrawn = excluded.withdrawn
            """,
            [
                paper.id.text, paper.meeting.text, paper.annex, paper.item, paper.title, try json(paper.content), file,
                try json(paper.size), paper.by, paper.at.milliseconds, try paper.withdrawn.map(json),
            ])
    }
}
