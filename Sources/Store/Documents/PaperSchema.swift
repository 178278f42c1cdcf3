/// Papers that take the place of others, what was found in them, and messages that carry several files.
let paperSchema = """
    ALTER TABLE paper ADD COLUMN version INTEGER NOT NULL DEFAULT 1 CHECK (version > 0);
    ALTER TABLE paper ADD COLUMN findings TEXT CHECK (findings IS NULL OR json_valid(findings));

    CREATE TABLE pastPaper (
        paper TEXT NOT NULL REFERENCES paper,
        version INTEGER NOT NULL,
        title TEXT NOT NULL,
        content TEXT NOT NULL CHECK (json_valid(content)),
        file TEXT REFERENCES file,
        size TEXT NOT NULL CHECK (json_valid(size)),
        by TEXT NOT NULL,
        at INTEGER NOT NULL,
        PRIMARY KEY (paper, version)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE messagePaper (
        message INTEGER NOT NULL REFERENCES message,
        paper TEXT NOT NULL REFERENCES paper,
        version INTEGER NOT NULL,
        PRIMARY KEY (message, paper)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX messagePaperByPaper ON messagePaper (paper);

    CREATE TABLE messageFile (
        message INTEGER NOT NULL REFERENCES message,
        position INTEGER NOT NULL,
        digest TEXT NOT NULL REFERENCES file,
        at INTEGER,
        PRIMARY KEY (message, position)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO messageFile
        SELECT message, 0, file, fileAt FROM messageContent WHERE file IS NOT NULL;

    CREATE TABLE messageContentAlone (
        message INTEGER PRIMARY KEY NOT NULL REFERENCES message,
        bytes BLOB NOT NULL
    ) STRICT;
    INSERT INTO messageContentAlone SELECT message, bytes FROM messageContent;
    DROP TABLE messageContent;
    ALTER TABLE messageContentAlone RENAME TO messageContent;
    """
