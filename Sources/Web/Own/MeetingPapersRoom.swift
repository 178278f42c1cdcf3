import Documents
import Foundation
import Hummingbird
import Meetings
import Secretariat
import Store

/// *Mötet*: its agenda, papers and minutes, by a link of its reader's own.
struct MeetingPapersRoom: Sendable {
    let door: LinkDoor

    func open(_ router: some RouterMethods<SiteContext>) {
        for path in ["mote/:lank", "din-sida/:lank/mote/:sak"] {
            router.get(RouterPath(path)) { request, context in
                try admit(request, context) { own, visit, place in
                    let today = WallTime(door.now).day
                    return try door.page(OwnPapersPage(own, visit, at: place, today: today), "Mötets handlingar")
                }
            }
            router.get("\(path)/bilaga/:bilaga") { request, context in
                try admit(request, context) { own, _, _ in try download(own, context) }
            }
        }
    }

    /// Of her own papers alone.
    private func download(_ own: OwnPapers, _ context: SiteContext) throws -> Response {
        let file = try door.secretary.store.read { snapshot -> StoredFile? in
            guard let paper = own.papers.first(where: { "\($0.annex)" == context.annex }) else { return nil }
            return try door.secretary.file(of: paper, snapshot)
        }
        guard let file else { throw WebProblem.notFound }
        return .download(file)
    }

    private func admit(
        _ request: Request, _ context: SiteContext, _ work: (OwnPapers, LinkVisit, OwnPlace<Meeting>) throws -> Response
    ) throws -> Response {
        try door.admit(request, context) { visit, secret in
            let place = try door.meetingPlace(visit, secret, context)
            let own = try door.secretary.store.read {
                try door.secretary.ownPapers(place.subject, of: visit.person.id, $0)
            }
            guard let own else {
                guard place.home == nil else { throw WebProblem.notFound }
                return try door.page(LinkOverPage(isOver: true), "Länken gäller inte längre", .gone)
            }
            return try work(own, visit, place)
        }
    }
}

/// The page *Mötets handlingar*.
struct OwnPapersPage: PageContent {
    static let template = "own-papers"
    static let names: Set<String> = [
        "body", "when", "place", "joinLink", "isOff", "agenda", "hasAgenda", "clock", "item", "presenter", "kindWord",
        "background", "papers", "hasPapers", "annex", "title", "point", "readingTime", "filePath", "size", "address",
        "isNew", "total", "minutesPath", "isAssistant", "home", "reader",
    ]

    let body: String
    let when: String
    let place: String
    let joinLink: String?
    let isOff: Bool
    let agenda: [AgendaRow]
    let hasAgenda: Bool
    let papers: [Row]
    let hasPapers: Bool
    /// “ungefär två timmar”.
    let total: String?
    /// To those that have reached her.
    let minutesPath: String?
    let isAssistant: Bool
    let reader: String
    let home: String?

    struct AgendaRow: Sendable {
        let clock: String
        let item: String
        let presenter: String?
        let kindWord: String?
        let background: String?
    }

    struct Row: Sendable {
        let annex: String
        let title: String
        let point: String?
        let readingTime: String?
        let size: String?
        let filePath: String?
        let address: String?
    }

    init(_ own: OwnPapers, _ visit: LinkVisit, at address: OwnPlace<Meeting>, today: Day) {
        let meeting = own.meeting
        body = own.body.name
        when = meeting.start.asRead(in: today.year, minutes: meeting.length).capitalizedSentence
        let held = meeting.effectivePlace(in: own.body)
        place = held.words.capitalizedSentence
        isOff = meeting.isOff
        joinLink = isOff ? nil : held.joinLink.flatMap { $0.hasPrefix("https://") ? $0 : nil }
        agenda = own.slots.map { slot in
            AgendaRow(
                clock: slot.start?.clock ?? "", item: "\(slot.number). \(slot.item.title)",
                presenter: slot.item.presenter, kindWord: slot.item.kind?.word, background: slot.item.background)
        }
        hasAgenda = !agenda.isEmpty
        papers = own.papers.map { paper in
            let isFile = paper.content.digest != nil
            let size: String? = if case .file(_, _, _, let octets) = paper.content { octets.inKilobytes } else { nil }
            let outside = paper.content.address
            return Row(
                annex: "\(paper.annex)", title: paper.title, point: meeting.point(of: paper).map { "\($0)" },
                readingTime: paper.minutes(at: own.body.policy.readingPace).map(\.inHoursAndMinutes), size: size,
                filePath: isFile ? "\(address.path)/bilaga/\(paper.annex)" : nil, address: outside)
        }
        hasPapers = !papers.isEmpty
        total = own.minutesToRead == 0 ? nil : own.minutesToRead.inHoursAndMinutes
        minutesPath = own.hasMinutes ? "\(address.path)/anteckningar" : nil
        isAssistant = visit.link.assistant != nil
        reader = visit.person.name
        home = address.home
    }
}
