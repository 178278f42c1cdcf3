import ArgumentParser
import Foundation
import Planning

/// The planner alone, on a year in a file.
struct Solve: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Plans a year that a file describes (lpo-year-plan/1); needs no configuration.",
        discussion:
            "The plan is written on standard output, how far it is from the best possible on standard error. The same file, seed and number of steps give the same plan on every machine; --seconds only ends it."
    )

    @Argument(help: "The file.", completion: .file(extensions: ["json"])) var file: String
    @Option(help: "End after so many seconds, of the whole run.") var seconds: Double?
    @Option(help: "End after so many steps.") var steps: Int?
    @Option(help: "Which of the many searches.") var seed: UInt64 = 1

    func validate() throws {
        guard seconds.map({ $0 > 0 && $0 <= 1e6 }) ?? true else {
            throw ValidationError("Give --seconds a number above 0.")
        }
        guard steps.map({ $0 > 0 }) ?? true else { throw ValidationError("Give --steps a number above 0.") }
    }

    func run() throws {
        guard let data = FileManager.default.contents(atPath: file) else { throw FileError.unreadable(file) }
        var planner = Planner(try Instance(reading: [UInt8](data)), seed: seed)
        let end = steps == nil || seconds != nil ? Stopwatch.end(after: seconds ?? 10) : nil
        plan(&planner, until: end)
        let solution = Solution(instance: planner.instance.name, placements: planner.plan)
        try StandardOutput.write(Data((solution.json + "\n").utf8))
        say(planner.summary)
        guard planner.conflicts.isEmpty else {
            for conflict in planner.conflicts { say(conflict.words(planner.instance)) }
            throw ExitCode.failure
        }
    }

    /// The time ends nothing before there is a plan without a fault, or before it is clear that some body has none.
    private func plan(_ planner: inout Planner, until end: Stopwatch?) {
        let most = steps ?? .max
        let slice = 5_000
        while planner.steps < most, !planner.isDone {
            if let end, end.hasPassed, planner.cost != nil { return }
            planner.run(steps: min(slice, most - planner.steps))
        }
    }
}

/// A moment of the process's own time line.
struct Stopwatch {
    private let end: UInt64

    /// Counted from when the process began: reading what it is to work on belongs to its time.
    static func end(after seconds: Double) -> Stopwatch {
        let spent = clock(CLOCK_PROCESS_CPUTIME_ID)
        return Stopwatch(end: clock(CLOCK_MONOTONIC) - min(spent, clock(CLOCK_MONOTONIC)) + UInt64(seconds * 1e9))
    }

    var hasPassed: Bool { Self.clock(CLOCK_MONOTONIC) >= end }

    private static func clock(_ clock: clockid_t) -> UInt64 {
        var time = timespec()
        clock_gettime(clock, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }
}

extension Planner {
    /// Steps, cost and bound on one line.
    fileprivate var summary: String {
        guard let cost else { return "\(steps) steps, no plan" }
        guard let bound else { return "\(steps) steps, cost \(cost)" }
        let known = "\(steps) steps, cost \(cost), bound \(bound.cost)"
        guard bound.state != .optimal else { return known + ", the best possible" }
        guard let excess = bound.excess(of: cost) else { return known }
        let words = String(format: "%.1f", excess)
        return known + ", at most \(words) % from the best possible"
    }
}
