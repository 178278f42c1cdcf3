import ArgumentParser
import Foundation
import Meetings
import Secretariat
import Store

struct Plan: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Proposes the year's meetings, says why each lies where it does, and why not elsewhere.")

    @Argument(help: "The year.") var year: Int
    @Option(help: "Only this body; may be given several times. The others' meetings stay.") var body: [String] = []
    @Option(help: "The first day that may still change; else tomorrow.") var from: Day?
    @Option(help: "How long to search at most.") var seconds = 3.0
    @Option(help: "Another number finds another way to a plan.") var seed: UInt64 = 1
    @Flag(help: "Show the last days for nominations, agenda, kallelse and papers.") var deadlines = false
    @OptionGroup var output: Output
    @OptionGroup var office: OfficeOptions

    func validate() throws {
        guard seconds > 0, seconds <= 3600 else { throw ValidationError("Name from 0.1 to 3600 seconds.") }
    }

    func run() throws {
        let secretary = try office.secretary()
        let plan = try secretary.plan(year, options)
        let sheet = PlanSheet(plan, withDeadlines: deadlines)
        try output.print(sheet) { sheet.text }
    }

    private var options: PlanOptions {
        var options = PlanOptions()
        options.bodies = body
        options.from = from
        options.seconds = seconds
        options.seed = seed
        return options
    }
}
