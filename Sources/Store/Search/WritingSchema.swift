/// What is written in minutes, decisions and åtgärder, as an index of stems.
///
/// The triggers know no Swedish, so that any program that writes the tables leaves the index true: what is new or changed
/// loses its words, and `indexWritings` gives it new ones. What was there before begins without.
let writingSchema = """
    CREATE TABLE writing (
        id INTEGER PRIMARY KEY NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('section', 'version', 'decision', 'action')),
        subject TEXT NOT NULL,
        meeting TEXT NOT NULL REFERENCES meeting,
        item INTEGER NOT NULL,
        isFinal INTEGER NOT NULL CHECK (isFinal IN (0, 1)),
        words TEXT,
        UNIQUE (kind, meeting, subject)
    ) STRICT;
    CREATE INDEX writingUnread ON writing (id) WHERE words IS NULL;
    CREATE VIRTUAL TABLE writingWords USING fts5 (
        words, content = 'writing', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 0', prefix = '3');

    CREATE TRIGGER writingRead AFTER UPDATE OF words ON writing WHEN old.words IS NOT new.words BEGIN
        INSERT INTO writingWords (writingWords, rowid, words)
            SELECT 'delete', old.id, old.words WHERE old.words IS NOT NULL;
        INSERT INTO writingWords (rowid, words) SELECT new.id, new.words WHERE new.words IS NOT NULL;
    END;
    CREATE TRIGGER writingRemoved AFTER DELETE ON writing WHEN old.words IS NOT NULL BEGIN
        INSERT INTO writingWords (writingWords, rowid, words) VALUES ('delete', old.id, old.words);
    END;

    CREATE TRIGGER sectionWritten AFTER INSERT ON minutesSection BEGIN
        INSERT INTO writing (kind, subject, meeting, item, isFinal)
            VALUES ('section', new.item, new.meeting, new.item, 0);
    END;
    CREATE TRIGGER sectionRewritten AFTER UPDATE OF text ON minutesSection WHEN old.text <> new.text BEGIN
        UPDATE writing SET words = NULL WHERE kind = 'section' AND meeting = new.meeting AND subject = new.item;
    END;
    CREATE TRIGGER sectionRemoved AFTER DELETE ON minutesSection BEGIN
        DELETE FROM writing WHERE kind = 'section' AND meeting = old.meeting AND subject = old.item;
    END;

    CREATE TRIGGER versionWritten AFTER INSERT ON minutesVersion WHEN new.kind <> 'shared' BEGIN
        INSERT INTO writing (kind, subject, meeting, item, isFinal) VALUES ('version', '', new.meeting, 0, 1)
            ON CONFLICT (kind, meeting, subject) DO UPDATE SET words = NULL;
    END;

    CREATE TRIGGER decisionWritten AFTER INSERT ON decision BEGIN
        INSERT INTO writing (kind, subject, meeting, item, isFinal)
            VALUES ('decision', new.id, new.meeting, new.item, new.isFinal);
    END;
    CREATE TRIGGER decisionRewritten AFTER UPDATE ON decision BEGIN
        UPDATE writing SET item = new.item, isFinal = new.isFinal,
            words = CASE WHEN old.text = new.text THEN words END
            WHERE kind = 'decision' AND meeting = new.meeting AND subject = new.id;
    END;
    CREATE TRIGGER decisionRemoved AFTER DELETE ON decision BEGIN
        DELETE FROM writing WHERE kind = 'decision' AND meeting = old.meeting AND subject = old.id;
    END;

    CREATE TRIGGER actionWritten AFTER INSERT ON action BEGIN
        INSERT INTO writing (kind, subject, meeting, item, isFinal) VALUES ('action', new.id, new.meeting, new.item,
            new.state ->> '$.proposed' IS NULL AND new.state ->> '$.settled' IS NULL);
    END;
    CREATE TRIGGER actionRewritten AFTER UPDATE ON action BEGIN
        UPDATE writing SET item = new.item,
            isFinal = new.state ->> '$.proposed' IS NULL AND new.state ->> '$.settled' IS NULL,
            words = CASE WHEN old.text = new.text THEN words END
            WHERE kind = 'action' AND meeting = new.meeting AND subject = new.id;
    END;
    CREATE TRIGGER actionRemoved AFTER DELETE ON action BEGIN
        DELETE FROM writing WHERE kind = 'action' AND meeting = old.meeting AND subject = old.id;
    END;

    INSERT INTO writing (kind, subject, meeting, item, isFinal)
        SELECT 'section', item, meeting, item, 0 FROM minutesSection;
    INSERT INTO writing (kind, subject, meeting, item, isFinal)
        SELECT DISTINCT 'version', '', meeting, 0, 1 FROM minutesVersion WHERE kind <> 'shared';
    INSERT INTO writing (kind, subject, meeting, item, isFinal)
        SELECT 'decision', id, meeting, item, isFinal FROM decision;
    INSERT INTO writing (kind, subject, meeting, item, isFinal)
        SELECT 'action', id, meeting, item,
            state ->> '$.proposed' IS NULL AND state ->> '$.settled' IS NULL FROM action;
    """
