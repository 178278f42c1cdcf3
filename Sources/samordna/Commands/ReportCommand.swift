import ArgumentParser
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
        commandName: "workload", abstract: "Reports every member's hours, beside what her seat was said to ask.")

    @Argument(help: "The year.") var year: Int
    @Option(help: "Only this body; may be given several times.") var body: [String] = []
    @Flag(help: "Follow every figure to what it comes from.") var trace = false
    @Flag(help: "Also beside each norm that was in force before.") var earlierNorms = false
    @Flag(help: "Only sums, and none over fewer than five people.") var withoutNames = false
    @Option(help: "Only what this person may see: her own hours, and those of the bodies she coordinates.")
    var reader: String?
    @OptionGroup var output: Output
    @OptionGroup var office: OfficeOptions

    func validate() throws {
        guard !withoutNames || reader == nil else {
            throw ValidationError("Give --without-names or --reader, not both.")
        }
    }

    func run() async throws {
        let secretary = try office.secretary()
        let report = try secretary.workload(year, in: body, for: try perspective(secretary))
        print(WorkloadLines(report, showsTrace: trace, showsEarlierNorms: earlierNorms).text)
    }

    private func perspective(_ secretary: Secretary) throws -> WorkloadReader {
        if withoutNames { return .anyone }
        guard let reader else { return .office }
        return .person(try secretary.store.read { try $0.findPerson(reader, in: try $0.register()).id })
    }
}
