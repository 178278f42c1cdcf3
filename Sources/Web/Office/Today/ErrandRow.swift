import Documents
import Foundation
import Meetings
import Secretariat
import Store

/// A row of *I dag*: one of its slots is filled, which chooses the words in `parts/errand.html`.
struct ErrandRow: Sendable {
    static let names: Set<String> = [
        "call", "change", "cancellation", "booking", "reminder", "letter", "release", "dates", "chairAway", "tooFew",
        "silence", "comments", "approval", "unmade", "proposal", "mail", "address", "letters", "attendance", "minutes",
        "isMain", "late", "body", "when",
        "people", "isOne", "poll", "question", "isAgenda", "wantsTime", "wantsOff", "quote", "who", "path", "year",
        "agendaWish", "mailPath", "proposed", "lacksAgenda", "isOfMeeting", "hasWaiting", "overdue", "ownerless",
    ]

    var call: Facts?
    var change: Facts?
    var cancellation: Facts?
    var booking: Facts?
    var reminder: Facts?
    var letter: Facts?
    var release: Facts?
    var dates: Facts?
    var chairAway: Facts?
    var tooFew: Facts?
    var silence: Facts?
    var proposal: Facts?
    var mail: Facts?
    var agendaWish: Facts?
    var address: Facts?
    var letters: Facts?
    var attendance: Facts?
    var minutes: Facts?
    var poll: Facts?
    var comments: Facts?
    var approval: Facts?
    var unmade: Facts?
    var question: Facts?
    var overdue: Facts?
    var ownerless: Facts?
    let isMain: Bool
    /// When it should have been done, where that day has passed.
    let late: String?

    struct Facts: Sendable {
        var body = ""
        var when = ""
        /// How many it concerns, as a word that begins a sentence or stands in one.
        var people = ""
        var isOne = false
        var who = ""
        /// What somebody wrote.
        var quote: String?
        var path = ""
        /// What somebody wrote, whole.
        var mailPath = ""
        var year = 0
        var proposed = ""
        var lacksAgenda = false
        var isOfMeeting = false
        var hasWaiting = false
        /// What the chair is asked: of the agenda, or of a lost quorum.
        var isAgenda = false
        /// What the chair wants, where too few can come.
        var wantsTime = false
        var wantsOff = false
    }

    init(_ errand: Errand, _ register: Register, on today: Day, isMain: Bool) {
        self.isMain = isMain
        late = errand.due.flatMap { $0 < today ? $0.asRead(in: today.year) : nil }
        let (slot, facts) = ErrandWords(register: register, today: today).words(for: errand.matter)
        self[keyPath: slot] = facts
    }
}

/// The facts of each kind of errand as its row shows them.
private struct ErrandWords {
    let register: Register
    let today: Day

    typealias Slot = WritableKeyPath<ErrandRow, ErrandRow.Facts?>

    func words(for matter: Errand.Matter) -> (Slot, ErrandRow.Facts) {
        switch matter {
        case .press(let mail): (slot(mail), facts(mail))
        case .release(let mail): (\.release, facts(mail))
        case .dates(let body, let year, let meetings):
            (
                \.dates,
                ErrandRow.Facts(
                    body: body.name, people: meetings.word(one: "ett").capitalizedSentence, isOne: meetings == 1,
                    path: "/aret", year: year)
            )
        case .quorum(let meeting, let quorum, let wish): quorumWords(meeting, quorum, wish)
        case .poll(let poll, let body, let answered, let asked): (\.poll, facts(poll, body, answered, asked))
        case .silence(let meeting, let people): (\.silence, silence(meeting, people))
        case .proposal(let proposal, let meeting, let person): (\.proposal, facts(proposal, meeting, person))
        case .mail(let mail, let person, let meeting): (\.mail, facts(mail, person, meeting))
        case .agendaWish(let mail, let person, let meeting): (\.agendaWish, wish(mail, person, meeting))
        case .address(let person, let fault, let waiting): (\.address, facts(person, fault, waiting))
        case .letters(let count):
            (
                \.letters,
                ErrandRow.Facts(
                    people: count.word(one: "ett").capitalizedSentence, isOne: count == 1, path: "/utskick")
            )
        case .attendance(let meeting): (\.attendance, facts(meeting, at: "/narvaro"))
        case .minutes(let meeting): (\.minutes, facts(meeting, at: "/anteckningar"))
        case .comments(let meeting, let count):
            (\.comments, facts(meeting, at: "/anteckningar/synpunkter", count: count, one: "en"))
        case .approval(let meeting, let approver): (\.approval, facts(meeting, of: approver))
        case .unmade(let meeting): (\.unmade, facts(meeting, at: "/anteckningar/lage"))
        case .overdue(let body, let count):
            (
                \.overdue,
                ErrandRow.Facts(
                    body: body.name, people: count.word(one: "en").capitalizedSentence, isOne: count == 1,
                    path: "/atgarder?grupp=\(body.id.text.inAddress)&lage=forsenade")
            )
        case .ownerless(let body, let actions): (\.ownerless, facts(body, actions))
        }
    }

