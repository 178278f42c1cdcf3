import Documents
import Foundation
import Meetings
import Secretariat

/// The page *Din sida*.
struct OwnPage: PageContent {
    static let template = "own"
    static let names: Set<String> = AnswerWords.names.union(HoursChart.names).union(ReadingQuestion.names).union([
        "name", "roles", "question", "hours", "hasSeveral", "year", "home", "next", "when", "place", "joinLink",
        "answered", "answerPath", "canAnswer", "contact", "telephone", "body", "isCalled", "noticeDay", "hasPast",
        "path", "said", "releases", "what", "polls", "quorums", "deadlineDay", "actions",
        "drafts", "approvals", "isLate", "papersPath",
    ])

    let name: String
    let roles: String
    let question: ReadingQuestion?
    let hours: [HoursChart]
    let hasSeveral: Bool
    let hasPast: Bool
    /// What she has said of the latest meeting.
    let said: Said?
    /// What waits for her as chair.
    let releases: [Release]
    let quorums: [Release]
    /// Date polls that lack her answer.
    let polls: [OpenPoll]
    /// Notes that she may comment on, each with the last day, and those that lack her yes.
    let drafts: [Undertaking]
    let approvals: [Release]
    /// What she has undertaken and not done yet, each with when it is due.
    let actions: [Undertaking]
    let year: Int
    let next: Next?
    let contact: String?
    let telephone: String?
    let home: String

    /// An agenda to be released.
    struct Release: Sendable {
        let what: String
        let path: String
    }

    struct OpenPoll: Sendable {
        let body: String
        let deadlineDay: String
        let path: String
    }

    /// Something of hers, with the day by which it is wanted.
    struct Undertaking: Sendable {
        let what: String
        let deadlineDay: String?
        var isLate = false
        let path: String
    }

    /// The meeting that comes.
    struct Next: Sendable {
        let body: String
        let when: String
        let place: String
        let joinLink: String?
        /// To its agenda and papers, once they have been sent to her.
        let papersPath: String?
        let noticeDay: String?
        let answered: AnswerWords?
        let canAnswer: Bool
        let answerPath: String
    }

    init(
        _ own: OwnYear, of person: Person, home: String, question: ReadingQuestion?, waiting: OwnWaiting, now: Date
    ) {
        let today = WallTime(now).day
        name = person.name
        roles = String.enumeration(own.seats.map { "\($0.seat.role.word) i \($0.body.name)" }).capitalizedSentence
        self.question = question
        hours = own.hours.enumerated().map { HoursChart($1, number: $0 + 1, isAlone: own.hours.count == 1) }
        hasSeveral = own.hours.count > 1
        hasPast = !own.past.isEmpty
        said = own.past.first.flatMap { Said($0, home: home) }
        releases = waiting.releases.map { meeting in
            Release(
                what: "Dagordningen till mötet \(meeting.start.day.inText)",
                path: "\(home)/dagordning/\(meeting.id.text.inPath)")
        }
        quorums = waiting.quorums.map { own in
            Release(
                what: "Mötet \(own.meeting.start.day.inText)",
                path: "\(home)/beslutforhet/\(own.meeting.id.text.inPath)")
        }
        polls = waiting.polls.map { own in
            OpenPoll(
                body: own.body.name, deadlineDay: own.poll.deadline.inText,
                path: "\(home)/datum/\(own.poll.id.text.inPath)")
        }
        drafts = waiting.notes.drafts.map { draft in
            Undertaking(
                what: "Anteckningarna från mötet \(draft.meeting.start.day.inText)",
                deadlineDay: draft.until.asRead(in: today.year),
                path: "\(home)/synpunkter/\(draft.meeting.id.text.inPath)")
        }
        approvals = waiting.notes.approvals.map { meeting in
            Release(
                what: "Anteckningarna från mötet \(meeting.start.day.inText)",
                path: "\(home)/godkannande/\(meeting.id.text.inPath)")
        }
        actions = waiting.actions.map { own in
            Undertaking(
                what: String(own.task.prefix(200)), deadlineDay: own.action.due?.inWords(year: today.year),
                isLate: own.action.isOverdue(on: today),
                path: "\(home)/atgard/\(own.action.id.text.inPath)")
        }
        year = own.year
        next = own.next.map { Next($0, today: today, home: home) }
        contact = own.contact?.sender.signature.first
        telephone = own.contact?.sender.telephone
        self.home = home
    }
}

/// What waits for her word beside her hours.
struct OwnWaiting {
    let releases: [Meeting]
    let quorums: [OwnQuorum]
    let polls: [OwnPoll]
    let notes: NotesWaiting
    let actions: [OwnAction]
}

