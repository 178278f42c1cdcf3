import ArgumentParser
import Documents
import Foundation
import Meetings
import Secretariat
import Store

/// Minutes on their way from draft to approved, finished files of them, and who got them.
struct MinutesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "minutes",
        abstract: "Writes minutes, takes them from draft to approved and corrected, sends a file, and searches in all.",
        subcommands: [
            MinutesShow.self, MinutesWrite.self, MinutesShare.self, MinutesComment.self, MinutesApprove.self,
            MinutesCorrect.self, MinutesVersions.self, MinutesSent.self, MinutesSend.self, MinutesList.self,
            MinutesFind.self, MinutesDocument.self,
        ])
}

struct MinutesSend: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "send",
        abstract: "Sends a PDF or Word document of minutes to all who should have it and have not.",
        discussion: "A corrected file goes to all again and says that it replaces the earlier one.")

    @Argument(help: "The meeting.") var meeting: String
    @Argument(help: "The file.", completion: .file(extensions: ["pdf", "docx"])) var file: String
    @Flag(help: "Only show what each would get.") var dryRun = false
    @OptionGroup var author: Author
    @OptionGroup var output: Output
    @OptionGroup var office: OfficeOptions

    func run() async throws {
        let configuration = try office.configuration()
        let secretary = try configuration.secretary()
        let bytes = try contents(upTo: secretary.settings.largestFile)
        guard !dryRun else { return try rehearse(bytes, secretary) }
        try await look(through: bytes, secretary, configuration.counter)
        let messages = try secretary.sendMinutes(bytes, named: file, of: meeting, by: author.recorded)
        let lines = try MessageLine.lines(messages, secretary)
        let pause = try secretary.store.read { try $0.pause() }
        try output.print(lines) {
            guard !lines.isEmpty else { return nobodyLeft }
            let undo = "take them back with: samordna outbox undo --meeting \(meeting)"
            let held = pause.map { ["Sending is held: \($0.reason.words). Start it with: samordna resume"] } ?? []
            return (lines.map(\.text) + ["\(lines.count) messages go out; \(undo)"] + held).joined(separator: "\n")
        }
    }

    private func rehearse(_ bytes: Data, _ secretary: Secretary) throws {
        let messages = try secretary.rehearseMinutes(bytes, named: file, of: meeting, by: author.recorded)
        let lines = try MessageLine.lines(messages.map(\.message), secretary)
        try output.print(lines) {
            guard let first = messages.first else { return nobodyLeft }
            let counted = "\(lines.count) messages would be sent. The first of them, without the file:"
            return (lines.map(\.text) + [counted, String(decoding: first.content, as: UTF8.self)])
                .joined(separator: "\n")
        }
    }

    /// What cannot be opened is sent all the same, and the sender told to read it.
    private func look(through bytes: Data, _ secretary: Secretary, _ counter: PaperCounter) async throws {
        let findings: [SendingFinding]
        do {
            findings = try await secretary.findings(inMinutes: bytes, with: counter)
        } catch let error as DocumentError {
            return FileHandle.standardError.write(Data("the file was not looked through: \(error)\n".utf8))
        }
        guard findings.isEmpty else { throw OfficeError.mustBeMended(meeting: meeting, findings) }
    }

    private var nobodyLeft: String {
        "Nobody is left to send it to: all have this file, or it waits for them; see samordna minutes list \(meeting)"
    }

    /// No more of the file than shows that it is too large.
    private func contents(upTo limit: Int) throws -> Data {
        guard let handle = FileHandle(forReadingAtPath: file),
            let bytes = try? handle.read(upToCount: limit + 1) ?? Data()
        else { throw FileError.unreadable(file) }
        return bytes
    }
}

struct MinutesList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Lists the files of minutes that were sent, and what became of each message.")

    @Argument(help: "Only this meeting's.") var meeting: String?
    @OptionGroup var output: Output
    @OptionGroup var office: OfficeOptions

    func run() throws {
        let secretary = try office.secretary()
        let files = try secretary.store.read { snapshot in
            let id = try meeting.map { try snapshot.findMeeting($0, in: try snapshot.register()).id }
            return try snapshot.minutesFiles(of: id)
        }
        let lines = try files.map { try MinutesLine($0, secretary) }
        try output.print(lines) {
            lines.isEmpty ? "No minutes have been sent." : lines.map(\.text).joined(separator: "\n\n")
        }
    }
}

/// A file of minutes with the messages that carry it.
private struct MinutesLine: Encodable {
    let meeting: String
    let file: String
    let sha256: String
    let octets: Int
    let by: String
    let at: Date
    let messages: [MessageLine]

    init(_ minutes: MinutesFile, _ secretary: Secretary) throws {
        let (reference, sent) = try secretary.store.read { snapshot in
            let files = try snapshot.files(of: minutes.meeting)
            let messages = try snapshot.messages(MessageFilter(meeting: minutes.meeting, kind: .minutes))
            return (
                try snapshot.meeting(minutes.meeting)?.reference ?? minutes.meeting.text,
                messages.filter { files[$0.id] == minutes.digest }
            )
        }
        meeting = reference
        file = minutes.name
        sha256 = minutes.digest
        octets = minutes.size
        by = minutes.by
        at = minutes.at
        messages = try MessageLine.lines(sent, secretary)
    }

    var text: String {
        let head = "\(meeting)  \(WallTime(at))  “\(file)”, \(octets) octets, first sent by \(by)\n  SHA-256 \(sha256)"
        return ([head] + messages.map { "  \($0.text)" }).joined(separator: "\n")
    }
}
