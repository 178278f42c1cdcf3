import Documents
import Foundation
import Meetings
import Store

extension Secretary {
    /// Refuses to send notes that hold what must not be sent.
    func stop(_ sheet: MinutesSheet, _ snapshot: Snapshot) throws {
        try stop(try check(sheet, snapshot))
    }

    /// The same of a finished file, as far as it has been opened.
    func stop(file digest: String, of meeting: Meeting, _ snapshot: Snapshot) throws {
        var check = try notesCheck(of: meeting, snapshot)
        check.file = try snapshot.fileLook(digest)?.findings
        try stop(check)
    }

    func check(_ sheet: MinutesSheet, _ snapshot: Snapshot) throws -> SendingCheck {
        var check = try notesCheck(of: sheet.meeting, snapshot)
        check.minutes = sheet.present.plain
        let actions = sheet.present.items.flatMap(\.actions)
        check.lacking = (actions.count { $0.owners.isEmpty }, actions.count { $0.due == nil })
        return check
    }

    /// What mails bring of a meeting's notes: versions as they were kept, or finished files.
    func check(_ mails: [OutboxMessage], of meeting: Meeting, _ snapshot: Snapshot) throws -> SendingCheck {
        var check = try notesCheck(of: meeting, snapshot)
        let versions = try snapshot.minutesVersions(of: meeting.id)
        let files = try snapshot.files(of: meeting.id)
        let digests = Set(mails.filter { $0.kind == .minutes }.compactMap { files[$0.id] })
        var carried = versions.filter { $0.file.map(digests.contains) ?? false }
        // Drafts and questions bring the latest: what brought an earlier one has lapsed.
        if mails.contains(where: { $0.kind != .minutes }) { carried += versions.suffix(1) }
        let texts = try carried.map { try MinutesContent(json: $0.content).plain }
        check.minutes = texts.isEmpty ? nil : texts.joined(separator: "\n")
        let looks = try digests.subtracting(carried.compactMap(\.file)).map { try snapshot.fileLook($0) }
        let found = looks.compactMap { $0?.findings }
        check.file =
            found.isEmpty
            ? nil
            : PaperFindings(
                identityPages: found.flatMap(\.identityPages), diagnosisPages: found.flatMap(\.diagnosisPages))
        check.isFileUnread = looks.contains { $0 == nil }
        return check
    }

    private func notesCheck(of meeting: Meeting, _ snapshot: Snapshot) throws -> SendingCheck {
        var bare = meeting
        // The notes name its items themselves.
        bare.agenda = []
        let register = try snapshot.register()
        var check = SendingCheck(meeting: bare, place: meeting.place, known: register.names, isCall: false)
        check.hidden = ProtectedNames(register, in: meeting.body, on: meeting.start.day)
        return check
    }
}

extension MinutesContent {
    /// All that is read in them, line by line; each name on a line of its own, so that nothing else stands beside it.
    var plain: String {
        let people = people.flatMap { [$0.label] + $0.names }
        let texts = passages.map { $0.key == "people" ? [$0.heading] + people : [$0.heading, $0.text] }
        return texts.joined().joined(separator: "\n")
    }

    /// The item in which a *personnummer* stands; nil where none has one.
    package var itemWithIdentityNumber: Int? {
        items.first { IdentityNumbers.isIn($0.lines.joined(separator: "\n")) || IdentityNumbers.isIn($0.title) }?.id
    }
}
