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
    @Option(help: "How long to search at most.") var seconds = 5.0
    @Option(help: "How many steps to search at most: the same steps and seed give the same plan.") var steps =
        20_000_000
    @Option(help: "Another number finds another way to a plan.") var seed: UInt64 = 1
    @Option(help: "A date, perhaps with a time: says why the plan has no meeting of the body there.")
    var whyNot: DateOrTime?
    @Flag(help: "Store the plan as proposed meetings, and ask each chair for her yes by mail.") var apply = false
    @Flag(help: "With --apply: move what is booked or called as well.") var moveBooked = false
    @Flag(help: "Show the last days for nominations, agenda, kallelse and papers.") var deadlines = false
    @OptionGroup var author: Author
    @OptionGroup var output: Output
    @OptionGroup var office: OfficeOptions

    func validate() throws {
        guard seconds > 0, seconds <= 3600 else { throw ValidationError("Name from 0.1 to 3600 seconds.") }
        guard steps > 0 else { throw ValidationError("Name a number of steps above 0.") }
        guard apply || !moveBooked else { throw ValidationError("--move-booked needs --apply.") }
        guard let whyNot else { return }
        guard !apply else { throw ValidationError("Ask --why-not before you --apply.") }
        guard body.count == 1 else { throw ValidationError("Name the body of --why-not with one --body.") }
        guard whyNot.day.year == year else { throw ValidationError("\(whyNot.day) is not in \(year).") }
    }

    func run() throws {
        let secretary = try office.secretary()
        if let whyNot { return try explain(whyNot, secretary) }
        let plan = try secretary.plan(year, options)
        let applied = apply ? try secretary.apply(plan, movingBooked: moveBooked, by: author.recorded) : nil
        let decision = applied == nil ? nil : try secretary.decide()
        let sheet = PlanSheet(plan, applied, withDeadlines: deadlines)
        try output.print(sheet) { sheet.text }
        if !output.json { try decision?.tell(secretary) }
    }

    /// The other bodies are planned too: the same people sit in them.
    private func explain(_ wanted: DateOrTime, _ secretary: Secretary) throws {
        var options = options
        options.bodies = []
        let answer = try secretary.whyNot(wanted.day, at: wanted.minute, of: body[0], options)
        let sheet = WhyNotSheet(answer)
        try output.print(sheet) { sheet.text }
    }

    private var options: PlanOptions {
        var options = PlanOptions()
        options.bodies = body
        options.from = from
        options.steps = steps
        let end = ContinuousClock.now + .seconds(seconds)
        options.isOver = { ContinuousClock.now >= end }
        options.seed = seed
        return options
    }
}

/// `2028-03-02` or `2028-03-02T13:00`.
struct DateOrTime: ExpressibleByArgument {
    let day: Day
    let minute: Int?

    init?(argument: String) {
        if let day = Day(iso: argument) {
            (self.day, minute) = (day, nil)
        } else if let time = WallTime(iso: argument) {
            (day, minute) = (time.day, time.minute)
        } else {
            return nil
        }
    }
}
