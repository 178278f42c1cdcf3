import Foundation

/// The service's side of the figures; each run measures one thing and prints a line of JSON.
@main
struct Benchmarks {
    static func main() async {
        do {
            try await run(Array(CommandLine.arguments.dropFirst()))
        } catch {
            FileHandle.standardError.write(Data("\(error)\n".utf8))
            exit(1)
        }
    }

    /// The working directory is the one with Config and Templates.
    private static func run(_ words: [String]) async throws {
        let share = URL(fileURLWithPath: FileManager.default.currentDirectoryPath, isDirectory: true)
        switch words.first {
        case "invitations" where words.count == 2:
            try show(try Invitations(messages: try number(words[1])).measured())
        case "message" where words.count == 1:
            FileHandle.standardOutput.write(try ExampleMessage().bytes())
        case "sending" where words.count == 6:
            let sending = Sending(
                port: try number(words[1]), connections: try number(words[2]), messages: try number(words[3]),
                isDurable: words[4] == "durable", folder: URL(fileURLWithPath: words[5], isDirectory: true))
            try show(try await sending.measured(share: share))
        case "year" where words.count == 3:
            let year = Year(
                bodies: words[1] == "example" ? nil : try number(words[1]),
                folder: URL(fileURLWithPath: words[2], isDirectory: true))
            try show(try await year.measured(share: share))
        case "archive" where words.count == 2: try show(try Archive(path: words[1]).filled())
        case "office" where words.count == 2: try show(try OfficeHistory(path: words[1]).filled())
        case "search" where words.count == 3:
            try show(try MinutesSearch(path: words[1], told: words[2]).measured())
        case "writing" where words.count == 2: try Writing(path: words[1]).run()
        case "replies" where words.count == 3:
            try Receiving.write(try number(words[1]), to: URL(fileURLWithPath: words[2], isDirectory: true))
        case "receiving" where words.count == 3:
            guard let extent = Receiving.Extent(rawValue: words[1]) else { throw BenchmarkError.usage }
            let receiving = Receiving(extent: extent, folder: URL(fileURLWithPath: words[2], isDirectory: true))
            try show(try receiving.measured(share: share))
        case "collecting" where words.count == 4:
            let collecting = Collecting(
                server: try JSONDecoder().decode(Collecting.Server.self, from: Data(words[1].utf8)),
                messages: try number(words[2]), folder: URL(fileURLWithPath: words[3], isDirectory: true))
            try show(try await collecting.measured(share: share))
        case "report" where words.count == 3:
            let report = Report(
                bodies: try number(words[1]), folder: URL(fileURLWithPath: words[2], isDirectory: true))
            try show(try report.measured(share: share))
        case "minutes" where words.count == 2:
            let paper = MinutesPaper(folder: URL(fileURLWithPath: words[1], isDirectory: true))
            try show(try paper.measured(share: share))
        case "planning" where words.count == 3:
            guard let kind = PlanningYear.Kind(rawValue: words[1]) else { throw BenchmarkError.usage }
            var year = PlanningYear(kind, seed: try number(words[2]))
            FileHandle.standardOutput.write(try year.instance().text())
        default: throw BenchmarkError.usage
        }
    }

    private static func number(_ word: String) throws -> Int {
        guard let number = Int(word), number > 0 else { throw BenchmarkError.usage }
        return number
    }

    private static func show(_ result: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        print(String(decoding: try encoder.encode(result), as: UTF8.self))
    }
}

/// Why nothing was measured.
enum BenchmarkError: Error, CustomStringConvertible {
    case usage
    case incomplete(accepted: Int, messages: Int, cause: String?)
    case unreadable(path: String)

    var description: String {
        switch self {
        case .usage:
            """
            cannot measure: expected “invitations MESSAGES”, “message”, \
            “sending PORT CONNECTIONS MESSAGES durable|volatile FOLDER”, “year BODIES|example FOLDER”, “archive FILE”, \
            “office FILE”, “search FILE”, “writing FILE”, “replies MESSAGES FOLDER”, “receiving read|record|batch|each FOLDER”, \
            “collecting SERVER MESSAGES FOLDER”, “report BODIES FOLDER”, “minutes FOLDER” or “planning six|forty|nation SEED”
            """
        case .incomplete(let accepted, let messages, let cause):
            "cannot measure: \(accepted) of \(messages) messages were accepted; \(cause ?? "see the outbox")"
        case .unreadable(let path):
            "cannot read \(path): no such file; run in the folder that holds Config and Templates"
        }
    }
}

extension Duration {
    var seconds: Double { self / .seconds(1) }
}
