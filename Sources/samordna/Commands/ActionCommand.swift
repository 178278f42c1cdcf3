import ArgumentParser
import Foundation
import Meetings
import Secretariat
import Store

/// What people have undertaken at meetings, and what has become of it.
struct ActionCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "action", abstract: "Follows up what people have undertaken at meetings (åtgärder).",
        discussion: "ACTION is an identifier, or how one begins and no other does; see samordna action list.",
        subcommands: [
            ActionListCommand.self, ActionDone.self, ActionPostpone.self, ActionAssign.self, ActionDrop.self,
        ],
        defaultSubcommand: ActionListCommand.self)
}

struct ActionListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Lists åtgärder: those that are open, unless others are asked for.")

    @Option(help: "Only this body's.") var body: String?
    @Option(help: "Only where somebody so named answers for it: a part of a person's or a body's name, or other words.")
    var owner: String?
    @Option(help: "all, open, overdue, done, dropped, ownerless or dayless.") var state = ActionSelection.State.open
    @Option(help: "Only those due on this day or before.") var due: Day?
    @Option(help: "Only those that at least so many later meetings have found undone.") var carried: Int?
    @Option(help: "Only those agreed in this year.") var year: Int?
    @OptionGroup var output: Output
    @OptionGroup var office: OfficeOptions

    func run() throws {
        let secretary = try office.secretary()
        let lines = try secretary.store.read { snapshot in
            let register = try snapshot.register()
            var selection = ActionSelection()
            selection.bodies = try body.map { [try snapshot.findBody($0, in: register).id] }
            selection.owner = owner.map { .words(SoughtWords($0)) }
            (selection.state, selection.dueBy, selection.carried, selection.year) = (state, due, carried, year)
            return try secretary.followedActions(selection, for: nil, snapshot).map {
                ActionLine($0, register, on: WallTime(secretary.world.now()).day)
            }
        }
        try output.print(lines) { lines.isEmpty ? "No åtgärder." : lines.map(\.text).joined(separator: "\n") }
    }
}

struct ActionDone: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "done", abstract: "Records that an åtgärd is done.")

    @Argument(help: "The åtgärd.") var action: String
    @Option(help: "What came of it.") var note: String?
    @OptionGroup var author: Author
    @OptionGroup var output: Output
    @OptionGroup var office: OfficeOptions

    func run() throws { try office.change(action, .done(note: note), author, output) }
}

struct ActionPostpone: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "postpone", abstract: "Gives an åtgärd a new day.")

    @Argument(help: "The åtgärd.") var action: String
    @Option(help: "The new day.") var to: Day
    @Option(help: "Why.") var because: String?
    @OptionGroup var author: Author
    @OptionGroup var output: Output
    @OptionGroup var office: OfficeOptions

    func run() throws { try office.change(action, .postpone(to: to, because: because), author, output) }
}

struct ActionAssign: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "assign", abstract: "Gives an åtgärd to others, who are told by mail.")

    @Argument(help: "The åtgärd.") var action: String
    @Option(parsing: .upToNextOption, help: "The people who answer for it.") var person: [String] = []
    @Option(parsing: .upToNextOption, help: "The bodies that do; their chairs are reminded.") var body: [String] = []
    @Option(help: "Somebody who is in no register, in words; she gets no mail.") var words: String?
    @OptionGroup var author: Author
    @OptionGroup var output: Output
    @OptionGroup var office: OfficeOptions

    func validate() throws {
        guard !person.isEmpty || !body.isEmpty || words != nil else {
            throw ValidationError("Give --person, --body or --words.")
        }
    }

    func run() throws {
        let owners = try office.secretary().store.read { snapshot in
            let register = try snapshot.register()
            return try person.map { Action.Owner.person(try snapshot.findPerson($0, in: register).id) }
                + body.map { Action.Owner.body(try snapshot.findBody($0, in: register).id) }
        }
        try office.change(action, .assign(owners + (words.map { [.words($0)] } ?? [])), author, output)
    }
}

