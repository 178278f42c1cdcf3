import ArgumentParser
import Foundation
import Meetings
import Secretariat
import Store

struct MinutesFind: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "find",
        abstract: "Searches in all minutes, decisions and åtgärder, in whatever form a word stands.",
        discussion: "samordna minutes find samsjuklighet remiss --body lpo-psykisk-halsa --year 2027")

    @Argument(help: "The words; all of them must be found.") var words: [String]
    @Option(help: "Only this body's.") var body: String?
    @Option(help: "Only of this year's meetings.") var year: Int?
    @Option(help: "At most so many.") var limit = 50
    @OptionGroup var output: Output
    @OptionGroup var office: OfficeOptions

    func validate() throws {
        guard (1...10_000).contains(limit) else { throw ValidationError("--limit takes 1 to 10000.") }
        guard !SoughtWords(words.joined(separator: " ")).isEmpty else { throw ValidationError("Give a word.") }
    }

    func run() throws {
        let secretary = try office.secretary()
        let body = try body.map { name in
            try secretary.store.read { try $0.findBody(name, in: try $0.register()).id }
        }
        while try secretary.indexWritings(atMost: 2_000) > 0 {}
        let sought = SoughtWritings(SoughtWords(words.joined(separator: " ")), body: body, year: year)
        let found = try secretary.findWritings(sought, for: nil, limit: limit)
        let lines = found.rows.map(WritingLine.init)
        try output.print(lines) {
            let rest = found.count - lines.count
            return (lines.map(\.text) + ["\(found.count) found\(rest > 0 ? ", \(rest) of them not shown" : "")."])
                .joined(separator: "\n")
        }
    }
}

/// A writing that was found.
private struct WritingLine: Encodable {
    let meeting: String
    let kind: String
    let item: String?
    let action: String?
    let words: String

    init(_ found: FoundWriting) {
        meeting = found.meeting.reference
        kind =
            found.writing.kind == .section
            ? "minutes" : found.writing.kind == .version ? "approved" : found.writing.kind.rawValue
        item = found.item?.title
        action = found.writing.kind == .action ? found.writing.subject : nil
        words = found.writing.text
    }

    var text: String {
        let line = words.split(whereSeparator: \.isNewline).joined(separator: " ")
        return "\(meeting)  \(kind)\(item.map { ", \($0)" } ?? "")\n  \(line.prefix(300))"
    }
}
