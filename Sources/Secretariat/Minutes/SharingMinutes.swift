import Documents
import Foundation
import Meetings
import Store

extension Secretary {
    /// Shares the notes as they are, for comments through a day: the command is the press.
    ///
    /// - Parameters:
    ///   - until: the last day; else as many working days as the body's policy says.
    ///   - seen: the mark of the text that whoever shares it has looked at.
    ///   - reason: why it is shared though a name seems to stand beside a diagnosis.
    @discardableResult package func shareMinutes(
        of reference: String, until: Day? = nil, seen: String? = nil, reason: String = "", by: String
    ) throws -> [OutboxMessage] {
        try store.write { transaction in
            let messages = try shareMinutes(of: reference, until: until, seen: seen, by: by, transaction)
            let sheet = try minutesSheet(reference, transaction.snapshot)
            try look(at: try check(sheet, transaction.snapshot), reason: reason, by: by, transaction)
            return messages
        }
    }

    /// The mails that sharing would send, and what must or should be mended first; nothing is changed.
    package func rehearseSharing(
        of reference: String, until: Day? = nil, by: String
    ) throws -> (mails: [OutgoingMail], findings: [SendingFinding]) {
        try store.rehearse { transaction in
            let messages = try shareMinutes(of: reference, until: until, seen: nil, by: by, transaction)
            let sheet = try minutesSheet(reference, transaction.snapshot)
            return (
                try messages.compactMap { try outgoingMail($0, transaction.snapshot) },
                try check(sheet, transaction.snapshot).findings
            )
        }
    }

    private func shareMinutes(
        of reference: String, until: Day?, seen: String?, by: String, _ transaction: Transaction
    ) throws -> [OutboxMessage] {
        let snapshot = transaction.snapshot
        let sheet = try minutesSheet(reference, snapshot)
        try checkWritten(sheet, to: "share the minutes of")
        if case .approved = sheet.minutes.state { throw OfficeError.minutesApproved(meeting: sheet.meeting.reference) }
        if let seen, sheet.present.mark != seen {
            throw OfficeError.changedMeanwhile(meeting: sheet.meeting.reference)
        }
        let today = WallTime(world.now()).day
        let until = until ?? SwedishCalendar.workingDay(sheet.body.policy.commentDays, from: today)
        guard until >= today, until <= today.adding(days: 365) else { throw OfficeError.commentDay(until) }
        var minutes = sheet.minutes
        minutes.state = .shared(version: (sheet.latest?.number ?? 0) + 1, by: by, at: world.now(), until: until)
        try transaction.save(minutes)
        let version = try addVersion(
            .shared, of: sheet, as: .shared(on: today, until: until), by: by, transaction)
        try transaction.record(
            Fact(
                at: world.now(), by: by, kind: "minutes shared", scope: sheet.meeting.id.text,
                detail: "version \(version.number) until \(until)"))
        return try sendDraft(version, of: sheet, until: until, transaction)
    }

    private func sendDraft(
        _ version: MinutesVersion, of sheet: MinutesSheet, until: Day, _ transaction: Transaction
    ) throws -> [OutboxMessage] {
        let register = try transaction.snapshot.register()
        // Who is only informed has no part in the notes, and a draft that leaves the group is no longer its own.
        let recipients = try transaction.snapshot.minutesRecipients(of: sheet.meeting, register)
            .filter { $0.kind == .called }
        guard !recipients.isEmpty else { throw OfficeError.nobodyToSend(meeting: sheet.meeting.reference) }
        let correspondence = minutesCorrespondence(sheet, register, transaction)
        let notes = Letter.Notes(
            content: try MinutesContent(json: version.content), version: version.number, until: until,
            approvesBySilence: sheet.body.policy.silenceApproves, isAnew: sheet.latest != nil)
        try correspondence.lapse(.draft, of: sheet.meeting)
        try correspondence.lapse(.approval, of: sheet.meeting)
        try correspondence.lapse(.lateMinutes, of: sheet.meeting)
        let known = try transaction.snapshot.messages(MessageFilter(meeting: sheet.meeting.id)).map(\.id).max() ?? 0
        for recipient in recipients { _ = try correspondence.sendDraft(notes, of: sheet.meeting, to: recipient) }
        return try transaction.snapshot.messages(MessageFilter(meeting: sheet.meeting.id, kind: .draft))
            .filter { $0.id > known }
    }

    func minutesCorrespondence(
        _ sheet: MinutesSheet, _ register: Register, _ transaction: Transaction, isPressed: Bool = true
    ) -> Correspondence {
        Correspondence(
            secretary: self, transaction: transaction, register: register, body: sheet.body,
            newcomers: Newcomers(among: []), now: world.now(), isPressed: isPressed)
    }
}
