import Documents
import Foundation
import Hummingbird
import Meetings
import Secretariat
import Store

/// *Minnesanteckningar*: what has been sent to somebody, to be read once more and kept.
struct OwnMinutesRoom: Sendable {
    let door: LinkDoor
    let texts: MeetingTexts

    func open(_ router: some RouterMethods<SiteContext>) {
        router.get("din-sida/:lank/anteckningar") { request, context in try list(request, context) }
        for path in ["mote/:lank/anteckningar", "din-sida/:lank/mote/:sak/anteckningar"] {
            router.get(RouterPath(path)) { request, context in
                try admit(request, context) { own, visit, place in try page(own, visit, place) }
            }
            router.get("\(path)/hamta") { request, context in
                try admit(request, context) { own, _, _ in
                    guard let file = try door.secretary.store.read({ try $0.file(own.file.digest) }) else {
                        throw WebProblem.notFound
                    }
                    return .download(file)
                }
            }
        }
    }

    private func list(_ request: Request, _ context: SiteContext) throws -> Response {
        try door.admit(request, context) { visit, secret in
            guard visit.link.purpose == .page else { throw WebProblem.notFound }
            let own = try door.secretary.store.read { try door.secretary.ownMinutes(of: visit.person.id, $0) }
            return try door.page(OwnMinutesPage(own, home: "/din-sida/\(secret)"), "Minnesanteckningar")
        }
    }

    private func page(_ own: OwnMinutes, _ visit: LinkVisit, _ place: OwnPlace<Meeting>) throws -> Response {
        let text = try door.secretary.store.read { try door.secretary.text(of: own, $0) }
        let content = text.map { texts.content(.minutes($0)) }
        return try door.page(OwnTextPage(own, content, visit, at: place), "Minnesanteckningar, \(own.body.name)")
    }

    /// Only to what has reached her.
    private func admit(
        _ request: Request, _ context: SiteContext,
        _ work: (OwnMinutes, LinkVisit, OwnPlace<Meeting>) throws -> Response
    ) throws -> Response {
        try door.admit(request, context) { visit, secret in
            let place = try door.meetingPlace(visit, secret, context)
            let own = try door.secretary.store.read { try door.secretary.ownMinutes(of: visit.person.id, $0) }
            guard let minutes = own.first(where: { $0.meeting.id == place.subject }) else { throw WebProblem.notFound }
            return try work(minutes, visit, place)
        }
    }
}

extension LinkDoor {
    /// The meeting that a link is for, or that somebody came to from her own page.
    func meetingPlace(_ visit: LinkVisit, _ secret: String, _ context: SiteContext) throws -> OwnPlace<Meeting> {
        try place("mote", visit, secret, context) { if case .meeting(let meeting) = $0 { meeting } else { nil } }
    }
}

/// The page *Minnesanteckningar*: what has been sent to her.
struct OwnMinutesPage: PageContent {
    static let template = "own-minutes"
    static let names: Set<String> = ["rows", "hasRows", "when", "body", "path", "home"]

    let rows: [Row]
    let hasRows: Bool
    let home: String

    struct Row: Sendable {
        let when: String
        let body: String
        let path: String
    }

    init(_ minutes: [OwnMinutes], home: String) {
        rows = minutes.map { own in
            Row(
                when: own.meeting.start.day.inFull.capitalizedSentence, body: own.body.name,
                path: "\(home)/mote/\(own.meeting.id.text.inPath)/anteckningar")
        }
        hasRows = !rows.isEmpty
        self.home = home
    }
}

/// The page *Minnesanteckningar* of one meeting: the text of the file that was sent, and the file.
struct OwnTextPage: PageContent {
    static let template = "own-text"
    static let names: Set<String> = [
        "content", "body", "when", "name", "size", "isWord", "path", "home", "reader", "isAssistant",
    ]

    /// As HTML; nil where nobody wrote them here.
    let content: String?
    let body: String
    let when: String
    let name: String
    let size: String
    let isWord: Bool
    let path: String
    let home: String?
    let reader: String
    let isAssistant: Bool

    init(_ own: OwnMinutes, _ content: String?, _ visit: LinkVisit, at place: OwnPlace<Meeting>) {
        self.content = content
        body = own.body.name
        when = own.meeting.start.inFull(minutes: own.meeting.length).capitalizedSentence
        name = own.file.name
        size = own.file.size.inKilobytes
        isWord = own.file.type != MeetingDocument.Format.pdf.mediaType
        path = "\(place.path)/anteckningar/hamta"
        home = place.home
        reader = visit.person.name
        isAssistant = visit.link.assistant != nil
    }
}
