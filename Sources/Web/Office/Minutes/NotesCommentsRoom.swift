import Documents
import Foundation
import Hummingbird
import Meetings
import Secretariat
import Store

/// *Synpunkter*: what people have said of a draft, beside its text.
struct NotesCommentsRoom: Sendable {
    let office: OfficeRooms

    private var secretary: Secretary { office.secretary }

    func open(_ router: some RouterMethods<SiteContext>) {
        let path = "moten/:body/:meeting/anteckningar/synpunkter"
        router.get("\(path)") { _, context in try show(context) }
        router.form("\(path)") { form, _, context in try take(form, context) }
        router.form("\(path)/:id") { form, _, context in try settle(form, context) }
    }

    private func show(
        _ context: SiteContext, _ values: [String: String] = [:], faults: [String: String] = [:]
    ) throws -> Response {
        try secretary.store.read { snapshot in
            let sheet = try office.meeting(context, to: .arrange, snapshot)
            let notes = try secretary.minutesSheet(of: sheet.meeting, snapshot)
            guard notes.latest != nil else { return .see("\(sheet.meeting.path)/anteckningar/lage") }
            let page = NotesCommentsPage(sheet, notes, values, faults: faults, token: context.token)
            return try office.page(
                page, "Synpunkter på anteckningarna", in: .bodies, for: context, snapshot,
                status: faults.isEmpty ? .ok : .badRequest)
        }
    }

    private func take(_ form: Form, _ context: SiteContext) throws -> Response {
        let (sheet, by) = (try office.meeting(context, to: .arrange), try office.visit(context).person.name)
        do {
            try secretary.comment(
                form["text"], on: sheet.meeting.id.text, item: Int(form["punkt"]), of: form["vem"], by: by)
            return .see("\(sheet.meeting.path)/anteckningar/synpunkter")
        } catch let error as OfficeError {
            guard let words = error.minutesWords else { throw error }
            let values = ["text": form["text"], "punkt": form["punkt"], "vem": form["vem"]]
            return try show(context, values, faults: [error.isOfPerson ? "vem" : "text": words])
        }
    }

    private func settle(_ form: Form, _ context: SiteContext) throws -> Response {
        let (sheet, by) = (try office.meeting(context, to: .arrange), try office.visit(context).person.name)
        guard let id = context.parameters.get("id").flatMap({ Int64($0) }),
            let outcome = MinutesComment.Settlement.Outcome(rawValue: form["vad"])
        else { throw WebProblem.unreadable }
        do {
            try secretary.settle(comment: id, on: sheet.meeting.id.text, as: outcome, by: by)
        } catch OfficeError.noComment {
            throw WebProblem.notFound
        }
        return .see("\(sheet.meeting.path)/anteckningar/synpunkter#synpunkt-\(id)")
    }
}

/// The page *Synpunkter*.
struct NotesCommentsPage: PageContent {
    static let template = "notes-comments"
    static let names: Set<String> = NotesRow.names.union(CommentRow.names).union(Choice.names).union([
        "body", "when", "path", "passages", "said", "general", "hasGeneral", "count", "openWords", "hasOpen", "isNone",
        "people", "items", "personFault", "textFault", "typed", "mostCharacters",
    ])

    let body: String
    let when: String
    let path: String
    let passages: [Passage]
    let general: [CommentRow]
    let hasGeneral: Bool
    let count: String
    /// “två av dem”, “dem”.
    let openWords: String
    let hasOpen: Bool
    let isNone: Bool
    let people: [Choice]
    let items: [Choice]
    let typed: String
    let personFault: String?
    let textFault: String?
    let faults: Faults?
    let token: String

    /// A heading of the notes, with what was said of it.
    struct Passage: Sendable {
        let heading: String
        let blocks: [DocumentBlock]
        let isEmpty: Bool
        let said: [CommentRow]
    }

    init(
        _ sheet: MeetingSheet, _ notes: MinutesSheet, _ values: [String: String], faults: [String: String],
        token: String
    ) {
        body = sheet.body.name
        when = sheet.meeting.start.inFull(minutes: sheet.meeting.length)
        path = sheet.meeting.path
        let rows = { (comments: [MinutesComment]) in
            comments.map { CommentRow($0, notes.present, sheet.register, on: sheet.today) }
        }
        let byItem = Dictionary(
            grouping: notes.comments.filter { $0.item != nil }, by: { $0.item.map(String.init) ?? "" })
        passages = NotesRow.rows(notes.present).filter { Int($0.key) != nil }.map { row in
            Passage(heading: row.heading, blocks: row.blocks, isEmpty: row.isEmpty, said: rows(byItem[row.key] ?? []))
        }
        let shown = Set(notes.present.items.map(\.id))
        general = rows(notes.comments.filter { $0.item.map { !shown.contains($0) } ?? true })
        hasGeneral = !general.isEmpty
        isNone = notes.comments.isEmpty
        count = notes.comments.count.inComments.capitalizedSentence
        let (open, all) = (notes.unsettled.count, notes.comments.count)
        openWords = open < all ? "\(open.word(one: "en")) av dem" : all == 1 ? "den" : "dem"
        hasOpen = !notes.unsettled.isEmpty
        people =
            [Choice("", "Välj person")]
            + sheet.invitees.map(\.person).inSurnameOrder(of: \.name).map {
                Choice($0.id.text, $0.name, isChosen: $0.id.text == values["vem"])
            }
        items =
            [Choice("", "Hela anteckningarna")]
            + notes.present.items.map { Choice("\($0.id)", $0.heading, isChosen: "\($0.id)" == values["punkt"]) }
        typed = values["text"] ?? ""
        personFault = faults["vem"]
        textFault = faults["text"]
        self.faults = Faults([Field("vem", label: "", fault: personFault), Field("text", label: "", fault: textFault)])
        self.token = token
    }
}
