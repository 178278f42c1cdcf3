/// What was found in files when they were opened apart from the service, and behind links when they were followed.
let lookSchema = """
    CREATE TABLE fileLook (
        digest TEXT PRIMARY KEY NOT NULL REFERENCES file,
        findings TEXT CHECK (findings IS NULL OR json_valid(findings)),
        at INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE linkLook (
        address TEXT PRIMARY KEY NOT NULL,
        outcome TEXT NOT NULL CHECK (json_valid(outcome)),
        at INTEGER NOT NULL
    ) STRICT;
    """
