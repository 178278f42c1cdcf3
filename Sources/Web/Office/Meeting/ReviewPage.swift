import Documents
import Foundation
import Meetings
import Secretariat

/// What an act would send, to whom, before it is done.
struct ReviewPage: PageContent {
    static let template = "review"
    static let names: Set<String> = Set([
        "body", "when", "path", "isNotice", "isMove", "isCancel", "isPress", "movedTo", "reason", "people", "isNone",
        "isPlace", "isAgenda", "isInvite", "isUninvite", "isTakeover", "staysHeld", "staysForChair", "place", "items",
        "item", "presenter", "hasItems", "agendaChanges", "sentence", "hasAgendaChanges", "guest", "isPaused", "panel",
        "action", "fields", "field", "value", "seen", "noun", "nounInside", "leaves", "letters", "isPapers",
        "found",
    ]).union(MailPanel.names).union(FindingRows.names)

    let body: String
    let when: String
    let path: String
    var isNotice = false
    var isMove = false
    var isCancel = false
    var isPress = false
    var isPlace = false
    var isAgenda = false
    var isInvite = false
    var isUninvite = false
    var isTakeover = false
    var isPapers = false
    /// What the check before sending found.
    var found = FindingRows()
    var faults: Faults?
    /// Mail about it waits for the samordnare's press, or the chair's word, and goes on waiting.
    var staysHeld = false
    var staysForChair = false
    var place = ""
    var items: [Item] = []
    var hasItems = false
    var agendaChanges: [AgendaSentence] = []
    var hasAgendaChanges = false
    var guest = ""
    var movedTo = ""
    var reason = ""
    var noun = ""
    var nounInside = ""
    /// “Nio personer”.
    let people: String
    let letters: String?
    let isNone: Bool
    let isPaused: Bool
    /// When the first of it may leave.
    let leaves: String
    let panel: MailPanel?
    let action: String
    let fields: [MailPanel.Hidden]
    /// What must be unchanged when it is done: the meeting, or the last of the mails.
    private(set) var seen: Int
    let token: String

    /// A point of the agenda that is to be.
    struct Item: Sendable {
        let item: String
        let presenter: String?
    }

    /// An act upon a meeting.
    ///
    /// - Parameter mails: what it sends, and what it leaves waiting.
    init(
        _ act: MeetingAct, _ sheet: MeetingSheet, _ mails: [OutgoingMail], panel: MailPanel?, token: String
    ) {
        self.init(
            sheet, mails.filter(\.leaves), panel: panel, action: "\(sheet.meeting.path)/gor", fields: act.fields,
            token: token)
        switch act {
        case .notice: isNotice = true
        case .move(let time, let length):
            isMove = true
            movedTo = time.inFull(minutes: length ?? sheet.meeting.length)
        case .cancel(let reason):
            isCancel = true
            self.reason = reason
        case .accept(let id):
            isMove = true
            let proposal = sheet.proposals.first { $0.id == id }
            movedTo = proposal.map { $0.start.inFull(minutes: $0.length) } ?? ""
        case .place(let place):
            isPlace = true
            var meeting = sheet.meeting
            meeting.place = place
            self.place = meeting.effectivePlace(in: sheet.body).words.capitalizedSentence
        case .agenda(let agenda):
            isAgenda = true
            items = agenda.map { Item(item: $0.title, presenter: $0.presenter) }
            hasItems = !items.isEmpty
            let news = agenda.changes(from: sheet.meeting.agenda).map(AgendaWords.sentence)
            agendaChanges = sheet.meeting.agenda.isEmpty ? [] : news.map(AgendaSentence.init)
            hasAgendaChanges = !agendaChanges.isEmpty
        case .invite(let person, _):
            isInvite = true
            guest = sheet.register.person(person)?.name ?? ""
        case .uninvite(let person):
            isUninvite = true
            guest = sheet.register.person(person)?.name ?? ""
        case .takeOver: isTakeover = true
        case .papers: isPapers = true
        }
        let held = mails.filter { !$0.leaves }
        staysForChair = held.contains { $0.message.waitsFor == .release }
        staysHeld = !held.isEmpty && !staysForChair
    }

    /// Mail that is composed and waits.
    init(
        _ kind: MeetingPolicy.Sending, _ sheet: MeetingSheet, _ mails: [OutgoingMail], panel: MailPanel?, token: String
    ) {
        self.init(
            sheet, mails, panel: panel, action: "\(sheet.meeting.path)/utskick/\(kind.rawValue)", fields: [],
            token: token)
        isPress = true
        seen = mails.map(\.message.id).max().map { Int($0) } ?? 0
        noun = kind.noun
        nounInside = kind.nounInside
    }

    private init(
        _ sheet: MeetingSheet, _ mails: [OutgoingMail], panel: MailPanel?, action: String,
        fields: [MailPanel.Hidden], token: String
    ) {
        body = sheet.body.name
        when = sheet.meeting.start.inFull(minutes: sheet.meeting.length)
        path = sheet.meeting.path
        let messages = mails.map(\.message)
        people = SendingRow.people(messages.filter { $0.recipient != nil }).capitalizedSentence
        letters = SendingRow.letters(messages)
        isNone = mails.isEmpty
        isPaused = sheet.pause != nil
        let first = mails.map(\.message.notBefore).min() ?? sheet.now
        leaves = SendingRow.moment(max(first, sheet.now), on: sheet.today)
        self.panel = panel
        self.action = action
        self.fields = fields
        seen = sheet.changes
        self.token = token
    }

    /// The same with what the check before sending found.
    ///
    /// - Parameter despite: why it is to be sent all the same; nil where nobody has been asked.
    func checked(_ findings: [SendingFinding], despite: String? = nil) -> ReviewPage {
        var page = self
        page.found = FindingRows(findings, despite: despite)
        page.faults = Faults([page.found.fault])
        return page
    }

    var title: String {
        if isMove { return "Flytta mötet" }
        if isCancel { return "Ställ in mötet" }
        if isPlace { return "Ändra platsen" }
        if isAgenda { return "Ändra dagordningen" }
        if isInvite { return "Bjud in \(guest)" }
        if isUninvite { return "Ta bort \(guest)" }
        if isTakeover { return "Ta över mötet" }
        if isPapers { return "Granska de kompletterande handlingarna" }
        return isNotice ? "Granska kallelsen" : "Granska \(nounInside)"
    }
}

extension OutgoingMail {
    /// Whether it goes out once the act is done; else it waits for somebody's word.
    var leaves: Bool { message.state != .held }
}
