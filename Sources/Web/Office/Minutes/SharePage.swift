import Documents
import Meetings
import Secretariat

/// The page on which notes are shared for comments, with what each would get.
struct SharePage: PageContent {
    static let template = "share"
    static let names: Set<String> = MailPanel.names.union(FindingRows.names).union([
        "body", "when", "path", "until", "people", "letters", "seen", "becomes", "panel", "dayFault", "isNone",
        "actFault", "isAnew", "found", "writer", "mendPath",
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
    /// Where what stops them stands.
    let mendPath: String
    let faults: Faults?
    let writer: String
    let token: String

    init(
        _ sheet: MeetingSheet, _ notes: MinutesSheet, _ mails: [OutgoingMail], until day: Day?, wish: MailWish,
        found: FindingRows = FindingRows(), dayFault: String? = nil, actFault: String? = nil,
        _ context: SiteContext
    ) {
        self.found = found
        mendPath = sheet.meeting.path(toMend: notes.present)
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
        writer = context.writer
        token = context.token
    }
}
