import Documents
import Meetings
import Secretariat

/// The page on which a yes that was given otherwise is written down.
struct ToldApprovalPage: PageContent {
    static let template = "told-approval"
    static let names: Set<String> = Choice.names.union(DifferenceRow.names).union([
        "body", "when", "path", "people", "personFault", "how", "howFault", "seen", "hasOpen", "openCount",
        "differences", "isChanged", "writer", "goesItself",
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
    let writer: String
    /// The minutes wait for nobody's press.
    let goesItself: Bool
    let token: String

    init(
        _ sheet: MeetingSheet, _ notes: MinutesSheet, _ values: [String: String], faults: [String: String],
        _ context: SiteContext
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
        writer = context.writer
        goesItself = sheet.body.policy.mode(of: .minutes) == .automatic
        token = context.token
    }
}
