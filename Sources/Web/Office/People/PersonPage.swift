import Documents
import Foundation
import Meetings
import Secretariat
import Store

/// One person's page in the office.
struct PersonPage: PageContent {
    static let template = "person"
    static let names: Set<String> = [
        "name", "path", "work", "owner", "isProtected", "news", "seats", "hasSeats", "former", "hasFormer", "role",
        "body", "bodyPath", "term", "ending", "isComing", "endPath", "addresses", "address", "state", "isWrong",
        "words",
        "others", "hasAddress", "absence", "assistants", "hasAssistants", "assistant", "meetings", "hasMeetings",
        "when",
        "answer", "presence", "meetingPath", "mark", "moreMeetings", "hours", "hasHours", "total", "span", "remaining",
        "year", "failed", "hasFailed", "failedLead", "messages", "hasMessages", "subject", "outcome", "messagesPath",
        "seesLedger", "links", "hasLinks", "linksLead", "purpose", "issued", "history", "moment", "sentence",
        "hasHistory", "mayArrange", "arrangesAll", "mergings", "hasMergings", "gone", "goneName", "mergedAt",
        "seesHours", "hasFault", "line", "isMain", "protectsWord", "occasion",
    ]

    let name: String
    let path: String
    let work: String?
    let owner: String
    let isProtected: Bool
    let protectsWord: String
    let news: String?
    let seats: [SeatLine]
    let hasSeats: Bool
    let former: [SeatLine]
    let hasFormer: Bool
    let addresses: [AddressLine]
    let hasAddress: Bool
    let hasFault: Bool
    let absence: String?
    let assistants: [AssistantLine]
    let hasAssistants: Bool
    let meetings: [MeetingLine]
    let hasMeetings: Bool
    let moreMeetings: Bool
    let hours: [HoursLine]
    let seesHours: Bool
    let hasHours: Bool
    let year: Int
    let hasFailed: Bool
    let failedLead: String
    let messages: [MessageLine]
    let hasMessages: Bool
    let seesLedger: Bool
    let messagesPath: String
    let links: [LinkLine]
    let hasLinks: Bool
    let linksLead: String
    let mergings: [MergingLine]
    let hasMergings: Bool
    let history: [RegisterHistoryRow]
    let hasHistory: Bool
    let mayArrange: Bool
    let arrangesAll: Bool
    let token: String
    /// What tells a link made on this page from one made on the next.
    let occasion: String

    init(_ sheet: PersonSheet, news: String?, token: String, occasion: String) {
        self.occasion = occasion
        let (person, register, today) = (sheet.person, sheet.register, sheet.today)
        name = person.name
        path = person.path
        let facts = [person.title, person.workplace].compactMap(\.self).joined(separator: ", ")
        work = facts.isEmpty ? nil : facts
        owner = person.authority.flatMap(register.authority)?.name ?? ""
        isProtected = person.isProtected
        protectsWord = person.isProtected ? "nej" : "ja"
        self.news = news
        let lines = SeatLine.lines(sheet)
        seats = lines.filter { !$0.isOver }
        former = lines.filter(\.isOver)
        (hasSeats, hasFormer) = (!seats.isEmpty, !former.isEmpty)
        addresses = AddressLine.lines(sheet)
        hasAddress = person.address != nil
        hasFault = addresses.contains { $0.isWrong && $0.isMain }
        absence = sheet.reachability.absence(of: person.id).map { note in
            let until = note.until.flatMap { Day(iso: $0) } ?? note.back.flatMap { Day(iso: $0) }?.adding(days: -1)
            return
                "Borta enligt ett automatiskt svar\(until.map { ", till och med \($0.asRead(in: today.year))" } ?? "")."
        }
        assistants = person.assistants.map { AssistantLine(assistant: $0.name, address: $0.address) }
        hasAssistants = !assistants.isEmpty
        meetings = sheet.meetings.map { MeetingLine($0, register, today: today) }
        hasMeetings = !meetings.isEmpty
        moreMeetings = meetings.count == PersonSheet.most
        seesHours = register.bodies(of: person.id).contains { sheet.clearance.may(.seeHours, in: $0) }
        hours = sheet.hours.map(HoursLine.init)
        hasHours = !hours.isEmpty
        year = today.year
        hasFailed = !sheet.failed.isEmpty
        failedLead = Self.failedLead(sheet.failed.count)
        messages = sheet.messages.prefix(8).map { MessageLine($0, today: today) }
        hasMessages = !messages.isEmpty
        seesLedger = register.bodies(of: person.id).contains { sheet.clearance.may(.seeLedger, in: $0) }
        messagesPath = "/utskick?person=\(person.id.text.inAddress)"
        let open = sheet.links.filter { !$0.isOver(at: sheet.now) }
        links = open.prefix(12).map { LinkLine($0, today: today) }
        hasLinks = !open.isEmpty
        linksLead =
            "\(open.count.counted("länk", "länkar").capitalizedSentence) har mejlats och är inte återkallade."
        mergings = sheet.mergings.map { merging in
            MergingLine(
                gone: merging.gone.text, goneName: merging.name,
                mergedAt: WallTime(merging.at).day.asRead(in: today.year))
        }
        hasMergings = !mergings.isEmpty
        history = RegisterHistoryRow.rows(sheet.facts, register, on: today)
        hasHistory = !history.isEmpty
        mayArrange = sheet.mayArrange
        arrangesAll = sheet.arrangesAll
        self.token = token
    }

    private static func failedLead(_ count: Int) -> String {
        "\(count.word(one: "ett").capitalizedSentence) mejl om kommande möten har inte kommit fram."
    }
}
