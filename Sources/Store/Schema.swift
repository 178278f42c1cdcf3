/// Oldest first; a released entry is never edited. Moments are whole milliseconds since 1970 in UTC, days and wall times ISO 8601.
let migrations: KeyValuePairs = [
    "2026-11-21 register, meetings, invitations and outbox": """
    CREATE TABLE setting (
        name TEXT PRIMARY KEY NOT NULL,
        value TEXT NOT NULL
    ) STRICT;

    CREATE TABLE authority (
        id TEXT PRIMARY KEY NOT NULL,
        name TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('region', 'municipality')),
        position INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE body (
        id TEXT PRIMARY KEY NOT NULL,
        kind TEXT NOT NULL,
        name TEXT NOT NULL,
        aliases TEXT NOT NULL CHECK (json_valid(aliases)),
        parent TEXT REFERENCES body DEFERRABLE INITIALLY DEFERRED,
        mirrors TEXT,
        state TEXT NOT NULL CHECK (state IN ('forming', 'active', 'dormant', 'closed')),
        contact TEXT,
        charter TEXT CHECK (charter IS NULL OR json_valid(charter)),
        policy TEXT NOT NULL CHECK (json_valid(policy)),
        norm TEXT CHECK (norm IS NULL OR json_valid(norm)),
        sender TEXT NOT NULL CHECK (json_valid(sender)),
        position INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE person (
        id TEXT PRIMARY KEY NOT NULL,
        name TEXT NOT NULL,
        addresses TEXT NOT NULL CHECK (json_valid(addresses)),
        assistants TEXT NOT NULL CHECK (json_valid(assistants)),
        title TEXT,
        workplace TEXT,
        authority TEXT REFERENCES authority,
        isProtected INTEGER NOT NULL,
        position INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE seat (
        id TEXT PRIMARY KEY NOT NULL,
        body TEXT NOT NULL REFERENCES body,
        role TEXT NOT NULL,
        profile TEXT,
        authority TEXT REFERENCES authority,
        representsAll INTEGER NOT NULL,
        position INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE mandate (
        id TEXT PRIMARY KEY NOT NULL,
        seat TEXT NOT NULL REFERENCES seat,
        person TEXT NOT NULL REFERENCES person,
        "from" TEXT NOT NULL,
        until TEXT CHECK (until >= "from"),
        decidedBy TEXT,
        decidedOn TEXT,
        reasonForLeaving TEXT,
        position INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE schoolBreak (
        name TEXT NOT NULL,
        "from" TEXT NOT NULL,
        until TEXT NOT NULL CHECK (until >= "from"),
        municipalities TEXT NOT NULL CHECK (json_valid(municipalities)),
        position INTEGER PRIMARY KEY NOT NULL
    ) STRICT;

    CREATE TABLE meeting (
        id TEXT PRIMARY KEY NOT NULL,
        body TEXT NOT NULL REFERENCES body,
        year INTEGER NOT NULL,
        number INTEGER NOT NULL CHECK (number > 0),
        start TEXT NOT NULL,
        zone TEXT NOT NULL DEFAULT 'Europe/Stockholm' CHECK (zone = 'Europe/Stockholm'),
        length INTEGER NOT NULL CHECK (length > 0),
        place TEXT NOT NULL CHECK (json_valid(place)),
        agenda TEXT NOT NULL CHECK (json_valid(agenda)),
        guests TEXT NOT NULL CHECK (json_valid(guests)),
        state TEXT NOT NULL CHECK (json_valid(state)),
        released TEXT CHECK (released IS NULL OR json_valid(released)),
        ownership TEXT NOT NULL CHECK (json_valid(ownership)),
        generation INTEGER NOT NULL,
        revision INTEGER NOT NULL,
        UNIQUE (body, year, number)
    ) STRICT;
    CREATE INDEX meetingByStart ON meeting (start);

    CREATE TABLE invitation (
        meeting TEXT NOT NULL REFERENCES meeting,
        person TEXT NOT NULL REFERENCES person,
        uid TEXT NOT NULL UNIQUE,
        organizer TEXT NOT NULL,
        created INTEGER NOT NULL,
        asked INTEGER NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('called', 'informed')),
        sequence INTEGER NOT NULL CHECK (sequence >= 0),
        joined INTEGER NOT NULL,
        timeSequence INTEGER NOT NULL CHECK (timeSequence <= sequence),
        stage TEXT NOT NULL CHECK (stage IN ('booked', 'called', 'withdrawn')),
        generation INTEGER NOT NULL,
        revision INTEGER NOT NULL,
        PRIMARY KEY (meeting, person)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE answer (
        id INTEGER PRIMARY KEY NOT NULL,
        meeting TEXT NOT NULL,
        person TEXT NOT NULL,
        generation INTEGER NOT NULL,
        reply TEXT NOT NULL CHECK (reply IN ('accepted', 'declined', 'tentative')),
        comment TEXT,
        channel TEXT NOT NULL,
        by TEXT,
        at INTEGER NOT NULL,
        FOREIGN KEY (meeting, person) REFERENCES invitation (meeting, person)
    ) STRICT;
    CREATE INDEX answerByInvitation ON answer (meeting, person, generation);

    CREATE TABLE duty (
        scope TEXT NOT NULL,
        kind TEXT NOT NULL,
        person TEXT NOT NULL REFERENCES person,
        generation INTEGER NOT NULL,
        occasion TEXT NOT NULL,
        at INTEGER NOT NULL,
        lapse TEXT,
        PRIMARY KEY (scope, kind, person, generation, occasion)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE message (
        id INTEGER PRIMARY KEY NOT NULL,
        kind TEXT NOT NULL,
        body TEXT NOT NULL REFERENCES body,
        meeting TEXT REFERENCES meeting,
        person TEXT NOT NULL REFERENCES person,
        copyFor TEXT,
        recipient TEXT,
        thread TEXT NOT NULL,
        sequence INTEGER,
        subject TEXT NOT NULL,
        messageID TEXT NOT NULL UNIQUE,
        content BLOB NOT NULL,
        told TEXT CHECK (told IS NULL OR json_valid(told)),
        composed INTEGER NOT NULL,
        urgency INTEGER NOT NULL,
        state TEXT NOT NULL CHECK (state IN
            ('held', 'queued', 'sending', 'accepted', 'refused', 'gaveUp', 'superseded', 'lapsed', 'toPost', 'posted')),
        stateSince INTEGER NOT NULL,
        waitsFor TEXT CHECK (waitsFor IN ('press', 'release')),
        notBefore INTEGER NOT NULL,
        firstTried INTEGER,
        tries INTEGER NOT NULL DEFAULT 0,
        doubts INTEGER NOT NULL DEFAULT 0,
        CHECK ((state = 'held') = (waitsFor IS NOT NULL))
    ) STRICT;
    CREATE INDEX messageQueued ON message (urgency, id) WHERE state = 'queued';
    CREATE INDEX messageOpen ON message (thread, recipient, id) WHERE state IN ('held', 'queued', 'sending');
    CREATE INDEX messageSending ON message (id) WHERE state = 'sending';
    CREATE INDEX messageByMeeting ON message (meeting, person);
    CREATE INDEX messageByThread ON message (thread, id);

    CREATE TABLE attempt (
        id INTEGER PRIMARY KEY NOT NULL,
        message INTEGER NOT NULL REFERENCES message,
        at INTEGER NOT NULL,
        outcome TEXT NOT NULL,
        code INTEGER,
        reply TEXT NOT NULL
    ) STRICT;
    CREATE INDEX attemptByMessage ON attempt (message);
    CREATE INDEX attemptByMoment ON attempt (at);

    CREATE TABLE fact (
        id INTEGER PRIMARY KEY NOT NULL,
        at INTEGER NOT NULL,
        by TEXT NOT NULL,
        kind TEXT NOT NULL,
        scope TEXT NOT NULL,
        detail TEXT NOT NULL
    ) STRICT;
    CREATE INDEX factByScope ON fact (scope, id);
    """,

    // At each change of state SQLite writes the whole row anew, and for each IN with more than two values it makes a
    // table and drops it again: together they took half of the time of sending.
    "2026-11-21 a message's bytes apart from its state": """
    CREATE TABLE messageContent (
        message INTEGER PRIMARY KEY NOT NULL REFERENCES message,
        bytes BLOB NOT NULL
    ) STRICT;
    INSERT INTO messageContent SELECT id, content FROM message;

    CREATE TABLE lightMessage (
        id INTEGER PRIMARY KEY NOT NULL,
        kind TEXT NOT NULL,
        body TEXT NOT NULL REFERENCES body,
        meeting TEXT REFERENCES meeting,
        person TEXT NOT NULL REFERENCES person,
        copyFor TEXT,
        recipient TEXT,
        thread TEXT NOT NULL,
        sequence INTEGER,
        subject TEXT NOT NULL,
        messageID TEXT NOT NULL UNIQUE,
        told TEXT CHECK (told IS NULL OR json_valid(told)),
        composed INTEGER NOT NULL,
        urgency INTEGER NOT NULL,
        state TEXT NOT NULL CHECK (
            state = 'held' OR state = 'queued' OR state = 'sending' OR state = 'accepted' OR state = 'refused'
            OR state = 'gaveUp' OR state = 'superseded' OR state = 'lapsed' OR state = 'toPost' OR state = 'posted'),
        stateSince INTEGER NOT NULL,
        waitsFor TEXT CHECK (waitsFor IN ('press', 'release')),
        notBefore INTEGER NOT NULL,
        firstTried INTEGER,
        tries INTEGER NOT NULL DEFAULT 0,
        doubts INTEGER NOT NULL DEFAULT 0,
        CHECK ((state = 'held') = (waitsFor IS NOT NULL))
    ) STRICT;
    INSERT INTO lightMessage SELECT id, kind, body, meeting, person, copyFor, recipient, thread, sequence, subject,
        messageID, told, composed, urgency, state, stateSince, waitsFor, notBefore, firstTried, tries, doubts FROM message;
    DROP TABLE message;
    ALTER TABLE lightMessage RENAME TO message;
    CREATE INDEX messageQueued ON message (urgency, id) WHERE state = 'queued';
    CREATE INDEX messageSending ON message (id) WHERE state = 'sending';
    CREATE INDEX messageByMeeting ON message (meeting, person);
    CREATE INDEX messageByThread ON message (thread, id);
    """,

    "2026-11-21 since when someone is invited, and which start a message must come before": """
    ALTER TABLE invitation RENAME COLUMN asked TO joinedAt;
    UPDATE invitation SET joinedAt = created;
    ALTER TABLE message ADD COLUMN deadline TEXT;
    CREATE INDEX messageWaiting ON message (meeting) WHERE state = 'held' OR state = 'queued' OR state = 'toPost';
    """,

    "2026-11-21 norms in a dated list": """
    ALTER TABLE body RENAME COLUMN norm TO norms;
    UPDATE body SET norms = json_array(json(norms)) WHERE norms IS NOT NULL;
    """,

    "2026-11-21 attendance and time": """
    CREATE TABLE attendance (
        id INTEGER PRIMARY KEY NOT NULL,
        meeting TEXT NOT NULL REFERENCES meeting,
        person TEXT NOT NULL REFERENCES person,
        presence TEXT CHECK (presence IN ('present', 'remote', 'partial', 'excused', 'absent')),
        minutes INTEGER CHECK (minutes > 0),
        insteadOf TEXT REFERENCES person CHECK (insteadOf <> person),
        by TEXT NOT NULL,
        at INTEGER NOT NULL,
        CHECK ((presence IS 'partial') = (minutes IS NOT NULL))
    ) STRICT;
    CREATE INDEX attendanceByMeeting ON attendance (meeting, person, id);

    CREATE TABLE readingMatter (
        id INTEGER PRIMARY KEY NOT NULL,
        meeting TEXT NOT NULL REFERENCES meeting,
        amount INTEGER NOT NULL CHECK (amount >= 0),
        unit TEXT NOT NULL CHECK (unit IN ('words', 'pages')),
        by TEXT NOT NULL,
        at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX readingMatterByMeeting ON readingMatter (meeting, id);

    CREATE TABLE timeEntry (
        id INTEGER PRIMARY KEY NOT NULL,
        person TEXT NOT NULL REFERENCES person,
        body TEXT NOT NULL REFERENCES body,
        meeting TEXT REFERENCES meeting,
        day TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('meeting', 'reading', 'preparation', 'other')),
        minutes INTEGER CHECK (minutes BETWEEN 0 AND 1440),
        note TEXT,
        replaces INTEGER UNIQUE REFERENCES timeEntry,
        by TEXT NOT NULL,
        at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX timeEntryByPerson ON timeEntry (person, day);
    CREATE INDEX timeEntryByDay ON timeEntry (day);
    """,

    "2026-11-21 files sent to many, and each member's own calendar": """
    CREATE TABLE file (
        digest TEXT PRIMARY KEY NOT NULL,
        name TEXT NOT NULL,
        type TEXT NOT NULL,
        bytes BLOB NOT NULL,
        at INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE minutesFile (
        id INTEGER PRIMARY KEY NOT NULL,
        meeting TEXT NOT NULL REFERENCES meeting,
        digest TEXT NOT NULL REFERENCES file,
        name TEXT NOT NULL,
        by TEXT NOT NULL,
        at INTEGER NOT NULL,
        UNIQUE (meeting, digest)
    ) STRICT;

    ALTER TABLE messageContent ADD COLUMN file TEXT REFERENCES file;
    ALTER TABLE messageContent ADD COLUMN fileAt INTEGER CHECK (fileAt IS NULL OR file IS NOT NULL);

    CREATE TABLE feed (
        id INTEGER PRIMARY KEY NOT NULL,
        person TEXT NOT NULL REFERENCES person,
        digest TEXT NOT NULL UNIQUE,
        opened INTEGER NOT NULL,
        openedBy TEXT NOT NULL,
        closed INTEGER,
        closedBy TEXT,
        CHECK ((closed IS NULL) = (closedBy IS NULL))
    ) STRICT;
    CREATE UNIQUE INDEX feedOpen ON feed (person) WHERE closed IS NULL;
    """,

    "2026-11-21 what comes by mail": """
    CREATE TABLE incoming (
        id INTEGER PRIMARY KEY NOT NULL,
        digest TEXT NOT NULL UNIQUE,
        source TEXT NOT NULL,
        received INTEGER NOT NULL,
        size INTEGER NOT NULL,
        writer TEXT,
        subject TEXT,
        messageID TEXT,
        kind TEXT CHECK (kind IN ('reply', 'counter', 'refresh', 'bounce', 'auto-reply', 'other')),
        meeting TEXT REFERENCES meeting,
        person TEXT REFERENCES person,
        outcome TEXT NOT NULL CHECK (outcome IN
            ('pending', 'applied', 'stale', 'waiting', 'bounce', 'absence', 'human', 'nothing')),
        reasons TEXT NOT NULL CHECK (json_valid(reasons)),
        since INTEGER NOT NULL,
        by TEXT NOT NULL
    ) STRICT;
    CREATE INDEX incomingOpen ON incoming (id) WHERE outcome = 'pending' OR outcome = 'waiting';
    CREATE INDEX incomingByMeeting ON incoming (meeting, id);
    CREATE INDEX incomingByMessageID ON incoming (messageID);

    CREATE TABLE incomingContent (
        incoming INTEGER PRIMARY KEY NOT NULL REFERENCES incoming,
        bytes BLOB NOT NULL
    ) STRICT;

    CREATE TABLE verdict (
        id INTEGER PRIMARY KEY NOT NULL,
        incoming INTEGER NOT NULL REFERENCES incoming,
        outcome TEXT NOT NULL,
        reasons TEXT NOT NULL CHECK (json_valid(reasons)),
        by TEXT NOT NULL,
        at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX verdictByIncoming ON verdict (incoming);

    ALTER TABLE answer ADD COLUMN stamp INTEGER;
    ALTER TABLE answer ADD COLUMN incoming INTEGER REFERENCES incoming;

    CREATE TABLE proposal (
        id INTEGER PRIMARY KEY NOT NULL,
        incoming INTEGER NOT NULL REFERENCES incoming,
        meeting TEXT NOT NULL,
        person TEXT NOT NULL,
        generation INTEGER NOT NULL,
        start TEXT NOT NULL,
        length INTEGER NOT NULL CHECK (length > 0),
        comment TEXT,
        at INTEGER NOT NULL,
        decision TEXT CHECK (decision IN ('accepted', 'refused')),
        decided INTEGER,
        decidedBy TEXT,
        FOREIGN KEY (meeting, person) REFERENCES invitation (meeting, person)
    ) STRICT;

    CREATE TABLE absence (
        id INTEGER PRIMARY KEY NOT NULL,
        incoming INTEGER NOT NULL REFERENCES incoming,
        person TEXT NOT NULL REFERENCES person,
        until TEXT,
        back TEXT,
        at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX absenceByPerson ON absence (person, id);

    CREATE TABLE addressFault (
        id INTEGER PRIMARY KEY NOT NULL,
        incoming INTEGER NOT NULL REFERENCES incoming,
        address TEXT NOT NULL,
        person TEXT REFERENCES person,
        message INTEGER REFERENCES message,
        severity TEXT NOT NULL CHECK (severity IN ('permanent', 'gave-up', 'delayed', 'none')),
        isOurs INTEGER NOT NULL,
        status TEXT,
        words TEXT NOT NULL,
        at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX addressFaultByAddress ON addressFault (address, id);
    """,

    "2026-11-21 signing in to the office": """
    CREATE TABLE signIn (
        id INTEGER PRIMARY KEY NOT NULL,
        browser TEXT NOT NULL UNIQUE,
        link TEXT NOT NULL UNIQUE,
        code TEXT NOT NULL,
        person TEXT REFERENCES person,
        asked INTEGER NOT NULL,
        linkUsed INTEGER,
        codeUsed INTEGER,
        wrong INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    CREATE INDEX signInByMoment ON signIn (asked);

    CREATE TABLE session (
        id INTEGER PRIMARY KEY NOT NULL,
        digest TEXT NOT NULL UNIQUE,
        person TEXT NOT NULL REFERENCES person,
        opened INTEGER NOT NULL,
        seen INTEGER NOT NULL,
        closed INTEGER
    ) STRICT;
    CREATE INDEX sessionOpen ON session (person) WHERE closed IS NULL;
    """,

    "2026-11-21 how much is passed on": """
    CREATE INDEX incomingForwarded ON incoming (received) WHERE outcome = 'human';
    CREATE INDEX proposalByIncoming ON proposal (incoming);
    """,

    "2026-11-21 what people can, and date polls": availabilitySchema,

    "2026-11-21 the dates that chairs are asked about": askedDatesSchema,

    "2026-11-21 links for people without an account": personalLinkSchema,

    "2026-11-21 answers to mail, and the words of mail for searching": ledgerSchema,
    "2026-11-21 entries made one, and lists that wait for a yes": mergingSchema,
    "2026-11-21 which browser is signed in, and whether a proxy vouched for it": """
    ALTER TABLE session ADD COLUMN device TEXT NOT NULL DEFAULT '';
    ALTER TABLE session ADD COLUMN isVouched INTEGER NOT NULL DEFAULT 0 CHECK (isVouched IN (0, 1));
    """,
    "2026-11-21 links to polls, agendas and lost quorums": chairLinkSchema,
    "2026-11-21 proposals for a year": planDraftSchema,
    "2026-11-21 agendas' versions, papers, minutes and what comes of them": documentSchema,
    "2026-11-22 papers that replace others, and several files with a message": paperSchema,
    "2026-11-21 what became of comments on minutes": """
    ALTER TABLE minutesComment ADD COLUMN settledAs TEXT NOT NULL DEFAULT 'taken'
        CHECK (settledAs IN ('taken', 'left'));
    CREATE INDEX minutesVersionUnmade ON minutesVersion (meeting) WHERE file IS NULL AND kind <> 'shared';
    """,
    "2026-11-21 agendas that wait for a yes, and presenters of merged entries": agendaDraftSchema,
    "2026-11-22 the words of minutes, decisions and åtgärder for searching": writingSchema,
    "2026-11-22 what was found in notes": noteSchema,
    "2026-11-22 what was found in files and behind links": lookSchema,
    "2026-11-22 who comes in the room and who by link": """
    ALTER TABLE answer ADD COLUMN way TEXT CHECK (way IS NULL OR way = 'room' OR way = 'remote');
    """,
]
