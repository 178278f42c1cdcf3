import Documents
import Foundation
import Hummingbird
import Meetings
import Secretariat
import Store

/// *Minnesanteckningar* written in Word: where a finished file is laid in, to be looked at and sent.
struct MinutesFileRoom: Sendable {
    let office: OfficeRooms
    let counter: PaperCounter
    let turns: Turns

    private var secretary: Secretary { office.secretary }

    func open(_ router: some RouterMethods<SiteContext>) {
        router.get("moten/:body/:meeting/anteckningar/som-fil") { _, context in
            let sheet = try office.meeting(context, to: .arrange)
            return sheet.hasBegun ? try page(sheet, context, fault: nil) : Response.see(sheet.meeting.path)
        }
        router.get("moten/:body/:meeting/anteckningar/som-fil/:fil/hamta") { _, context in try download(context) }
        router.upload("moten/:body/:meeting/anteckningar/som-fil", limit: secretary.settings.largestFile) {
            upload, context in try await take(upload, context)
        }
    }

    /// The mails wait; the page that follows shows them and lets them go.
    private func take(_ upload: Upload, _ context: SiteContext) async throws -> Response {
        let sheet = try office.meeting(context, to: .arrange)
        let visit = try office.visit(context)
        guard sheet.hasBegun else { return .see(sheet.meeting.path) }
        guard let file = upload.file else { return try page(sheet, context, fault: "Välj en fil") }
        do {
            let held = try secretary.keepMinutes(
                file.bytes, named: file.name, of: sheet.meeting.id.text, by: visit.person.name)
            // Pressed twice it is kept once, and waits.
            let waits = sheet.messages.contains { $0.kind == .minutes && $0.state == .held }
            let path = sheet.meeting.path
            await look(sheet.meeting, context)
            return .see(held.isEmpty && !waits ? "\(path)?besked=alla-har" : "\(path)/utskick/minutes")
        } catch OfficeError.unsendable(_, let fault) {
            return try page(sheet, context, fault: fault.words)
        } catch OfficeError.nobodyToSend {
            return try page(sheet, context, fault: "Ingen var kallad till mötet, så ingen kan få filen")
        } catch is OfficeError {
            throw WebProblem.changedMeanwhile
        }
    }

    /// What cannot be opened now is opened later; the review says that nobody has looked through it.
    private func look(_ meeting: Meeting, _ context: SiteContext) async {
        guard turns.begin() else { return }
        defer { turns.end() }
        do {
            let file = try secretary.store.read { try $0.minutesFiles(of: meeting.id) }.last
            if let file { try await secretary.look(intoMinutes: file.digest, with: counter) }
        } catch {
            context.logger.error("a file of minutes could not be looked through", metadata: ["cause": "\(error)"])
        }
    }

    private func download(_ context: SiteContext) throws -> Response {
        let sheet = try office.meeting(context, to: .read)
        let digest = context.parameters.get("fil") ?? ""
        let file = try secretary.store.read { snapshot -> StoredFile? in
            let known = try snapshot.minutesFiles(of: sheet.meeting.id).contains { $0.digest == digest }
            return known ? try snapshot.file(digest) : nil
        }
        guard let file else { throw WebProblem.notFound }
        return .download(file)
    }

    private func page(_ sheet: MeetingSheet, _ context: SiteContext, fault: String?) throws -> Response {
        try secretary.store.read { snapshot in
            let page = MinutesPage(
                sheet, try snapshot.minutesFiles(of: sheet.meeting.id), try snapshot.files(of: sheet.meeting.id),
                most: secretary.settings.largestFile, fault: fault, token: context.token)
            return try office.page(
                page, "Minnesanteckningar", in: .bodies, for: context, snapshot,
                status: fault == nil ? .ok : .badRequest)
        }
    }
}

/// The page *Minnesanteckningar* of a meeting.
struct MinutesPage: PageContent {
    static let template = "minutes"
    static let names: Set<String> = [
        "body", "when", "path", "files", "hasFiles", "name", "filePath", "readPath", "moment", "by",
        "outcome", "isHeld", "most", "fileFault",
    ]

    let body: String
    let when: String
    let path: String
    let files: [Row]
    let hasFiles: Bool
    /// Mails with a file wait for the press.
    let isHeld: Bool
    let most: String
    let fileFault: String?
    let faults: Faults?
    let token: String

    struct Row: Sendable {
        let name: String
        let filePath: String
        let readPath: String
        let moment: String
        let by: String
        /// “Har gått ut till nio personer.”
        let outcome: String
    }

    init(
        _ sheet: MeetingSheet, _ files: [MinutesFile], _ carried: [OutboxMessage.ID: String], most: Int,
        fault: String?, token: String
    ) {
        body = sheet.body.name
        when = sheet.meeting.start.inFull(minutes: sheet.meeting.length)
        path = sheet.meeting.path
        let messages = sheet.messages.filter { $0.kind == .minutes && $0.copyFor == nil }
        self.files = files.reversed().map { file in
            let own = messages.filter { carried[$0.id] == file.digest }
            return Row(
                name: file.name, filePath: "\(sheet.meeting.path)/anteckningar/som-fil/\(file.digest)/hamta",
                readPath: "\(sheet.meeting.path)/anteckningar/som-fil/\(file.digest)/atgarder",
                moment: WallTime(file.at).day.asRead(in: sheet.today.year), by: file.by,
                outcome: Self.outcome(own))
        }
        hasFiles = !files.isEmpty
        isHeld = messages.contains { $0.state == .held }
        self.most = "\(most / 1_000_000) MB"
        fileFault = fault
        faults = Faults([Field("fil", label: "", fault: fault)])
        self.token = token
    }

    private static func outcome(_ messages: [OutboxMessage]) -> String {
        let left = messages.filter(\.hasArrived)
        if !left.isEmpty { return "Har gått ut till \(SendingRow.people(left))." }
        if messages.contains(where: { $0.state == .held }) { return "Väntar på att du skickar." }
        return messages.contains { $0.state.isWaiting } ? "Är på väg." : "Gick inte ut."
    }
}

extension FileFault {
    /// For the samordnare.
    fileprivate var words: String {
        switch self {
        case .empty: "Filen är tom. Spara den igen"
        case .tooLarge(let limit), .tooHeavy(let limit):
            "Filen är större än \(limit / 1_000_000) MB. Spara den med mindre bilder"
        case .neitherFormat, .noPaper, .oldOrLocked:
            "Filen är varken PDF eller Word (.docx). Spara den som något av dem"
        case .cutShort: "Filen är inte hel. Spara eller kopiera den igen"
        case .macros: "Filen innehåller makron, som många mejlservrar stoppar. Spara den som ett vanligt dokument"
        }
    }
}
