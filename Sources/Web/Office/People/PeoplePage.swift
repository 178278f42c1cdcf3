import Documents
import Foundation
import Meetings
import Secretariat

/// What the list of people is narrowed to, as its address says.
struct PeopleWish: Sendable {
    let text: String
    let body: Key<Body>?
    let authority: Key<Authority>?
    let address: Address
    let page: Int

    /// How people can be reached.
    enum Address: String, CaseIterable, Sendable {
        case any = ""
        case failing = "fungerar-inte"
        case missing = "saknas"

        var label: String {
            switch self {
            case .any: "Alla"
            case .failing: "Fungerar inte"
            case .missing: "Saknas"
            }
        }
    }

    init(_ query: Form) {
        text = String((query.line("sok") ?? "").prefix(100))
        body = query["grupp"].isEmpty ? nil : Key(query["grupp"])
        authority = query["kommun"].isEmpty ? nil : Key(query["kommun"])
        address = Address(rawValue: query["adress"]) ?? .any
        page = max(1, min(100_000, Int(query["sida"]) ?? 1))
    }

    var isNarrow: Bool { !text.isEmpty || body != nil || authority != nil || address != .any }

    func path(page: Int) -> String {
        let parts = [
            ("sok", text), ("grupp", body?.text ?? ""), ("kommun", authority?.text ?? ""), ("adress", address.rawValue),
            ("sida", page == 1 ? "" : "\(page)"),
        ].filter { !$0.1.isEmpty }
        return parts.isEmpty
            ? "/personer" : "/personer?" + parts.map { "\($0.0)=\($0.1.inAddress)" }.joined(separator: "&")
    }
}

/// The page *Personer*: everybody whom its reader may see.
struct PeoplePage: PageContent {
    static let template = "people"
    static let names: Set<String> = [
        "lead", "rows", "hasRows", "name", "path", "title", "owner", "seats", "seat", "address", "isFailing",
        "isMissing",
        "isProtected", "text", "bodies", "authorities", "choices", "id", "isChosen", "label", "older", "newer",
        "hasOlder", "hasNewer", "pages", "isNarrow", "mayArrange", "isPaged", "news",
    ]
    static let size = 50

    let lead: String
    let text: String
    let bodies: [Choice]
    let authorities: [Choice]
    let choices: [Choice]
    let rows: [Row]
    let hasRows: Bool
    let isNarrow: Bool
    let isPaged: Bool
    let pages: String
    let newer: String?
    let older: String?
    let mayArrange: Bool
    let news: String?

    struct Row: Sendable {
        let name: String
        let path: String
        let title: String
        let owner: String
        let seats: [SeatLine]
        let address: String
        let isFailing: Bool
        let isMissing: Bool
        let isProtected: Bool

        struct SeatLine: Sendable {
            let seat: String
        }
    }

    init(
        _ wish: PeopleWish, _ register: Register, _ reachability: Reachability, for clearance: Clearance, on today: Day,
        news: String? = nil
    ) {
        let book = SeatBook(register, for: clearance, on: today)
        let found = register.people.filter { book.shows($0) && wish.takes($0, book, reachability) }
            .sorted { String.inSurnameOrder($0.name, $1.name) }
        let last = max(1, (found.count + Self.size - 1) / Self.size)
        let page = min(wish.page, last)
        rows = found.dropFirst((page - 1) * Self.size).prefix(Self.size).map { Row($0, book, reachability) }
        hasRows = !rows.isEmpty
        isNarrow = wish.isNarrow
        text = wish.text
        bodies = book.bodies.map { Choice($0.id.text, $0.name, isChosen: $0.id == wish.body) }
        authorities = register.authorities.map {
            Choice($0.id.text, $0.name, isChosen: $0.id == wish.authority)
        }
        choices = PeopleWish.Address.allCases.map {
            Choice($0.rawValue, $0.label, isChosen: $0 == wish.address)
        }
        lead = "\(found.count.counted("person", "personer").capitalizedSentence)."
        isPaged = last > 1
        pages = "Sida \(page) av \(last)"
        newer = page > 1 ? wish.path(page: page - 1) : nil
        older = page < last ? wish.path(page: page + 1) : nil
        mayArrange = clearance.mayAnywhere(.arrange)
        self.news = news
    }
}

/// Who sits where, looked up once for a whole list.
struct SeatBook {
    let register: Register
    let bodies: [Body]
    private let seats: [Key<Seat>: Seat]
    private let mandates: [Key<Person>: [Mandate]]
    private let readable: Set<Key<Body>>
    private let arranges: Bool
    private let today: Day

    init(_ register: Register, for clearance: Clearance, on today: Day) {
        self.register = register
        self.today = today
        bodies = clearance.bodies(.read, in: register)
        readable = Set(bodies.map(\.id))
        arranges = clearance.mayAnywhere(.arrange)
        seats = Dictionary(uniqueKeysWithValues: register.seats.map { ($0.id, $0) })
        mandates = Dictionary(grouping: register.mandates, by: \.person)
    }

    /// Whether the reader may see her: she has, had or will have a seat in a body of the reader's, or none at all.
    func shows(_ person: Person) -> Bool {
        guard let own = mandates[person.id] else { return arranges }
        return own.contains { seats[$0.seat].map { readable.contains($0.body) } ?? false }
    }

    /// The seats that she holds now or will, in bodies of the reader's.
    func seats(of person: Person) -> [Seat] {
        (mandates[person.id] ?? []).filter { $0.until.map { $0 >= today } ?? true }.compactMap { seats[$0.seat] }
            .filter { readable.contains($0.body) }
    }

    func owner(of person: Person) -> String {
        let key = person.authority ?? seats(of: person).compactMap(\.authority).first
        return key.flatMap(register.authority)?.name ?? ""
    }
}

extension PeopleWish {
    fileprivate func takes(_ person: Person, _ book: SeatBook, _ reachability: Reachability) -> Bool {
        let seats = book.seats(of: person)
        if let body, !seats.contains(where: { $0.body == body }) { return false }
        if let authority, person.authority != authority, !seats.contains(where: { $0.authority == authority }) {
            return false
        }
        switch address {
        case .any: break
        case .missing: guard person.address == nil else { return false }
        case .failing: guard !reachability.faults(of: person).isEmpty else { return false }
        }
        let words = text.lowercased().split(separator: " ")
        guard !words.isEmpty else { return true }
        let sought = ([person.name, person.title ?? "", person.workplace ?? ""] + person.addresses.map(\.text))
            .joined(separator: " ").lowercased()
        return words.allSatisfy { sought.contains($0) }
    }
}

extension PeoplePage.Row {
    fileprivate init(_ person: Person, _ book: SeatBook, _ reachability: Reachability) {
        name = person.name
        path = person.path
        title = [person.title, person.workplace].compactMap(\.self).joined(separator: ", ")
        owner = book.owner(of: person)
        let seats = book.seats(of: person)
        let bodies = seats.map(\.body).reduce(into: [Key<Body>]()) { if !$0.contains($1) { $0.append($1) } }
        self.seats = bodies.map { body in
            let words = Set(seats.filter { $0.body == body }.map(\.role.word)).sorted()
            return SeatLine(seat: "\(book.register.body(body)?.name ?? ""), \(String.enumeration(words))")
        }
        address = person.address ?? "Ingen, får brev"
        isMissing = person.address == nil
        isFailing = reachability.faults(of: person).contains { $0.address == person.address }
        isProtected = person.isProtected
    }
}
