import Documents
import Foundation
import Meetings
import Secretariat
import Store

/// The page *Sök*: one field, and what it found by kind.
struct SearchPage: PageContent {
    static let template = "search"
    static let names: Set<String> = Set([
        "sought", "isAsked", "sentence", "isEmpty", "groups", "group", "heading", "count", "rows", "path", "pieces",
        "detail", "more", "unread", "excerpt", "moment", "hasMore", "note",
    ]).union(Piece.names)
    /// Rows of a group on the page of all.
    private static let few = 8

    let sought: String
    let isAsked: Bool
    let sentence: String
    let isEmpty: Bool
    let groups: [Group]
    let unread: String?

    struct Group: Sendable {
        let heading: String
        /// What the heading's place in the page is called.
        let group: String
        let count: Int
        let rows: [Row]
        let more: String?
        let note: String?

        /// “tio möten”.
        fileprivate var counted: String {
            let words = [
                "personer": ("en", "person", "personer"), "grupper": ("en", "grupp", "grupper"),
                "moten": ("ett", "möte", "möten"), "anteckningar": ("ett", "stycke", "stycken ur anteckningar"),
                "beslut": ("ett", "beslut", "beslut"), "atgarder": ("en", "åtgärd", "åtgärder"),
                "inkorg": ("ett", "mejl i inkorgen", "mejl i inkorgen"),
            ]
            let (one, singular, plural) = words[group] ?? ("ett", "utskick", "utskick")
            return "\(count.word(one: one)) \(count == 1 ? singular : plural)"
        }
    }

    struct Row: Sendable {
        let path: String
        let pieces: [Piece]
        let detail: String
        let excerpt: [Piece]
        let moment: String?
    }

    init(_ text: String, only: String, _ matter: SoughtMatter, _ found: Found?, _ rows: SearchRows?) {
        sought = text
        isAsked = found != nil
        isEmpty = found?.isEmpty ?? false
        groups = found.flatMap { found in rows.map { Self.groups(found, $0, text, only) } } ?? []
        let counts = groups.map(\.counted)
        sentence =
            counts.isEmpty ? "Inget stämmer med ”\(text)”." : "\(String.enumeration(counts).capitalizedSentence)."
        unread = found.flatMap { $0.unread == 0 ? nil : $0.unread.word(one: "ett").capitalizedSentence }
    }

    private static func groups(_ found: Found, _ rows: SearchRows, _ text: String, _ only: String) -> [Group] {
        let query = "ord=\(text.inAddress)"
        let all = [
            group("Personer", "personer", found.people.count, found.people, only, query, rows.row),
            group("Grupper", "grupper", found.bodies.count, found.bodies, only, query, rows.row),
            group("Möten", "moten", found.meetings.count, found.meetings, only, query, rows.row),
            group("Anteckningar", "anteckningar", found.minutes, query, rows),
            group("Beslut", "beslut", found.decisions, query, rows),
            group("Åtgärder", "atgarder", found.actions, query, rows),
            Group(
                heading: "Inkorg", group: "inkorg", count: found.incomingCount, rows: found.incoming.map(rows.row),
                more: found.incomingCount > found.incoming.count ? "/inkorg?\(query)" : nil, note: nil),
            Group(
                heading: "Utskick", group: "utskick", count: found.outgoingCount, rows: found.outgoing.map(rows.row),
                more: found.outgoingCount > found.outgoing.count ? "/utskick?\(query)" : nil, note: nil),
        ]
        return all.filter { $0.count > 0 && (only.isEmpty || $0.group == only) }
    }

    /// All of them stand on a page with filters (`WritingsPage`).
    private static func group(
        _ heading: String, _ name: String, _ found: FoundWritings, _ query: String, _ rows: SearchRows
    ) -> Group {
        Group(
            heading: heading, group: name, count: found.count, rows: found.rows.map(rows.row),
            more: found.count > found.rows.count ? "/sok/anteckningar?\(query)&slag=\(name)" : nil, note: nil)
    }

