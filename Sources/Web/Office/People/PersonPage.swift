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
            "\(open.count.word(one: "en").capitalizedSentence) \(open.count == 1 ? "länk" : "länkar") har mejlats och är inte återkallade."
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

extension PersonPage {
    /// A seat that she holds, held or will hold.
    struct SeatLine: Sendable {
        let role: String
        let body: String
        let bodyPath: String
        let term: String
        let ending: String?
        let isComing: Bool
        let isOver: Bool
        let endPath: String?

        fileprivate static func lines(_ sheet: PersonSheet) -> [SeatLine] {
            let own = sheet.register.mandates.filter { $0.person == sheet.person.id }.sorted { $0.from > $1.from }
            return own.compactMap { mandate in
                guard let seat = sheet.register.seat(mandate.seat), let body = sheet.register.body(seat.body),
                    sheet.clearance.may(.read, in: body.id)
                else { return nil }
                let owner = seat.authority.flatMap(sheet.register.authority)?.name
                let what = [owner, seat.profile].compactMap(\.self).joined(separator: ", ")
                let isOver = mandate.until.map { $0 < sheet.today } ?? false
                let mayEnd = sheet.clearance.may(.arrange, in: body.id) && !isOver
                return SeatLine(
                    role: seat.role.word.capitalizedSentence + (what.isEmpty ? "" : ", \(what)"), body: body.name,
                    bodyPath: body.path,
                    term: mandate.term(on: sheet.today) + (mandate.reasonForLeaving.map { ". \($0)" } ?? ""),
                    ending: mandate.ending(on: sheet.today), isComing: mandate.from > sheet.today, isOver: isOver,
                    endPath: mayEnd ? "\(body.path)/uppdrag/\(mandate.id.text.inAddress)/avsluta" : nil)
            }
        }
    }

    /// An address and what is known of it.
    struct AddressLine: Sendable {
        let address: String
        let state: String
        let words: String?
        let isWrong: Bool
        let isMain: Bool

        fileprivate static func lines(_ sheet: PersonSheet) -> [AddressLine] {
            let faults = sheet.reachability.faults(of: sheet.person)
            return sheet.person.addresses.enumerated().map { index, address in
                let isMain = sheet.person.address == address.text && address.until == nil
                guard address.until == nil else {
                    return AddressLine(
                        address: address.text, state: "Tidigare, svar därifrån känns igen", words: nil, isWrong: false,
                        isMain: false)
                }
                let fault = faults.last { $0.address == address.text }
                let reached = sheet.messages.contains { $0.recipient == address.text && $0.state == .accepted }
                let isUnsure = fault.map { $0.said.severity == "delayed" || $0.said.isOurs } ?? false
                let state =
                    if fault != nil { isUnsure ? "Osäker" : "Fungerar inte" } else if reached { "Fungerar" } else {
                        isMain ? "Inte prövad än" : "I reserv"
                    }
                return AddressLine(
                    address: address.text, state: state, words: fault?.said.words.oneLine,
                    isWrong: fault != nil && !isUnsure,
                    isMain: isMain)
            }
        }
    }

    struct AssistantLine: Sendable {
        let assistant: String
        let address: String
    }

    /// A meeting, what she answered and whether she came.
    struct MeetingLine: Sendable {
        let when: String
        let body: String
        let meetingPath: String
        let answer: String
        let presence: String
        let mark: StateMark

        fileprivate init(
            _ row: (meeting: Meeting, invitation: Invitation?, attendance: Attendance?), _ register: Register,
            today: Day
        ) {
            when = row.meeting.start.asRead(in: today.year, minutes: row.meeting.length).capitalizedSentence
            body = register.body(row.meeting.body)?.name ?? ""
            meetingPath = row.meeting.path
            let isInformed = row.invitation?.kind == .informed
            let isOut = row.invitation.map { !$0.isLive } ?? false
            let silence = row.invitation == nil || isOut ? "Inte kallad" : isInformed ? "För kännedom" : "Inget svar"
            answer = row.invitation?.answer?.reply.word ?? silence
            presence = row.attendance?.presence.sentence ?? ""
            mark = StateMark(row.meeting.state)
        }
    }

    struct HoursLine: Sendable {
        let body: String
        let total: String
        let span: String
        let remaining: String

        fileprivate init(_ hours: OwnHours) {
            body = hours.body.name
            total = hours.effort.total.inHours
            remaining = hours.remaining == 0 ? "inget" : hours.remaining.inHours
            if let least = hours.least, let most = hours.most {
                span = "\(least / 60)–\(most / 60) timmar"
            } else {
                span = ""
            }
        }
    }

    struct MessageLine: Sendable {
        let subject: String
        let when: String
        let outcome: String

        fileprivate init(_ message: OutboxMessage, today: Day) {
            subject = message.subject
            let time = WallTime(message.since)
            when = "\(time.day.asRead(in: today.year)) kl. \(time.clock)"
            outcome = message.state.officeWord
        }
    }

    struct LinkLine: Sendable {
        let purpose: String
        let issued: String

        fileprivate init(_ link: PersonalLink, today: Day) {
            let what: String =
                switch link.purpose {
                case .page: "Egen sida"
                case .answer: "Svar till ett möte"
                case .dates: "Årets datum"
                case .poll: "Datumförfrågan"
                case .agenda: "Dagordning att släppa"
                case .quorum: "Möte dit för få kan komma"
                case .meeting: "Mötets handlingar"
                case .comments: "Synpunkter på anteckningar"
                case .approval: "Godkännande av anteckningar"
                case .action: "Åtgärd"
                }
            purpose = what + (link.assistant.map { ", till \($0)" } ?? "")
            issued = WallTime(link.issued).day.asRead(in: today.year)
        }
    }

    struct MergingLine: Sendable {
        let gone: String
        let goneName: String
        let mergedAt: String
    }
}

extension OutboxMessage.State {
    /// “Mottaget”.
    var officeWord: String {
        switch self {
        case .held: "Väntar på att skickas"
        case .queued, .sending: "På väg"
        case .accepted: "Mottaget"
        case .refused, .gaveUp: "Kom inte fram"
        case .superseded: "Ersatt av ett nyare"
        case .lapsed: "Behövdes inte"
        case .toPost: "Brev att posta"
        case .posted: "Postat"
        }
    }
}

extension String {
    /// A server's words, short and on one line.
    fileprivate var oneLine: String {
        String(split(whereSeparator: \.isWhitespace).joined(separator: " ").prefix(200))
    }
}
