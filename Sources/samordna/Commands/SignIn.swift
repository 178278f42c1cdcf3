import ArgumentParser
import Foundation
import Secretariat

struct SignIn: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sign-in",
        abstract: "Prints a link that signs a person in to the office on the web, once within an hour.",
        discussion: "For the first time, and for when no mail gets through. Give it to her alone.")

    @Argument(help: "The person, who has a seat as samordnare, stand-in, chair, reader, registrator or administrator.")
    var person: String
    @OptionGroup var author: Author
    @OptionGroup var office: OfficeOptions

    func run() throws {
        let secretary = try office.secretary()
        guard secretary.settings.webAddress != nil else { throw OfficeError.noWebAddress }
        print(try secretary.newSignInLink(for: person, by: author.recorded))
    }
}
