import ArgumentParser
import Documents
import Mail
import Secretariat
import Store

struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Checks configuration, templates, database and mail server: each is ok, or what to do.")

    @OptionGroup var office: OfficeOptions

    func run() async throws {
        let configuration = try office.configuration()
        print("configuration: ok")
        let results = [
            line("templates") {
                _ = (
                    try MailTexts(directory: configuration.templates), try PageTexts(directory: configuration.templates)
                )
            },
            line("database") { try Store(path: configuration.database).write { _ in } },
            await line("mail", configuration.transport),
        ]
        guard results.allSatisfy(\.self) else { throw ExitCode.failure }
    }

    private func line(_ part: String, _ check: () throws -> Void) -> Bool {
        do {
            try check()
            print("\(part): ok")
            return true
        } catch {
            print("\(part): \(error)")
            return false
        }
    }

    private func line(_ part: String, _ transport: Transport) async -> Bool {
        do {
            try await transport.probe()
            print("\(part): ok")
            return true
        } catch {
            print("\(part): \(error)")
            return false
        }
    }
}
