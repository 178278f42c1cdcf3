import ArgumentParser
import Documents
import Foundation
import Mail
import Meetings
import Secretariat
import Store
import Web

struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Checks configuration, templates, database, mail server and renderer: each is ok, or what to do.")

    @OptionGroup var office: OfficeOptions

    func run() async throws {
        let configuration = try office.configuration()
        print("configuration: ok")
        if let warning = ExpiryWarning(end: configuration.secretEnds, at: configuration.world.now()) {
            print("secret: \(warning.words)")
        }
        let results = [
            await line("templates") {
                _ = (
                    try MailTexts(directory: configuration.templates),
                    try PageLibrary(directory: configuration.templates, contents: Site.contents),
                    try WorkloadTexts(directory: configuration.templates),
                    try configuration.documentDesk()
                )
            },
            await line("database") { try Store(path: configuration.database).write { _ in } },
            await line("mail") { warn(.mail, try await configuration.transport.probe(), configuration) },
            await line("inbox") { warn(.inbox, try await configuration.probeInbox(), configuration) },
            await line("renderer") { try await configuration.probeRenderer() },
            await line("papers") { try await configuration.counter.probe() },
        ]
        guard results.allSatisfy(\.self) else { throw ExitCode.failure }
    }

    private func warn(_ server: WatchedServer.Name, _ end: Date?, _ configuration: Configuration) {
        guard let warning = ExpiryWarning(end: end, at: configuration.world.now()) else { return }
        print("\(server.rawValue): \(warning.certificateWords)")
    }

    private func line(_ part: String, _ check: () async throws -> Void) async -> Bool {
        do {
            try await check()
            print("\(part): ok")
            return true
        } catch {
            print("\(part): \(error)")
            return false
        }
    }
}

extension Configuration {
    /// Sets the smallest report there is.
    fileprivate func probeRenderer() async throws {
        let year = WallTime(world.now()).day.year
        let book = WorkloadBook(year: year, register: Register(), sittings: [], entries: [], through: .newYear(year))
        let texts = try WorkloadTexts(directory: templates)
        let data = try texts.typesettingData(
            WorkloadReport(book, bodies: [], before: book), WorkloadOptions(written: .newYear(year)))
        _ = try await Renderer(program: renderer).pdf(template: texts.typesettingTemplate, data: data)
    }
}
