import ArgumentParser
import Documents
import Foundation
import Meetings
import Secretariat
import Store

/// What there is to read before a meeting.
struct PaperCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "paper", abstract: "Keeps, lists, counts and sends a meeting's papers.",
        subcommands: [
            PaperAdd.self, PaperReplace.self, PaperSet.self, PaperWithdraw.self, PaperList.self, PaperCountAll.self,
            PaperSend.self,
        ])
}

struct PaperAdd: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Keeps a paper under the next number of an annex.",
        discussion: "PDF, .docx, .pptx and .odt are told by their content. Nobody is told before the press.")

    @Argument(help: "The meeting.") var meeting: String
    @Argument(help: "The file, or an address that begins with https://.", completion: .file()) var source: String
    @Option(help: "What it is called; else the file's name.") var title: String?
    @Option(help: "The number of its item on the agenda.") var item: Int?
    @Option(help: "Minutes to read it, where they cannot be counted.") var minutes: Int?
    @OptionGroup var author: Author
    @OptionGroup var output: Output
    @OptionGroup var office: OfficeOptions

    func run() async throws {
        let configuration = try office.configuration()
        let secretary = try configuration.secretary()
        let new = NewPaper(
            try paperSource(source, secretary), title: title ?? "",
            item: try item.map { try secretary.itemID($0, of: meeting) }, minutes: minutes)
        let paper = try secretary.addPaper(new, to: meeting, by: author.recorded)
        try await secretary.countAndTell(paper, configuration, output)
    }
}

struct PaperReplace: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replace", abstract: "Puts another file or link in a paper's place; its number stays.")

    @Argument(help: "The meeting.") var meeting: String
    @Argument(help: "The number of the annex.") var annex: Int
    @Argument(help: "The file, or an address that begins with https://.", completion: .file()) var source: String
    @Option(help: "What it is called; else as before.") var title: String?
    @OptionGroup var author: Author
    @OptionGroup var output: Output
    @OptionGroup var office: OfficeOptions

    func run() async throws {
        let configuration = try office.configuration()
        let secretary = try configuration.secretary()
        let new = NewPaper(try paperSource(source, secretary), title: title ?? "")
        let paper = try secretary.replacePaper(annex, of: meeting, with: new, by: author.recorded)
        try await secretary.countAndTell(paper, configuration, output)
    }
}

struct PaperSet: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set", abstract: "Gives a paper another title, item or reading time.")

    @Argument(help: "The meeting.") var meeting: String
    @Argument(help: "The number of the annex.") var annex: Int
    @Option(help: "What it is called.") var title: String?
    @Option(help: "The number of its item on the agenda; 0 for the whole meeting.") var item: Int?
    @Option(help: "Minutes to read it.") var minutes: Int?
    @OptionGroup var author: Author
    @OptionGroup var output: Output
    @OptionGroup var office: OfficeOptions

    func run() throws {
        let secretary = try office.secretary()
        let id = try item.map { $0 == 0 ? 0 : try secretary.itemID($0, of: meeting) }
        let paper = try secretary.amendPaper(
            annex, of: meeting, title: title, item: id, minutes: minutes, by: author.recorded)
        let line = try PaperLine(paper, secretary)
        try output.print(line) { line.text }
    }
}

struct PaperWithdraw: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "withdraw", abstract: "Takes a paper back; its number is not given again.")

    @Argument(help: "The meeting.") var meeting: String
    @Argument(help: "The number of the annex.") var annex: Int
    @OptionGroup var author: Author
    @OptionGroup var office: OfficeOptions

    func run() throws {
        let paper = try office.secretary().withdrawPaper(annex, of: meeting, by: author.recorded)
        print("Annex \(paper.annex) “\(paper.title)” of \(meeting) is withdrawn.")
    }
}

struct PaperList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Lists a meeting's papers, how long they take to read, and who lacks which.")

    @Argument(help: "The meeting.") var meeting: String
    @OptionGroup var output: Output
    @OptionGroup var office: OfficeOptions

    func run() throws {
        let secretary = try office.secretary()
        let (papers, untold) = try secretary.store.read { snapshot in
            let found = try snapshot.findMeeting(meeting, in: try snapshot.register())
            return (try snapshot.papers(of: found.id), try secretary.untoldPapers(of: found, snapshot))
        }
        let lines = try papers.map { try PaperLine($0, secretary) }
        try output.print(lines) {
            guard !lines.isEmpty else { return "No papers. Add one with: samordna paper add \(meeting) FILE" }
            let annexes = untold.map { "\($0.annex)" }.joined(separator: ", ")
            let hint =
                untold.isEmpty
                ? [] : ["Not all have got annex \(annexes). Send it with: samordna paper send \(meeting)"]
            return (lines.map(\.text) + hint).joined(separator: "\n")
        }
    }
}

struct PaperCountAll: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "count", abstract: "Counts the papers that nobody could count when they came.")

    @OptionGroup var office: OfficeOptions

    func run() async throws {
        let configuration = try office.configuration()
        let left = try await configuration.secretary().countPapers(with: configuration.counter)
        print(left == 0 ? "All papers are counted." : "\(left) papers are not counted.")
    }
}

