import Foundation
import GRDB
import Meetings

/// A time that somebody proposed instead.
package struct Proposal: Sendable, Identifiable {
    package let id: Int64
    package let incoming: Int64
    package let meeting: Key<Meeting>
    package let person: Key<Person>
    package let generation: Int
    package let start: WallTime
    /// Minutes.
    package let length: Int
    package let comment: String?
}

/// What a mail server said of an address.
package struct AddressFault: Sendable {
    package let address: String
    package let person: Key<Person>?
    package let message: Int64?
    /// permanent, gave-up, delayed or none.
    package let severity: String
    /// Our sending was turned away, not the address.
    package let isOurs: Bool
    package let status: String?
    package let words: String
    package let at: Date

    package init(
        address: String, person: Key<Person>?, message: Int64?, severity: String, isOurs: Bool, status: String?,
        words: String, at: Date
    ) {
        self.address = address
        self.person = person
        self.message = message
        self.severity = severity
        self.isOurs = isOurs
        self.status = status
        self.words = words
        self.at = at
    }
}

/// That somebody is away, as an automatic reply says.
package struct AbsenceNote: Sendable {
    package let person: Key<Person>
    package let until: String?
    package let back: String?
    package let at: Date
}

extension Snapshot {
    /// The proposals that a message made and nobody has decided on.
    package func openProposals(of incoming: Int64) throws -> [Proposal] {
        try rows("SELECT * FROM proposal WHERE incoming = ? AND decision IS NULL ORDER BY id", [incoming]).map(proposal)
    }

    /// The proposals about a meeting that nobody has decided on.
    package func openProposals(about meeting: Key<Meeting>) throws -> [Proposal] {
        try rows("SELECT * FROM proposal WHERE meeting = ? AND decision IS NULL ORDER BY id", [meeting.text])
            .map(proposal)
    }

    /// The latest proposal of hers that was refused.
    package func refusedProposal(of person: Key<Person>, to meeting: Key<Meeting>) throws -> Proposal? {
        try rows(
            """
            SELECT * FROM proposal WHERE person = ? AND meeting = ? AND decision = 'refused'
            ORDER BY decided DESC, id DESC LIMIT 1
            """, [person.text, meeting.text]
        ).first.map(proposal)
    }

    /// The latest that was said of each address.
    package func addressFaults() throws -> [String: AddressFault] {
        let rows = try rows(
            "SELECT * FROM addressFault WHERE id IN (SELECT max(id) FROM addressFault GROUP BY address)")
        return Dictionary(uniqueKeysWithValues: rows.map { ($0["address"], fault($0)) })
    }

    /// The latest absence note of each person.
    package func absences() throws -> [Key<Person>: AbsenceNote] {
        let rows = try rows("SELECT * FROM absence WHERE id IN (SELECT max(id) FROM absence GROUP BY person)")
        return Dictionary(
            uniqueKeysWithValues: rows.map { row in
                let note = AbsenceNote(
                    person: row.key("person"), until: row["until"], back: row["back"], at: row.moment("at"))
                return (note.person, note)
            })
    }

    private func proposal(_ row: Row) throws -> Proposal {
        Proposal(
            id: row["id"], incoming: row["incoming"], meeting: row.key("meeting"), person: row.key("person"),
            generation: row["generation"], start: try row.wallTime("start"), length: row["length"],
            comment: row["comment"])
    }

    private func fault(_ row: Row) -> AddressFault {
        AddressFault(
            address: row["address"], person: row.optionalKey("person"), message: row["message"],
            severity: row["severity"], isOurs: row["isOurs"], status: row["status"], words: row["words"],
            at: row.moment("at"))
    }
}

extension Transaction {
    package func add(_ fault: AddressFault, from incoming: Int64) throws {
        try execute(
            """
            INSERT INTO addressFault (incoming, address, person, message, severity, isOurs, status, words, at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                incoming, fault.address, fault.person?.text, fault.message, fault.severity, fault.isOurs, fault.status,
                fault.words, fault.at.milliseconds,
            ])
        guard let message = fault.message, fault.severity != "none" else { return }
        // What is only delayed may still arrive.
        let outcome: Attempt.Outcome = fault.severity == "delayed" ? .delayed : .bounced
        let attempt = Attempt(at: fault.at, outcome: outcome, reply: fault.words)
        try record(attempt, at: message)
    }

    package func addAbsence(
        of person: Key<Person>, until: String?, back: String?, from incoming: Int64, at now: Date
    ) throws {
        try execute(
            "INSERT INTO absence (incoming, person, until, back, at) VALUES (?, ?, ?, ?, ?)",
            [incoming, person.text, until, back, now.milliseconds])
    }

    package func addProposal(
        _ start: WallTime, length: Int, comment: String?, of person: Key<Person>, to meeting: Meeting,
        from incoming: Int64, at now: Date
    ) throws {
        try execute(
            """
            INSERT INTO proposal (incoming, meeting, person, generation, start, length, comment, at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                incoming, meeting.id.text, person.text, meeting.generation, start.description, length, comment,
                now.milliseconds,
            ])
    }

    package func decide(_ proposal: Proposal, accepted: Bool, by: String, at now: Date) throws {
        try execute(
            "UPDATE proposal SET decision = ?, decided = ?, decidedBy = ? WHERE id = ?",
            [accepted ? "accepted" : "refused", now.milliseconds, by, proposal.id])
    }
}
