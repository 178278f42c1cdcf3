import Foundation
import GRDB
import Meetings

/// The dates that chairs have been asked about, letter by letter: a yes counts for those and no others.
let askedDatesSchema = """
    CREATE TABLE askedDate (
        message INTEGER NOT NULL REFERENCES message,
        meeting TEXT NOT NULL REFERENCES meeting,
        start TEXT NOT NULL,
        length INTEGER NOT NULL CHECK (length > 0),
        PRIMARY KEY (message, meeting)
    ) STRICT, WITHOUT ROWID;
    """

/// A meeting's time as the chair was asked about it.
package struct AskedDate: Hashable, Sendable {
    package let meeting: Key<Meeting>
    package let start: WallTime
    /// Minutes.
    package let length: Int

    package init(_ meeting: Meeting) {
        self.init(meeting: meeting.id, start: meeting.start, length: meeting.length)
    }

    init(meeting: Key<Meeting>, start: WallTime, length: Int) {
        self.meeting = meeting
        self.start = start
        self.length = length
    }
}

extension Snapshot {
    /// What a message asked its reader about; empty where it was no such question.
    package func askedDates(by message: Int64) throws -> Set<AskedDate> {
        Set(
            try rows("SELECT * FROM askedDate WHERE message = ?", [message]).map { row in
                AskedDate(meeting: row.key("meeting"), start: try row.wallTime("start"), length: row["length"])
            })
    }
}

extension Transaction {
    package func record(_ dates: [AskedDate], askedBy message: Int64) throws {
        for date in dates {
            try execute(
                "INSERT INTO askedDate VALUES (?, ?, ?, ?)",
                [message, date.meeting.text, date.start.description, date.length])
        }
    }
}
