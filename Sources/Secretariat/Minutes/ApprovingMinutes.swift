import Documents
import Foundation
import Meetings
import Store

/// Which minutes a yes is about: exactly the version that whoever gives it has read.
package enum ApprovalFault: Error, Equatable, Sendable {
    /// Somebody has approved them already.
    case approved(by: String)
    /// They are not shared with anybody.
    case notShared
    /// There is a newer version, or they are written otherwise since.
    case older(than: Int)
    /// It is not hers to give.
    case notHers
}

extension Secretary {
    /// Asks whoever approves whether the notes as they are may become final: the command is the press.
    @discardableResult package func askForApproval(of reference: String, by: String) throws -> [OutboxMessage] {
        try store.write { transaction in
            try stop(try minutesSheet(reference, transaction.snapshot), transaction.snapshot)
            return try askForApproval(of: reference, by: by, isPressed: true, transaction)
        }
    }

    func askForApproval(
        of reference: String, by: String, isPressed: Bool, changed: [String] = [], _ transaction: Transaction
    ) throws -> [OutboxMessage] {
        let snapshot = transaction.snapshot
        var sheet = try minutesSheet(reference, snapshot)
        try checkWritten(sheet, to: "ask for approval of the minutes of")
        guard case .shared(_, let sharer, let at, let until) = sheet.minutes.state else {
            if case .approved = sheet.minutes.state {
                throw OfficeError.minutesApproved(meeting: sheet.meeting.reference)
            }
            throw OfficeError.notShared(meeting: sheet.meeting.reference)
        }
        guard let approver = sheet.approvers.first else {
            throw OfficeError.noApprover(meeting: sheet.meeting.reference)
        }
        var changes = changed
        if sheet.isChanged {
            let earlier = sheet.latestContent
            var minutes = sheet.minutes
            minutes.state = .shared(version: (sheet.latest?.number ?? 0) + 1, by: sharer, at: at, until: until)
            try transaction.save(minutes)
            _ = try addVersion(
                .shared, of: sheet, as: .shared(on: WallTime(at).day, until: until), by: by, transaction)
            sheet = try minutesSheet(reference, snapshot)
            changes = earlier.map { sheet.present.differences(from: $0).map(\.heading) } ?? []
        }
        let version = sheet.latest?.number ?? 0
        // Asked by hand, they are not asked about once more by the clock.
        let key = Duty.Key(
            scope: sheet.meeting.id.text, kind: .approval, person: approver.id, generation: 0,
            occasion: MinutesDocket.occasion(ofAsking: version))
        _ = try transaction.record(Duty(key: key), at: world.now())
        let correspondence = minutesCorrespondence(
            sheet, try snapshot.register(), transaction, isPressed: isPressed)
        try correspondence.lapse(.approval, of: sheet.meeting)
        let notes = Letter.Notes(content: try shown(sheet), version: version, until: until, changed: changes)
        _ = try correspondence.askForApproval(notes, of: sheet.meeting, from: approver)
        try transaction.record(
            Fact(
                at: world.now(), by: by, kind: "minutes asked", scope: sheet.meeting.id.text,
                detail: "version \(version) \(approver.id)"))
        return try snapshot.messages(MessageFilter(meeting: sheet.meeting.id, kind: .approval)).filter {
            $0.thread == correspondence.approvalThread(sheet.meeting, version)
        }
    }

    /// Writes down a yes that was given otherwise: in the room, or on the telephone.
    ///
    /// - Parameters:
    ///   - note: how and when it was given.
    ///   - mark: of the text that whoever records it has before her.
    @discardableResult package func approveMinutes(
        of reference: String, told name: String, note: String, version: Int? = nil, mark: String? = nil, by: String
    ) throws -> MinutesVersion {
        try store.write { transaction in
            let sheet = try minutesSheet(reference, transaction.snapshot)
            try checkWritten(sheet, to: "approve the minutes of")
            let words = try checkedWords(note, most: 500).onOneLine(500)
            let person = try transaction.snapshot.findPerson(name, in: try transaction.snapshot.register())
            let isRecused = sheet.minutes.sections.contains { $0.recusals.contains { $0.person == person.id } }
            guard !isRecused else { throw OfficeError.recused(name: person.name, meeting: sheet.meeting.reference) }
            if case .approved(_, let approval) = sheet.minutes.state { throw ApprovalFault.approved(by: approval.by) }
            if let version, version != sheet.latest?.number ?? 0 {
                throw ApprovalFault.older(than: sheet.latest?.number ?? 0)
            }
            if let mark, mark != sheet.present.mark { throw ApprovalFault.older(than: sheet.latest?.number ?? 0) }
            let approval = Approval(
                by: person.name, at: world.now(), way: .told, recordedBy: by, note: words)
            return try finish(sheet, approval, by: by, transaction)
        }
    }

