import Documents
import Meetings
import Secretariat

/// The page on which changes to approved notes become a correction.
struct CorrectionPage: PageContent {
    static let template = "correction"
    static let names: Set<String> = DifferenceRow.names.union(FindingRows.names).union([
        "body", "when", "path", "differences", "isChanged", "reason", "reasonFault", "seen", "isApproved", "found",
        "mendPath",
    ])

    let body: String
    let when: String
    let path: String
    let differences: [DifferenceRow]
    let isChanged: Bool
    let isApproved: Bool
    let found: FindingRows
    /// Where what stops them stands.
    let mendPath: String
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
        mendPath = sheet.meeting.path(toMend: notes.present)
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
