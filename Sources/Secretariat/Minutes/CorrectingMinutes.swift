import Documents
import Foundation
import Meetings
import Store

extension Secretary {
    /// Makes what has been changed in approved notes a version of its own, which goes to all who have the one before.
    @discardableResult package func correctMinutes(
        of reference: String, because reason: String, seen: String? = nil, by: String
    ) throws -> MinutesVersion {
        try store.write { try correctMinutes(of: reference, because: reason, seen: seen, by: by, $0) }
    }

    @discardableResult func correctMinutes(
        of reference: String, because reason: String, seen: String? = nil, by: String, _ transaction: Transaction
    ) throws -> MinutesVersion {
        let sheet = try correctAgreements(of: reference, by: by, transaction)
        guard case .approved(_, let approval) = sheet.minutes.state else {
            throw OfficeError.notApproved(meeting: sheet.meeting.reference)
        }
        let words = try checkedWords(reason, most: 500).onOneLine(500)
        if let seen, seen != sheet.present.mark {
            throw OfficeError.changedMeanwhile(meeting: sheet.meeting.reference)
        }
        guard sheet.isChanged else { throw OfficeError.nothingCorrected(meeting: sheet.meeting.reference) }
        try stop(sheet, transaction.snapshot)
        let now = world.now()
        var minutes = sheet.minutes
        minutes.state = .approved(version: (sheet.latest?.number ?? 0) + 1, approval)
        try transaction.save(minutes)
        let version = try addVersion(
            .correction, of: sheet, as: .completed(on: WallTime(now).day), because: words, by: by, transaction)
        try transaction.openActions(of: sheet.meeting.id, at: now)
        try transaction.record(
            Fact(
                at: now, by: by, kind: "minutes corrected", scope: sheet.meeting.id.text,
                detail: "version \(version.number) \(words)"))
        return version
    }

    /// The number under which the authority has registered the notes; an empty one takes it away.
    package func setDiaryNumber(_ number: String, of reference: String, by: String) throws {
        try store.write { transaction in
            let sheet = try minutesSheet(reference, transaction.snapshot)
            let words = number.trimmingCharacters(in: .whitespaces)
            try check(words)
            guard words.count <= 60 else { throw OfficeError.tooManyWords(count: words.count, most: 60) }
            var minutes = sheet.minutes
            guard minutes.diaryNumber ?? "" != words else { return }
            minutes.diaryNumber = words.isEmpty ? nil : words
            try transaction.save(minutes)
            try transaction.record(
                Fact(
                    at: world.now(), by: by, kind: "diary number set", scope: sheet.meeting.id.text, detail: words))
        }
    }
}
