import Documents
import Foundation
import Meetings
import Secretariat
import Store

/// The page *Anteckningarnas läge*.
struct StatesPage: PageContent {
    static let template = "states"
    static let names: Set<String> = [
        "body", "when", "path", "standing", "isDraft", "isShared", "isApproved", "isEmptyText", "isChanged", "until",
        "isOpen", "isPast", "approvalWords", "approver", "hasApprover", "isAsked", "isSilent", "openCount", "hasOpen",
        "commentCount", "hasComments", "versions", "hasVersions", "number", "kind", "moment", "by", "digest", "reason",
        "hasFile", "isMissing", "unmade", "diaryNumber", "shared", "asked", "saved", "approved", "corrected",
        "actFault",
        "isHeld", "isQueued", "isDraftHeld", "versionPath", "isMade", "isPublished",
    ]

    let body: String
    let when: String
    let path: String
    let standing: String
    let isDraft: Bool
    let isShared: Bool
    let isApproved: Bool
    let isEmptyText: Bool
    /// Written otherwise since the latest version.
    let isChanged: Bool
    let until: String
    /// The days for comments are not over.
    let isOpen: Bool
    let isPast: Bool
    let isSilent: Bool
    let approvalWords: String
    let approver: String
    let hasApprover: Bool
    let isAsked: Bool
    let openCount: String
    let hasOpen: Bool
    let commentCount: String
    let hasComments: Bool
    let versions: [Row]
    let hasVersions: Bool
    /// Why the document could not be made.
    let unmade: String?
    /// It is on its way to be made.
    let isMade: Bool
    let isHeld: Bool
    let isQueued: Bool
    let isDraftHeld: Bool
    let isPublished: Bool
    let diaryNumber: String
    let shared: Bool
    let asked: Bool
    let saved: Bool
    let approved: Bool
    let corrected: Bool
    let actFault: String?
    let token: String

    struct Row: Sendable {
        let number: Int
        let kind: String
        let moment: String
        let by: String
        let digest: String
        let reason: String?
        let hasFile: Bool
        let isMissing: Bool
        let versionPath: String
    }

    init(
        _ sheet: MeetingSheet, _ notes: MinutesSheet, unmade fact: Fact?, news: String, fault: String? = nil,
        token: String
    ) {
        let year = sheet.today.year
        body = sheet.body.name
        when = sheet.meeting.start.inFull(minutes: sheet.meeting.length)
        path = sheet.meeting.path
        standing = notes.present.standing.words(in: year)
        isEmptyText = !notes.present.hasText
        isChanged = notes.latest != nil && notes.isChanged
        var (draft, day, words) = (false, Day?.none, "")
        switch notes.minutes.state {
        case .draft: draft = true
        case .shared(_, _, _, let until): day = until
        case .approved(_, let approval): words = approval.sentence(in: year)
        }
        isDraft = draft
        isShared = day != nil
        isApproved = !words.isEmpty
        approvalWords = words
        until = day?.asRead(in: year) ?? ""
        isOpen = day.map { $0 >= sheet.today } ?? false
        isPast = day.map { $0 < sheet.today } ?? false
        isSilent = sheet.body.policy.silenceApproves
        approver = notes.approvers.first?.name ?? ""
        hasApprover = !approver.isEmpty
        isAsked = sheet.messages.contains {
            $0.kind == .approval && $0.state != .superseded && $0.state != .lapsed
                && $0.thread.hasSuffix(" \(notes.latest?.number ?? 0)")
        }
        openCount = notes.unsettled.count.inComments
        hasOpen = !notes.unsettled.isEmpty
        commentCount = notes.comments.count.inComments.capitalizedSentence
        hasComments = !notes.comments.isEmpty
        let base = "\(sheet.meeting.path)/anteckningar/versioner"
        versions = notes.versions.reversed().map { version in
            Row(
                number: version.number, kind: version.kindWords, moment: WallTime(version.at).day.asRead(in: year),
                by: version.by, digest: version.digest, reason: version.reason, hasFile: version.file != nil,
                isMissing: version.file == nil && version.kind != .shared, versionPath: "\(base)/\(version.number)")
        }
        hasVersions = !versions.isEmpty
        let isMissing = notes.finished?.file == nil && notes.finished != nil
        unmade = isMissing && fact != nil ? "PDF:en blev inte klar" : nil
        isMade = isMissing && fact == nil
        isHeld = sheet.messages.contains { $0.kind == .minutes && $0.state == .held }
        isQueued = sheet.messages.contains { $0.kind == .draft && $0.state == .queued }
        isDraftHeld = notes.isHeld
        isPublished = sheet.body.policy.publishesMinutes
        diaryNumber = notes.minutes.diaryNumber ?? ""
        (shared, asked, saved) = (news == "delat", news == "fragat", news == "sparat")
        (approved, corrected) = (news == "godkant", news == "rattat")
        actFault = fault
        self.token = token
    }
}

/// The page on which notes are shared for comments, with what each would get.
struct SharePage: PageContent {
    static let template = "share"
    static let names: Set<String> = MailPanel.names.union(FindingRows.names).union([
        "body", "when", "path", "until", "people", "letters", "seen", "becomes", "panel", "dayFault", "isNone",
        "actFault", "isAnew", "found",
    ])

