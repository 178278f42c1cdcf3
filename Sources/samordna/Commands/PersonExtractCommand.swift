import ArgumentParser
import Documents
import Foundation
import Secretariat

/// Everything stored about one person, for her.
struct PersonExtractCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "extract", abstract: "Writes everything stored about a person (GDPR, article 15).",
        discussion: "A page to read, or with --json every value as it is stored. That it was taken is recorded.")

    @Argument(help: "The person.") var person: String
    @Option(name: .shortAndLong, help: "The file to write; else standard output.", completion: .file())
    var output: String?
    @Flag(help: "Write JSON.") var json = false
    @OptionGroup var author: Author
    @OptionGroup var office: OfficeOptions

    func run() throws {
        let configuration = try office.configuration()
        let texts = try ExtractTexts(directory: configuration.templates)
        let extract = try configuration.secretary().extract(of: person, by: author.recorded)
        try ReportFile(path: output).write(json ? try extract.json : Data(texts.html(extract).utf8))
    }
}