extension OwnPage {
    /// How long she read before a meeting, and where she changes it.
    struct Said: Sendable {
        let words: String
        let meetingDay: String
        let path: String

        init?(_ past: PastMeeting, home: String) {
            guard past.isRecent, let read = past.read else { return nil }
            words = read == 0 ? "Du läste inget" : "Du läste \(read.lengthInWords)"
            meetingDay = past.meeting.start.day.inText
            path = "\(home)/lasning/\(past.meeting.id.text.inPath)"
        }
    }
}

extension OwnPage.Next {
    init(_ own: OwnMeeting, today: Day, home: String) {
        let meeting = own.meeting
        let place = own.place
        body = own.body.name
        when = meeting.start.asRead(in: today.year, minutes: meeting.length).capitalizedSentence
        self.place = place.words.capitalizedSentence
        var isCalled = false
        if case .called = meeting.state { isCalled = true }
        joinLink = isCalled ? place.joinLink : nil
        papersPath =
            isCalled && own.invitation?.conveyed.stage == .called ? "\(home)/mote/\(meeting.id.text.inPath)" : nil
        let policy = own.body.policy
        let day = policy.window.lastOpenDay(until: meeting.start.day.adding(days: -policy.noticeDays))
        noticeDay = isCalled || day < today ? nil : day.inText
        answered = own.invitation?.answer.map { AnswerWords($0, isOwn: true, firstName: "") }
        canAnswer = own.standing == .open
        answerPath = "\(home)/svar/\(meeting.id.text.inPath)"
    }
}

/// *Hur länge läste du?*: six answers to choose from, and one way to send.
struct ReadingQuestion: Sendable {
    static let names: Set<String> = [
        "meetingDay", "estimate", "isReckoned", "answers", "word", "path", "isChosen", "sendPath", "sendWords",
        "minutes", "isOther", "isSendable", "hourValue", "minuteValue", "timeFault", "token", "readWords",
    ]

    let meetingDay: String
    let estimate: String?
    /// What she said before.
    let readWords: String?
    let answers: [Choice]
    let sendPath: String
    /// Minutes that are chosen and what its button says; nil where nothing or another time is.
    let minutes: Int?
    let sendWords: String?
    let isSendable: Bool
    let isOther: Bool
    let hourValue: String
    let minuteValue: String
    let timeFault: String?
    let token: String

    struct Choice: Sendable {
        let word: String
        let path: String
        let isChosen: Bool
    }

    /// - Parameter page: where it is asked; pressing an answer leads back there.
    init(_ past: PastMeeting, home: String, on page: String? = nil, token: String, chosen: Chosen, fault: String?) {
        let day = past.meeting.start.day
        meetingDay = day.inText
        estimate = past.estimate.map(\.lengthInWords)
        readWords = past.read.map { $0 == 0 ? "att du inte läste" : $0.lengthInWords }
        let own = "\(home)/lasning/\(past.meeting.id.text.inPath)"
        let asking = page ?? own
        sendPath = own
        var answers = Chosen.usual.map { minutes in
            Choice(
                word: minutes.choiceWord, path: "\(asking)?tid=\(minutes)#lasning",
                isChosen: chosen == .minutes(minutes))
        }
        var (isOther, hourValue, minuteValue) = (false, "", "")
        if case .other(let hours, let minutes) = chosen { (isOther, hourValue, minuteValue) = (true, hours, minutes) }
        answers.append(Choice(word: "Annan tid", path: "\(asking)?tid=annan#lasning", isChosen: isOther))
        self.answers = answers
        self.isOther = isOther
        self.hourValue = hourValue
        self.minuteValue = minuteValue
        if case .minutes(let chosen) = chosen { minutes = chosen } else { minutes = nil }
        sendWords = minutes.map { $0 == 0 ? "Skicka att du inte läste" : "Skicka \($0.lengthInWords)" }
        isSendable = minutes != nil
        timeFault = fault
        self.token = token
    }

    var faults: Faults? { Faults([Field("timmar", label: "", fault: timeFault)]) }
}

/// The page *Din läsning*: the question about one meeting alone.
struct OwnReadingPage: PageContent {
    static let template = "own-reading"
    static let names: Set<String> = ReadingQuestion.names.union(["question", "home"])

    let question: ReadingQuestion
    let faults: Faults?
    let home: String
}

extension Day {
    /// “9 mars”, on one line.
    fileprivate var inText: String { "\(day)\u{A0}\(monthName)" }
}

extension Int {
    /// Minutes on a button: “Inget”, “30 min”, “2 timmar”.
    fileprivate var choiceWord: String {
        if self == 0 { return "Inget" }
        if self < 60 { return "\(self) min" }
        return self == 60 ? "1 timme" : "\(self / 60) timmar"
    }
}