struct PaperSend: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "send", abstract: "Sends each the papers that have come since the kallelse and that she lacks.")

    @Argument(help: "The meeting.") var meeting: String
    @Flag(help: "Only show what each would get.") var dryRun = false
    @OptionGroup var author: Author
    @OptionGroup var output: Output
    @OptionGroup var office: OfficeOptions

    func run() throws {
        let secretary = try office.secretary()
        guard !dryRun else { return try rehearse(secretary) }
        let lines = try MessageLine.lines(try secretary.sendPapers(of: meeting, by: author.recorded), secretary)
        try output.print(lines) {
            lines.isEmpty ? "All who have the kallelse have all papers." : lines.map(\.text).joined(separator: "\n")
        }
    }

    private func rehearse(_ secretary: Secretary) throws {
        let mails = try secretary.rehearse(.papers, on: meeting, by: author.recorded)
        let lines = try MessageLine.lines(mails.map(\.message), secretary)
        try output.print(lines) {
            guard let first = mails.first else { return "All who have the kallelse have all papers." }
            return (lines.map(\.text) + ["\(lines.count) messages would be sent. The first of them:", first.text])
                .joined(separator: "\n")
        }
    }
}

/// A paper as the commands print it.
private struct PaperLine: Encodable {
    let annex: Int
    let title: String
    /// The number of its item on the agenda.
    let item: Int?
    let file: String?
    let sha256: String?
    let octets: Int?
    let address: String?
    let version: Int
    let pages: Int?
    let words: Int?
    let minutes: Int?
    let state: String
    let warnings: [String]
    let by: String
    let at: Date
    let isWithdrawn: Bool

    init(_ paper: Paper, _ secretary: Secretary) throws {
        let (point, pace) = try secretary.store.read { snapshot in
            let meeting = try snapshot.meeting(paper.meeting)
            let body = try meeting.flatMap { try snapshot.register().body($0.body) }
            return (meeting?.point(of: paper), body?.policy.readingPace ?? ReadingMatter.wordsPerMinute)
        }
        annex = paper.annex
        title = paper.title
        item = point
        switch paper.content {
        case .file(let digest, let name, _, let size): (sha256, file, octets, address) = (digest, name, size, nil)
        case .link(let link): (sha256, file, octets, address) = (nil, nil, nil, link)
        }
        version = paper.version
        pages = paper.count?.pages
        words = paper.count?.allWords
        minutes = paper.minutes(at: pace)
        state = paper.size.word
        let found = paper.findings ?? PaperFindings()
        warnings =
            found.identityPages.map { "a personnummer on page \($0)" }
            + found.diagnosisPages.map { "a name beside a diagnosis on page \($0)" }
        by = paper.by
        at = paper.at
        isWithdrawn = paper.withdrawn != nil
    }

    var text: String {
        let size = pages.map { ", \($0) pages, \(words ?? 0) words" } ?? ", \(state)"
        let time = minutes.map { ", \($0) min" } ?? ""
        let place = item.map { ", item \($0)" } ?? ""
        let number = version > 1 ? ", version \(version)" : ""
        let head = "annex \(annex)  “\(title)”\(place)\(number)\(size)\(time)\(isWithdrawn ? ", withdrawn" : "")"
        return ([head] + warnings.map { "  \($0)" }).joined(separator: "\n")
    }
}

extension Paper.Size {
    fileprivate var word: String {
        switch self {
        case .uncounted: "not counted"
        case .counted: "counted"
        case .told(_, let by): "told by \(by)"
        case .unreadable(let reason, _):
            "cannot be counted (\(reason)); give its time with samordna paper set --minutes"
        }
    }
}

extension Secretary {
    /// What an item is called by that has this number on the agenda.
    fileprivate func itemID(_ number: Int, of reference: String) throws -> Int {
        let meeting = try store.read { try $0.findMeeting(reference, in: try $0.register()) }
        guard meeting.agenda.indices.contains(number - 1) else {
            throw OfficeError.noAgendaItem(number, meeting: meeting.reference)
        }
        return meeting.agenda[number - 1].id
    }

    /// The paper is kept whatever comes of counting it.
    fileprivate func countAndTell(_ paper: Paper, _ configuration: Configuration, _ output: Output) async throws {
        var (counted, trouble) = (paper, String?.none)
        do {
            counted = try await count(paper.id, with: configuration.counter)
        } catch let error as DocumentError {
            trouble = "It is kept, and not counted: \(error). Count it later with: samordna paper count"
        }
        let line = try PaperLine(counted, self)
        try output.print(line) { ([line.text] + [trouble].compactMap(\.self)).joined(separator: "\n") }
    }
}

/// No more of the file than shows that it is too large.
private func paperSource(_ source: String, _ secretary: Secretary) throws -> NewPaper.Source {
    if source.lowercased().hasPrefix("http:") || source.lowercased().hasPrefix("https:") { return .link(source) }
    guard let handle = FileHandle(forReadingAtPath: source),
        let bytes = try? handle.read(upToCount: secretary.settings.largestPaper + 1) ?? Data()
    else { throw FileError.unreadable(source) }
    return .file(bytes, named: source)
}
