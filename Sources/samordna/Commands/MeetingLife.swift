import ArgumentParser
import Meetings
import Secretariat
import Store

struct Approve: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Records the chair's yes to the year's dates, which books them.")

    @Argument(help: "The year.") var year: Int
    @Option(help: "The body.") var body: String
    @Option(name: .customLong("by"), help: "The chair who said yes.") var chair: String
    @OptionGroup var office: OfficeOptions

    func run() throws {
        let secretary = try office.secretary()
        let booked = try secretary.approve(year, of: body, by: chair)
        let decision = try secretary.decide()
        print("\(booked.count) meetings are booked, \(decision.composed) messages composed.")
        try decision.tell(secretary)
    }
}

struct Release: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Records the chair's release of the agenda.")

    @Argument(help: "The meeting.") var meeting: String
    @Option(help: "Why it goes on without the chair; it is recorded and shown.") var because: String?
    @OptionGroup var author: Author
    @OptionGroup var office: OfficeOptions

    func run() throws {
        let secretary = try office.secretary()
        let released = try secretary.release(meeting, because: because, by: author.recorded)
        print("The agenda is released; \(released) messages that waited for it go out.")
    }
}

struct Notice: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Sends the kallelse of a meeting now.")

    @Argument(help: "The meeting.") var meeting: String
    @Flag(help: "Only show what each would get, and what should be mended first.") var dryRun = false
    @Option(help: "Why it is sent all the same, where a name stands beside a diagnosis.") var despite: String?
    @OptionGroup var author: Author
    @OptionGroup var output: Output
    @OptionGroup var office: OfficeOptions

    func run() throws {
        let secretary = try office.secretary()
        guard !dryRun else { return try rehearse(secretary) }
        let messages = try secretary.notice(meeting, reason: despite ?? "", by: author.recorded)
        let lines = try MessageLine.lines(messages, secretary)
        try output.print(lines) {
            lines.isEmpty
                ? "Nothing new to send: see samordna outbox --meeting \(meeting); send it again to one person with samordna outbox resend"
                : lines.map(\.text).joined(separator: "\n")
        }
    }

    private func rehearse(_ secretary: Secretary) throws {
        let messages = try secretary.rehearseNotice(meeting, by: author.recorded)
        let findings = try secretary.findings(before: .notice, on: meeting, by: author.recorded)
        let lines = try MessageLine.lines(messages.map(\.message), secretary)
        try output.print(lines) {
            let first = messages.first.map { "\n" + String(decoding: $0.content, as: UTF8.self) } ?? ""
            let counted = "\(lines.count) messages would be sent. The first of them:"
            return (lines.map(\.text) + findings.map(\.words) + [counted]).joined(separator: "\n") + first
        }
    }
}

struct Cancel: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Cancels a meeting.")

    @Argument(help: "The meeting.") var meeting: String
    @Option(help: "Why, in Swedish: those who were invited read it.") var reason: String
    @OptionGroup var sending: SendOptions
    @OptionGroup var author: Author
    @OptionGroup var office: OfficeOptions

    func run() throws {
        let secretary = try office.secretary()
        try sending.carryOut("cancelled", secretary, by: author.recorded) {
            try secretary.cancel(meeting, because: reason, by: author.recorded)
        }
    }
}

struct Takeover: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Takes over a meeting that is booked in another system; members are asked to remove the old entry.")

    @Argument(help: "The meeting.") var meeting: String
    @OptionGroup var sending: SendOptions
    @OptionGroup var author: Author
    @OptionGroup var office: OfficeOptions

    func run() throws {
        let secretary = try office.secretary()
        try sending.carryOut("taken over", secretary, by: author.recorded) {
            try secretary.takeOver(meeting, by: author.recorded)
        }
    }
}

struct AnswerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "answer", abstract: "Records an answer given by telephone or otherwise.")

    @Argument(help: "The meeting.") var meeting: String
    @Argument(help: "The person.") var person: String
    @Argument(help: "accepted, declined or tentative.") var reply: Answer.Reply
    @Option(help: "room or remote, where the meeting has both a room and a link.") var way: Answer.Way?
    @Option(help: "What else was said.") var comment: String?
    @Option(help: "Who answered for her, where it was not she herself.") var answeredBy: String?
    @OptionGroup var author: Author
    @OptionGroup var office: OfficeOptions

    func run() throws {
        _ = try office.secretary().record(
            reply, way: way, of: person, to: meeting, comment: comment, answeredBy: answeredBy, by: author.recorded)
        print("Recorded: \(person) \(reply.rawValue) for \(meeting).")
    }
}

struct Pause: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Holds all sending.")

    @OptionGroup var author: Author
    @OptionGroup var office: OfficeOptions

    func run() throws {
        try office.secretary().pause(by: author.recorded)
        print("Nothing is sent until: samordna resume")
    }
}

struct Resume: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Starts sending, or starts it again.")

    @OptionGroup var author: Author
    @OptionGroup var office: OfficeOptions

    func run() throws {
        let secretary = try office.secretary()
        try secretary.resume(by: author.recorded)
        let counts = try secretary.store.read { try $0.messageCounts() }
        print(
            "Sending is on; \(counts[.queued] ?? 0) messages are queued, \(counts[.held] ?? 0) wait for a press or release."
        )
    }
}
