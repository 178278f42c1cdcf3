import Foundation
import GRDB
import Meetings

extension Snapshot {
    /// Nil where nobody has opened it.
    package func fileLook(_ digest: String) throws -> FileLook? {
        try rows("SELECT findings FROM fileLook WHERE digest = ?", [digest]) { row in
            FileLook(findings: try row.optionalJSON("findings"))
        }.first
    }

    /// Standing papers of which nobody knows yet what they say, oldest first; those that hold no text are known.
    package func unreadPapers(of meeting: Key<Meeting>? = nil) throws -> [Paper] {
        try papers(
            """
            withdrawn IS NULL AND file IS NOT NULL AND findings IS NULL AND size ->> '$.unreadable' IS NULL
            AND file NOT IN (SELECT digest FROM fileLook) AND (?1 IS NULL OR meeting = ?1) ORDER BY at, id
            """, [meeting?.text])
    }

    /// Files of minutes that have been laid in and that nobody has opened, oldest first.
    package func unreadMinutesFiles() throws -> [String] {
        try rows(
            """
            SELECT digest FROM minutesFile
            WHERE digest NOT IN (SELECT digest FROM fileLook)
            AND digest NOT IN (SELECT file FROM minutesVersion WHERE file IS NOT NULL)
            GROUP BY digest ORDER BY min(id)
            """
        ).map { $0["digest"] }
    }

    /// Papers of meetings from a time on that are links.
    package func linkedPapers(from time: WallTime) throws -> [Paper] {
        try papers(
            """
            withdrawn IS NULL AND file IS NULL AND meeting IN (SELECT id FROM meeting WHERE start > ?)
            ORDER BY at, id
            """, [time.description])
    }

    /// What the links among some addresses came to, as far as they have been followed.
    package func linkLooks(_ addresses: [String]) throws -> [String: LinkLook] {
        let looks = try rows(
            "SELECT * FROM linkLook WHERE address IN (SELECT value FROM json_each(?))", [try json(addresses)]
        ) { row in
            LinkLook(address: row["address"], outcome: try row.json("outcome"), at: row.moment("at"))
        }
        return Dictionary(uniqueKeysWithValues: looks.map { ($0.address, $0) })
    }

    /// Whether a server of the Internet has answered since a moment.
    package func hasAnyLinkAnswered(since moment: Date) throws -> Bool {
        try !rows(
            """
            SELECT 1 FROM linkLook WHERE at >= ?
            AND (outcome ->> '$.alive' IS NOT NULL OR outcome ->> '$.dead._0.gone' IS NOT NULL) LIMIT 1
            """, [moment.milliseconds]
        ).isEmpty
    }
}

extension Transaction {
    package func record(_ look: FileLook, of digest: String, at now: Date) throws {
        try execute(
            """
            INSERT INTO fileLook (digest, findings, at) VALUES (?, ?, ?)
            ON CONFLICT (digest) DO UPDATE SET findings = excluded.findings, at = excluded.at
            """, [digest, try look.findings.map(json), now.milliseconds])
    }

    package func record(_ look: LinkLook) throws {
        try execute(
            """
            INSERT INTO linkLook (address, outcome, at) VALUES (?, ?, ?)
            ON CONFLICT (address) DO UPDATE SET outcome = excluded.outcome, at = excluded.at
            """, [look.address, try json(look.outcome), look.at.milliseconds])
    }
}
