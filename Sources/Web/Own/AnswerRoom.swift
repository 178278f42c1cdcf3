import Documents
import Hummingbird
import Meetings
import Secretariat
import Store

/// *Svar*: an answer to one meeting, from the link in its mail or from her own page.
struct AnswerRoom: Sendable {
    let door: LinkDoor

    func open(_ router: some RouterMethods<SiteContext>) {
        door.open(
            "svar", on: router, for: { if case .answer(let meeting) = $0 { meeting } else { nil } },
            show: { try page($0, $1) }, take: take)
    }

    private func take(_ form: Form, _ place: OwnPlace<Meeting>, _ visit: LinkVisit) throws -> Response {
        guard let given = GivenReply(form["svar"]) else {
            return try page(place, visit, fault: "Välj om du kommer", comment: form["hälsning"])
        }
        let outcome = try door.secretary.answer(
            given.reply, way: given.way, comment: form["hälsning"], to: place.subject, seen: form["sett"], by: visit)
        guard outcome == .changed else { return .see(place.path) }
        let fault = "Tiden eller svaret har ändrats sedan du öppnade sidan. Läs igen och svara då."
        return try page(place, visit, fault: fault, comment: form["hälsning"], status: .conflict)
    }

    private func page(
        _ place: OwnPlace<Meeting>, _ visit: LinkVisit, fault: String? = nil, comment: String? = nil,
        status: HTTPResponse.Status = .badRequest
    ) throws -> Response {
        let own = try door.secretary.store.read {
            try door.secretary.ownMeeting(place.subject, of: visit.person.id, $0)
        }
        // To her a meeting she was never invited to is one that there is not.
        guard let own, own.invitation != nil else { throw WebProblem.notFound }
        let page = AnswerPage(own, visit, at: place, fault: fault, comment: comment, today: WallTime(door.now).day)
        return try door.page(page, page.title, fault == nil ? .ok : status)
    }
}

/// The page *Svar*.
struct AnswerPage: PageContent {
    static let template = "answer"
    static let names: Set<String> = [
        "body", "when", "place", "joinLink", "name", "isAssistant", "isOpen", "hasBegun", "isOff", "reason",
        "isInformed", "isNotCalled", "answered", "words", "answeredBy", "answerFault", "choices", "value", "label",
        "comment", "seen", "path", "home", "title", "firstName",
    ]

    let title: String
    let body: String
    let when: String
    let place: String
    let joinLink: String?
    let name: String
    let firstName: String
    let isAssistant: Bool
    let isOpen: Bool
    let hasBegun: Bool
    let isOff: Bool
    let reason: String?
    let isInformed: Bool
    let isNotCalled: Bool
    /// What has been answered, in words; nil where nothing has.
    let answered: AnswerWords?
    let answerFault: String?
    let faults: Faults?
    let choices: [Choice]
    let comment: String
    /// The mark of what the page shows.
    let seen: String
    let path: String
    let home: String?
    let token: String

    init(
        _ own: OwnMeeting, _ visit: LinkVisit, at address: OwnPlace<Meeting>, fault: String?, comment: String?,
        today: Day
    ) {
        let (meeting, answer) = (own.meeting, own.invitation?.answer)
        let isAssistant = visit.link.assistant != nil
        title = "Möte \(meeting.start.day.asRead(in: today.year))"
        body = own.body.name
        when = meeting.start.asRead(in: today.year, minutes: meeting.length).capitalizedSentence
        let held = own.place
        place = held.words.capitalizedSentence
        joinLink = own.standing == .open || own.standing == .informed ? held.joinLink : nil
        name = visit.person.name
        firstName = visit.person.firstName
        self.isAssistant = isAssistant
        isOpen = own.standing == .open
        hasBegun = own.standing == .begun
        isOff = own.standing == .cancelled
        reason = if case .cancelled(let reason, _, _) = meeting.state { reason } else { nil }
        isInformed = own.standing == .informed
        isNotCalled = own.standing == .notCalled
        answered = answer.map { AnswerWords($0, isOwn: !isAssistant, firstName: visit.person.firstName) }
        answerFault = fault
        faults = Faults([Field("svar", label: "", fault: fault)])
        // Nothing is chosen beforehand: a program that presses buttons answers nothing.
        choices = GivenReply.choices(at: held).map { Choice($0.value, $0.choice(isOwn: !isAssistant)) }
        self.comment = comment ?? answer?.comment ?? ""
        seen = own.mark
        path = address.path
        home = address.home
        token = address.token
    }
}

/// An answer in a sentence, with its sign.
struct AnswerWords: Sendable {
    static let names: Set<String> = ["words", "answeredBy", "isComing", "isPerhaps", "isAway"]

    let words: String
    let answeredBy: String?
    let isComing: Bool
    let isPerhaps: Bool
    let isAway: Bool

    init(_ answer: Answer, isOwn: Bool, firstName: String) {
        let verb = Answer.verb(answer.reply, answer.way)
        words = isOwn ? "Du har svarat att du \(verb)" : "\(firstName) har svarat att hen \(verb)"
        answeredBy = answer.by
        isComing = answer.reply == .accepted
        isPerhaps = answer.reply == .tentative
        isAway = answer.reply == .declined
    }
}

extension GivenReply {
    fileprivate func choice(isOwn: Bool) -> String {
        switch reply {
        case .accepted where way == .room: isOwn ? "Ja, jag kommer till rummet" : "Ja, kommer till rummet"
        case .accepted where way == .remote: isOwn ? "Ja, jag är med digitalt" : "Ja, är med digitalt"
        case .accepted: isOwn ? "Ja, jag kommer" : "Ja, kommer"
        case .tentative: "Kanske"
        case .declined: isOwn ? "Nej, jag kommer inte" : "Nej, kommer inte"
        }
    }
}

extension String {
    /// As one part of an address.
    var inPath: String { addingPercentEncoding(withAllowedCharacters: .alphanumerics.union(["-", "_", "."])) ?? "" }
}
