import ArgumentParser
import Documents
import Foundation
import Mail
import Meetings
import Secretariat
import Store

struct Demo: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Shows an example region through half a year, on a database and a mail folder of its own.",
        discussion: "Nothing leaves this machine: mail is put in the folder. The clock is the demonstration's own.")

    @Option(help: "Its folder; made anew each time.", completion: .directory) var directory = "demo"
    @Option(help: "Where it answers on the web.") var port = 8080
    @Flag(help: "Only prepare it, without serving.") var prepareOnly = false
    @Option(help: "The folder with Config and Templates.", completion: .directory) var share: String?

    func run() async throws {
        let folder = try DemoFolder(directory, share: try shared(), port: port)
        let rehearsal = Rehearsal(from: Demonstration.start, transport: .maildir(folder.mail))
        let secretary = try folder.secretary(rehearsal)
        let first = try settings(of: folder)
        try await Demonstration(
            secretary: secretary, rehearsal: rehearsal, examples: folder.examples, counter: first.counter,
            document: try first.minutesDocument()
        ).run()
        // Once more: its clock goes on from when all is ready.
        let configuration = try settings(of: folder)
        let served = try configuration.secretary()
        let signIn = try served.newSignInLink(for: Demonstration.coordinator, by: "samordna demo")
        let page = try served.newPageLink(for: Demonstration.member, by: "samordna demo")
        // Written at once: `print` keeps its text back where the output is no terminal.
        try StandardOutput.write(
            Data((try DemoSummary(secretary, folder, signIn: signIn, page: page).text + "\n").utf8))
        guard !prepareOnly else { return }
        try await configuration.serve()
    }

    private func settings(of folder: DemoFolder) throws -> Configuration {
        try folder.writeConfiguration(clock: Demonstration.end, machine: Date())
        return try Configuration(
            file: ConfigurationFile(path: folder.configuration.path), environment: [:])
    }

    /// Beside the working directory's sources, or where the package puts them.
    private func shared() throws -> URL {
        let candidates = [share, ProcessInfo.processInfo.environment["SAMORDNA_SHARE"], ".", "/usr/share/samordna"]
            .compactMap(\.self)
        let found = candidates.first { FileManager.default.fileExists(atPath: "\($0)/Config/example") }
        guard let found else { throw FileError.unreadable("\(candidates[0])/Config/example") }
        return URL(fileURLWithPath: found, isDirectory: true)
    }
}
