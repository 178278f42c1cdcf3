import ArgumentParser
import Foundation
import Meetings
import Secretariat
import Store

struct PollList: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "Lists the polls.")

    @Option(help: "Only this body's.") var body: String?
    @OptionGroup var output: Output
    @OptionGroup var office: OfficeOptions

    func run() throws {
        let lines = try office.secretary().store.read { snapshot in
            let register = try snapshot.register()
            let body = try body.map { try snapshot.findBody($0, in: register).id }
            return try snapshot.polls(of: body).map { try PollLine($0, snapshot, register) }
        }
        try output.print(lines) { lines.isEmpty ? "No polls." : lines.map(\.summary).joined(separator: "\n") }
    }
}

struct PollShow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Shows a poll: the dates, and who can.")

    @Argument(help: "The poll.") var poll: String
    @OptionGroup var output: Output
    @OptionGroup var office: OfficeOptions

    func run() throws {
        let line = try office.secretary().store.read { snapshot in
            let register = try snapshot.register()
            return try PollLine(try snapshot.findPoll(poll, in: register), snapshot, register)
        }
        try output.print(line) { line.text(named: line.closed == nil ? "open" : "closed") }
    }
}

/// A poll in a few lines, or as JSON.
struct PollLine: Encodable {
    let poll: String
    let body: String
    let minutes: Int
    let deadline: String
    let opened: Date
    let openedBy: String
    let closed: Date?
    let closedBy: String?
    let chosen: Int?
    let dates: [DateLine]
    /// Who is asked and has said nothing.
    let unanswered: [String]
    private let asked: Int

    struct DateLine: Encodable {
        let number: Int
        let start: String
        let yes: [String]
        let maybe: [String]
        let no: [String]

        var text: String {
            let counts = [("yes", yes), ("maybe", maybe), ("no", no)].filter { !$0.1.isEmpty }
                .map { "\($0.1.count) \($0.0) (\($0.1.joined(separator: ", ")))" }
            return "  \(number)  \(start)  \(counts.isEmpty ? "no answers" : counts.joined(separator: "; "))"
        }
    }

    init(_ poll: Poll, _ snapshot: Snapshot, _ register: Register) throws {
        let answers = try snapshot.pollAnswers(to: poll.id)
        let asked = register.asked(in: poll).map(\.person)
        self.poll = poll.reference
        body = register.body(poll.body)?.name ?? poll.body.text
        minutes = poll.length
        deadline = poll.deadline.description
        opened = poll.opened.at
        openedBy = poll.opened.by
        closed = poll.outcome?.closed.at
        closedBy = poll.outcome?.closed.by
        chosen = poll.outcome?.chosen
        let names = { (number: Int, word: Poll.Word) in
            answers.filter { $0.number == number && $0.word == word }
                .map { register.person($0.person)?.name ?? $0.person.text }
        }
        dates = poll.starts.enumerated().map { index, start in
            DateLine(
                number: index + 1, start: start.description, yes: names(index + 1, .yes),
                maybe: names(index + 1, .maybe), no: names(index + 1, .no))
        }
        let answered = Set(answers.map(\.person))
        unanswered = asked.filter { !answered.contains($0.id) }.map(\.name)
        self.asked = asked.count
    }

    private enum CodingKeys: CodingKey {
        case poll, body, minutes, deadline, opened, openedBy, closed, closedBy, chosen, dates, unanswered
    }

    var summary: String {
        let state =
            closed == nil
            ? "open until \(deadline), \(asked - unanswered.count) of \(asked) have answered"
            : chosen.map { "closed: \(dates[$0 - 1].start)" } ?? "closed without a date"
        return "\(poll)  \(body), \(dates.count) dates, \(state)"
    }

    func text(named state: String) -> String {
        let head = "\(poll) is \(state): \(body), \(minutes) minutes, answers until \(deadline)."
        let choice = chosen.map { ["Chosen: \($0), \(dates[$0 - 1].start)."] } ?? []
        let rest = unanswered.isEmpty ? [] : ["Not answered: \(unanswered.joined(separator: ", "))."]
        return ([head] + choice + dates.map(\.text) + rest).joined(separator: "\n")
    }
}
