import ArgumentParser
import Foundation
import Meetings
import Secretariat
import Store

/// The register of meetings.
struct MeetingCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "meeting", abstract: "Adds, lists and shows meetings, and changes where they are held.",
        subcommands: [
            MeetingAdd.self, MeetingList.self, MeetingShow.self, MeetingChange.self, MeetingAgenda.self,
            AgendaDocument.self,
            MeetingInvite.self, MeetingUninvite.self,
        ])
}

struct MeetingAdd: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "add", abstract: "Adds a proposed meeting.")

    @Argument(help: "The body.") var body: String
    @Argument(help: "When it begins.") var start: WallTime
    @Option(help: "Minutes; else the body's usual length.") var length: Int?
    @Option(help: "Its own join link; else the body's.") var link: String?
    @Option(help: "The room.") var room: String?
    @Flag(help: "It is already booked in another system.") var elsewhere = false
    @OptionGroup var author: Author
    @OptionGroup var output: Output
    @OptionGroup var office: OfficeOptions

    func run() throws {
        let outcome = try office.secretary().addMeeting(
            of: body, at: start, length: length, place: Meeting.Place(joinLink: link, room: room),
            isElsewhere: elsewhere,
            by: author.recorded)
        let report = ImportReport(outcome, isRehearsal: false)
        try output.print(report) { report.text }
    }
}

struct MeetingList: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "Lists meetings in order of time.")

    @Argument(help: "Only this year's.") var year: Int?
    @Option(help: "Only this body's.") var body: String?
    @OptionGroup var output: Output
    @OptionGroup var office: OfficeOptions

    func run() throws {
        let secretary = try office.secretary()
        let lines = try secretary.store.read { snapshot in
            let register = try snapshot.register()
            let id = try body.map { try snapshot.findBody($0, in: register).id }
            return try snapshot.meetings(of: id, year: year).map { try MeetingLine($0, snapshot, register) }
        }
        try output.print(lines) { lines.isEmpty ? "No meetings." : lines.map(\.text).joined(separator: "\n") }
    }
}

struct MeetingShow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Shows a meeting: who is invited, what they answered, what has happened.")

    @Argument(help: "The meeting.") var meeting: String
    @OptionGroup var output: Output
    @OptionGroup var office: OfficeOptions

    func run() throws {
        let secretary = try office.secretary()
        let today = WallTime(secretary.world.now()).day
        let sheet = try secretary.store.read { try MeetingSheet(meeting, $0, on: today) }
        try output.print(sheet) { sheet.text }
    }
}

struct MeetingChange: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "change",
        abstract: "Changes the room or join link; answers stand, and one mail tells those who were invited.")

    @Argument(help: "The meeting.") var meeting: String
    @Option(help: "The join link; empty for the body's own.") var link: String?
    @Option(help: "The room; empty for none.") var room: String?
    @OptionGroup var sending: SendOptions
    @OptionGroup var author: Author
    @OptionGroup var office: OfficeOptions

    func validate() throws {
        guard link != nil || room != nil else { throw ValidationError("Name what changes: --link, --room or both.") }
    }

    func run() throws {
        let secretary = try office.secretary()
        try sending.carryOut("changed", secretary, by: author.recorded) {
            try secretary.edit(meeting, by: author.recorded) { meeting in
                if let link { meeting.place.joinLink = link.isEmpty ? nil : link }
                if let room { meeting.place.room = room.isEmpty ? nil : room }
            }
        }
    }
}

struct MeetingAgenda: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "agenda",
        abstract: "Sets the agenda from a list (CSV: punkt;typ;föredragande;minuter;bakgrund), or shows it as one.",
        discussion: "Presenters whom the register knows by name or address are invited to their own items' time.")

    @Argument(help: "The meeting.") var meeting: String
    @Argument(help: "The list; without one, the agenda is shown.", completion: .file(extensions: ["csv"]))
    var file: String?
    @Flag(help: "Show a list half written already: standing items, what was postponed, open åtgärder.")
    var propose = false
    @OptionGroup var sending: SendOptions
    @OptionGroup var author: Author
    @OptionGroup var office: OfficeOptions

    func validate() throws {
        if propose, file != nil { throw ValidationError("Give either --propose or a list.") }
    }

    func run() throws {
        let secretary = try office.secretary()
        guard let file else { return try show(secretary) }
        guard let data = FileManager.default.contents(atPath: file) else { throw FileError.unreadable(file) }
        let agenda = try secretary.withPresenters(try AgendaItem.list(data, file: file), of: meeting)
        let changed = try sending.carryOut("changed", secretary, by: author.recorded) {
            try secretary.setAgenda(of: meeting, to: agenda, by: author.recorded)
        }
        if let minutes = changed.overrun { print("The agenda is \(minutes) minutes longer than the meeting.") }
    }

    private func show(_ secretary: Secretary) throws {
        let items = try secretary.store.read { snapshot in
            let meeting = try snapshot.findMeeting(meeting, in: try snapshot.register())
            return propose ? try secretary.proposedAgenda(for: meeting, snapshot) : meeting.agenda
        }
        print(items.listed)
    }
}

struct MeetingInvite: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "invite", abstract: "Invites someone to this meeting alone.")

    @Argument(help: "The meeting.") var meeting: String
    @Argument(help: "The person.") var person: String
    @Flag(help: "For information, without request to answer (för kännedom).") var informed = false
    @OptionGroup var sending: SendOptions
    @OptionGroup var author: Author
    @OptionGroup var office: OfficeOptions

    func run() throws {
        let secretary = try office.secretary()
        try sending.carryOut("changed", secretary, by: author.recorded) {
            try secretary.invite(person, to: meeting, as: informed ? .informed : .called, by: author.recorded)
        }
    }
}

struct MeetingUninvite: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "uninvite", abstract: "Takes a guest off this meeting.")

    @Argument(help: "The meeting.") var meeting: String
    @Argument(help: "The person.") var person: String
    @OptionGroup var sending: SendOptions
    @OptionGroup var author: Author
    @OptionGroup var office: OfficeOptions

    func run() throws {
        let secretary = try office.secretary()
        try sending.carryOut("changed", secretary, by: author.recorded) {
            try secretary.uninvite(person, from: meeting, by: author.recorded)
        }
    }
}
