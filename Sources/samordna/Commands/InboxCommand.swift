import ArgumentParser
import Foundation
import Mail
import Meetings
import Secretariat
import Store

/// What came by mail.
struct InboxCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inbox", abstract: "Lists what came by mail, what was done and why; settles what waits.",
        subcommands: [InboxList.self, InboxShow.self, InboxAccept.self, InboxRefuse.self, InboxIgnore.self],
        defaultSubcommand: InboxList.self)
}

struct InboxList: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "Lists what came, newest first.")

    @Flag(help: "Only what waits for a person.") var waiting = false
    @Option(help: "Only about this meeting.") var meeting: String?
    @Option(help: "At most so many.") var limit = 100
    @OptionGroup var output: Output
    @OptionGroup var office: OfficeOptions

    func run() throws {
        let secretary = try office.secretary()
        let lines = try secretary.store.read { snapshot in
            let register = try snapshot.register()
            let id = try meeting.map { try snapshot.findMeeting($0, in: register).id }
            return try snapshot.incoming(outcomes: waiting ? [.waiting] : nil, meeting: id, limit: limit)
                .map { try IncomingLine($0, snapshot, register) }
        }
        try output.print(lines) {
            lines.isEmpty
                ? waiting ? "Nothing waits." : "Nothing has come." : lines.map(\.text).joined(separator: "\n")
        }
    }
}

struct InboxShow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Shows a message, and every outcome it had.")

    @Argument(help: "Its number.") var id: Int64
    @Flag(help: "The message as it came.") var raw = false
    @OptionGroup var office: OfficeOptions

    func run() throws {
        let secretary = try office.secretary()
        try secretary.store.read { snapshot in
            guard let mail = try snapshot.incoming(id), let octets = try snapshot.octets(of: id) else {
                throw OfficeError.noIncoming(id)
            }
            guard !raw else { return FileHandle.standardOutput.write(octets) }
            print(try IncomingLine(mail, snapshot, try snapshot.register()).text)
            for verdict in try snapshot.verdicts(on: id) {
                let reasons = verdict.reasons.map(\.description).joined(separator: "; ")
                print("  \(verdict.at.ISO8601Format())  \(verdict.outcome.rawValue), by \(verdict.by): \(reasons)")
            }
            print("\n" + HiddenSecrets.masked(IncomingMessage(parsing: octets).text))
        }
    }
}

struct InboxAccept: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "accept",
        abstract: "Takes a message that waits for what it says; a proposed time moves the meeting.")

    @Argument(help: "Its number.") var id: Int64
    @Flag(help: "From now on the sender's address is one of the person's.") var remember = false
    @OptionGroup var sending: SendOptions
    @OptionGroup var author: Author
    @OptionGroup var office: OfficeOptions

    func run() throws {
        let secretary = try office.secretary()
        let proposals = try secretary.proposals(of: id)
        let before = try EarlierMail(secretary)
        let mail = try secretary.accept(id, remembering: remember, by: author.recorded)
        guard !proposals.isEmpty else { return print(try mail.line(secretary)) }
        for moved in try secretary.store.read({ snapshot in
            try proposals.compactMap { try snapshot.meeting($0.meeting) }
        }) {
            try sending.followUp(moved, "moved", after: before, secretary, by: author.recorded)
        }
    }
}

struct InboxRefuse: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "refuse",
        abstract: "Refuses what a message that waits asks or claims; who proposed a time is told.")

    @Argument(help: "Its number.") var id: Int64
    @OptionGroup var author: Author
    @OptionGroup var office: OfficeOptions

    func run() throws {
        let secretary = try office.secretary()
        let proposals = try secretary.proposals(of: id)
        print(try secretary.refuse(id, by: author.recorded).line(secretary))
        for proposal in proposals {
            let filter = MessageFilter(
                meeting: proposal.meeting, person: proposal.person, kind: .refusal, states: OutboxMessage.State.waiting)
            for message in try secretary.store.read({ try $0.messages(filter) }) {
                print("Message \(message.id) goes out; take it back with: samordna outbox undo \(message.id)")
            }
        }
    }
}

struct InboxIgnore: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ignore", abstract: "Sets a message that waits aside.")

    @Argument(help: "Its number.") var id: Int64
    @OptionGroup var author: Author
    @OptionGroup var office: OfficeOptions

    func run() throws {
        let secretary = try office.secretary()
        print(try secretary.ignore(id, by: author.recorded).line(secretary))
    }
}

struct Receive: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Takes in one message from standard input, exactly as the mailbox reader does.")

    @OptionGroup var output: Output
    @OptionGroup var office: OfficeOptions

    func run() throws {
        let secretary = try office.secretary()
        let octets = try FileHandle.standardInput.read(upToCount: ReadingLimits().octets + 1) ?? Data()
        let mail = try secretary.receive(octets, from: "command")
        let line = try secretary.store.read { try IncomingLine(mail, $0, try $0.register()) }
        try output.print(line) { line.text }
    }
}

/// An incoming message on one line, or as JSON.
struct IncomingLine: Encodable {
    let id: Int64
    let received: Date
    let from: String?
    let subject: String?
    let kind: String?
    let meeting: String?
    let person: String?
    let outcome: String
    let reasons: [String]
    let by: String

    init(_ mail: IncomingMail, _ snapshot: Snapshot, _ register: Register) throws {
        id = mail.id
        received = mail.received
        from = mail.writer
        subject = mail.subject.map(HiddenSecrets.masked)
        kind = mail.kind
        meeting = try mail.meeting.flatMap { try snapshot.meeting($0)?.reference }
        person = mail.person.flatMap { register.person($0)?.name }
        outcome = mail.outcome.rawValue
        reasons = mail.reasons.map(\.description)
        by = mail.by
    }

    var text: String {
        let whose = [person, meeting].compactMap(\.self).joined(separator: ", ")
        return "\(id)  \(received.ISO8601Format())  \(outcome)  \(kind ?? "unread")  \(from ?? "no sender")"
            + (whose.isEmpty ? "" : "  \(whose)") + ": \(reasons.joined(separator: "; "))"
    }
}

extension IncomingMail {
    fileprivate func line(_ secretary: Secretary) throws -> String {
        try secretary.store.read { try IncomingLine(self, $0, try $0.register()).text }
    }
}