struct ActionDrop: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "drop", abstract: "Records that nobody will do an åtgärd.")

    @Argument(help: "The åtgärd.") var action: String
    @Option(help: "Why.") var because: String
    @OptionGroup var author: Author
    @OptionGroup var output: Output
    @OptionGroup var office: OfficeOptions

    func run() throws { try office.change(action, .drop(because: because), author, output) }
}

extension OfficeOptions {
    fileprivate func change(
        _ reference: String, _ change: ActionChange, _ author: Author, _ output: Output
    ) throws {
        let secretary = try secretary()
        let id = try secretary.store.read { try $0.findAction(reference).id }
        try secretary.change(action: id, change, by: author.recorded)
        let line = try secretary.store.read { snapshot in
            let register = try snapshot.register()
            return try secretary.followedAction(id, snapshot).map {
                ActionLine($0, register, on: WallTime(secretary.world.now()).day)
            }
        }
        guard let line else { throw OfficeError.noAction(reference) }
        try output.print(line) { line.text }
    }
}

/// An åtgärd in two lines, or as JSON.
struct ActionLine: Encodable {
    let action: String
    let body: String
    let meeting: String?
    let item: String?
    let words: String
    let owners: [String]
    /// Those of them who get no mail, and why.
    let unreachable: [String]
    let due: String?
    let dueWords: String?
    let agreed: String
    let state: String
    let closedBy: String?
    let closed: Date?
    let note: String?
    let overdue: Bool
    let postponed: Int
    let carriedOver: Int

    init(_ followed: FollowedAction, _ register: Register, on today: Day) {
        let action = followed.action
        self.action = action.id.text
        body = followed.body.id.text
        meeting = followed.meeting?.reference
        item = followed.item?.title
        words = action.text
        owners = action.owners.map(register.name)
        unreachable =
            followed.answerable.compactMap(\.trouble)
            + (followed.disownedBy.map { ["\($0) says it is not hers"] } ?? [])
        due = action.due.map { "\($0.last)" }
        dueWords = if case .period(_, let words) = action.due { words } else { nil }
        agreed = "\(action.agreed)"
        overdue = action.isOverdue(on: today)
        postponed = action.postponements
        carriedOver = followed.timesCarried
        switch action.state {
        case .proposed, .settled: (state, closedBy, closed, note) = ("proposed", nil, nil, nil)
        case .open: (state, closedBy, closed, note) = ("open", nil, nil, nil)
        case .done(let by, let at, let words): (state, closedBy, closed, note) = ("done", by, at, words)
        case .dropped(let because, let by, let at): (state, closedBy, closed, note) = ("dropped", by, at, because)
        }
    }

    var text: String {
        let owner = owners.isEmpty ? "nobody" : owners.joined(separator: ", ")
        let day = due.map { "due \($0)\(overdue ? ", overdue" : "")" } ?? "no day"
        let closing = closed.map { " \(WallTime($0).day) by \(closedBy ?? "")" } ?? ""
        let counts = [
            carriedOver > 0 ? "undone at \(carriedOver) later meetings" : nil,
            postponed > 0 ? "postponed \(postponed) times" : nil,
        ].compactMap(\.self)
        let head = "\(action)  \(meeting ?? body)  \(state)\(closing), \(day), \(owner)"
        return ([head, "  \(words)"] + (unreachable + counts).map { "  \($0)" }).joined(separator: "\n")
    }
}

extension Answerable {
    fileprivate var trouble: String? {
        switch self {
        case .person: nil
        case .left(let person, let instead):
            "\(person.name) has left the body\(instead.map { "; ask \($0.name)" } ?? "")"
        case .chairless(let body): "\(body.name) has no chair"
        case .words(let words): "\(words) is in no register"
        }
    }
}

extension ActionSelection.State: ExpressibleByArgument {}
