import ArgumentParser
import Secretariat

/// The links of people without an account.
struct LinkCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "link", abstract: "Makes and revokes the links of people without an account.",
        subcommands: [LinkNew.self, LinkRevoke.self])
}

struct LinkNew: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new", abstract: "Prints a new link to a person's own page, this once.",
        discussion: "Those that she has go on working; samordna link revoke ends them.")

    @Argument(help: "The person, who has asked for it.") var person: String
    @OptionGroup var author: Author
    @OptionGroup var office: OfficeOptions

    func run() throws {
        print(try office.secretary().newPageLink(for: person, by: author.recorded))
        say("Give it to her alone: whoever has it sees her hours and answers for her. It is not kept.")
    }
}

struct LinkRevoke: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "revoke", abstract: "Ends every link that was mailed to a person and her assistants.",
        discussion: "What is mailed from now on has new ones. Her calendar is closed with samordna feed close.")

    @Argument(help: "The person.") var person: String
    @OptionGroup var author: Author
    @OptionGroup var office: OfficeOptions

    func run() throws {
        let count = try office.secretary().revokeLinks(of: person, by: author.recorded)
        print(count == 0 ? "She had no links." : "Revoked \(count) \(count == 1 ? "link" : "links").")
    }
}
