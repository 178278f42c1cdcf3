import Documents
import Foundation
import Meetings

/// A body's page for anybody: who leads it, whom its seats are for, when it meets.
///
/// Names are only those of the chair and the samordnare, who speak for the body; others stand there as role and huvudman.
struct BodyPage: PageContent {
    static let template = "body"
    static let names: Set<String> = [
        "name", "kind", "isForming", "isDormant", "leaders", "role", "person", "hasLeaders", "members", "authority",
        "count", "hasMembers", "coming", "past", "hasComing", "hasPast", "when", "where", "mark", "feed", "contact",
        "vacant", "hasSeveral", "notes", "hasNotes", "path",
    ]

    let name: String
    let kind: String
    let isForming: Bool
    let isDormant: Bool
    let leaders: [Leader]
    let hasLeaders: Bool
    let members: [Members]
    let hasMembers: Bool
    let vacant: String?
    let coming: [StartPage.Row]
    let hasComing: Bool
    let past: [StartPage.Row]
    let hasPast: Bool
    /// Minutes that everybody may read.
    let notes: [Notes]
    let hasNotes: Bool
    /// Where the calendar is subscribed to.
    let feed: String
    let contact: String

    struct Notes: Sendable {
        let when: String
        let path: String
    }

    struct Leader: Sendable {
        let role: String
        let person: String
    }

    /// How many seats of a role are held for a huvudman.
    struct Members: Sendable {
        let role: String
        let authority: String
        let count: Int
        let hasSeveral: Bool
    }

    init(
        _ body: Body, _ register: Register, _ meetings: [Meeting], notes: [Meeting] = [], now: WallTime, web: String?,
        contact: String
    ) {
        let holders = register.holders(in: body.id, on: now.day).filter { !$0.person.isProtected }
        name = body.name
        kind = body.kind.words
        isForming = body.state == .forming
        isDormant = body.state == .dormant || body.state == .closed
        leaders = [Seat.Role.chair, .coordinator].flatMap { role in
            holders.filter { $0.seat.role == role }.map {
                Leader(role: role.word.capitalizedSentence, person: $0.person.name)
            }
        }
        hasLeaders = !leaders.isEmpty
        members = Members.list(holders, register)
        hasMembers = !members.isEmpty
        let vacancies = register.vacancies(in: body.id, on: now.day).count {
            [.chair, .ordinary].contains($0.seat.role)
        }
        vacant = vacancies == 0 ? nil : vacancies.word(one: "en")
        let sorted = meetings.sorted { $0.start < $1.start }
        coming = sorted.filter { $0.start > now }.map(StartPage.Row.init)
        past = sorted.filter { $0.start <= now }.reversed().map(StartPage.Row.init)
        hasComing = !coming.isEmpty
        hasPast = !past.isEmpty
        self.notes = notes.map {
            Notes(
                when: $0.start.day.inFull.capitalizedSentence,
                path: "/grupp/\(body.id.text.inPath)/anteckningar/\($0.year)-\($0.number)")
        }
        hasNotes = !notes.isEmpty
        feed = "\(web ?? "")/kalender/\(body.id.text.inPath).ics"
        self.contact = contact
    }
}

extension BodyPage.Members {
    fileprivate static func list(_ holders: [Register.Holder], _ register: Register) -> [Self] {
        [Seat.Role.ordinary, .coopted].flatMap { role in
            let own = holders.filter { $0.seat.role == role }
            let names = own.map { holder in
                (holder.seat.authority ?? holder.person.authority).flatMap(register.authority)?.name
                    ?? holder.seat.profile?.capitalizedSentence ?? "Utan huvudman"
            }
            let counts = Dictionary(grouping: names) { $0 }.mapValues(\.count)
            return counts.keys.sorted(by: String.inSurnameOrder).map { name in
                let count = counts[name] ?? 0
                return Self(
                    role: role.word.capitalizedSentence, authority: name, count: count, hasSeveral: count > 1)
            }
        }
    }
}

extension Body.Kind {
    fileprivate var words: String {
        switch self {
        case .programArea: "Programområde"
        case .workingGroup: "Arbetsgrupp"
        case .council: "Råd"
        case .network: "Nätverk"
        }
    }
}
