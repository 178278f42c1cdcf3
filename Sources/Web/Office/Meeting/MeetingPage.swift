import Documents
import Foundation
import Meetings
import Secretariat
import Store

/// A meeting's page: its date, who comes, what goes out, and what has happened.
struct MeetingPage: PageContent {
    static let template = "meeting"
    static let names: Set<String> = Set([
        "body", "bodyPath", "ordinal", "heading", "stateMark", "mark", "chair", "hasChair", "place", "isDigital",
        "joinLink", "ways", "reason", "isSending", "isCancelled", "news", "sendings", "sentence", "verdict", "missing",
        "hasMissing",
        "coming", "hasComing", "guests", "hasGuests", "informed", "hasInformed", "isRecorded", "agenda", "overrun",
        "hasAgenda",
        "clock", "item", "presenter", "kindWord", "panel", "history", "older", "hasOlder", "reading", "readingTime",
        "countsPapers",
        "hours", "hasHours", "hoursSum", "mayArrange", "isAhead", "hasBegun", "path", "canCall", "noticeDay",
        "awaitsRelease", "mayRelease",
        "proposals", "hasProposals", "lacksAttendance", "proposed", "id", "person", "isElsewhere", "total",
        "isProposedMeeting", "goesItself", "isNoticeDue", "wish", "wished", "wantsTime", "wantsOff",
    ]).union(AnswerRow.names).union(SendingRow.names).union(HistoryRow.names).union(MailPanel.names).union(
        MeetingNews.names)

    let body: String
    let bodyPath: String
    let ordinal: String
    let heading: String
    let stateMark: StateMark
    let chair: String
    let hasChair: Bool
    let place: String
    let joinLink: String?
    let reason: String?
    let news: MeetingNews?
    let sendings: [SendingRow]
    /// Some of it is going out just now.
    let isSending: Bool
    let sentence: String
    let verdict: String?
    /// Who comes in the room and how many by link.
    let ways: String?
    let missing: [AnswerRow]
    let hasMissing: Bool
    let coming: [AnswerRow]
    let hasComing: Bool
    let guests: [AnswerRow]
    let hasGuests: Bool
    let informed: String
    let hasInformed: Bool
    let isRecorded: Bool
    let agenda: [AgendaRow]
    /// By how much it is longer than the meeting.
    let overrun: String?
    let hasAgenda: Bool
    let proposals: [ProposalRow]
    let hasProposals: Bool
    let wish: WishRow?
    let panel: MailPanel?
    let history: [HistoryRow]
    let older: [HistoryRow]
    let hasOlder: Bool
    let reading: String?
    let readingTime: String
    let hours: [HoursRow]
    let hasHours: Bool
    let hoursSum: String
    let mayArrange: Bool
    /// What there is to read is counted from the papers.
    let countsPapers: Bool
    let isAhead: Bool
    let hasBegun: Bool
    let lacksAttendance: Bool
    let isElsewhere: Bool
    let isProposedMeeting: Bool
    /// The kallelse has not been composed, and could be.
    let canCall: Bool
    /// It would wait for the chair, and she may release it here.
    let awaitsRelease: Bool
    /// It goes out on its day without anybody's press.
    let goesItself: Bool
    /// That day has come.
    let isNoticeDue: Bool
    let mayRelease: Bool
    let noticeDay: String
    let path: String
    let token: String

    struct AgendaRow: Sendable {
        let clock: String
        let item: String
        let presenter: String?
        let kindWord: String?
    }

    struct ProposalRow: Sendable {
        let id: Int64
        let person: String
        let proposed: String
        let quote: String?
    }

    /// What the chair wants, where too few can come.
    struct WishRow: Sendable {
        let wished: String
        let quote: String?
        let wantsTime: Bool
        let wantsOff: Bool

        init(_ wish: QuorumWish, _ register: Register) {
            let name = register.person(wish.person)?.name ?? "Ordföranden"
            quote = wish.comment
            wantsTime = wish.choice == .move
            wantsOff = wish.choice == .cancel
            switch wish.choice {
            case .hold: wished = "\(name) vill hålla mötet fast för få kan komma."
            case .move: wished = "\(name) vill ha en ny tid, eftersom för få kan komma."
            case .cancel: wished = "\(name) vill ställa in mötet, eftersom för få kan komma."
            }
        }
    }

    struct HoursRow: Sendable {
        let name: String
        let total: String
    }

