import Documents
import Foundation
import Meetings
import Secretariat
import Store

/// One body's page in the office: its seats, its year and what it has decided about itself.
struct BodyCardPage: PageContent {
    static let template = "body-card"
    static let names: Set<String> = Set([
        "name", "kind", "stateWord", "leaders", "label", "people", "parent", "mirrors", "contact", "seats", "hasSeats",
        "vacant", "hasVacant", "former", "hasFormer", "line", "meetings", "hasMeetings", "when", "mark", "path",
        "count", "next", "feed", "publicPath", "charter", "policy", "fact", "value", "history", "moment", "sentence",
        "hasHistory", "mayArrange", "body", "news", "year", "hasLeaders", "aliases",
    ]).union(SeatRow.names)

    let name: String
    let kind: String
    let stateWord: String?
    let leaders: [Leader]
    let hasLeaders: Bool
    let parent: String?
    let mirrors: String?
    let contact: String?
    let aliases: String?
    let news: String?
    let seats: [SeatRow]
    let hasSeats: Bool
    /// “Två platser är vakanta.”
    let vacant: String
    let hasVacant: Bool
    let former: [Line]
    let hasFormer: Bool
    let meetings: [MeetingLine]
    let hasMeetings: Bool
    let year: Int
    /// “Fem möten av 4–6 är inlagda.”
    let count: String
    let feed: String
    let publicPath: String
    let charter: String
    let policy: [PolicyLine]
    let history: [RegisterHistoryRow]
    let hasHistory: Bool
    let mayArrange: Bool
    let path: String

    struct Leader: Sendable {
        let label: String
        let people: String
    }

    struct Line: Sendable {
        let line: String
    }

    struct MeetingLine: Sendable {
        let when: String
        let path: String
        let mark: StateMark
    }

    struct PolicyLine: Sendable {
        let fact: String
        let value: String
    }

    init(_ sheet: BodySheet, news: String?) {
        let (body, register, today) = (sheet.body, sheet.register, sheet.today)
        name = body.name
        kind = body.kind.word
        stateWord = body.state.word
        leaders = Self.leaders(sheet)
        hasLeaders = !leaders.isEmpty
        parent = body.parent.flatMap(register.body)?.name
        mirrors = body.mirrors
        contact = body.contact
        let current = body.aliases.filter { $0.until.map { $0 >= today } ?? true }.map(\.name)
        aliases = current.isEmpty ? nil : String.enumeration(current)
        self.news = news
        let vacancies = Set(register.vacancies(in: body.id, on: today).map(\.seat.id))
        let first = sheet.seats.first { vacancies.contains($0.id) }
        seats = sheet.seats.map { SeatRow($0, sheet, isMain: $0.id == first?.id && sheet.mayArrange) }
        hasSeats = !seats.isEmpty
        hasVacant = !vacancies.isEmpty
        vacant =
            "\(vacancies.count.counted("plats är vakant", "platser är vakanta").capitalizedSentence)."
        former = Self.former(sheet)
        hasFormer = !former.isEmpty
        meetings = sheet.meetings.map { meeting in
            MeetingLine(
                when: meeting.start.asRead(in: today.year, minutes: meeting.length).capitalizedSentence,
                path: meeting.path, mark: StateMark(meeting.state))
        }
        hasMeetings = !meetings.isEmpty
        year = today.year
        count = Self.count(sheet)
        feed = "\(sheet.web ?? "")/kalender/\(body.id.text.inAddress).ics"
        publicPath = "/grupp/\(body.id.text.inAddress)"
        charter = body.charter?.words.capitalizedSentence ?? "Ingen är inlagd."
        policy = Self.policy(body.policy)
        history = RegisterHistoryRow.rows(sheet.facts, register, on: today)
        hasHistory = !history.isEmpty
        mayArrange = sheet.mayArrange
        path = body.path
    }

    private static func leaders(_ sheet: BodySheet) -> [Leader] {
        let holders = sheet.register.holders(in: sheet.body.id, on: sheet.today)
        return [Seat.Role.chair, .coordinator, .standIn].compactMap { role in
            let own = holders.filter { $0.seat.role == role }
            guard !own.isEmpty else {
                return role == .standIn ? nil : Leader(label: role.word.capitalizedSentence, people: "saknas")
            }
            let names = own.map { holder in
                role == .standIn ? "\(holder.person.name), \(holder.mandate.term(on: sheet.today))" : holder.person.name
            }
            return Leader(label: role.word.capitalizedSentence, people: String.enumeration(names))
        }
    }

    private static func former(_ sheet: BodySheet) -> [Line] {
        let seats = Dictionary(uniqueKeysWithValues: sheet.seats.map { ($0.id, $0) })
        let ended = sheet.register.mandates.filter { mandate in
            seats[mandate.seat] != nil && mandate.until.map { $0 < sheet.today } ?? false
        }
        return ended.sorted { ($0.until ?? $0.from) > ($1.until ?? $1.from) }.prefix(40).compactMap { mandate in
            guard let seat = seats[mandate.seat], let person = sheet.register.person(mandate.person) else { return nil }
            let reason = mandate.reasonForLeaving.map { ". \($0)" } ?? ""
            return Line(line: "\(person.name), \(seat.role.word), \(mandate.term(on: sheet.today))\(reason)")
        }
    }

    static func count(_ sheet: BodySheet) -> String {
        let live = sheet.meetings.filter { !$0.isOff }
        let span = sheet.body.policy.span
        let lead =
            live.isEmpty
            ? "Inga möten" : live.count.counted("möte", "möten", gender: .neuter).capitalizedSentence
        return "\(lead) av \(span) är inlagda för \(sheet.today.year)."
    }

    private static func policy(_ policy: MeetingPolicy) -> [PolicyLine] {
        let quorum: String =
            switch policy.quorum.size {
            case .half: "minst hälften"
            case .members(let count): count == 0 ? "ingen gräns" : "minst \(count)"
            }
        return [
            PolicyLine(
                fact: "Möten",
                value: "\(policy.span) om året, \(policy.length.inHours) \(policy.isDigital ? "digitalt" : "i ett rum")"
            ),
            PolicyLine(
                fact: "Kallelse",
                value:
                    "\(policy.noticeDays) dagar före, handlingar \(policy.papersDays), påminnelse \(policy.reminderDays)"
            ),
            PolicyLine(fact: "Beslutsför", value: quorum + (policy.quorum.needsChair ? ", ordföranden med" : "")),
        ]
    }
}

/// A line of what has been done in the register.
struct RegisterHistoryRow: Sendable {
    static let names: Set<String> = ["moment", "sentence"]
    /// As many as a page shows.
    private static let most = 30

    let moment: String
    let sentence: String

    /// Newest first.
    static func rows(_ facts: some Sequence<Fact>, _ register: Register, on today: Day) -> [RegisterHistoryRow] {
        let words = RegisterHistoryWords(register)
        var rows: [RegisterHistoryRow] = []
        for fact in facts {
            guard let sentence = words.sentence(fact.kind, by: fact.by, scope: fact.scope, detail: fact.detail) else {
                continue
            }
            rows.append(RegisterHistoryRow(moment: moment(fact.at, on: today), sentence: sentence))
            if rows.count == most { break }
        }
        return rows
    }

    private static func moment(_ date: Date, on today: Day) -> String {
        let time = WallTime(date)
        if time.day == today { return "i dag \(time.clock)" }
        return time.day.year == today.year ? time.day.narrow : time.day.plain
    }
}
