import Documents
import Foundation
import Meetings
import Secretariat
import Store

/// Shows what a change of the register means: what is otherwise afterwards, and who gets which mail.
struct RegisterReviewPage: PageContent {
    static let template = "register-review"
    static let names: Set<String> = [
        "heading", "back", "subject", "action", "verb", "hidden", "field", "value", "changes", "hasChanges", "line",
        "mails", "hasMails", "crowd", "dropped", "notes", "who", "noun", "when", "entry", "departure", "text",
        "mailLead",
        "more", "hasMore",
    ]
    /// Mails beyond these are counted only.
    private static let most = 60

    let heading: String
    let back: String
    let subject: String
    let action: String
    let verb: String
    let hidden: [Hidden]
    let changes: [Line]
    let hasChanges: Bool
    let notes: [Line]
    let mailLead: String
    let mails: [Mail]
    let hasMails: Bool
    let more: String
    let hasMore: Bool
    let dropped: String?
    let token: String

    struct Hidden: Sendable {
        let field: String
        let value: String
    }

    struct Line: Sendable {
        let line: String
    }

    /// A mail as the samordnare needs to know of it.
    struct Mail: Sendable {
        let who: String
        let noun: String
        /// What it does in the calendar.
        let entry: String?
        let departure: String
        let text: String
    }

    init(
        _ order: RegisterDesk.Order, _ forecast: RegisterForecast, hidden: [(String, String)], today: Day, token: String
    ) {
        heading = order.title
        back = order.back
        subject = order.subject
        action = order.action
        verb = order.verb
        self.hidden = hidden.map { Hidden(field: $0.0, value: $0.1) }
        changes = RegisterWords(before: forecast.before, after: forecast.after).sentences.map { Line(line: "\($0).") }
        hasChanges = !changes.isEmpty
        notes = order.notes.map(Line.init)
        let own = forecast.mails.filter { $0.message.copyFor == nil }
        mails = own.prefix(Self.most).map { Mail($0, forecast.after, today: today) }
        hasMails = !mails.isEmpty
        hasMore = own.count > mails.count
        more = "Och \(own.count - mails.count) till."
        mailLead = Self.lead(own)
        let count = forecast.dropped.count { $0.copyFor == nil }
        dropped =
            count == 0
            ? nil : "\(count.word(one: "ett").capitalizedSentence) mejl som väntade behövs inte längre och tas bort."
        self.token = token
    }

    private static func lead(_ mails: [OutgoingMail]) -> String {
        guard !mails.isEmpty else { return "Inget mejl går ut för det här." }
        let people = Set(mails.map(\.message.person)).count
        let who = people.counted("person", "personer").capitalizedSentence
        let count = mails.count.counted("mejl", "mejl", gender: .neuter)
        let isHeld = mails.contains { $0.message.state == .held }
        return "\(who) får \(count).\(isHeld ? " Det som väntar på dig går inte ut förrän du skickar det." : "")"
    }
}

extension RegisterReviewPage.Mail {
    fileprivate init(_ mail: OutgoingMail, _ register: Register, today: Day) {
        let message = mail.message
        who = register.person(message.person)?.name ?? mail.to
        noun = message.kind.noun
        entry = mail.calendar.map { note in
            let when = note.start.asRead(in: today.year, minutes: note.length)
            return note.isCancellation ? "Tar bort \(when) ur kalendern" : "Lägger \(when) i kalendern"
        }
        departure =
            switch (message.state, message.waitsFor) {
            case (.toPost, _): "Brev att posta"
            case (_, .release?): "Väntar på ordföranden"
            case (_, .press?): "Väntar på dig"
            default: "Går ut av sig själv"
            }
        text = mail.text
    }
}