    /// A yes by the link of whoever may give it, to exactly the version that she has read.
    package func approveMinutes(_ id: Key<Meeting>, version: Int, by visit: LinkVisit) throws {
        try store.write { transaction in
            guard let meeting = try transaction.snapshot.meeting(id), visit.link.assistant == nil else {
                throw ApprovalFault.notHers
            }
            let sheet = try minutesSheet(of: meeting, transaction.snapshot)
            let approval = Approval(by: visit.person.name, at: world.now(), way: .link)
            _ = try approve(sheet, version: version, of: visit.person.id, approval, transaction)
        }
    }

    /// - Parameter person: whose yes it is.
    @discardableResult func approve(
        _ sheet: MinutesSheet, version: Int, of person: Key<Person>, _ approval: Approval, _ transaction: Transaction
    ) throws -> MinutesVersion {
        switch sheet.minutes.state {
        case .draft: throw ApprovalFault.notShared
        case .approved(_, let earlier): throw ApprovalFault.approved(by: earlier.by)
        case .shared: break
        }
        guard sheet.approvers.contains(where: { $0.id == person }) else { throw ApprovalFault.notHers }
        guard let latest = sheet.latest?.number, latest == version, !sheet.isChanged else {
            throw ApprovalFault.older(than: sheet.latest?.number ?? 0)
        }
        return try finish(sheet, approval, by: approval.by, transaction)
    }

    /// Nobody has objected in time.
    func approveBySilence(_ sheet: MinutesSheet, _ transaction: Transaction) throws {
        let approval = Approval(
            by: sheet.approvers.first?.name ?? sheet.body.name, at: world.now(), way: .silence,
            note: "Inga synpunkter stod kvar när tiden var ute")
        _ = try finish(sheet, approval, by: "samordna", transaction)
    }

    /// All that becomes true with the yes, together.
    private func finish(
        _ sheet: MinutesSheet, _ approval: Approval, by: String, _ transaction: Transaction
    ) throws -> MinutesVersion {
        let now = world.now()
        var minutes = sheet.minutes
        minutes.state = .approved(version: (sheet.latest?.number ?? 0) + 1, approval)
        try transaction.save(minutes)
        let version = try addVersion(
            .approved, of: sheet, as: .completed(on: WallTime(now).day), approval: approval, by: by, transaction)
        try transaction.openActions(of: sheet.meeting.id, at: now)
        var meeting = sheet.meeting
        meeting.state = .closed(at: now)
        try transaction.save(meeting)
        let correspondence = minutesCorrespondence(sheet, try transaction.snapshot.register(), transaction)
        for kind in [MeetingPolicy.Sending.draft, .approval, .lateMinutes] {
            try correspondence.lapse(kind, of: sheet.meeting)
        }
        try transaction.record(
            Fact(
                at: now, by: by, kind: "minutes approved", scope: sheet.meeting.id.text,
                detail: "version \(version.number) \(approval.way.rawValue) \(approval.by)"))
        return version
    }

    private func shown(_ sheet: MinutesSheet) throws -> MinutesContent { sheet.latestContent ?? sheet.present }
}

extension ApprovalFault: CustomStringConvertible {
    package var description: String {
        switch self {
        case .approved(let name):
            "cannot approve the minutes: \(name) has already; a change is made with samordna minutes correct"
        case .notShared: "cannot approve the minutes: they have not been shared; share them first"
        case .older(let version):
            "cannot approve this version of the minutes: they have changed since, the latest is \(version); read that one"
        case .notHers:
            "cannot approve the minutes: it is not hers to approve them; record her word with samordna minutes approve"
        }
    }
}
