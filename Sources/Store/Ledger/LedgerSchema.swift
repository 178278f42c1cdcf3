/// The samordnare's answers, and two indexes of words that keep no text: what is indexed is folded before (`SoughtWords`).
let ledgerSchema = """
    CREATE TABLE reply (
        message INTEGER PRIMARY KEY NOT NULL REFERENCES message,
        incoming INTEGER NOT NULL REFERENCES incoming,
        subject TEXT NOT NULL,
        text TEXT NOT NULL,
        by TEXT NOT NULL,
        at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX replyByIncoming ON reply (incoming);

    CREATE VIRTUAL TABLE messageWords USING fts5 (words, content = '', tokenize = 'unicode61 remove_diacritics 0');
    CREATE VIRTUAL TABLE incomingWords USING fts5 (words, content = '', tokenize = 'unicode61 remove_diacritics 0');
    CREATE INDEX messageByPerson ON message (person, id);
    CREATE INDEX incomingByPerson ON incoming (person, id);
    """
