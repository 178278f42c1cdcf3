import Crypto
import Documents
import Foundation
import Meetings
import Store

/// The minutes of one meeting on their way, with everything that has happened to them.
package struct MinutesSheet: Sendable {
    package let meeting: Meeting
    package let body: Body
    package let minutes: Minutes
    package let versions: [MinutesVersion]
    package let comments: [MinutesComment]
    /// As they are now.
    package let present: MinutesContent
    /// Who may approve them, first the one who is asked.
    package let approvers: [Person]
    /// Whether mails with the draft still wait for somebody's press.
    package let isHeld: Bool

    /// - Parameter reworded: åtgärder that a correction has made say something else than when they were agreed.
    init(
        _ meeting: Meeting, _ secretary: Secretary, _ snapshot: Snapshot, _ register: Register? = nil,
        reworded: Set<String> = []
    ) throws {
        let register = try register ?? snapshot.register()
        guard let body = register.body(meeting.body) else { throw OfficeError.noBody(meeting.body.text) }
        let minutes = try snapshot.minutes(of: meeting.id) ?? Minutes(meeting: meeting.id)
        self.meeting = meeting
        self.body = body
        self.minutes = minutes
        versions = try snapshot.minutesVersions(of: meeting.id)
        comments = try snapshot.comments(on: meeting.id)
        let written = try secretary.minutesContent(of: meeting, snapshot)
        // What has become of an åtgärd since is no change of the notes in which it was agreed.
        let agreed = versions.last { $0.kind != .shared }.flatMap { try? MinutesContent(json: $0.content) }
        present = agreed.map { written.withUndertakings(of: $0, but: reworded) } ?? written
        approvers = register.approvers(of: meeting, minutes, on: WallTime(secretary.world.now()).day)
        isHeld =
            try snapshot.messages(MessageFilter(meeting: meeting.id, kind: .draft, states: [.held])).isEmpty == false
    }

    package var latest: MinutesVersion? { versions.last }

    package var latestContent: MinutesContent? { latest.flatMap { try? MinutesContent(json: $0.content) } }

    /// Whether they are written otherwise since the latest version.
    package var isChanged: Bool { latestContent.map { $0.mark != present.mark } ?? true }

    package var unsettled: [MinutesComment] { comments.filter { $0.settled == nil } }

    package func version(_ number: Int) -> MinutesVersion? { versions.first { $0.number == number } }

    /// The last that all are told is final.
    package var finished: MinutesVersion? { versions.last { $0.kind != .shared } }
}

extension Secretary {
    package func minutesSheet(_ reference: String, _ snapshot: Snapshot) throws -> MinutesSheet {
        try MinutesSheet(try snapshot.findMeeting(reference, in: try snapshot.register()), self, snapshot)
    }

    package func minutesSheet(of meeting: Meeting, _ snapshot: Snapshot) throws -> MinutesSheet {
        try MinutesSheet(meeting, self, snapshot)
    }

    /// Keeps the notes exactly as the sheet has them.
    func addVersion(
        _ kind: MinutesVersion.Kind, of sheet: MinutesSheet, as standing: MinutesContent.Standing,
        approval: Approval? = nil, because reason: String? = nil, by: String, _ transaction: Transaction
    ) throws -> MinutesVersion {
        let number = (sheet.latest?.number ?? 0) + 1
        var noted = sheet.present
        noted.version = number
        noted.standing = standing
        noted.correction = reason.map { MinutesContent.Correction(reason: $0) }
        if let approval {
            let name = try transaction.snapshot.register().printedName(of: approval.by)
            noted.approval = MinutesContent.Approved(by: name, on: WallTime(approval.at).day, way: approval.way)
        }
        let content = try noted.json()
        let version = MinutesVersion(
            meeting: sheet.meeting.id, number: number, kind: kind, content: content,
            digest: SHA256.hash(data: Data(content.utf8)).hexadecimal, reason: reason, by: by, at: world.now())
        try transaction.add(version)
        return version
    }

    /// Notes are of what has begun and was not called off.
    func checkWritten(_ sheet: MinutesSheet, to verb: String) throws {
        let meeting = sheet.meeting
        let state: String? =
            switch meeting.state {
            case .cancelled: "cancelled"
            case _ where meeting.start.nearestMoment > world.now(): "yet to begin"
            default: nil
            }
        if let state { throw OfficeError.wrongState(meeting: meeting.reference, state: state, verb: verb) }
        guard sheet.present.hasText else { throw OfficeError.noMinutes(meeting: meeting.reference) }
    }

    /// What a samordnare or another types about minutes: readable lines of a bearable length.
    func checkedWords(_ words: String, most: Int) throws -> String {
        let kept = words.replacing("\r\n", with: "\n").unicodeScalars.filter { scalar in
            scalar == "\n" || scalar.properties.generalCategory != .control
        }
        let lines = String(String.UnicodeScalarView(kept)).split(
            omittingEmptySubsequences: false, whereSeparator: \.isNewline
        ).map { String($0).withoutInvisibleCharacters }
        let text = lines.joined(separator: "\n").trimmingCharacters(in: .whitespacesAndNewlines)
        guard !text.isEmpty else { throw OfficeError.noWords }
        guard text.count <= most else { throw OfficeError.tooManyWords(count: text.count, most: most) }
        return text
    }
}

extension Register {
    /// Who may make minutes final: whom the body has named, else who led the meeting or leads the body now; nobody who
    /// stayed away from an item of it, and nobody who has left.
    func approvers(of meeting: Meeting, _ minutes: Minutes, on today: Day) -> [Person] {
        let recused = Set(minutes.sections.flatMap(\.recusals).map(\.person))
        let named = body(meeting.body)?.policy.approver.flatMap(person).flatMap { person in
            let own = mandates.filter { $0.person == person.id && seat($0.seat)?.body == meeting.body }
            return own.isEmpty || own.contains { $0.isValid(on: today) } ? person : nil
        }
        let chairs = [chair(of: meeting.body, on: meeting.start.day), chair(of: meeting.body, on: today)]
            .compactMap(\.self).filter { person in
                mandates.contains { $0.person == person.id && $0.isValid(on: today) }
            }
        var seen: Set<Key<Person>> = []
        return ([named].compactMap(\.self) + chairs).filter {
            !recused.contains($0.id) && seen.insert($0.id).inserted
        }
    }
}
