import Documents
import Foundation
import Meetings
import Secretariat
import Store

/// The page *Utskick*: who was sent what, when, and what became of it.
struct OutboxPage: PageContent {
    static let template = "outbox"
    static let names: Set<String> = Set([
        "sentence", "pause", "mayHold", "kinds", "fates", "bodies", "hasBodies", "years", "person", "words", "rows",
        "hasRows", "isFiltered", "pager", "moment", "recipient", "address", "copy", "subject", "noun", "path", "about",
        "fate", "isFailed", "server", "filePath", "held", "hasHeld", "heldPath", "heldNoun", "heldBody", "heldPeople",
        "toPost", "hasToPost", "toPostPath", "news", "count",
    ]).union(Choice.names).union(Pager.names).union(PauseRow.names).union(ProgressRow.names).union([
        "underWay", "isSending",
    ])

    let sentence: String
    let pause: PauseRow?
    let mayHold: Bool
    /// What is going out just now.
    let underWay: [ProgressRow]
    let isSending: Bool
    let held: [HeldRow]
    let hasHeld: Bool
    let kinds: [Choice]
    let fates: [Choice]
    let bodies: [Choice]
    let hasBodies: Bool
    let years: [Choice]
    let person: String
    let words: String
    let rows: [Row]
    let hasRows: Bool
    let isFiltered: Bool
    let filePath: String
    let pager: Pager?
    let token: String

    struct Row: Sendable {
        let moment: String
        let recipient: String
        let address: String
        let copy: String?
        let subject: String
        let noun: String
        let path: String
        let about: String?
        let fate: String
        let isFailed: Bool
        let server: String?
    }

    /// Mail about no meeting that waits for the press.
    struct HeldRow: Sendable {
        let heldNoun: String
        let heldBody: String
        let heldPeople: String
        let heldPath: String
    }

    init(
        _ list: OutboxList, _ query: Form, held: [HeldRow], underWay: [ProgressRow], pause: PauseRow?,
        years: ClosedRange<Int>?,
        bodies: [Body], mayHold: Bool, token: String
    ) {
        let isFiltered = !query.query(OutboxList.fields).isEmpty
        self.isFiltered = isFiltered
        let count = list.count == 1 ? "Ett mejl" : "\(list.count.word(one: "ett").capitalizedSentence) mejl"
        sentence =
            list.count == 0
            ? "" : "\(count) \(isFiltered ? "stämmer med urvalet." : "står i listan, det nyaste först.")"
        self.pause = pause
        self.mayHold = mayHold
        self.underWay = underWay
        isSending = !underWay.isEmpty
        self.held = held
        hasHeld = !held.isEmpty
        let sendings = MeetingPolicy.Sending.allCases.sorted { $0.noun < $1.noun }
        kinds =
            [Choice("", "Alla slag", isChosen: query["slag"].isEmpty)]
            + sendings.map { Choice($0.rawValue, $0.listName, isChosen: query["slag"] == $0.rawValue) }
        fates =
            [Choice("", "Allt", isChosen: query["lage"].isEmpty)]
            + LedgerFilter.Fate.allCases.map {
                Choice($0.name, $0.word, isChosen: query["lage"] == $0.name)
            }
        self.bodies =
            [Choice("", "Alla grupper", isChosen: query["grupp"].isEmpty)]
            + bodies.map { Choice($0.id.text, $0.name, isChosen: query["grupp"] == $0.id.text) }
        hasBodies = bodies.count > 1
        self.years =
            [Choice("", "Alla år", isChosen: query["ar"].isEmpty)]
            + (years.map(Array.init) ?? []).reversed().map {
                Choice("\($0)", "\($0)", isChosen: query["ar"] == "\($0)")
            }
        (person, words) = (query["person"], query["ord"])
        rows = list.entries.map { Self.row($0, list) }
        hasRows = !rows.isEmpty
        let rest = query.query(OutboxList.fields)
        filePath = "/utskick/vem-fick-vad.csv\(rest.isEmpty ? "" : "?\(rest)")"
        pager = list.count > Pager.size ? list.pager(query) : nil
        self.token = token
    }