    init(
        _ sheet: MeetingSheet, _ clearance: Clearance, panel: MailPanel?, history: [HistoryRow], hours: [HoursRow],
        hoursSum: String, news: MeetingNews?, token: String
    ) {
        let (meeting, rows) = (sheet.meeting, AnswerRows(sheet))
        body = sheet.body.name
        bodyPath = "/grupper/\(sheet.body.id.text.inAddress)"
        ordinal = "möte \(meeting.number) av \(sheet.siblings)"
        heading = meeting.start.inFull(minutes: meeting.length).capitalizedSentence
        stateMark = Self.mark(sheet)
        let chairPerson = sheet.register.chair(of: sheet.body.id, on: meeting.start.day)
        chair = chairPerson?.name ?? ""
        hasChair = chairPerson != nil
        place = sheet.place.words.capitalizedSentence
        joinLink = sheet.place.joinLink.flatMap { $0.hasPrefix("https://") ? $0 : nil }
        if case .cancelled(let because, _, _) = meeting.state { reason = because } else { reason = nil }
        self.news = news
        sendings = SendingRow.rows(sheet, clearance)
        isSending = sendings.contains { $0.progress != nil && !$0.isPaused }
        sentence = rows.sentence
        verdict = rows.verdict
        ways = rows.ways
        (missing, coming, guests) = (rows.missing, rows.coming, rows.guests)
        (hasMissing, hasComing, hasGuests) = (!missing.isEmpty, !coming.isEmpty, !guests.isEmpty)
        informed = String.enumeration(rows.informed)
        hasInformed = !rows.informed.isEmpty
        isRecorded = !sheet.attendance.isEmpty
        agenda = Self.agenda(of: meeting)
        hasAgenda = !agenda.isEmpty
        overrun = meeting.overrun?.lengthInWords
        proposals = sheet.proposals.map { proposal in
            ProposalRow(
                id: proposal.id, person: sheet.register.person(proposal.person)?.name ?? "",
                proposed: proposal.start.asRead(in: meeting.year, minutes: proposal.length), quote: proposal.comment)
        }
        hasProposals = !proposals.isEmpty && clearance.may(.arrange, in: sheet.body.id)
        wish = sheet.isAhead ? sheet.wish.map { WishRow($0, sheet.register) } : nil
        self.panel = panel
        self.history = Array(history.prefix(8))
        older = Array(history.dropFirst(8))
        hasOlder = !older.isEmpty
        reading = sheet.reading.map(Self.words(of:))
        readingTime = sheet.reading?.minutes(at: sheet.body.policy.readingPace).inHours ?? ""
        countsPapers = sheet.reading?.unit == .papers
        self.hours = hours
        hasHours = !hours.isEmpty
        self.hoursSum = hoursSum
        mayArrange = clearance.may(.arrange, in: sheet.body.id)
        isAhead = sheet.isAhead
        hasBegun = sheet.hasBegun
        lacksAttendance = sheet.hasBegun && sheet.attendance.isEmpty && sheet.meeting.ownership != .elsewhere
        isElsewhere = meeting.ownership == .elsewhere
        isProposedMeeting = meeting.state == .proposed
        let isUncalled = sheet.isAhead && Self.isBooked(meeting) && !isElsewhere
        canCall = mayArrange && isUncalled && !sheet.awaitsRelease
        awaitsRelease = isUncalled && sheet.awaitsRelease
        mayRelease = clearance.may(.release, in: sheet.body.id)
        goesItself = sheet.body.policy.mode(of: .notice) != .press
        let day = sheet.body.policy.window.lastOpenDay(
            until: meeting.start.day.adding(days: -sheet.body.policy.noticeDays))
        isNoticeDue = day <= sheet.today
        noticeDay = day.asRead(in: sheet.today.year)
        path = meeting.path
        self.token = token
    }

    private static func isBooked(_ meeting: Meeting) -> Bool {
        if case .booked = meeting.state { true } else { false }
    }

    /// It stays “Bokat” until the kallelse can no longer be taken back.
    private static func mark(_ sheet: MeetingSheet) -> StateMark {
        guard sheet.isUnderWay else { return StateMark(sheet.meeting.state) }
        let isQueued = sheet.messages.contains { $0.kind == .notice && $0.state == .queued }
        let word = isQueued ? "Bokat, kallelsen är på väg" : "Bokat, kallelsen har inte gått ut"
        return StateMark(.booked(by: "", at: sheet.now), word: word)
    }

    private static func agenda(of meeting: Meeting) -> [AgendaRow] {
        var start: WallTime? = meeting.start
        return meeting.agenda.map { item in
            let clock = start?.clock ?? ""
            // After an item without a length nobody knows when the next begins.
            start = item.length.flatMap { minutes in start?.adding(minutes: minutes) }
            return AgendaRow(clock: clock, item: item.title, presenter: item.presenter, kindWord: item.kind?.word)
        }
    }

    private static func words(of matter: ReadingMatter) -> String {
        switch matter.unit {
        case .pages: matter.amount.counted("sida", "sidor")
        case .words: "\(matter.amount) ord"
        case .papers: matter.amount.counted("handling", "handlingar")
        }
    }
}

/// What has just come of a form, said where its sender lands.
struct MeetingNews: Sendable {
    static let names: Set<String> = [
        "tooLate", "undone", "answered", "refused", "recorded", "readingSet", "released", "alreadyCancelled", "edited",
        "allHaveIt",
    ]

    let tooLate: Bool
    let undone: Bool
    let answered: Bool
    let refused: Bool
    let recorded: Bool
    let readingSet: Bool
    let released: Bool
    let edited: Bool
    /// Everybody has the file of minutes already.
    let allHaveIt: Bool

    /// Nil where the page has nothing to say.
    init?(_ word: String) {
        tooLate = word == "gick-ut"
        undone = word == "angrat"
        answered = word == "svar"
        refused = word == "avslag"
        recorded = word == "narvaro"
        readingSet = word == "inlasning"
        released = word == "slappt"
        edited = word == "andrat"
        allHaveIt = word == "alla-har"
        let isKnown = tooLate || undone || answered || refused || recorded || readingSet || released
        guard isKnown || edited || allHaveIt else { return nil }
    }
}