    let body: String
    let when: String
    let path: String
    /// As the field has it.
    let until: String
    let people: String
    let letters: String?
    let isNone: Bool
    /// An earlier draft has been shared.
    let isAnew: Bool
    let seen: String
    let becomes: Int
    let panel: MailPanel?
    let dayFault: String?
    /// Why it cannot be shared, whatever the day.
    let actFault: String?
    let found: FindingRows
    let faults: Faults?
    let token: String

    init(
        _ sheet: MeetingSheet, _ notes: MinutesSheet, _ mails: [OutgoingMail], until day: Day?, wish: MailWish,
        found: FindingRows = FindingRows(), dayFault: String? = nil, actFault: String? = nil, token: String
    ) {
        self.found = found
        self.dayFault = dayFault
        self.actFault = actFault
        body = sheet.body.name
        when = sheet.meeting.start.inFull(minutes: sheet.meeting.length)
        path = sheet.meeting.path
        let until = day ?? SwedishCalendar.workingDay(sheet.body.policy.commentDays, from: sheet.today)
        self.until = "\(until)"
        let messages = mails.map(\.message)
        people = SendingRow.people(messages.filter { $0.recipient != nil }).capitalizedSentence
        letters = SendingRow.letters(messages)
        isNone = mails.isEmpty
        isAnew = notes.latest != nil
        seen = notes.present.mark
        becomes = (notes.latest?.number ?? 0) + 1
        let action = "\(sheet.meeting.path)/anteckningar/dela"
        let fields = [MailPanel.Hidden(field: "till-dag", value: "\(until)")]
        let chosen = mails.first { $0.message.person.text == wish.person } ?? mails.first
        panel = chosen.map { mail in
            MailPanel(
                mail, heading: "", explanation: "",
                recipients: mails.map { each in
                    MailPanel.Recipient(
                        id: each.message.person.text, name: sheet.register.person(each.message.person)?.name ?? "",
                        isChosen: each.message.person == mail.message.person)
                }, action: action, fields: fields,
                frame: "\(action)/mejl?till-dag=\(until)&till=\(mail.message.person.text.inAddress)", wish: wish)
        }
        faults = Faults([Field("till-dag", label: "", fault: dayFault), found.fault])
        self.token = token
    }
}

/// The page on which a yes that was given otherwise is written down.
struct ToldApprovalPage: PageContent {
    static let template = "told-approval"
    static let names: Set<String> = Choice.names.union(DifferenceRow.names).union([
        "body", "when", "path", "people", "personFault", "how", "howFault", "seen", "hasOpen", "openCount",
        "differences", "isChanged",
    ])

    let body: String
    let when: String
    let path: String
    let people: [Choice]
    let personFault: String?
    let how: String
    let howFault: String?
    let faults: Faults?
    /// Of the text that the page was made of.
    let seen: String
    /// What has been written since the draft that others have read.
    let differences: [DifferenceRow]
    let isChanged: Bool
    let hasOpen: Bool
    let openCount: String
    let token: String

    init(
        _ sheet: MeetingSheet, _ notes: MinutesSheet, _ values: [String: String], faults: [String: String],
        token: String
    ) {
        body = sheet.body.name
        when = sheet.meeting.start.inFull(minutes: sheet.meeting.length)
        path = sheet.meeting.path
        let recused = Set(notes.minutes.sections.flatMap(\.recusals).map(\.person))
        let members = sheet.invitees.filter { $0.kind == .called }.map(\.person).inSurnameOrder(of: \.name)
        let first = notes.approvers
        let rest = members.filter { member in !first.contains { $0.id == member.id } && !recused.contains(member.id) }
        let chosen = values["vem"] ?? first.first?.id.text
        people = (first + rest).map { Choice($0.id.text, $0.name, isChosen: $0.id.text == chosen) }
        how = values["hur"] ?? ""
        personFault = faults["vem"]
        howFault = faults["hur"]
        self.faults = Faults([Field("vem", label: "", fault: personFault), Field("hur", label: "", fault: howFault)])
        seen = notes.present.mark
        differences = DifferenceRow.rows(from: notes.latestContent, to: notes.present)
        isChanged = !differences.isEmpty
        hasOpen = !notes.unsettled.isEmpty
        openCount = notes.unsettled.count.inComments
        self.token = token
    }
}

/// The page on which changes to approved notes become a correction.
struct CorrectionPage: PageContent {
    static let template = "correction"
    static let names: Set<String> = DifferenceRow.names.union(FindingRows.names).union([
        "body", "when", "path", "differences", "isChanged", "reason", "reasonFault", "seen", "isApproved", "found",
    ])

    let body: String
    let when: String
    let path: String
    let differences: [DifferenceRow]
    let isChanged: Bool
    let isApproved: Bool
    let found: FindingRows
    let reason: String
    let reasonFault: String?
    let faults: Faults?
    let seen: String
    let token: String

    init(
        _ sheet: MeetingSheet, _ notes: MinutesSheet, found: FindingRows, reason: String, fault: String?,
        token: String
    ) {
        self.found = found
        body = sheet.body.name
        when = sheet.meeting.start.inFull(minutes: sheet.meeting.length)
        path = sheet.meeting.path
        differences = DifferenceRow.rows(from: notes.latestContent, to: notes.present)
        isChanged = notes.isChanged && notes.latest != nil
        isApproved = notes.finished != nil
        self.reason = reason
        reasonFault = fault
        faults = Faults([Field("skal", label: "", fault: fault)])
        seen = notes.present.mark
        self.token = token
    }
}

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