    /// Of one its own page; of several the list.
    private func facts(_ body: Body, _ actions: [FollowedAction]) -> ErrandRow.Facts {
        let troubles = actions.flatMap { ActionWords(followed: $0, register: register, today: today).troubles }
        let one = actions.count == 1 ? actions.first : nil
        return ErrandRow.Facts(
            body: body.name, people: actions.count.word(one: "en").capitalizedSentence, isOne: actions.count == 1,
            who: troubles.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }.prefix(2)
                .joined(separator: " "), quote: one.map { String($0.action.text.prefix(160)) },
            path: one.map { "/atgarder/\($0.action.id.text.inAddress)" }
                ?? "/atgarder?grupp=\(body.id.text.inAddress)")
    }

    private func slot(_ mail: HeldMail) -> Slot {
        guard mail.meeting != nil else { return \.letter }
        switch mail.kind {
        case .notice: return \.call
        case .change: return \.change
        case .cancellation: return \.cancellation
        case .booking, .takeover: return \.booking
        case .reminder: return \.reminder
        case .agenda, .quorum: return \.question
        default: return \.letter
        }
    }

    private func facts(_ meeting: Meeting, at page: String = "") -> ErrandRow.Facts {
        ErrandRow.Facts(
            body: register.body(meeting.body)?.name ?? "",
            when: meeting.start.asRead(in: today.year, minutes: meeting.length), path: meeting.path + page,
            lacksAgenda: meeting.agenda.isEmpty, isOfMeeting: true)
    }

    private func facts(_ meeting: Meeting, at page: String, count: Int, one: String) -> ErrandRow.Facts {
        var facts = facts(meeting, at: page)
        facts.people = count.word(one: one).capitalizedSentence
        facts.isOne = count == 1
        return facts
    }

    private func facts(_ meeting: Meeting, of approver: Person?) -> ErrandRow.Facts {
        var facts = facts(meeting, at: "/anteckningar/lage")
        facts.who = approver?.name ?? ""
        facts.hasWaiting = approver != nil
        return facts
    }

    private func facts(_ mail: HeldMail) -> ErrandRow.Facts {
        var facts = mail.meeting.map { self.facts($0, at: "#utskick") } ?? ErrandRow.Facts(path: "/utskick")
        facts.body = mail.body.name
        facts.people = mail.people.word(one: "en").capitalizedSentence
        facts.isOne = mail.people == 1
        facts.isAgenda = mail.kind == .agenda
        return facts
    }

    private func facts(_ poll: Poll, _ body: Body, _ answered: Int, _ asked: Int) -> ErrandRow.Facts {
        ErrandRow.Facts(
            body: body.name, when: poll.deadline.asRead(in: today.year),
            people: "\(answered.word(one: "en")) av \(asked.word(one: "en"))".capitalizedSentence,
            path: "/datumfragor/\(body.id.text.inAddress)/\(poll.number)")
    }

    private func quorumWords(_ meeting: Meeting, _ quorum: Quorum, _ wish: QuorumWish?) -> (Slot, ErrandRow.Facts) {
        var facts = facts(meeting, at: "/flytta")
        facts.when = facts.when.capitalizedSentence
        facts.people =
            "\(quorum.count(.away).word(one: "en").capitalizedSentence) av \(quorum.members.count.word(one: "en"))"
        facts.who = quorum.chair.flatMap(register.person)?.name ?? ""
        facts.wantsTime = wish?.choice == .move
        facts.wantsOff = wish?.choice == .cancel
        facts.quote = wish?.comment
        if facts.wantsOff { facts.path = "\(meeting.path)/stall-in" }
        return (quorum.concerns.contains(.quorum) ? \.tooFew : \.chairAway, facts)
    }

    private func silence(_ meeting: Meeting, _ people: [Person]) -> ErrandRow.Facts {
        var facts = facts(meeting, at: "#svar")
        facts.when = facts.when.capitalizedSentence
        let names = people.map(\.name).sorted(by: String.inSurnameOrder)
        let rest = names.count - 3
        facts.who = String.enumeration(rest > 1 ? names.prefix(3) + ["\(rest.word(one: "en")) till"] : names)
        facts.people = people.count.word(one: "en").capitalizedSentence
        facts.isOne = people.count == 1
        return facts
    }

    private func facts(_ proposal: Proposal, _ meeting: Meeting, _ person: Person) -> ErrandRow.Facts {
        var facts = facts(meeting, at: "/forslag/\(proposal.id)")
        facts.who = person.name
        facts.proposed = proposal.start.asRead(in: today.year, minutes: proposal.length)
        facts.quote = proposal.comment
        return facts
    }

    private func facts(_ mail: IncomingMail, _ person: Person?, _ meeting: Meeting?) -> ErrandRow.Facts {
        var facts = meeting.map { self.facts($0) } ?? ErrandRow.Facts()
        facts.who = person?.name ?? mail.writer ?? "någon okänd"
        facts.quote = mail.subject.map(HiddenSecrets.masked)
        facts.path = "/inkorg/\(mail.id)"
        return facts
    }

    private func wish(_ mail: IncomingMail, _ person: Person?, _ meeting: Meeting) -> ErrandRow.Facts {
        var facts = facts(meeting, at: "/dagordning")
        facts.who = person?.name ?? mail.writer ?? "Ordföranden"
        facts.mailPath = "/inkorg/\(mail.id)"
        return facts
    }

    private func facts(_ person: Person, _ fault: Reachability.Fault, _ waiting: Int) -> ErrandRow.Facts {
        ErrandRow.Facts(
            people: waiting.word(one: "ett").capitalizedSentence, isOne: waiting == 1, who: person.name,
            quote: fault.address, path: "/personer/\(person.id.text.inAddress)", hasWaiting: waiting > 0)
    }
}
