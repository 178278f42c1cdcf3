import Documents
import Hummingbird
import Meetings
import Secretariat
import Store

/// *Svar*: an answer to one meeting, from the link in its mail or from her own page.
struct AnswerRoom: Sendable {
    let door: LinkDoor

    func open(_ router: some RouterMethods<SiteContext>) {
        router.get("svar/:lank") { request, context in try show(request, context) }
        router.linkForm("svar/:lank") { form, request, context in try take(form, request, context) }
        router.get("din-sida/:lank/svar/:mote") { request, context in try show(request, context) }
        router.linkForm("din-sida/:lank/svar/:mote") { form, request, context in try take(form, request, context) }
    }

    private func show(_ request: Request, _ context: SiteContext) throws -> Response {
        try door.admit(request, context) { visit, secret in
            let place = try place(visit, secret, context)
            return try page(place, visit, secret, fault: nil)
        }
    }

    private func take(_ form: Form, _ request: Request, _ context: SiteContext) throws -> Response {
        try door.admit(request, context) { visit, secret in
            let place = try place(visit, secret, context)
            guard let reply = Answer.Reply(rawValue: form["svar"]) else {
                return try page(place, visit, secret, fault: "Välj om du kommer", comment: form["hälsning"])
            }
            let outcome = try door.secretary.answer(
                reply, comment: form["hälsning"], to: place.meeting, seen: form["sett"], by: visit)
            if outcome == .changed {
                let fault = "Tiden eller svaret har ändrats sedan du öppnade sidan. Läs igen och svara då."
                return try page(
                    place, visit, secret, fault: fault, comment: form["hälsning"], status: .conflict)
            }
            return .see(place.path)
        }
    }

    /// The meeting that a link is for, and the address of its form.
    private struct Place {
        let meeting: Key<Meeting>
        let path: String
        let home: String?
    }

    private func place(_ visit: LinkVisit, _ secret: String, _ context: SiteContext) throws -> Place {
        switch (visit.link.purpose, context.parameters.get("mote")) {
        case (.answer(let meeting), nil): return Place(meeting: meeting, path: "/svar/\(secret)", home: nil)
        case (.page, let meeting?):
            return Place(
                meeting: Key(meeting), path: "/din-sida/\(secret)/svar/\(meeting.inPath)", home: "/din-sida/\(secret)")
        default: throw WebProblem.notFound
        }
    }

    private func page(
        _ place: Place, _ visit: LinkVisit, _ secret: String, fault: String?, comment: String? = nil,
        status: HTTPResponse.Status = .ok
    ) throws -> Response {
        let own = try door.secretary.store.read {
            try door.secretary.ownMeeting(place.meeting, of: visit.person.id, $0)
        }
        // To her a meeting she was never invited to is one that there is not.
        guard let own, own.invitation != nil else { throw WebProblem.notFound }
        let page = AnswerPage(
            own, visit, path: place.path, home: place.home, token: Form.token(for: secret), fault: fault,
            comment: comment, today: WallTime(door.now).day)
        let state: HTTPResponse.Status = fault == nil ? status : status == .ok ? .badRequest : status
        return try door.page(page, page.title, state)
    }
}

/// The page *Svar*.
struct AnswerPage: PageContent {
    static let template = "answer"
    static let names: Set<String> = [
        "body", "when", "place", "joinLink", "name", "isAssistant", "isOpen", "hasBegun", "isOff", "reason",
        "isInformed", "isNotCalled", "answered", "words", "answeredBy", "answerFault", "choices", "value", "word",
        "isChosen", "comment", "seen", "path", "home", "title", "noticeDay", "firstName",
    ]

    let title: String
    let body: String
    let when: String
    let place: String
    let joinLink: String?
    let noticeDay: String?
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

    struct Choice: Sendable {
        let value: String
        let word: String
        let isChosen: Bool
    }

    init(
        _ own: OwnMeeting, _ visit: LinkVisit, path: String, home: String?, token: String, fault: String?,
        comment: String?, today: Day
    ) {
        let (meeting, answer) = (own.meeting, own.invitation?.answer)
        let isAssistant = visit.link.assistant != nil
        title = "Möte \(meeting.start.day.asRead(in: today.year))"
        body = own.body.name
        when = meeting.start.asRead(in: today.year, minutes: meeting.length).capitalizedSentence
        let where_ = meeting.effectivePlace(in: own.body)
        place = where_.words.capitalizedSentence
        joinLink = own.standing == .open || own.standing == .informed ? where_.joinLink : nil
        noticeDay = nil
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
        choices = [Answer.Reply.accepted, .tentative, .declined].map { reply in
            // Nothing is chosen beforehand: a program that presses buttons answers nothing.
            Choice(value: reply.rawValue, word: reply.choice(isOwn: !isAssistant), isChosen: false)
        }
        self.comment = comment ?? answer?.comment ?? ""
        seen = own.mark
        self.path = path
        self.home = home
        self.token = token
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
        let verb =
            switch answer.reply {
            case .accepted: "kommer"
            case .declined: "inte kommer"
            case .tentative: "kanske kommer"
            }
        words = isOwn ? "Du har svarat att du \(verb)" : "\(firstName) har svarat att hen \(verb)"
        answeredBy = answer.by
        isComing = answer.reply == .accepted
        isPerhaps = answer.reply == .tentative
        isAway = answer.reply == .declined
    }
}

extension Answer.Reply {
    fileprivate func choice(isOwn: Bool) -> String {
        switch self {
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
