import Foundation
import GRDB
import Meetings

extension Snapshot {
    package func meetings(of body: Key<Body>? = nil, year: Int? = nil) throws -> [Meeting] {
        try rows(
            """
            SELECT * FROM meeting WHERE (?1 IS NULL OR body = ?1) AND (?2 IS NULL OR year = ?2)
            ORDER BY start, body
            """, [body?.text, year], as: meeting)
    }

    /// Meetings that begin after a wall time.
    package func meetings(after time: WallTime) throws -> [Meeting] {
        try rows("SELECT * FROM meeting WHERE start > ? ORDER BY start, body", [time.description], as: meeting)
    }

    /// Booked or called meetings that began before a wall time.
    package func unfinishedMeetings(before time: WallTime) throws -> [Meeting] {
        try rows(
            """
            SELECT * FROM meeting WHERE start < ? AND EXISTS (
                SELECT 1 FROM json_each(state) WHERE key IN ('booked', 'called')) ORDER BY start
            """, [time.description]
        ).map(meeting)
    }

    package func meeting(_ id: Key<Meeting>) throws -> Meeting? {
        try rows("SELECT * FROM meeting WHERE id = ?", [id.text]).first.map(meeting)
    }

    /// What an invitation's row says of the answer to it.
    private static let answered = "answer.reply, answer.way, answer.comment, answer.channel, answer.by, answer.at"

    package func invitations(to meeting: Meeting) throws -> [Invitation] {
        try rows(
            """
            SELECT invitation.*, \(Self.answered)
            FROM invitation LEFT JOIN answer ON answer.id = (
                SELECT id FROM answer
                WHERE answer.meeting = invitation.meeting AND answer.person = invitation.person
                AND answer.generation = ?2 AND answer.at >= invitation.joinedAt
                ORDER BY coalesce(stamp, at) DESC, id DESC LIMIT 1)
            WHERE invitation.meeting = ?1 ORDER BY invitation.person
            """, [meeting.id.text, meeting.generation], as: invitation)
    }

    /// Those to all meetings held on some days.
    func invitations(from first: Day, through last: Day) throws -> [Invitation] {
        try rows(
            """
            SELECT invitation.*, \(Self.answered)
            FROM meeting JOIN invitation ON invitation.meeting = meeting.id LEFT JOIN answer ON answer.id = (
                SELECT id FROM answer
                WHERE answer.meeting = invitation.meeting AND answer.person = invitation.person
                AND answer.generation = meeting.generation AND answer.at >= invitation.joinedAt
                ORDER BY coalesce(stamp, at) DESC, id DESC LIMIT 1)
            WHERE meeting.start >= ? AND meeting.start < ? ORDER BY invitation.meeting, invitation.person
            """, [first.description, last.adding(days: 1).description], as: invitation)
    }

    package func invitation(of person: Key<Person>, to meeting: Meeting) throws -> Invitation? {
        try rows(
            """
            SELECT invitation.*, \(Self.answered)
            FROM invitation LEFT JOIN answer ON answer.id = (
                SELECT id FROM answer
                WHERE answer.meeting = invitation.meeting AND answer.person = invitation.person
                AND answer.generation = ?2 AND answer.at >= invitation.joinedAt
                ORDER BY coalesce(stamp, at) DESC, id DESC LIMIT 1)
            WHERE invitation.meeting = ?1 AND invitation.person = ?3
            """, [meeting.id.text, meeting.generation, person.text]
        ).first.map(invitation)
    }

    func meeting(_ row: Row) throws -> Meeting {
        Meeting(
            id: row.key("id"), body: row.key("body"), year: row["year"], number: row["number"],
            start: try row.wallTime("start"), length: row["length"], place: try row.json("place"),
            agenda: try row.jsonList("agenda"), guests: try row.jsonList("guests"), state: try row.json("state"),
            release: try row.optionalJSON("released"), ownership: try row.json("ownership"),
            generation: row["generation"], revision: row["revision"])
    }

