import Documents
import Hummingbird
import Meetings
import Secretariat
import Store

/// *Beslutförhet*: the chair's word on a meeting to which too few can come.
struct QuorumRoom: Sendable {
    let door: LinkDoor

    func open(_ router: some RouterMethods<SiteContext>) {
        door.open(
            "beslutforhet", on: router, for: { if case .quorum(let meeting) = $0 { meeting } else { nil } },
            show: { try page($0, $1) }, take: take)
    }

    private func take(_ form: Form, _ place: OwnPlace<Meeting>, _ visit: LinkVisit) throws -> Response {
        guard let choice = QuorumWish.Choice(rawValue: form["val"]) else {
            return try page(place, visit, fault: "Välj vad du vill göra", comment: form["hälsning"])
        }
        let outcome = try door.secretary.wish(
            choice, comment: form["hälsning"], for: place.subject, seen: form["sett"], by: visit)
        guard outcome == .changed else { return .see(place.path) }
        let fault = "Tiden eller svaret har ändrats sedan du öppnade sidan. Läs igen och svara då."
        return try page(place, visit, fault: fault, comment: form["hälsning"], status: .conflict)
    }

    private func page(
        _ place: OwnPlace<Meeting>, _ visit: LinkVisit, fault: String? = nil, comment: String? = nil,
        status: HTTPResponse.Status = .badRequest
    ) throws -> Response {
        let own = try door.secretary.store.read {
            try door.secretary.ownQuorum(place.subject, of: visit.person.id, $0)
        }
        // To who is not its chair a meeting's answers are nobody's business.
        guard let own, place.home == nil || own.standing != .notChair else { throw WebProblem.notFound }
        let page = QuorumPage(
            own, name: visit.person.name, at: place, fault: fault, comment: comment, today: WallTime(door.now).day)
        return try door.page(page, page.title, fault == nil ? .ok : status)
    }
}

/// The page *Beslutförhet*.
struct QuorumPage: PageContent {
    static let template = "quorum"
    static let names: Set<String> = [
        "title", "body", "when", "name", "possible", "needed", "hasRule", "missing", "hasMissing", "silent",
        "hasSilent", "coming", "hasComing", "isOpen", "isRegained", "hasBegun", "isOff", "isNotChair", "wished",
        "quorumFault", "choices", "value", "label", "comment", "seen", "path", "home", "reason",
    ]

    let title: String
    let body: String
    let when: String
    let name: String
    /// “Högst tre av nio ledamöter kan komma.”
    let possible: String
    let needed: String
    let hasRule: Bool
    let coming: String
    let hasComing: Bool
    let missing: String
    let hasMissing: Bool
    let silent: String
    let hasSilent: Bool
    let isOpen: Bool
    let isRegained: Bool
    let hasBegun: Bool
    let isOff: Bool
    let isNotChair: Bool
    let reason: String?
    /// What she has said.
    let wished: String?
    let quorumFault: String?
    let faults: Faults?
    let choices: [Choice]
    let comment: String
    let seen: String
    let path: String
    let home: String?
    let token: String

    init(
        _ own: OwnQuorum, name: String, at place: OwnPlace<Meeting>, fault: String?, comment: String?, today: Day
    ) {
        let (meeting, quorum) = (own.meeting, own.quorum)
        let names = { (stands: Set<Quorum.Stand>) in
            String.enumeration(own.people.filter { stands.contains($0.stand) }.map(\.name))
        }
        isOpen = own.standing == .open
        isRegained = own.standing == .regained
        hasBegun = own.standing == .begun
        isOff = own.standing == .cancelled
        isNotChair = own.standing == .notChair
        title = own.standing == .open ? "För få kan komma" : "Möte \(meeting.start.day.asRead(in: today.year))"
        body = own.body.name
        when = meeting.start.inFull(minutes: meeting.length).capitalizedSentence
        self.name = name
        let count = quorum?.members.count ?? 0
        let most = quorum?.possible ?? 0
        possible =
            "\(most == 0 ? "Ingen" : "Högst \(most.word(one: "en"))") av \(count.word(one: "en")) ledamöter kan komma."
        let least = quorum?.needed ?? 0
        hasRule = least > 0
        let withChair = quorum?.rule.needsChair ?? false ? ", däribland du" : ""
        needed = "För beslut behövs minst \(least.word(one: "en"))\(withChair)."
        coming = names([.coming, .perhaps])
        missing = names([.away])
        silent = names([.unknown])
        (hasComing, hasMissing, hasSilent) = (!coming.isEmpty, !missing.isEmpty, !silent.isEmpty)
        reason = if case .cancelled(let reason, _, _) = meeting.state { reason } else { nil }
        wished = own.wish?.choice.said
        quorumFault = fault
        faults = Faults([Field("val", label: "", fault: fault)])
        choices = QuorumWish.Choice.allCases.map {
            // Nothing is chosen beforehand: a program that presses buttons says nothing.
            Choice($0.rawValue, $0.words)
        }
        self.comment = comment ?? own.wish?.comment ?? ""
        seen = own.mark
        path = place.path
        home = place.home
        token = place.token
    }
}

extension QuorumWish.Choice {
    fileprivate var words: String {
        switch self {
        case .hold: "Håll mötet ändå"
        case .move: "Be om en ny tid"
        case .cancel: "Ställ in mötet"
        }
    }

    fileprivate var said: String {
        switch self {
        case .hold: "Du har svarat att mötet ska hållas ändå."
        case .move: "Du har bett om en ny tid. Samordnaren flyttar mötet."
        case .cancel: "Du har bett om att mötet ställs in. Samordnaren gör det."
        }
    }
}