    /// All of a group stand on a page of its own, within reason.
    private static func group<Value>(
        _ heading: String, _ name: String, _ count: Int, _ values: [Value], _ only: String, _ query: String,
        _ row: (Value) -> Row
    ) -> Group {
        let isAlone = only == name
        let most = isAlone ? 200 : few
        return Group(
            heading: heading, group: name, count: count, rows: values.prefix(most).map(row),
            more: count > most && !isAlone ? "/sok?\(query)&del=\(name)" : nil,
            note: count > most && isAlone ? "Bara de \(most) första visas. Skriv fler ord." : nil)
    }
}

extension FoundWriting {
    /// Of the åtgärd itself, or of the meeting.
    var path: String {
        writing.kind == .action ? "/atgarder/\(writing.subject.inAddress)" : meeting.path
    }
}

/// How each kind of finding looks in its row.
struct SearchRows {
    let matter: SoughtMatter
    let register: Register
    let today: Day
    /// The text of each mail that is shown.
    let texts: [String: String]

    func row(_ person: Person) -> SearchPage.Row {
        let authority = person.authority.flatMap(register.authority)?.name
        let detail = [person.title?.capitalizedSentence, person.workplace, authority, person.address].compactMap(\.self)
        return SearchPage.Row(
            path: "/personer/\(person.id.text.inAddress)", pieces: person.name.marked(matter.words), detail: "",
            excerpt: detail.joined(separator: ", ").marked(matter.words), moment: nil)
    }

    func row(_ body: Body) -> SearchPage.Row {
        let others = body.aliases.map(\.name).filter { matter.words.areFound(in: $0) }
        return SearchPage.Row(
            path: "/grupper/\(body.id.text.inAddress)", pieces: body.name.marked(matter.words), detail: "",
            excerpt: others.isEmpty ? [] : "Kallas även \(String.enumeration(others))".marked(matter.words), moment: nil
        )
    }

    func row(_ meeting: Meeting) -> SearchPage.Row {
        let name = register.body(meeting.body)?.name ?? ""
        let item = meeting.agenda.first { matter.rest.areFound(in: $0.title) }?.title
        let when = meeting.start.inFull(minutes: meeting.length).capitalizedSentence
        var excerpt: [Piece] = []
        if !matter.rest.isEmpty, let item { excerpt = "På dagordningen: \(item)".marked(matter.rest) }
        return SearchPage.Row(
            path: meeting.path, pieces: "\(when), \(name)".marked(matter.rest),
            detail: StateMark(meeting.state).state, excerpt: excerpt, moment: nil)
    }

    func row(_ found: FoundWriting) -> SearchPage.Row {
        let (stems, text) = (SoughtStems(matter.words), found.writing.text)
        let day = found.meeting.start.day.asRead(in: today.year)
        let body = register.body(found.meeting.body)?.name ?? ""
        let isMinutes = Writing.Kind.minutes.contains(found.writing.kind)
        let excerpt = (text.excerpt(around: stems) ?? String(text.prefix(160))).marked(stems)
        return SearchPage.Row(
            path: found.path, pieces: isMinutes ? (found.item?.title ?? "Möte \(day)").marked(stems) : excerpt,
            detail: "\(body), \(isMinutes && found.item == nil ? "" : "mötet ")\(day)",
            excerpt: isMinutes ? excerpt : [], moment: nil)
    }

    func row(_ entry: LedgerEntry) -> SearchPage.Row {
        let names = LedgerNames(register)
        let message = entry.message
        let about = names.about(entry, on: today).map { ", \($0)" } ?? ""
        return SearchPage.Row(
            path: "/utskick/\(message.id)", pieces: message.shownSubject.marked(matter.words),
            detail: "Till \(names.recipient(message))\(about)",
            excerpt: texts["ut \(message.id)"]?.excerpt(around: matter.words)?.marked(matter.words) ?? [],
            moment: message.since.asListed(on: today))
    }

    func row(_ mail: IncomingMail) -> SearchPage.Row {
        let subject = mail.subject.map(HiddenSecrets.masked) ?? ""
        let name = mail.person.flatMap(register.person)?.name ?? mail.writer ?? "okänd avsändare"
        return SearchPage.Row(
            path: "/inkorg/\(mail.id)", pieces: (subject.isEmpty ? "Utan ämne" : subject).marked(matter.words),
            detail: "Från \(name)",
            excerpt: texts["in \(mail.id)"]?.excerpt(around: matter.words)?.marked(matter.words) ?? [],
            moment: mail.received.asListed(on: today))
    }
}
