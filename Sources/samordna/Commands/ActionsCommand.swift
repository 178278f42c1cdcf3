import ArgumentParser
import Foundation
import Meetings

struct ActionsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "actions",
        abstract: "Finds the åtgärder in notes on standard input, with owners and dates, as JSON; changes nothing.")

    @Flag(help: "Print JSON, which is what is printed anyway.")
    var json = false

    func run() throws {
        let notes = try FileHandle.standardInput.readToEnd() ?? Data()
        let found = ActionFinder().actions(in: String(decoding: notes, as: UTF8.self))
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        print(String(decoding: try encoder.encode(Finding(found)), as: UTF8.self))
    }

    /// What was found, for whoever builds on it: absent values are null.
    struct Finding: Encodable {
        let actions: [Line]

        init(_ found: [FoundAction]) { actions = found.map(Line.init) }

        struct Line: Encodable {
            let text: String
            let owners: [String]
            @Nullable var due: String?
            let warnings: [String]

            init(_ action: FoundAction) {
                text = action.text
                owners = action.owners.map(\.words)
                due = action.due?.words
                warnings = action.warnings.map(\.description)
            }
        }
    }
}
