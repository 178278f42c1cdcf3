import ArgumentParser
import Foundation
import Meetings
import Secretariat
import Store

/// Date polls: which of a few dates people can.
struct PollCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "poll", abstract: "Asks members by mail which of a few dates they can.",
        discussion: "POLL is BODY/pNUMBER, such as lpo-psykisk-halsa/p1.",
        subcommands: [PollOpen.self, PollList.self, PollShow.self, PollAnswerCommand.self, PollClose.self],
        defaultSubcommand: PollList.self)
}

struct PollOpen: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "open", abstract: "Opens a poll: a mail with the dates to each member.",
        discussion: """
            samordna poll open lpo-psykisk-halsa --dates 2027-03-02T13:00 2027-03-09T13:00 --send
            samordna poll open lpo-psykisk-halsa --propose 5 --meeting lpo-psykisk-halsa/2027-2
            """)

    @Argument(help: "The body.") var body: String
    @Option(parsing: .upToNextOption, help: "The dates, with the time each begins.") var dates: [WallTime] = []
    @Option(help: "So many of the best other times for a meeting, as “samordna move” lists them.") var propose: Int?
    @Option(help: "The meeting, for --propose.") var meeting: String?
    @Option(help: "Minutes; else as the body usually meets.") var length: Int?
    @Option(help: "The last day for answers; else some ten days on.") var deadline: Day?
    @Flag(help: "Send the mail as well; else it waits for “samordna outbox press”.") var send = false
    @OptionGroup var author: Author
    @OptionGroup var output: Output
    @OptionGroup var office: OfficeOptions

    func validate() throws {
        guard dates.isEmpty != (propose == nil) else { throw ValidationError("Give either --dates or --propose.") }
        guard (propose == nil) == (meeting == nil) else {
            throw ValidationError("--propose and --meeting go together.")
        }
        guard propose.map({ (1...8).contains($0) }) ?? true else { throw ValidationError("--propose takes 1 to 8.") }
    }

    func run() throws {
        let secretary = try office.secretary()
        var (starts, length) = (dates, length)
        if let propose, let meeting {
            let found = try secretary.bestTimes(propose, for: meeting, of: body)
            (starts, length) = (found.starts, length ?? found.length)
        }
        let before = try EarlierMail(secretary)
        let poll = try secretary.openPoll(
            of: body, starts: starts, length: length, deadline: deadline, by: author.recorded)
        try poll.followUp(send, "open", after: before, secretary, output, by: author.recorded)
    }
}

struct PollAnswerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "answer", abstract: "Records what somebody said of the dates: 1=yes 2=no 3=maybe.")

    @Argument(help: "The poll.") var poll: String
    @Argument(help: "The person.") var person: String
    @Argument(help: "The numbers of the dates, each with yes, no or maybe.", transform: Choice.init) var choices:
        [Choice]
    @OptionGroup var author: Author
    @OptionGroup var office: OfficeOptions

    struct Choice {
        let number: Int
        let word: Poll.Word

        init(_ text: String) throws {
            let halves = text.split(separator: "=", omittingEmptySubsequences: false)
            guard halves.count == 2, let number = Int(halves[0]), let word = Poll.Word(rawValue: String(halves[1]))
            else { throw ValidationError("“\(text)” is no answer; expected such as 1=yes, 2=no or 3=maybe.") }
            self.number = number
            self.word = word
        }
    }

    func validate() throws {
        guard Set(choices.map(\.number)).count == choices.count else {
            throw ValidationError("A date is answered twice.")
        }
    }

    func run() throws {
        let words = Dictionary(choices.map { ($0.number, $0.word) }, uniquingKeysWith: { _, last in last })
        let answers = try office.secretary().answerPoll(poll, of: person, words, by: author.recorded)
        print("On record: " + answers.map { "\($0.number) \($0.word.rawValue)" }.joined(separator: ", ") + ".")
    }
}

struct PollClose: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "close", abstract: "Ends a poll: everyone who was asked hears what came of it.",
        discussion: "With --book or --move the meeting itself follows; else add it with samordna meeting add.")

    @Argument(help: "The poll.") var poll: String
    @Option(help: "The number of the date that was chosen.") var date: Int?
    @Flag(help: "None of the dates was chosen.") var none = false
    @Flag(help: "Book a new meeting on that date.") var book = false
    @Option(help: "Move this meeting of the body to that date.") var move: String?
    @Flag(help: "Send the mail as well; else it waits for “samordna outbox press”.") var send = false
    @OptionGroup var author: Author
    @OptionGroup var output: Output
    @OptionGroup var office: OfficeOptions

    func validate() throws {
        guard (date == nil) == none else { throw ValidationError("Give either --date or --none.") }
        guard !none || !book && move == nil else { throw ValidationError("--book and --move need --date.") }
        guard !book || move == nil else { throw ValidationError("Give either --book or --move.") }
    }

    func run() throws {
        let secretary = try office.secretary()
        let before = try EarlierMail(secretary)
        let closed =
            if let date, book || move != nil {
                try secretary.closePoll(poll, booking: date, movingTo: move, by: author.recorded).poll
            } else {
                try secretary.closePoll(poll, choosing: date, by: author.recorded)
            }
        try closed.followUp(send, "closed", after: before, secretary, output, by: author.recorded)
    }
}

extension Poll {
    /// Composes what the change calls for and says where it stands.
    fileprivate func followUp(
        _ send: Bool, _ done: String, after before: EarlierMail, _ secretary: Secretary, _ output: Output, by: String
    ) throws {
        let decision = try secretary.decide()
        if send { _ = try secretary.pressPoll(self, by: by) }
        let line = try secretary.store.read { try PollLine(self, $0, try $0.register()) }
        try output.print(line) { line.text(named: done) }
        guard !output.json else { return }
        let messages = try secretary.pollMessages(self)
        let queued = before.count(messages).new
        let held = messages.count { $0.state == .held }
        if queued > 0 { print("\(queued) messages go out.") }
        if held > 0 { print("\(held) messages wait; send them with: samordna outbox press --body \(body)") }
        try decision.tell(secretary)
    }
}
