import Documents
import Foundation
import Meetings
import Secretariat
import Store

/// The page *Inkorg*: what came, what waits for a decision first.
struct InboxPage: PageContent {
    static let template = "inbox"
    static let names: Set<String> = Set([
        "sentence", "outcomes", "bodies", "hasBodies", "person", "from", "until", "words", "waiting", "isWaiting",
        "rest", "hasRest", "isFiltered", "isEmpty", "pager", "moment", "writer", "subject", "path", "about", "reason",
        "outcome", "isMain",
    ]).union(Choice.names).union(Pager.names)

    let sentence: String
    let outcomes: [Choice]
    let bodies: [Choice]
    let hasBodies: Bool
    let person: String
    let from: String
    let until: String
    let words: String
    let waiting: [Row]
    let isWaiting: Bool
    let rest: [Row]
    let hasRest: Bool
    let isFiltered: Bool
    let isEmpty: Bool
    let pager: Pager?

    struct Row: Sendable {
        let moment: String
        let writer: String
        let subject: String
        let path: String
        let about: String?
        let reason: String?
        let outcome: String
        let isMain: Bool
    }

    /// - Parameter waitingCount: in all, whatever the list shows.
    init(_ list: InboxList, _ query: Form, waitingCount: Int, bodies: [Body]) {
        let count = waitingCount.word(one: "ett").capitalizedSentence
        sentence =
            waitingCount == 0 ? "Inget mejl väntar på ditt beslut." : "\(count) mejl väntar på ditt beslut."
        let kinds: [IncomingMail.Outcome] = [.waiting, .human, .applied, .bounce, .absence, .stale, .nothing]
        outcomes =
            [Choice("", "Allt", isChosen: query["visa"].isEmpty)]
            + kinds.map { Choice($0.name, $0.word, isChosen: query["visa"] == $0.name) }
        self.bodies =
            [Choice("", "Alla grupper", isChosen: query["grupp"].isEmpty)]
            + bodies.map { Choice($0.id.text, $0.name, isChosen: query["grupp"] == $0.id.text) }
        hasBodies = bodies.count > 1
        (person, words) = (query["person"], query["ord"])
        (from, until) = (query["fran"], query["till"])
        let rows = list.mails.enumerated().map { Self.row($1, list, isMain: $0 == 0 && $1.outcome == .waiting) }
        waiting = zip(rows, list.mails).filter { $0.1.outcome == .waiting }.map(\.0)
        rest = zip(rows, list.mails).filter { $0.1.outcome != .waiting }.map(\.0)
        (isWaiting, hasRest) = (!waiting.isEmpty, !rest.isEmpty)
        isFiltered = !query.query(InboxList.fields).isEmpty
        isEmpty = rows.isEmpty
        pager = list.count > Pager.size ? list.pager(query) : nil
    }

    private static func row(_ mail: IncomingMail, _ list: InboxList, isMain: Bool) -> Row {
        let words = ReasonWords(today: list.today)
        var person = mail.person.flatMap(list.register.person)?.name
        // A server wrote it, of a person.
        if mail.outcome == .bounce { person = "Mejlserver\(person.map { " om \($0)" } ?? "")" }
        let mayRead = list.mayRead(mail)
        return Row(
            moment: mail.received.asListed(on: list.today), writer: person ?? mail.writer ?? "Okänd avsändare",
            subject: !mayRead
                ? "" : mail.subject.map(HiddenSecrets.masked).flatMap { $0.isEmpty ? nil : $0 } ?? "Utan ämne",
            path: "/inkorg/\(mail.id)", about: list.about(mail),
            reason: mail.reasons.last.map(words.sentence), outcome: mail.outcome.word, isMain: isMain)
    }
}

/// A page's worth of what came, with what its rows need besides.
struct InboxList {
    static let fields = ["visa", "grupp", "person", "fran", "till", "ord"]

    let mails: [IncomingMail]
    let count: Int
    let page: Int
    let register: Register
    let today: Day
    private let meetings: [Key<Meeting>: Meeting]
    private let access: LedgerAccess

    init(_ query: Form, _ access: LedgerAccess, _ register: Register, _ snapshot: Snapshot, on today: Day) throws {
        // Whether words stand in a mail tells of it: only what she may read is searched.
        var filter = query["ord"].isEmpty ? InboxFilter(bodies: access.bodies) : access.searchableInbox
        filter.body = query["grupp"].isEmpty ? nil : Key(query["grupp"])
        filter.outcomes = IncomingMail.Outcome.allCases.first { $0.name == query["visa"] }.map { [$0] }
        filter.people = register.people(sought: query["person"])
        filter.address = query["person"].isEmpty ? nil : query["person"]
        filter.received = Self.span(query)
        let words = SoughtWords(query["ord"])
        filter.words = words.isEmpty ? nil : words
        // Signs alone are in no mail.
        if words.isEmpty, !query["ord"].isEmpty { filter.outcomes = [] }
        count = try snapshot.inboxCount(filter)
        page = Pager.page(query["sida"], of: count)
        mails = try snapshot.inbox(filter, limit: Pager.size, offset: (page - 1) * Pager.size)
        let ids = Set(mails.compactMap(\.meeting))
        meetings = Dictionary(uniqueKeysWithValues: try ids.compactMap(snapshot.meeting).map { ($0.id, $0) })
        self.register = register
        self.access = access
        self.today = today
    }

    func pager(_ query: Form) -> Pager {
        Pager(page: page, of: count) { number in
            "/inkorg?" + query.query(Self.fields, but: [("sida", "\(number)")])
        }
    }

    func mayRead(_ mail: IncomingMail) -> Bool { access.mayRead(mail, about: mail.meeting.flatMap { meetings[$0] }) }

    /// “LPO Psykisk hälsa, 9 mars”.
    func about(_ mail: IncomingMail) -> String? {
        guard let meeting = mail.meeting.flatMap({ meetings[$0] }) else { return nil }
        return "\(register.body(meeting.body)?.name ?? ""), \(meeting.start.day.asListed(on: today))"
    }

    private static func span(_ query: Form) -> Range<Date>? {
        let (from, until) = (Day(iso: query["fran"]), Day(iso: query["till"]))
        guard from != nil || until != nil else { return nil }
        let start = from?.midnight ?? .distantPast
        let end = until?.adding(days: 1).midnight ?? .distantFuture
        return start < end ? start..<end : start..<start
    }
}
