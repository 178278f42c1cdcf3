import Documents
import Foundation
import Hummingbird
import Meetings
import Secretariat
import Store

/// *Synpunkter*: a draft of minutes, and what its reader says of it.
struct CommentsRoom: Sendable {
    let door: LinkDoor

    func open(_ router: some RouterMethods<SiteContext>) {
        door.open(
            "synpunkter", on: router, for: { if case .comments(let meeting) = $0 { meeting } else { nil } },
            show: { try page($0, $1) }, take: take)
    }

    private func take(_ form: Form, _ place: OwnPlace<Meeting>, _ visit: LinkVisit) throws -> Response {
        _ = try own(place, visit)
        let item = Int(form["punkt"])
        do {
            let comment = try door.secretary.comment(form["text"], on: place.subject, item: item, by: visit)
            return .see("\(place.path)#synpunkt-\(comment.id)")
        } catch OfficeError.noWords {
            return try page(place, visit, fault: "Skriv vad du tycker", item: item, typed: form["text"])
        } catch OfficeError.tooManyWords(let count, let most) {
            let fault = "Texten är \(count) tecken. Korta den till högst \(most), eller dela upp den på flera"
            return try page(place, visit, fault: fault, item: item, typed: String(form["text"].prefix(most)))
        }
    }

    private func own(_ place: OwnPlace<Meeting>, _ visit: LinkVisit) throws -> OwnNotes {
        let own = try door.secretary.store.read {
            try door.secretary.ownNotes(of: place.subject, for: visit.person.id, $0)
        }
        // From her own page she reaches only what was sent to her.
        guard let own, own.isReader || place.home == nil else { throw WebProblem.notFound }
        return own
    }

    private func page(
        _ place: OwnPlace<Meeting>, _ visit: LinkVisit, fault: String? = nil, item: Int? = nil, typed: String = ""
    ) throws -> Response {
        let page = try CommentsPage(
            own(place, visit), visit, at: place, fault: fault, item: item, typed: typed,
            register: door.secretary.store.read { try $0.register() }, today: WallTime(door.now).day)
        guard let page else { throw WebProblem.notFound }
        return try door.page(page, "Synpunkter", fault == nil ? .ok : .badRequest)
    }
}

/// The page *Synpunkter*, for one reader.
struct CommentsPage: PageContent {
    static let template = "comments"
    static let names: Set<String> = NotesRow.names.union(CommentRow.names).union([
        "body", "title", "until", "isOpen", "isPast", "isApproved", "approvalWords", "passages", "own", "hasOwn",
        "item",
        "isOpened", "typed", "textFault", "path", "home", "name", "isAssistant", "generalFault", "general", "version",
        "standing", "canSay",
    ])

    let title: String
    let body: String
    let standing: String
    let version: Int
    let until: String
    let isOpen: Bool
    let isPast: Bool
    let isApproved: Bool
    let approvalWords: String
    let passages: [Passage]
    let general: Passage
    let own: [CommentRow]
    let hasOwn: Bool
    let path: String
    let home: String?
    let name: String
    /// Whom she acts for.
    let isAssistant: String?
    let faults: Faults?
    let token: String

    /// A heading with a form below it.
    struct Passage: Sendable {
        let item: String
        /// Whether it is a heading of the notes that can be commented on.
        let canSay: Bool
        let heading: String
        let blocks: [DocumentBlock]
        let isEmpty: Bool
        let isOpened: Bool
        let typed: String
        let textFault: String?
    }

    init?(
        _ notes: OwnNotes, _ visit: LinkVisit, at place: OwnPlace<Meeting>, fault: String?, item: Int?, typed: String,
        register: Register, today: Day
    ) {
        let sheet = notes.sheet
        guard let content = sheet.latestContent else { return nil }
        body = sheet.body.name
        title = sheet.meeting.start.inFull(minutes: sheet.meeting.length).capitalizedSentence
        standing = content.standing.words(in: today.year)
        version = sheet.latest?.number ?? 0
        var (day, words) = (Day?.none, "")
        switch sheet.minutes.state {
        case .draft: break
        case .shared(_, _, _, let until): day = until
        case .approved(_, let approval): words = approval.sentence(in: today.year)
        }
        until = day?.asRead(in: today.year) ?? ""
        isOpen = day.map { $0 >= today } ?? false
        isPast = day.map { $0 < today } ?? false
        isApproved = !words.isEmpty
        approvalWords = words
        let form = { (key: String, heading: String, blocks: [DocumentBlock], isEmpty: Bool) -> Passage in
            let isHere = fault != nil && key == (item.map(String.init) ?? "")
            return Passage(
                item: key, canSay: key.isEmpty || Int(key) != nil, heading: heading, blocks: blocks, isEmpty: isEmpty,
                isOpened: isHere,
                typed: isHere ? typed : "", textFault: isHere ? fault : nil)
        }
        passages = (notes.isReader ? NotesRow.rows(content) : []).map { row in
            form(row.key, row.heading, row.blocks, row.isEmpty)
        }
        general = form("", "Hela anteckningarna", [], false)
        own = notes.comments.map { CommentRow($0, content, register, on: today) }
        hasOwn = !own.isEmpty
        path = place.path
        home = place.home
        name = visit.person.name
        isAssistant = visit.link.assistant
        faults = Faults([Field("text-\(item.map(String.init) ?? "")", label: "", fault: fault)])
        token = place.token
    }
}
