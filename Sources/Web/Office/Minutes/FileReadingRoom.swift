import Documents
import Foundation
import Hummingbird
import Meetings
import Secretariat
import Store

/// Where the åtgärder in a file of minutes are looked at and taken in.
struct FileReadingRoom: Sendable {
    let office: OfficeRooms
    let counter: PaperCounter
    let turns: Turns

    private var secretary: Secretary { office.secretary }

    func open(_ router: some RouterMethods<SiteContext>) {
        router.get("moten/:body/:meeting/anteckningar/som-fil/:fil/atgarder") { _, context in try await ask(context) }
        router.form("moten/:body/:meeting/anteckningar/som-fil/:fil/atgarder") { form, _, context in
            try await take(form, context)
        }
    }

    private func ask(_ context: SiteContext) async throws -> Response {
        let sheet = try office.meeting(context, to: .arrange)
        let reading = try await read(sheet, context)
        return try page(FiledActionsPage(sheet, file(context), reading, token: context.token), context)
    }

    private func take(_ form: Form, _ context: SiteContext) async throws -> Response {
        let sheet = try office.meeting(context, to: .arrange)
        guard case .found(let actions) = try await read(sheet, context) else { throw WebProblem.changedMeanwhile }
        // Read anew: what is ticked is named by its words.
        let chosen = Set(form.all("ja"))
        try secretary.addActions(
            actions.filter { chosen.contains($0.words.fingerprint) }, of: sheet.meeting.id.text,
            by: try office.visit(context).person.name)
        return .see("\(sheet.meeting.path)/anteckningar")
    }

    private func file(_ context: SiteContext) -> String { context.parameters.get("fil") ?? "" }

    /// Nil where it could not be opened just now.
    private func read(_ sheet: MeetingSheet, _ context: SiteContext) async throws -> FileReading? {
        guard turns.begin() else { throw WebProblem.tooOften }
        defer { turns.end() }
        do {
            let reading = try await secretary.readActions(
                inFile: file(context), of: sheet.meeting.id.text, with: counter)
            guard let reading else { throw WebProblem.notFound }
            return reading
        } catch let error as DocumentError {
            context.logger.error("a file of minutes could not be read", metadata: ["cause": "\(error)"])
            return nil
        }
    }

    private func page(_ page: FiledActionsPage, _ context: SiteContext) throws -> Response {
        try secretary.store.read {
            try office.page(page, "Åtgärder i filen", in: .bodies, for: context, $0)
        }
    }
}

/// The page *Åtgärder i filen*.
struct FiledActionsPage: PageContent {
    static let template = "minutes-filed"
    static let names: Set<String> = [
        "body", "when", "path", "filePath", "readPath", "rows", "hasRows", "number", "value", "words", "owners", "due",
        "item",
        "isKnown", "isUnreadable", "isShut", "isEncrypted",
    ]

    let body: String
    let when: String
    let path: String
    let filePath: String
    let readPath: String
    let rows: [Row]
    let hasRows: Bool
    let isUnreadable: Bool
    let isEncrypted: Bool
    /// The service could not open it.
    let isShut: Bool
    let token: String

    struct Row: Sendable {
        let number: Int
        let value: String
        let words: String
        let owners: String
        let due: String?
        let item: String
        let isKnown: Bool
    }

    init(_ sheet: MeetingSheet, _ file: String, _ reading: FileReading?, token: String) {
        body = sheet.body.name
        when = sheet.meeting.start.inFull(minutes: sheet.meeting.length)
        path = sheet.meeting.path
        filePath = "\(path)/anteckningar/som-fil"
        readPath = "\(filePath)/\(file.inAddress)/atgarder"
        isShut = reading == nil
        switch reading {
        case .found(let actions):
            rows = actions.enumerated().map { Self.row($0.offset + 1, $0.element, sheet) }
            (isUnreadable, isEncrypted) = (false, false)
        case .unreadable(let obstacle):
            rows = []
            (isUnreadable, isEncrypted) = (true, obstacle == .encrypted)
        case nil: (rows, isUnreadable, isEncrypted) = ([], false, false)
        }
        hasRows = !rows.isEmpty
        self.token = token
    }

    private static func row(_ number: Int, _ action: FiledAction, _ sheet: MeetingSheet) -> Row {
        let owners = action.words.owners.map { OwnerWords($0, sheet.register).name }
        let place = sheet.meeting.minutesItems.first { $0.id == action.item }
        return Row(
            number: number, value: action.words.fingerprint, words: action.words.text.capitalizedSentence,
            owners: String.enumeration(owners), due: action.words.due.map { $0.words(in: sheet.meeting.year) },
            item: place?.numbered ?? "", isKnown: action.isKnown)
    }
}
