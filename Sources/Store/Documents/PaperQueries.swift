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

    func papers(_ condition: String, _ arguments: StatementArguments) throws -> [Paper] {
        try rows("SELECT * FROM paper WHERE \(condition)", arguments, as: paper)
    }

    private func paper(_ row: Row) throws -> Paper {
        Paper(
            id: row.key("id"), meeting: row.key("meeting"), annex: row["annex"], item: row["item"],
            title: row["title"], version: row["version"], content: try row.json("content"),
            size: try row.json("size"), findings: try row.optionalJSON("findings"), by: row["by"],
            at: row.moment("at"), withdrawn: try row.optionalJSON("withdrawn"))
    }

    /// What stood in a paper's place before, oldest first.
    package func pastVersions(of paper: Paper) throws -> [Paper] {
        try rows("SELECT * FROM pastPaper WHERE paper = ? ORDER BY version", [paper.id.text]) { row in
            Paper(
                id: paper.id, meeting: paper.meeting, annex: paper.annex, item: paper.item, title: row["title"],
                version: row["version"], content: try row.json("content"), size: try row.json("size"),
                by: row["by"], at: row.moment("at"))
        }
    }

    /// The papers of all meetings held on some days, by meeting; withdrawn ones too.
    func papers(from first: Day, through last: Day) throws -> [Key<Meeting>: [Paper]] {
        let papers = try rows(
            """
            SELECT paper.* FROM meeting JOIN paper ON paper.meeting = meeting.id
            WHERE meeting.start >= ? AND meeting.start < ? ORDER BY annex
            """, [first.description, last.adding(days: 1).description], as: paper)
        return Dictionary(grouping: papers, by: \.meeting)
    }

    /// The latest version of each paper that each person herself has been told of, or will be by what waits.
    package func toldPapers(of meeting: Key<Meeting>, countsWaiting: Bool) throws -> [Key<Person>: [Key<Paper>: Int]] {
        let counted = try messages(MessageFilter(meeting: meeting)).filter { message in
            message.copyFor == nil && (message.hasArrived || (countsWaiting && message.state.isWaiting))
        }
        let people = Dictionary(uniqueKeysWithValues: counted.map { ($0.id, $0.person) })
        let rows = try rows(
            """
            SELECT messagePaper.* FROM message JOIN messagePaper ON messagePaper.message = message.id
            WHERE message.meeting = ? ORDER BY version
            """, [meeting.text])
        var told: [Key<Person>: [Key<Paper>: Int]] = [:]
        for row in rows {
            guard let person = people[row["message"]] else { continue }
            told[person, default: [:]][row.key("paper")] = row["version"]
        }
        return told
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
        try execute(
            """
            INSERT INTO paper
            (id, meeting, annex, item, title, version, content, file, size, findings, by, at, withdrawn)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET item = excluded.item, title = excluded.title, size = excluded.size,
            findings = excluded.findings, withdrawn = excluded.withdrawn
            """,
            [
                paper.id.text, paper.meeting.text, paper.annex, paper.item, paper.title, paper.version,
                try json(paper.content), paper.content.digest, try json(paper.size), try paper.findings.map(json),
                paper.by,
                paper.at.milliseconds, try paper.withdrawn.map(json),
            ])
    }

    /// Puts a paper's next version in its place; the one that stood there is kept beside it.
    package func replace(_ paper: Paper, with next: Paper) throws {
        try execute(
            """
            INSERT INTO pastPaper SELECT id, version, title, content, file, size, by, at FROM paper WHERE id = ?
            """, [paper.id.text])
        try execute(
            """
            UPDATE paper SET version = ?, title = ?, content = ?, file = ?, size = ?, findings = NULL, by = ?, at = ?
            WHERE id = ?
            """,
            [
                paper.version + 1, next.title, try json(next.content), next.content.digest, try json(next.size),
                next.by,
                next.at.milliseconds, paper.id.text,
            ])
    }
}
