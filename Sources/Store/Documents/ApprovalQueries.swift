import Foundation
import GRDB
import Meetings

extension Snapshot {
    /// The last finished version of each of a body's meetings whose document has left for somebody.
    package func sentVersions(of body: Key<Body>) throws -> [Key<Meeting>: Int] {
        let sent = try rows(
            """
            SELECT minutesVersion.meeting, max(minutesVersion.number) AS number
            FROM meeting JOIN minutesVersion ON minutesVersion.meeting = meeting.id
            WHERE meeting.body = ? AND minutesVersion.kind <> 'shared' AND EXISTS (
                SELECT 1 FROM message JOIN messageFile ON messageFile.message = message.id
                WHERE message.meeting = meeting.id AND message.kind = 'minutes'
                AND message.state IN ('accepted', 'posted') AND messageFile.digest = minutesVersion.file)
            GROUP BY minutesVersion.meeting
            """, [body.text]
        ).map { row -> (Key<Meeting>, Int) in (row.key("meeting"), row["number"]) }
        return Dictionary(sent) { $1 }
    }

    /// The versions that all have been told are final, of meetings that began in a year, oldest first.
    package func minutesVersions(in year: Int) throws -> [MinutesVersion] {
        let meetings = try rows(
            """
            SELECT DISTINCT meeting.id FROM meeting JOIN minutesVersion ON minutesVersion.meeting = meeting.id
            WHERE meeting.start >= ? AND meeting.start < ? ORDER BY meeting.start, meeting.id
            """, ["\(year)-", "\(year + 1)-"])
        return try meetings.flatMap { try minutesVersions(of: $0.key("id")) }
    }

    /// Finished versions of which no document has been made.
    package func unmadeMinutes() throws -> [MinutesVersion] {
        let meetings = try rows(
            "SELECT DISTINCT meeting FROM minutesVersion WHERE file IS NULL AND kind <> 'shared' ORDER BY meeting")
        return try meetings.flatMap { try minutesVersions(of: $0.key("meeting")) }
            .filter { $0.kind != .shared && $0.file == nil }
    }

    /// The meetings whose notes have comments that wait to be taken in or left, and how many.
    package func unsettledComments() throws -> [(meeting: Key<Meeting>, count: Int)] {
        try rows(
            """
            SELECT meeting, count(*) AS count FROM minutesComment WHERE settled IS NULL
            GROUP BY meeting ORDER BY meeting
            """
        ).map { ($0.key("meeting"), $0["count"]) }
    }

    /// Whether a comment waits to be taken in or left.
    package func hasUnsettledComments(on meeting: Key<Meeting>) throws -> Bool {
        try Bool.fetchOne(
            database, sql: "SELECT EXISTS (SELECT 1 FROM minutesComment WHERE meeting = ? AND settled IS NULL)",
            arguments: [meeting.text]) ?? false
    }
}

extension Transaction {
    /// Opens the åtgärder that somebody has looked at: the file that says them goes out.
    package func openSettledActions(of meeting: Key<Meeting>, at now: Date) throws {
        for var action in try snapshot.actions(of: meeting) {
            guard case .settled = action.state else { continue }
            action.state = .open(since: now)
            try update(action)
        }
    }

    /// What was agreed becomes binding: åtgärder open, decisions final.
    package func openActions(of meeting: Key<Meeting>, at now: Date) throws {
        for var action in try snapshot.actions(of: meeting) {
            switch action.state {
            case .proposed, .settled: action.state = .open(since: now)
            case .open, .done, .dropped: continue
            }
            try update(action)
        }
        try execute("UPDATE decision SET isFinal = 1 WHERE meeting = ?", [meeting.text])
    }
}
