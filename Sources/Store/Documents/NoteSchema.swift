/// As what an åtgärd was found in notes, and what in them somebody has said is none.
let noteSchema = """
    CREATE TABLE actionSource (
        action TEXT PRIMARY KEY NOT NULL REFERENCES action ON DELETE CASCADE,
        text TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE minutesRefusal (
        meeting TEXT NOT NULL REFERENCES meeting,
        item INTEGER NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('action', 'decision')),
        text TEXT NOT NULL,
        by TEXT NOT NULL,
        at INTEGER NOT NULL,
        PRIMARY KEY (meeting, item, kind, text)
    ) STRICT, WITHOUT ROWID;
    """
