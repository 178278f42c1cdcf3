/// What people can: what was said by hand, what their calendars say, and what they answer to date polls.
///
/// Of a calendar only the times of its latest reading are kept: what it held before is nobody's business.
let availabilitySchema = """
    CREATE TABLE obstacle (
        id INTEGER PRIMARY KEY NOT NULL,
        person TEXT NOT NULL REFERENCES person,
        weekday INTEGER CHECK (weekday BETWEEN 1 AND 7),
        opens INTEGER CHECK (opens BETWEEN 0 AND 1439),
        closes INTEGER CHECK (closes BETWEEN 1 AND 1440),
        "from" TEXT,
        through TEXT,
        reason TEXT,
        by TEXT NOT NULL,
        at INTEGER NOT NULL,
        takenBack INTEGER,
        takenBackBy TEXT,
        CHECK (through IS NULL OR "from" IS NULL OR "from" <= through),
        CHECK ((opens IS NULL) = (closes IS NULL) AND (opens IS NULL OR opens < closes)),
        CHECK (weekday IS NULL AND "from" IS NOT NULL AND through IS NOT NULL OR weekday IS NOT NULL AND opens IS NOT NULL),
        CHECK (weekday IS NOT NULL OR opens IS NULL OR "from" = through),
        CHECK ((takenBack IS NULL) = (takenBackBy IS NULL))
    ) STRICT;
    CREATE INDEX obstacleByPerson ON obstacle (person, id);

    CREATE TABLE busyCalendar (
        id INTEGER PRIMARY KEY NOT NULL,
        person TEXT NOT NULL REFERENCES person,
        name TEXT NOT NULL,
        address TEXT,
        opened INTEGER NOT NULL,
        openedBy TEXT NOT NULL,
        closed INTEGER,
        closedBy TEXT,
        CHECK ((closed IS NULL) = (closedBy IS NULL))
    ) STRICT;
    CREATE UNIQUE INDEX busyCalendarOpen ON busyCalendar (person, coalesce(address, name)) WHERE closed IS NULL;

    CREATE TABLE busyReading (
        id INTEGER PRIMARY KEY NOT NULL,
        calendar INTEGER NOT NULL REFERENCES busyCalendar,
        at INTEGER NOT NULL,
        outcome TEXT NOT NULL CHECK (outcome IN ('read', 'unchanged', 'failed')),
        "from" TEXT,
        through TEXT,
        times INTEGER,
        words TEXT NOT NULL CHECK (json_valid(words)),
        etag TEXT,
        modified TEXT,
        CHECK ((outcome = 'read') = (times IS NOT NULL))
    ) STRICT;
    CREATE INDEX busyReadingByCalendar ON busyReading (calendar, id);

    CREATE TABLE busyTime (
        calendar INTEGER NOT NULL REFERENCES busyCalendar,
        start TEXT NOT NULL,
        "end" TEXT NOT NULL CHECK (start < "end"),
        isTentative INTEGER NOT NULL,
        PRIMARY KEY (calendar, start, "end", isTentative)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE poll (
        id TEXT PRIMARY KEY NOT NULL,
        body TEXT NOT NULL REFERENCES body,
        number INTEGER NOT NULL CHECK (number > 0),
        length INTEGER NOT NULL CHECK (length > 0),
        deadline TEXT NOT NULL,
        opened INTEGER NOT NULL,
        openedBy TEXT NOT NULL,
        closed INTEGER,
        closedBy TEXT,
        chosen INTEGER,
        UNIQUE (body, number),
        CHECK ((closed IS NULL) = (closedBy IS NULL)),
        CHECK (chosen IS NULL OR closed IS NOT NULL)
    ) STRICT;

    CREATE TABLE pollDate (
        poll TEXT NOT NULL REFERENCES poll,
        number INTEGER NOT NULL CHECK (number > 0),
        start TEXT NOT NULL,
        PRIMARY KEY (poll, number),
        UNIQUE (poll, start)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE pollAnswer (
        id INTEGER PRIMARY KEY NOT NULL,
        poll TEXT NOT NULL,
        number INTEGER NOT NULL,
        person TEXT NOT NULL REFERENCES person,
        word TEXT NOT NULL CHECK (word IN ('yes', 'no', 'maybe')),
        channel TEXT NOT NULL,
        by TEXT,
        at INTEGER NOT NULL,
        stamp INTEGER,
        incoming INTEGER REFERENCES incoming,
        FOREIGN KEY (poll, number) REFERENCES pollDate (poll, number)
    ) STRICT;
    CREATE INDEX pollAnswerByPerson ON pollAnswer (person, poll, number);
    """
