import Foundation
import GRDB
import Meetings

/// A file that is kept once and goes with many messages.
package struct StoredFile: Equatable, Sendable {
    /// SHA-256, in lower-case hexadecimal.
    package let digest: String
    package let name: String
    /// “application/pdf”.
    package let type: String
    package let bytes: Data

    package init(digest: String, name: String, type: String, bytes: Data) {
        self.digest = digest
        self.name = name
        self.type = type
        self.bytes = bytes
    }
}

/// A file of minutes (*minnesanteckningar*) that was sent: which, of which meeting, by whom and when first.
package struct MinutesFile: Equatable, Sendable {
    package let meeting: Key<Meeting>
    package let digest: String
    /// As its readers see it.
    package let name: String
    package let type: String
    /// Octets.
    package let size: Int
    package let by: String
    package let at: Date
}

extension Snapshot {
    /// The files of minutes, oldest first; of one meeting or of all.
    package func minutesFiles(of meeting: Key<Meeting>? = nil) throws -> [MinutesFile] {
        try rows(
            """
            SELECT minutesFile.*, file.type, length(file.bytes) AS size
            FROM minutesFile JOIN file ON file.digest = minutesFile.digest
            WHERE ?1 IS NULL OR meeting = ?1 ORDER BY minutesFile.id
            """, [meeting?.text]
        ).map(minutesFile)
    }

    /// Those that have reached a person herself, newest first: of each meeting the last one alone.
    package func minutesFiles(reaching person: Key<Person>) throws -> [MinutesFile] {
        let rows = try rows(
            """
            SELECT minutesFile.*, file.type, length(file.bytes) AS size, max(message.id) AS latest
            FROM message
            JOIN messageFile ON messageFile.message = message.id
            JOIN minutesFile ON minutesFile.meeting = message.meeting AND minutesFile.digest = messageFile.digest
            JOIN file ON file.digest = minutesFile.digest
            WHERE message.person = ? AND message.kind = 'minutes' AND copyFor IS NULL
            AND state IN ('accepted', 'posted')
            GROUP BY minutesFile.meeting ORDER BY latest DESC
            """, [person.text])
        return rows.map(minutesFile)
    }

    /// A file that is kept.
    package func file(_ digest: String) throws -> StoredFile? {
        try rows("SELECT digest, name, type, bytes FROM file WHERE digest = ?", [digest]).first.map { row in
            StoredFile(digest: row["digest"], name: row["name"], type: row["type"], bytes: row["bytes"])
        }
    }

    private func minutesFile(_ row: Row) -> MinutesFile {
        MinutesFile(
            meeting: row.key("meeting"), digest: row["digest"], name: row["name"], type: row["type"],
            size: row["size"], by: row["by"], at: row.moment("at"))
    }

    /// The digest of the first file that goes with each message about a meeting that has one.
    package func files(of meeting: Key<Meeting>) throws -> [OutboxMessage.ID: String] {
        let rows = try rows(
            """
            SELECT id, digest FROM message JOIN messageFile ON messageFile.message = message.id
            WHERE meeting = ? AND position = 0
            """, [meeting.text])
        return Dictionary(uniqueKeysWithValues: rows.map { ($0["id"], $0["digest"]) })
    }

    /// The bytes as composed: a message's row, with each file's base64 in its place.
    func wholeContent(of message: OutboxMessage.ID, _ row: Row) throws -> Data {
        let files = try rows(
            """
            SELECT messageFile.at, file.bytes FROM messageFile JOIN file ON file.digest = messageFile.digest
            WHERE message = ? AND messageFile.at IS NOT NULL ORDER BY messageFile.at
            """, [message])
        let frame: Data = row["bytes"]
        guard !files.isEmpty else { return frame }
        var (whole, written) = (Data(), frame.startIndex)
        for file in files {
            let place = frame.startIndex + (file["at"] as Int)
            whole += frame[written..<place]
            whole += (file["bytes"] as Data).base64Lines
            written = place
        }
        return whole + frame[written...]
    }
}

extension Transaction {
    /// Keeps a file, once however often it is sent.
    package func keep(_ file: StoredFile, at now: Date) throws {
        try execute(
            "INSERT INTO file (digest, name, type, bytes, at) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
            [file.digest, file.name, file.type, file.bytes, now.milliseconds])
    }

    /// Records a file as minutes of a meeting; what the first time said of it stands.
    package func recordMinutes(
        _ file: StoredFile, of meeting: Key<Meeting>, by: String, at now: Date
    ) throws -> MinutesFile {
        try execute(
            "INSERT INTO minutesFile (meeting, digest, name, by, at) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
            [meeting.text, file.digest, file.name, by, now.milliseconds])
        let recorded = try snapshot.minutesFiles(of: meeting).first { $0.digest == file.digest }
        guard let recorded else { throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
        return recorded
    }
}

extension Data {
    /// In lines of 76 characters, as mail wants them (RFC 2045 §6.8).
    fileprivate var base64Lines: Data {
        base64EncodedData(options: [.lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed])
    }
}