    private func invitation(_ row: Row) throws -> Invitation {
        Invitation(
            meeting: row.key("meeting"), person: row.key("person"), uid: row["uid"], organizer: row["organizer"],
            created: row.moment("created"), joinedAt: row.moment("joinedAt"), kind: try row.choice("kind"),
            sequence: row["sequence"], joined: row["joined"], timeSequence: row["timeSequence"],
            conveyed: Invitation.Conveyed(
                stage: try row.choice("stage"), generation: row["generation"], revision: row["revision"]),
            answer: try answer(row))
    }

    private func answer(_ row: Row) throws -> Answer? {
        guard row["reply"] as String? != nil else { return nil }
        return Answer(
            reply: try row.choice("reply"), way: (row["way"] as String?).flatMap { Answer.Way(rawValue: $0) },
            comment: row["comment"],
            channel: try row.choice("channel"), by: row["by"], at: row.moment("at"))
    }
}

extension Transaction {
    package func save(_ meeting: Meeting) throws {
        try execute(
            """
            INSERT INTO meeting
            (id, body, year, number, start, length, place, agenda, guests, state, released, ownership,
            generation, revision)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET start = excluded.start, length = excluded.length, place = excluded.place,
            agenda = excluded.agenda, guests = excluded.guests, state = excluded.state, released = excluded.released,
            ownership = excluded.ownership, generation = excluded.generation, revision = excluded.revision
            """,
            [
                meeting.id.text, meeting.body.text, meeting.year, meeting.number, meeting.start.description,
                meeting.length,
                try json(meeting.place), try json(meeting.agenda), try json(meeting.guests), try json(meeting.state),
                try meeting.release.map(json), try json(meeting.ownership), meeting.generation, meeting.revision,
            ])
    }

    package func save(_ invitation: Invitation) throws {
        try execute(
            """
            INSERT INTO invitation
            (meeting, person, uid, organizer, created, joinedAt, kind, sequence, joined, timeSequence, stage, generation, revision)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (meeting, person) DO UPDATE SET joinedAt = excluded.joinedAt, kind = excluded.kind,
            sequence = excluded.sequence, joined = excluded.joined, timeSequence = excluded.timeSequence,
            stage = excluded.stage, generation = excluded.generation, revision = excluded.revision
            """,
            [
                invitation.meeting.text, invitation.person.text, invitation.uid, invitation.organizer,
                invitation.created.milliseconds, invitation.joinedAt.milliseconds, invitation.kind.rawValue,
                invitation.sequence, invitation.joined, invitation.timeSequence, invitation.conveyed.stage.rawValue,
                invitation.conveyed.generation, invitation.conveyed.revision,
            ])
    }

    /// - Parameters:
    ///   - stamp: when it was given, where it tells; else its moment counts.
    ///   - incoming: the message that it came by.
    package func record(
        _ answer: Answer, of person: Key<Person>, to meeting: Meeting, stamp: Date? = nil, incoming: Int64? = nil
    ) throws {
        try execute(
            """
            INSERT INTO answer (meeting, person, generation, reply, way, comment, channel, by, at, stamp, incoming)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                meeting.id.text, person.text, meeting.generation, answer.reply.rawValue, answer.way?.rawValue,
                answer.comment, answer.channel.rawValue, answer.by, answer.at.milliseconds, stamp?.milliseconds,
                incoming,
            ])
    }

    /// Lets an answer to an earlier generation stand for the present one, since the time is again what it was.
    package func keepAnswer(of person: Key<Person>, to meeting: Meeting, from generation: Int) throws {
        try execute(
            """
            INSERT INTO answer (meeting, person, generation, reply, way, comment, channel, by, at, stamp, incoming)
            SELECT meeting, person, ?1, reply, way, comment, channel, by, at, stamp, incoming FROM answer
            WHERE meeting = ?2 AND person = ?3 AND generation = ?4 ORDER BY coalesce(stamp, at) DESC, id DESC LIMIT 1
            """,
            [meeting.generation, meeting.id.text, person.text, generation])
    }
}
