import Foundation
import GRDB
import Meetings

/// Links for people without an account: of each secret only a digest is kept.
let personalLinkSchema = """
    CREATE TABLE personalLink (
        id INTEGER PRIMARY KEY NOT NULL,
        digest TEXT NOT NULL UNIQUE,
        person TEXT NOT NULL REFERENCES person,
        assistant TEXT,
        purpose TEXT NOT NULL CHECK (purpose IN ('page', 'answer', 'dates')),
        meeting TEXT REFERENCES meeting,
        body TEXT REFERENCES body,
        year INTEGER,
        issued INTEGER NOT NULL,
        revoked INTEGER,
        revokedBy TEXT,
        CHECK ((revoked IS NULL) = (revokedBy IS NULL)),
        CHECK ((purpose = 'answer') = (meeting IS NOT NULL)),
        CHECK ((purpose = 'dates') = (body IS NOT NULL AND year IS NOT NULL))
    ) STRICT;
    CREATE INDEX personalLinkByPerson ON personalLink (person) WHERE revoked IS NULL;
    """

/// The same with links to date polls, agendas and lost quorums, and what chairs said of those.
let chairLinkSchema = """
    CREATE TABLE personalLinkAnew (
        id INTEGER PRIMARY KEY NOT NULL,
        digest TEXT NOT NULL UNIQUE,
        person TEXT NOT NULL REFERENCES person,
        assistant TEXT,
        purpose TEXT NOT NULL CHECK (purpose IN ('page', 'answer', 'dates', 'poll', 'agenda', 'quorum')),
        meeting TEXT REFERENCES meeting,
        body TEXT REFERENCES body,
        year INTEGER,
        poll TEXT REFERENCES poll,
        issued INTEGER NOT NULL,
        revoked INTEGER,
        revokedBy TEXT,
        CHECK ((revoked IS NULL) = (revokedBy IS NULL)),
        CHECK ((purpose IN ('answer', 'agenda', 'quorum')) = (meeting IS NOT NULL)),
        CHECK ((purpose = 'dates') = (body IS NOT NULL AND year IS NOT NULL)),
        CHECK ((purpose = 'poll') = (poll IS NOT NULL))
    ) STRICT;
    INSERT INTO personalLinkAnew
        SELECT id, digest, person, assistant, purpose, meeting, body, year, NULL, issued, revoked, revokedBy
        FROM personalLink;
    DROP TABLE personalLink;
    ALTER TABLE personalLinkAnew RENAME TO personalLink;
    CREATE INDEX personalLinkByPerson ON personalLink (person) WHERE revoked IS NULL;

    CREATE TABLE quorumWish (
        id INTEGER PRIMARY KEY NOT NULL,
        meeting TEXT NOT NULL REFERENCES meeting,
        generation INTEGER NOT NULL,
        person TEXT NOT NULL REFERENCES person,
        choice TEXT NOT NULL CHECK (choice IN ('hold', 'move', 'cancel')),
        comment TEXT,
        at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX quorumWishByMeeting ON quorumWish (meeting, generation, id);
    """

extension Snapshot {
    /// Revoked ones too: the caller says why they do not count.
    package func personalLink(digest: String) throws -> PersonalLink? {
        try rows("SELECT * FROM personalLink WHERE digest = ?", [digest]).first.map { row in
            let name: PurposeName = try row.choice("purpose")
            let purpose: PersonalLink.Purpose =
                switch name {
                case .page: .page
                case .answer: .answer(row.key("meeting"))
                case .dates: .dates(row.key("body"), year: row["year"])
                case .poll: .poll(row.key("poll"))
                case .agenda: .agenda(row.key("meeting"))
                case .quorum: .quorum(row.key("meeting"))
                case .meeting: .meeting(row.key("meeting"))
                case .comments: .comments(row.key("meeting"))
                case .approval: .approval(row.key("meeting"))
                case .action: .action(row.key("action"))
                }
            return PersonalLink(
                id: row["id"], person: row.key("person"), assistant: row["assistant"], purpose: purpose,
                issued: row.moment("issued"), revoked: (row["revoked"] as Int64?).map(Date.init(milliseconds:)))
        }
    }
}

extension Transaction {
    package func addLink(
        to purpose: PersonalLink.Purpose, of person: Key<Person>, assistant: String?, digest: String, at now: Date
    ) throws {
        let row = PurposeRow(purpose)
        try execute(
            """
            INSERT INTO personalLink (digest, person, assistant, purpose, meeting, body, year, poll, action, issued)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                digest, person.text, assistant, row.name.rawValue, row.meeting, row.body, row.year, row.poll,
                row.action, now.milliseconds,
            ])
    }

    /// Ends those with these digests that are there.
    package func revokeLinks(_ digests: Set<String>, by: String, at now: Date) throws {
        for digest in digests.sorted() {
            try execute(
                "UPDATE personalLink SET revoked = ?, revokedBy = ? WHERE digest = ? AND revoked IS NULL",
                [now.milliseconds, by, digest])
        }
    }

    /// Ends every link about a person; how many still worked.
    package func revokeLinks(of person: Key<Person>, by: String, at now: Date) throws -> Int {
        try execute(
            "UPDATE personalLink SET revoked = ?, revokedBy = ? WHERE person = ? AND revoked IS NULL",
            [now.milliseconds, by, person.text])
        return database.changesCount
    }
}

/// A purpose as the column has it.
private enum PurposeName: String {
    case page, answer, dates, poll, agenda, quorum, meeting, comments, approval, action
}

/// A purpose as the row has it.
private struct PurposeRow {
    let name: PurposeName
    private(set) var meeting: String?
    private(set) var body: String?
    private(set) var year: Int?
    private(set) var poll: String?
    private(set) var action: String?

    init(_ purpose: PersonalLink.Purpose) {
        switch purpose {
        case .page: name = .page
        case .answer(let meeting): (name, self.meeting) = (.answer, meeting.text)
        case .dates(let body, let year): (name, self.body, self.year) = (.dates, body.text, year)
        case .poll(let poll): (name, self.poll) = (.poll, poll.text)
        case .agenda(let meeting): (name, self.meeting) = (.agenda, meeting.text)
        case .quorum(let meeting): (name, self.meeting) = (.quorum, meeting.text)
        case .meeting(let meeting): (name, self.meeting) = (.meeting, meeting.text)
        case .comments(let meeting): (name, self.meeting) = (.comments, meeting.text)
        case .approval(let meeting): (name, self.meeting) = (.approval, meeting.text)
        case .action(let action): (name, self.action) = (.action, action.text)
        }
    }
}