    private static func row(_ entry: LedgerEntry, _ list: OutboxList) -> Row {
        let message = entry.message
        let isSent = message.state == .accepted || message.state == .posted
        return Row(
            moment: (isSent ? message.since : message.composed).asListed(on: list.today),
            recipient: list.names.recipient(message), address: message.recipient ?? "Brev på papper",
            copy: message.copyFor.map { "Kopia till assistenten till \($0)" },
            subject: list.access.mayRead(message) ? message.shownSubject : "", noun: message.kind.listName,
            path: "/utskick/\(message.id)", about: list.names.about(entry, on: list.today), fate: entry.fateWord,
            isFailed: entry.hasFailed, server: entry.serverWords)
    }
}

/// A page's worth of what went out, or all of it for a file.
struct OutboxList {
    static let fields = ["grupp", "person", "slag", "lage", "ar", "ord"]

    let entries: [LedgerEntry]
    let count: Int
    let page: Int
    let names: LedgerNames
    let access: LedgerAccess
    let today: Day

    /// - Parameter most: how many, from the beginning; nil is a page's worth of the page that is asked for.
    init(
        _ query: Form, _ access: LedgerAccess, _ register: Register, _ snapshot: Snapshot, on today: Day,
        most: Int? = nil
    ) throws {
        // Whether words stand in a mail tells of it: only what she may read is searched.
        var filter = query["ord"].isEmpty ? LedgerFilter(bodies: access.bodies) : access.searchableLedger
        if !query["grupp"].isEmpty { filter.bodies = filter.bodies.filter { $0.text == query["grupp"] } }
        filter.people = register.people(sought: query["person"])
        filter.address = query["person"].isEmpty ? nil : query["person"]
        filter.kind = MeetingPolicy.Sending(rawValue: query["slag"])
        filter.fate = LedgerFilter.Fate.allCases.first { $0.name == query["lage"] }
        filter.composed = Int(query["ar"]).flatMap(Self.span)
        let words = SoughtWords(query["ord"])
        filter.words = words.isEmpty ? nil : words
        // Signs alone are in no mail.
        if words.isEmpty, !query["ord"].isEmpty { filter.bodies = [] }
        count = try snapshot.ledgerCount(filter)
        page = Pager.page(query["sida"], of: count)
        entries = try snapshot.ledger(
            filter, limit: most ?? Pager.size, offset: most == nil ? (page - 1) * Pager.size : 0)
        names = LedgerNames(register)
        self.access = access
        self.today = today
    }

    func pager(_ query: Form) -> Pager {
        Pager(page: page, of: count) { number in
            "/utskick?" + query.query(Self.fields, but: [("sida", "\(number)")])
        }
    }

    private static func span(_ year: Int) -> Range<Date>? {
        guard (1970...9998).contains(year) else { return nil }
        return Day.newYear(year).midnight..<Day.newYear(year + 1).midnight
    }
}

/// The names that rows of sent mail need, found at once.
struct LedgerNames {
    private let people: [Key<Person>: Person]
    private let bodies: [Key<Body>: String]

    init(_ register: Register) {
        people = Dictionary(register.people.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        bodies = Dictionary(register.bodies.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    }

    /// Whom it went to: an assistant, a writer who is in no register, or the person herself.
    func recipient(_ message: OutboxMessage) -> String {
        guard let person = people[message.person] else { return message.recipient ?? "" }
        if message.copyFor != nil {
            return person.assistants.first { $0.address == message.recipient }?.name ?? "Assistent"
        }
        guard message.kind == .reply, let recipient = message.recipient else { return person.name }
        return person.addresses.contains { $0.text == recipient.lowercased() } ? person.name : recipient
    }

    func body(_ id: Key<Body>) -> String { bodies[id] ?? "" }

    /// “LPO Psykisk hälsa, 9 mars”.
    func about(_ entry: LedgerEntry, on today: Day) -> String? {
        let name = body(entry.message.body)
        guard entry.message.kind != .signIn else { return nil }
        return entry.meeting.map { "\(name), \($0.start.day.asListed(on: today))" } ?? name
    }
}
