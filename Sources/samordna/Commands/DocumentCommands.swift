import ArgumentParser
import Documents
import Foundation
import Meetings
import Secretariat

struct MinutesDocument: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "document", abstract: "Writes a meeting's minutes as PDF, web page or Word document.",
        discussion: "The last version that left the samordnare, or where there is none the text as it stands.")

    @Argument(help: "The meeting.") var meeting: String
    @Flag(help: "The text as it stands, though a version has left the samordnare.") var asItStands = false
    @OptionGroup var way: DocumentWay
    @OptionGroup var office: OfficeOptions

    func run() async throws {
        try await way.write(.minutes, of: meeting, asItStands: asItStands, with: try office.configuration())
    }
}

struct AgendaDocument: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "document", abstract: "Writes a meeting's agenda as PDF, web page or Word document.")

    @Argument(help: "The meeting.") var meeting: String
    @Flag(help: "As the kallelse, with whom it calls and how to take part.") var notice = false
    @OptionGroup var way: DocumentWay
    @OptionGroup var office: OfficeOptions

    func run() async throws {
        try await way.write(notice ? .notice : .agenda, of: meeting, with: try office.configuration())
    }
}

/// In which form a document is written, and where to.
struct DocumentWay: ParsableArguments {
    @Option(help: "pdf, html or docx.") var format: MeetingDocument.Format
    @Option(name: .shortAndLong, help: "The file to write; else standard output.", completion: .file())
    var output: String?

    func write(
        _ kind: MeetingDocument.Kind, of reference: String, asItStands: Bool = false, with configuration: Configuration
    ) async throws {
        let secretary = try configuration.secretary()
        let document = try secretary.store.read { snapshot in
            let meeting = try snapshot.findMeeting(reference, in: try snapshot.register())
            return try secretary.document(kind, of: meeting, asItStands: asItStands, snapshot)
        }
        try ReportFile(path: output).write(try await configuration.documentDesk().file(document, as: format))
    }
}

extension MeetingDocument.Format: ExpressibleByArgument {}

extension Configuration {
    func documentDesk() throws -> DocumentDesk {
        DocumentDesk(
            texts: try MeetingTexts(directory: templates), renderer: Renderer(program: renderer),
            converter: Converter(program: pandoc), logo: try logo.map { try Logo(path: $0.path, words: $0.words) })
    }
}
