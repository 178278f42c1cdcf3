import Documents
import Foundation
import Meetings
import Secretariat
import Store

/// A mail shown as its recipient gets it: as it looks, as plain text, or what her calendar gets.
struct MailPanel: Sendable {
    static let names: Set<String> = [
        "heading", "explanation", "hasExplanation", "from", "to", "subject", "isLetter", "frame", "showsMail",
        "showsText",
        "showsCalendar", "mailPath", "textPath", "calendarPath", "text", "calendar", "hasCalendar", "recipients", "id",
        "name", "isChosen", "isCancellation", "isTentative", "when", "summary", "location", "files", "hasFiles",
        "fields", "field", "value", "action", "hasChoice",
    ]

    let heading: String
    let explanation: String
    let hasExplanation: Bool
    let from: String
    let to: String
    let subject: String
    /// A letter on paper.
    let isLetter: Bool
    let frame: String
    let showsMail: Bool
    let showsText: Bool
    let showsCalendar: Bool
    let mailPath: String
    let textPath: String
    let calendarPath: String
    let text: String
    let calendar: CalendarRow?
    let hasCalendar: Bool
    /// None where only one mail is shown.
    let recipients: [Recipient]
    let hasChoice: Bool
    /// The page that shows another recipient's, and what it must be told besides.
    let action: String
    let fields: [Hidden]
    let files: String
    let hasFiles: Bool

    struct Recipient: Sendable {
        let id: String
        let name: String
        let isChosen: Bool
    }

    struct Hidden: Sendable {
        let field: String
        let value: String
    }

    /// What her calendar gets, in words.
    struct CalendarRow: Sendable {
        let isCancellation: Bool
        let isTentative: Bool
        let when: String
        let summary: String
        let location: String?

        init(_ note: OutgoingMail.CalendarNote) {
            isCancellation = note.isCancellation
            isTentative = note.isTentative
            when = note.start.inFull(minutes: note.length)
            summary = note.summary
            location = note.location
        }
    }

    /// - Parameters:
    ///   - frame: where the mail is, to be shown in a frame of its own.
    ///   - wish: what of it is shown, and whose.
    ///   - key: what chooses it among the recipients, where that is not its person.
    init(
        _ mail: OutgoingMail, heading: String, explanation: String, recipients: [Recipient], action: String,
        fields: [Hidden], frame: String, wish: MailWish, key: String? = nil
    ) {
        self.heading = heading
        self.explanation = explanation
        hasExplanation = !explanation.isEmpty
        from = mail.from
        to = mail.to
        subject = mail.message.shownSubject
        isLetter = mail.message.recipient == nil
        self.frame = frame
        calendar = mail.calendar.map(CalendarRow.init)
        hasCalendar = calendar != nil
        showsText = wish.form == .text && !isLetter
        showsCalendar = wish.form == .calendar && hasCalendar
        showsMail = !showsText && !showsCalendar
        text = mail.text
        self.recipients = recipients
        hasChoice = !recipients.isEmpty
        self.action = action
        self.fields = fields
        files = String.enumeration(mail.files)
        hasFiles = !mail.files.isEmpty
        let rest = (fields.map { ($0.field, $0.value) } + [("till", key ?? mail.message.person.text)])
            .map { "\($0)=\($1.inAddress)" }.joined(separator: "&")
        mailPath = "\(action)?\(rest)#mejl"
        textPath = "\(action)?\(rest)&som=text#mejl"
        calendarPath = "\(action)?\(rest)&som=kalender#mejl"
    }
}

/// Which mail a page is asked to show, and in which form.
struct MailWish {
    /// Whose; nil leaves it to the page.
    let person: String?
    let form: Look

    enum Look: String { case mail = "mejl", text, calendar = "kalender" }

    init(_ query: Form) {
        person = query["till"].isEmpty ? nil : query["till"]
        form = Look(rawValue: query["som"]) ?? .mail
    }
}
