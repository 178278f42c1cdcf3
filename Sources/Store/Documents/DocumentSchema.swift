/// Agendas' versions, papers, minutes with their versions and comments, decisions and åtgärder.
let documentSchema = """
    UPDATE meeting SET agenda = (
        SELECT json_group_array(json_set(value, '$.id', key + 1)) FROM json_each(meeting.agenda));

    CREATE TABLE agendaVersion (
        meeting TEXT NOT NULL REFERENCES meeting,
        number INTEGER NOT NULL CHECK (number > 0),
        items TEXT NOT NULL CHECK (json_valid(items)),
        by TEXT NOT NULL,
        at INTEGER NOT NULL,
        PRIMARY KEY (meeting, number)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE paper (
        id TEXT PRIMARY KEY NOT NULL,
        meeting TEXT NOT NULL REFERENCES meeting,
        annex INTEGER NOT NULL CHECK (annex > 0),
        item INTEGER,
        title TEXT NOT NULL,
        content TEXT NOT NULL CHECK (json_valid(content)),
        file TEXT REFERENCES file,
        size TEXT NOT NULL CHECK (json_valid(size)),
        by TEXT NOT NULL,
        at INTEGER NOT NULL,
        withdrawn TEXT CHECK (withdrawn IS NULL OR json_valid(withdrawn)),
        UNIQUE (meeting, annex)
    ) STRICT;

    CREATE TABLE minutes (
        meeting TEXT PRIMARY KEY NOT NULL REFERENCES meeting,
        state TEXT NOT NULL CHECK (json_valid(state)),
        diaryNumber TEXT
    ) STRICT;

    CREATE TABLE minutesSection (
        meeting TEXT NOT NULL REFERENCES minutes,
        item INTEGER NOT NULL,
        text TEXT NOT NULL,
        revision INTEGER NOT NULL,
        outcome TEXT CHECK (outcome IS NULL OR json_valid(outcome)),
        by TEXT NOT NULL,
        at INTEGER NOT NULL,
        PRIMARY KEY (meeting, item)
    ) STRICT;

    CREATE TABLE recusal (
        meeting TEXT NOT NULL,
        item INTEGER NOT NULL,
        person TEXT NOT NULL REFERENCES person,
        note TEXT,
        PRIMARY KEY (meeting, item, person),
        FOREIGN KEY (meeting, item) REFERENCES minutesSection (meeting, item)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE minutesPast (
        id INTEGER PRIMARY KEY NOT NULL,
        meeting TEXT NOT NULL REFERENCES minutes,
        item INTEGER NOT NULL,
        text TEXT NOT NULL,
        revision INTEGER NOT NULL,
        by TEXT NOT NULL,
        at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX minutesPastBySection ON minutesPast (meeting, item, id);

    CREATE TABLE minutesVersion (
        meeting TEXT NOT NULL REFERENCES minutes,
        number INTEGER NOT NULL CHECK (number > 0),
        kind TEXT NOT NULL CHECK (kind IN ('shared', 'approved', 'correction')),
        content TEXT NOT NULL CHECK (json_valid(content)),
        digest TEXT NOT NULL,
        file TEXT REFERENCES file,
        reason TEXT,
        by TEXT NOT NULL,
        at INTEGER NOT NULL,
        PRIMARY KEY (meeting, number)
    ) STRICT;

    CREATE TABLE minutesComment (
        id INTEGER PRIMARY KEY NOT NULL,
        meeting TEXT NOT NULL,
        version INTEGER NOT NULL,
        item INTEGER,
        person TEXT NOT NULL REFERENCES person,
        assistant TEXT,
        text TEXT NOT NULL,
        channel TEXT NOT NULL CHECK (channel IN ('link', 'mail', 'told')),
        at INTEGER NOT NULL,
        isLate INTEGER NOT NULL CHECK (isLate IN (0, 1)),
        settled INTEGER,
        settledBy TEXT,
        CHECK ((settled IS NULL) = (settledBy IS NULL)),
        FOREIGN KEY (meeting, version) REFERENCES minutesVersion (meeting, number)
    ) STRICT;
    CREATE INDEX minutesCommentByMeeting ON minutesComment (meeting, id);

    CREATE TABLE action (
        id TEXT PRIMARY KEY NOT NULL,
        body TEXT NOT NULL REFERENCES body,
        meeting TEXT NOT NULL REFERENCES meeting,
        item INTEGER NOT NULL,
        text TEXT NOT NULL,
        due TEXT CHECK (due IS NULL OR json_valid(due)),
        agreed TEXT NOT NULL,
        state TEXT NOT NULL CHECK (json_valid(state)),
        postponements INTEGER NOT NULL,
        position INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX actionByMeeting ON action (meeting, item, position);
    CREATE INDEX actionByBody ON action (body, agreed);

    CREATE TABLE actionOwner (
        action TEXT NOT NULL REFERENCES action ON DELETE CASCADE,
        position INTEGER NOT NULL,
        person TEXT REFERENCES person,
        body TEXT REFERENCES body,
        words TEXT,
        PRIMARY KEY (action, position),
        CHECK ((person IS NOT NULL) + (body IS NOT NULL) + (words IS NOT NULL) = 1)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX actionOwnerByPerson ON actionOwner (person) WHERE person IS NOT NULL;

    CREATE TABLE decision (
        id TEXT PRIMARY KEY NOT NULL,
        body TEXT NOT NULL REFERENCES body,
        meeting TEXT NOT NULL REFERENCES meeting,
        item INTEGER NOT NULL,
        text TEXT NOT NULL,
        agreed TEXT NOT NULL,
        isFinal INTEGER NOT NULL CHECK (isFinal IN (0, 1)),
        position INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX decisionByMeeting ON decision (meeting, item, position);

    CREATE TABLE personalLinkForDocuments (
        id INTEGER PRIMARY KEY NOT NULL,
        digest TEXT NOT NULL UNIQUE,
        person TEXT NOT NULL REFERENCES person,
        assistant TEXT,
        purpose TEXT NOT NULL CHECK (purpose IN (
            'page', 'answer', 'dates', 'poll', 'agenda', 'quorum', 'meeting', 'comments', 'approval', 'action')),
        meeting TEXT REFERENCES meeting,
        body TEXT REFERENCES body,
        year INTEGER,
        poll TEXT REFERENCES poll,
        action TEXT REFERENCES action,
        issued INTEGER NOT NULL,
        revoked INTEGER,
        revokedBy TEXT,
        CHECK ((revoked IS NULL) = (revokedBy IS NULL)),
        CHECK ((purpose IN ('answer', 'agenda', 'quorum', 'meeting', 'comments', 'approval')) = (meeting IS NOT NULL)),
        CHECK ((purpose = 'dates') = (body IS NOT NULL AND year IS NOT NULL)),
        CHECK ((purpose = 'poll') = (poll IS NOT NULL)),
        CHECK ((purpose = 'action') = (action IS NOT NULL))
    ) STRICT;
    INSERT INTO personalLinkForDocuments
        SELECT id, digest, person, assistant, purpose, meeting, body, year, poll, NULL, issued, revoked, revokedBy
        FROM personalLink;
    DROP TABLE personalLink;
    ALTER TABLE personalLinkForDocuments RENAME TO personalLink;
    CREATE INDEX personalLinkByPerson ON personalLink (person) WHERE revoked IS NULL;
    """
