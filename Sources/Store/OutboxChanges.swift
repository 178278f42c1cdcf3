import Foundation
import GRDB
import Meetings

extension Transaction {
    /// Puts a composed message in the outbox.
    @discardableResult package func add(_ draft: Draft, at now: Date) throws -> Int64 {
        let state: OutboxMessage.State =
            if draft.waitsFor != nil { .held } else if draft.recipient == nil { .toPost } else { .queued }
        try execute(
            """
            INSERT INTO message (kind, body, meeting, person, copyFor, recipient, thread, sequence, subject, messageID,
            told, composed, urgency, deadline, state, stateSince, waitsFor, notBefore)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                draft.kind.rawValue, draft.body.text, draft.meeting?.text, draft.person.text, draft.copyFor,
                draft.recipient, draft.thread, draft.sequence, draft.subject, draft.messageID, try draft.told.map(json),
                now.milliseconds, draft.urgency.rawValue, draft.deadline?.description, state.rawValue, now.milliseconds,
                draft.waitsFor?.rawValue,
                draft.notBefore.milliseconds,
            ])
        let id = database.lastInsertedRowID
        try execute("INSERT INTO messageContent (message, bytes) VALUES (?, ?)", [id, draft.content])
        for (position, file) in draft.files.enumerated() {
            try execute(
                "INSERT INTO messageFile (message, position, digest, at) VALUES (?, ?, ?, ?)",
                [id, position, file.digest, file.place])
        }
        for paper in draft.papers {
            try execute(
                "INSERT INTO messagePaper (message, paper, version) VALUES (?, ?, ?)",
                [id, paper.id.text, paper.version])
        }
        return id
    }

    /// Takes out what a thread still has waiting, since something newer takes its place.
    package func supersede(_ thread: String, at now: Date) throws {
        try end("superseded", "thread = ?", [thread], at: now)
    }

    /// Takes out one message that waits, since another takes its place.
    package func supersede(_ id: OutboxMessage.ID, at now: Date) throws {
        try end("superseded", "id = ?", [id], at: now)
    }

    /// Takes out what a thread still has waiting, since it has become pointless.
    package func lapse(_ thread: String, at now: Date) throws {
        try end("lapsed", "thread = ?", [thread], at: now)
    }

    /// Takes out the reminders that wait to ask what has been answered.
    package func lapseReminders(_ thread: String, at now: Date) throws {
        try end("lapsed", "kind = 'reminder' AND thread = ?", [thread], at: now)
    }

    /// The same for those of a date poll.
    package func lapsePollReminders(_ thread: String, at now: Date) throws {
        try end("lapsed", "kind = 'poll-reminder' AND thread = ?", [thread], at: now)
    }

    /// Takes out what would arrive after its meeting has begun, a cancellation a day later, mail about minutes never; how many.
    package func lapseBegun(at now: Date) throws -> Int {
        let (begun, yesterday) = (WallTime(now), WallTime(now).adding(minutes: -24 * 60))
        return try end(
            "lapsed",
            """
            kind NOT IN ('minutes', 'draft', 'approval', 'late-minutes') AND meeting IN (SELECT id FROM meeting
                WHERE start <= iif(message.kind IN ('cancellation', 'farewell'), ?, ?))
            """,
            [yesterday.description, begun.description], at: now)
    }

    @discardableResult private func end(
        _ state: String, _ condition: String, _ arguments: StatementArguments, at now: Date
    ) throws -> Int {
        try execute(
            "UPDATE message SET state = ?, stateSince = ?, waitsFor = NULL WHERE \(isWaiting) AND \(condition)",
            [state, now.milliseconds] + arguments)
        return database.changesCount
    }

    /// Lets a held message go, no sooner than a moment.
    package func press(_ id: Int64, urgency: Draft.Urgency, notBefore: Date, at now: Date) throws {
        try execute(
            """
            UPDATE message SET state = iif(recipient IS NULL, 'toPost', 'queued'), stateSince = ?, waitsFor = NULL,
            urgency = ?, notBefore = ? WHERE id = ? AND state = 'held'
            """,
            [now.milliseconds, urgency.rawValue, notBefore.milliseconds, id])
    }

    /// Takes a message that has not left back for the samordnare's press (*ångra*); whether it was in time.
    package func hold(_ id: Int64, at now: Date) throws -> Bool {
        try execute(
            """
            UPDATE message SET state = 'held', stateSince = ?, waitsFor = 'press'
            WHERE id = ? AND state IN ('queued', 'toPost')
            """,
            [now.milliseconds, id])
        return database.changesCount == 1
    }

    /// Lets a message that is on its way leave no sooner than a moment.
    package func postpone(_ id: OutboxMessage.ID, until moment: Date) throws {
        try execute(
            "UPDATE message SET notBefore = max(notBefore, ?) WHERE id = ? AND state IN ('queued', 'toPost')",
            [moment.milliseconds, id])
    }

    package func markPosted(_ id: Int64, at now: Date) throws -> Bool {
        try execute(
            "UPDATE message SET state = 'posted', stateSince = ? WHERE id = ? AND state = 'toPost'",
            [now.milliseconds, id])
        guard database.changesCount == 1 else { return false }
        try record(Attempt(at: now, outcome: .posted, reply: ""), at: id)
        return true
    }

    func record(_ attempt: Attempt, at id: Int64) throws {
        try execute(
            "INSERT INTO attempt (message, at, outcome, code, reply) VALUES (?, ?, ?, ?, ?)",
            [id, attempt.at.milliseconds, attempt.outcome.rawValue, attempt.code, attempt.reply])
    }
}
