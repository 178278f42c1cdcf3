import Documents
import Foundation
import Meetings
import Secretariat
import Store

/// The page *Dina möten och timmar*: each of the year's meetings, with what can be corrected.
struct OwnHoursPage: PageContent {
    static let template = "own-hours"
    static let names: Set<String> = [
        "year", "rows", "hasRows", "when", "body", "presence", "reading", "presencePath", "readingPath", "home",
        "isCorrectable",
    ]

    let year: Int
    let rows: [Row]
    let hasRows: Bool
    let home: String

    struct Row: Sendable {
        let when: String
        let body: String
        let presence: String
        let reading: String
        let isCorrectable: Bool
        let presencePath: String
        let readingPath: String
    }

    init(_ own: OwnYear, home: String) {
        year = own.year
        rows = own.past.map { past in
            let id = past.meeting.id.text.inPath
            let reckoned = past.estimate.map { "\($0.length), beräknat" } ?? "Inget sagt"
            return Row(
                when: past.meeting.start.day.narrow.capitalizedSentence, body: past.body.name,
                presence: past.presence?.words ?? "Inte registrerad", reading: past.read.map(\.length) ?? reckoned,
                isCorrectable: past.isCorrectable, presencePath: "\(home)/narvaro/\(id)",
                readingPath: "\(home)/lasning/\(id)")
        }
        hasRows = !rows.isEmpty
        self.home = home
    }
}

/// The page *Din närvaro*.
struct OwnAttendancePage: PageContent {
    static let template = "own-attendance"
    static let names: Set<String> = [
        "when", "body", "presence", "isCorrectable", "path", "home", "presenceFault", "choices", "value", "word",
        "minutes", "isPart", "longest",
    ]

    let when: String
    let body: String
    let presence: String?
    let isCorrectable: Bool
    let path: String
    let home: String
    let presenceFault: String?
    let faults: Faults?
    let choices: [Choice]
    let minutes: String
    let longest: Int
    let token: String

    struct Choice: Sendable {
        let value: String
        let word: String
        let isPart: Bool
    }

    init(_ past: PastMeeting, home: String, token: String, fault: String?, minutes: String) {
        when = past.meeting.start.inFull(minutes: past.meeting.length).capitalizedSentence
        body = past.body.name
        presence = past.presence?.words
        isCorrectable = past.isCorrectable
        path = "\(home)/narvaro/\(past.meeting.id.text.inPath)"
        self.home = home
        presenceFault = fault
        faults = Faults([Field("narvaro", label: "", fault: fault)])
        choices = [
            Choice(value: "med", word: "Jag var med hela mötet", isPart: false),
            Choice(value: "distans", word: "Jag var med på distans hela mötet", isPart: false),
            Choice(value: "del", word: "Jag var med en del av mötet", isPart: true),
            Choice(value: "förhinder", word: "Jag hade förhinder och hade sagt det", isPart: false),
            Choice(value: "inte", word: "Jag var inte med", isPart: false),
        ]
        self.minutes = minutes
        longest = past.meeting.length - 1
        self.token = token
    }
}

/// The page *Skickat till dig*.
struct OwnMessagesPage: PageContent {
    static let template = "own-messages"
    static let names: Set<String> = ["rows", "hasRows", "when", "subject", "recipient", "outcome", "copyFor", "home"]

    let rows: [Row]
    let hasRows: Bool
    let home: String

    struct Row: Sendable {
        let when: String
        let subject: String
        let recipient: String
        let outcome: String
    }

    init(_ messages: [OutboxMessage], home: String, year: Int) {
        rows = messages.sorted { $0.since > $1.since }.prefix(100).map { message in
            let time = WallTime(message.since)
            return Row(
                when: "\(time.day.asRead(in: year)) kl. \(time.clock)", subject: message.subject,
                recipient: message.copyFor == nil ? message.recipient ?? "brev" : "kopia till din assistent",
                outcome: message.state.outcome)
        }
        hasRows = !rows.isEmpty
        self.home = home
    }
}

/// The page *Din kalender*.
struct OwnCalendarPage: PageContent {
    static let template = "own-calendar"
    static let names: Set<String> = ["address", "home", "path"]

    /// Nil until it has been made.
    let address: String?
    let home: String
    let token: String
    let path: String

    init(address: String?, home: String, token: String) {
        self.address = address
        self.home = home
        self.token = token
        path = "\(home)/kalender"
    }
}

extension Attendance.Presence {
    fileprivate var words: String {
        switch self {
        case .present: "Med"
        case .remote: "Med på distans"
        case .partial(let minutes): "Med i \(minutes.length)"
        case .excused: "Förhinder"
        case .absent: "Inte med"
        }
    }
}

extension OutboxMessage.State {
    fileprivate var outcome: String {
        switch self {
        case .accepted: "Mottaget"
        case .posted: "Postat"
        case .refused, .gaveUp: "Kom inte fram"
        default: "På väg"
        }
    }
}
