import ArgumentParser
import Foundation
import Meetings
import Secretariat
import Store

/// Members' own calendars, each under an address that only she knows.
struct FeedCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "feed", abstract: "Opens and closes members' own calendars, each under a secret address.",
        subcommands: [FeedOpen.self, FeedClose.self, FeedList.self], defaultSubcommand: FeedList.self)
}

struct FeedOpen: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "open", abstract: "Opens a person's own calendar and prints its address, this once.",
        discussion: "An address that she had before no longer leads anywhere.")

    @Argument(help: "The person, who has asked for it.") var person: String
    @OptionGroup var author: Author
    @OptionGroup var office: OfficeOptions

    func run() throws {
        let address = try office.secretary().openFeed(of: person, by: author.recorded)
        print(address)
        say("Give it to her alone: whoever has it sees her meetings. It is not kept, and is not shown again.")
    }
}

struct FeedClose: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "close", abstract: "Closes a person's own calendar: its address no longer leads anywhere.")

    @Argument(help: "The person.") var person: String
    @OptionGroup var author: Author
    @OptionGroup var office: OfficeOptions

    func run() throws {
        let closed = try office.secretary().closeFeed(of: person, by: author.recorded)
        print("The calendar feed of \(closed.name) is closed.")
    }
}

struct FeedList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Lists who has and had a calendar of her own, without its address.")

    @OptionGroup var output: Output
    @OptionGroup var office: OfficeOptions

    func run() throws {
        let lines = try office.secretary().store.read { snapshot in
            let register = try snapshot.register()
            return try snapshot.feeds().map { FeedLine($0, register.person($0.person)?.name) }
        }
        try output.print(lines) { lines.isEmpty ? "No feeds." : lines.map(\.text).joined(separator: "\n") }
    }
}

private struct FeedLine: Encodable {
    let person: String
    let name: String?
    let opened: Date
    let openedBy: String
    let closed: Date?
    let closedBy: String?

    init(_ feed: Feed, _ name: String?) {
        person = feed.person.text
        self.name = name
        opened = feed.opened.at
        openedBy = feed.opened.by
        closed = feed.closed?.at
        closedBy = feed.closed?.by
    }

    var text: String {
        let end = closed.map { "closed \(WallTime($0)) by \(closedBy ?? "")" } ?? "open"
        return "\(name ?? person)  opened \(WallTime(opened)) by \(openedBy), \(end)"
    }
}
