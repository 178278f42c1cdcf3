import Foundation
import GRDB
import Meetings

extension Snapshot {
    /// The number of the latest message; 0 where there is none.
    package func latestMessage() throws -> Int64 {
        try Int64.fetchOne(database, sql: "SELECT max(id) FROM message") ?? 0
    }

    /// What has happened to any of these, oldest first.
    package func facts(aboutAny scopes: Set<String>) throws -> [Fact] {
        guard !scopes.isEmpty else { return [] }
        return try rows(
            "SELECT fact.* FROM fact JOIN json_each(?) ON fact.scope = json_each.value ORDER BY fact.id",
            [try json(scopes.sorted())]
        ).map { row in
            Fact(at: row.moment("at"), by: row["by"], kind: row["kind"], scope: row["scope"], detail: row["detail"])
        }
    }

    /// The links about a person that were not revoked, newest first.
    package func personalLinks(of person: Key<Person>) throws -> [PersonalLink] {
        try rows("SELECT digest FROM personalLink WHERE person = ? AND revoked IS NULL ORDER BY id DESC", [person.text])
            .compactMap { try personalLink(digest: $0["digest"]) }
    }

    /// The latest messages to a person that a server refused or sent back, of meetings that begin after a time.
    package func failedMessages(to person: Key<Person>, after time: WallTime) throws -> [OutboxMessage] {
        let ids = try rows(
            """
            SELECT message.id FROM message JOIN meeting ON meeting.id = message.meeting
            WHERE message.person = ?1 AND message.copyFor IS NULL AND meeting.start > ?2
            AND message.kind NOT IN ('alert', 'minutes')
            AND (message.state = 'refused' OR message.state = 'gaveUp' OR EXISTS
                (SELECT 1 FROM attempt WHERE attempt.message = message.id AND outcome = 'bounced'))
            AND NOT EXISTS (SELECT 1 FROM message AS later WHERE later.thread = message.thread
                AND later.person = message.person AND later.copyFor IS NULL AND later.id > message.id
                AND later.state <> 'superseded' AND later.state <> 'lapsed')
            ORDER BY meeting.start
            """, [person.text, time.description])
        return try ids.compactMap { try message($0["id"]) }
    }
}

extension Snapshot {
    /// The meetings of which somebody's attendance is on record, in order of time.
    package func meetings(recording person: Key<Person>) throws -> [Meeting] {
        try rows(
            "SELECT * FROM meeting WHERE id IN (SELECT meeting FROM attendance WHERE person = ?) ORDER BY start, body",
            [person.text]
        ).map(meeting)
    }
}
