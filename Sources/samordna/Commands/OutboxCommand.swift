import ArgumentParser
import Foundation
import Meetings
import Secretariat
import Store

/// Who was sent what, when, and what the server said.
struct OutboxCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "outbox",
        abstract: "Shows who was sent what and what the server said; presses, takes back, sends again.",
        subcommands: [
            OutboxList.self, OutboxShow.self, OutboxPress.self, OutboxUndo.self, OutboxResend.self, OutboxPosted.self,
        ],
        defaultSubcommand: OutboxList.self)
}

/// Which messages a command means.
struct MessageOptions: ParsableArguments {
    @Option(help: "Only this body's.") var body: String?
    @Option(help: "Only those about this meeting.") var meeting: String?
    @Option(help: "Only those to this person.") var person: String?

    var isNarrow: Bool { body != nil || meeting != nil || person != nil }

    func filter(_ secretary: Secretary) throws -> MessageFilter {
        try secretary.store.read { snapshot in
            let register = try snapshot.register()
            return MessageFilter(
                body: try body.map { try snapshot.findBody($0, in: register).id },
                meeting: try meeting.map { try snapshot.findMeeting($0, in: register).id },
                person: try person.map { try snapshot.findPerson($0, in: register).id })
        }
    }
}

struct OutboxList: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "Lists messages, oldest first.")

    @OptionGroup var which: MessageOptions
    @Option(
        help:
            "Only those in this state: held, queued, sending, accepted, refused, gaveUp, superseded, lapsed, toPost, posted."
    )
    var state: OutboxMessage.State?
    @OptionGroup var output: Output
    @OptionGroup var office: OfficeOptions

    func run() throws {
        let secretary = try office.secretary()
        var filter = try which.filter(secretary)
        filter.states = state.map { [$0] }
        let messages = try secretary.store.read { try $0.messages(filter) }
        let lines = try MessageLine.lines(messages, secretary)
        let pause = try secretary.store.read { try $0.pause() }
        try output.print(lines) {
            let notice = pause.map { ["Sending is held: \($0.reason.words). Start it with: samordna resume"] } ?? []
            return (lines.map(\.text) + ["\(lines.count) messages."] + notice).joined(separator: "\n")
        }
    }
}

struct OutboxShow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Shows a message with every try; --content prints what it says, a letter's page as HTML."
    )

    @Argument(help: "The message's number.") var number: Int64
    @Flag(help: "Print the message itself.") var content = false
    @OptionGroup var output: Output
    @OptionGroup var office: OfficeOptions

    func run() throws {
        let secretary = try office.secretary()
        let message = try secretary.store.read { try $0.known(number) }
        if content {
            let mail = try secretary.store.read { try secretary.outgoingMail(message, $0) }
            return try StandardOutput.write(Data((mail?.content ?? "").utf8))
        }
        let lines = try MessageLine.lines([message], secretary)
        try output.print(lines.first) { lines.flatMap { [$0.text] + $0.attempts.map(\.text) }.joined(separator: "\n") }
    }
}

struct OutboxPress: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "press", abstract: "Lets go the messages that wait for the samordnare.")

    @OptionGroup var which: MessageOptions
    @OptionGroup var author: Author
    @OptionGroup var office: OfficeOptions

    func run() throws {
        let secretary = try office.secretary()
        let pressed = try secretary.press(try which.filter(secretary), by: author.recorded)
        let pause = try secretary.store.read { try $0.pause() }
        print("\(pressed) messages go out\(pause == nil ? "" : " once sending is on (samordna resume)").")
    }
}

struct OutboxUndo: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "undo", abstract: "Takes back messages that have not left; they wait for a press again.")

    @Argument(help: "The message's number; else those that --body, --meeting or --person name.") var number: Int64?
    @OptionGroup var which: MessageOptions
    @OptionGroup var author: Author
    @OptionGroup var office: OfficeOptions

    func validate() throws {
        guard number != nil || which.isNarrow else {
            throw ValidationError("Say which: a message's number, --meeting, --person or --body.")
        }
    }

    func run() throws {
        let secretary = try office.secretary()
        guard let number else {
            let held = try secretary.holdBack(try which.filter(secretary), by: author.recorded)
            return print("\(held) messages are taken back.")
        }
        try secretary.holdBack(number, by: author.recorded)
        print("Message \(number) is taken back.")
    }
}

struct OutboxResend: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "resend", abstract: "Sends one person what she has of a meeting once more, in its present form.")

    @Argument(help: "The meeting.") var meeting: String
    @Argument(help: "The person.") var person: String
    @OptionGroup var author: Author
    @OptionGroup var office: OfficeOptions

    func run() throws {
        let count = try office.secretary().resend(meeting, to: person, by: author.recorded)
        print("\(count) messages go out.")
    }
}

struct OutboxPosted: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "posted", abstract: "Records that a printed letter has been put in the post.")

    @Argument(help: "The letter's number.") var number: Int64
    @OptionGroup var author: Author
    @OptionGroup var office: OfficeOptions

    func run() throws {
        try office.secretary().markPosted(number, by: author.recorded)
        print("Letter \(number) is recorded as posted.")
    }
}

extension OutgoingMail {
    /// What it says without the secrets of its reader's links; those are hers.
    fileprivate var content: String {
        guard message.recipient != nil else { return html }
        guard message.kind != .signIn else { return "A mail for signing in is shown to nobody.\n" }
        return headers.map { "\($0.name): \($0.value)\n" }.joined() + "\n\(text)"
    }
}

extension OutboxMessage.State: ExpressibleByArgument {}

extension SendingPause.Reason {
    /// The reason as an operator reads it.
    var words: String {
        switch self {
        case .new: "nobody has started it yet"
        case .asked: "someone asked for it"
        case .surge(let messages, let limit):
            "one round came to \(messages) messages, more than the \(limit) of sending.surge"
        case .clock(let seconds): "the machine's clock moved by \(Int(seconds)) seconds"
        case .restored: "the database was restored from a backup"
        }
    }
}
