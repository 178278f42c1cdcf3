import Documents
import Meetings
import Secretariat
import Store

/// A version of the notes as it left, and how it differs from the one before.
struct VersionPage: PageContent {
    static let template = "notes-version"
    static let names: Set<String> = NotesRow.names.union(DifferenceRow.names).union([
        "body", "when", "path", "number", "kind", "moment", "by", "standing", "digest", "reason", "fileDigest",
        "notes", "differences", "hasDifferences", "earlier", "hasEarlier", "filePath", "hasFile",
    ])

    let body: String
    let when: String
    let path: String
    let number: Int
    let kind: String
    let moment: String
    let by: String
    let standing: String
    let digest: String
    let reason: String?
    let hasFile: Bool
    let filePath: String
    let fileDigest: String
    let notes: [NotesRow]
    let differences: [DifferenceRow]
    let hasDifferences: Bool
    let earlier: Int
    let hasEarlier: Bool

    init?(_ sheet: MeetingSheet, _ all: MinutesSheet, _ version: MinutesVersion) {
        guard let content = try? MinutesContent(json: version.content) else { return nil }
        let before = all.version(version.number - 1)
        body = sheet.body.name
        when = sheet.meeting.start.inFull(minutes: sheet.meeting.length)
        path = sheet.meeting.path
        number = version.number
        kind = version.kindWords
        moment = WallTime(version.at).day.asRead(in: sheet.today.year)
        by = version.by
        standing = content.standing.words(in: sheet.today.year)
        digest = version.digest
        reason = version.reason
        hasFile = version.file != nil
        fileDigest = version.file ?? ""
        filePath = "\(sheet.meeting.path)/anteckningar/versioner/\(version.number)/hamta"
        notes = NotesRow.rows(content)
        differences = DifferenceRow.rows(from: before.flatMap { try? MinutesContent(json: $0.content) }, to: content)
        hasDifferences = !differences.isEmpty
        earlier = version.number - 1
        hasEarlier = before != nil
    }
}
