import ArgumentParser
import Documents
import Foundation
import Meetings
import Secretariat
import Store

/// What the year's work came to.
struct ReportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report", abstract: "Writes the year's reports.", subcommands: [ReportWorkload.self])
}

struct ReportWorkload: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "workload", abstract: "Reports every member's hours, beside what her seat was said to ask.",
        discussion: "Without --format, a summary for the terminal.")

    @Argument(help: "The year.") var year: Int
    @Option(help: "Only this body; may be given several times.") var body: [String] = []
    @Option(help: "html, pdf, csv (for Excel) or json.") var format: ReportFormat?
    @Option(name: .shortAndLong, help: "The file to write; else standard output.", completion: .file())
    var output: String?
    @Flag(help: "As --format json.") var json = false
    @Flag(help: "Follow every figure to what it comes from.") var trace = false
    @Flag(help: "Also beside each norm that was in force before.") var earlierNorms = false
    @Flag(help: "Only sums, and none over fewer than five people.") var withoutNames = false
    @Option(help: "Only what this person may see: her own hours, and those of the bodies she coordinates.")
    var reader: String?
    @OptionGroup var office: OfficeOptions

    func validate() throws {
        guard !withoutNames || reader == nil else {
            throw ValidationError("Give --without-names or --reader, not both.")
        }
        guard !json || format == nil else { throw ValidationError("Give --json or --format, not both.") }
    }

    func run() async throws {
        let configuration = try office.configuration()
        let secretary = try configuration.secretary()
        let report = try secretary.workload(year, in: body, for: try perspective(secretary))
        guard let format = json ? .json : format else {
            return try ReportFile(path: output).write(
                Data((WorkloadLines(report, showsTrace: trace, showsEarlierNorms: earlierNorms).text + "\n").utf8))
        }
        let today = WallTime(secretary.world.now()).day
        let options = WorkloadOptions(showsTrace: trace, showsEarlierNorms: earlierNorms, written: today)
        try ReportFile(path: output).write(try await configuration.document(report, format, options))
    }

    private func perspective(_ secretary: Secretary) throws -> WorkloadReader {
        if withoutNames { return .anyone }
        guard let reader else { return .office }
        return .person(try secretary.store.read { try $0.findPerson(reader, in: try $0.register()).id })
    }
}

enum ReportFormat: String, ExpressibleByArgument, CaseIterable { case html, pdf, csv, json }

extension Configuration {
    fileprivate func document(
        _ report: WorkloadReport, _ format: ReportFormat, _ options: WorkloadOptions
    ) async throws -> Data {
        let texts = try WorkloadTexts(directory: templates)
        switch format {
        case .html: return Data(texts.html(report, options).utf8)
        case .csv: return texts.csv(report, options)
        case .json: return try texts.json(report, options)
        case .pdf:
            let data = try texts.typesettingData(report, options)
            // Longer than any report takes on a busy machine; whoever waits at the terminal can end it herself.
            return try await Renderer(program: renderer, patience: .seconds(180)).pdf(
                template: texts.typesettingTemplate, data: data)
        }
    }
}
