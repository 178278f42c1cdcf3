import Documents
import Foundation
import Meetings
import Secretariat
import Store

/// The page *Anteckningarnas läge*.
struct StatesPage: PageContent {
    static let template = "states"
    static let names: Set<String> = Set([
        "body", "when", "path", "standing", "isDraft", "isShared", "isApproved", "isEmptyText", "isChanged", "until",
        "isOpen", "isPast", "approvalWords", "approver", "hasApprover", "isAsked", "isSilent", "openCount", "hasOpen",
        "commentCount", "hasComments", "versions", "hasVersions", "number", "kind", "moment", "by", "digest", "reason",
        "hasFile", "isMissing", "unmade", "diaryNumber", "shared", "asked", "saved", "approved", "corrected",
        "actFault",
        "isHeld", "isQueued", "isDraftHeld", "versionPath", "isMade", "isPublished", "writer", "sendings", "isMadeToGo",
        "isAskHeld", "isAsking",
    ]).union(SendingRow.names)

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
    /// The question waits for the samordnare's press.
    let isAskHeld: Bool
    /// The question has not left yet.
    let isAsking: Bool
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
    /// Then it goes out by itself.
    let isMadeToGo: Bool
    /// Mail with the minutes that is on its way.
    let sendings: [SendingRow]
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
    let writer: String
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
        _ sheet: MeetingSheet, _ notes: MinutesSheet, unmade fact: Fact?, waitsFor hold: OutboxMessage.Hold?,
        news: String, fault: String? = nil, _ clearance: Clearance, _ context: SiteContext
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
        let question = sheet.messages.last {
            $0.kind == .approval && $0.state != .superseded && $0.state != .lapsed && $0.copyFor == nil
                && $0.thread.hasSuffix(" \(notes.latest?.number ?? 0)")
        }
        isAsked = question != nil
        isAskHeld = question?.state == .held
        isAsking = question.map { !$0.hasLeft && $0.state != .held } ?? false
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
        isMadeToGo = isMade && hold == nil
        sendings = SendingRow.rows(sheet, clearance).filter { $0.isQueued && $0.kind == "minutes" }
        isHeld = sheet.messages.contains { $0.kind == .minutes && $0.state == .held }
        isQueued = sheet.messages.contains { $0.kind == .draft && $0.state == .queued }
        isDraftHeld = notes.isHeld
        isPublished = sheet.body.policy.publishesMinutes
        diaryNumber = notes.minutes.diaryNumber ?? ""
        (shared, asked, saved) = (news == "delat", news == "fragat", news == "sparat")
        (approved, corrected) = (news == "godkant", news == "rattat")
        actFault = fault
        writer = context.writer
        token = context.token
    }
}
