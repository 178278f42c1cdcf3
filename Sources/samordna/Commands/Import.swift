import ArgumentParser
import Foundation
import Meetings
import Secretariat

/// Brings a region pack, people or meetings into the register.
struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Imports a region pack (YAML), people and seats (CSV), meetings (CSV or iCalendar).",
        discussion:
            "All files or none, in the order given. Nothing is ever deleted; the same files again change nothing.")

    @Argument(help: "The files, in order: the region pack first.", completion: .file())
    var files: [String]

    @Flag(help: "Only say what it would add, change and end.")
    var dryRun = false

    @Option(help: "Whose meetings an .ics file holds; else each summary names its body.")
    var body: String?

    @Flag(help: "Let in meetings of days gone by, as held.")
    var history = false

    @Flag(
        help:
            "The meetings of an .ics file are already booked elsewhere: they count, and send nothing until taken over.")
    var elsewhere = false

    @OptionGroup var author: Author
    @OptionGroup var output: Output
    @OptionGroup var office: OfficeOptions

    func run() throws {
        let secretary = try office.secretary()
        let contents = try files.map(read)
        var options = ImportOptions()
        options.body = body
        options.isHistory = history
        options.isElsewhere = elsewhere
        let outcome =
            dryRun
            ? try secretary.rehearseImport(contents, options)
            : try secretary.importFiles(contents, options, by: author.recorded)
        try output.print(ImportReport(outcome, isRehearsal: dryRun)) { ImportReport(outcome, isRehearsal: dryRun).text }
    }

    private func read(_ path: String) throws -> ImportFile {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw FileError.unreadable(path)
        }
        return ImportFile(name: path, data: data)
    }
}

/// Why a file named on the command line cannot be used.
enum FileError: Error, CustomStringConvertible {
    case unreadable(String)
    case unwritable(String)
    case unprintable(reason: String)

    var description: String {
        switch self {
        case .unreadable(let path):
            "cannot read \(path): there is no such file, or this user may not read it; check the path"
        case .unwritable(let path):
            "cannot write \(path): the folder is missing or full, or this user may not write there; name another file"
        case .unprintable(let reason):
            "cannot write to standard output: \(reason); make room, or name a file to write to"
        }
    }
}

/// What an import did, as it is printed.
struct ImportReport: Encodable {
    let rehearsal: Bool
    let changes: [String]
    let meetings: [String]
    let notes: [String]
    let warnings: [String]

    init(_ outcome: ImportOutcome, isRehearsal: Bool) {
        rehearsal = isRehearsal
        changes = outcome.changes.map(\.description)
        meetings = outcome.meetings.map { "add meeting \($0.reference) on \($0.start), \($0.length) minutes" }
        notes = outcome.notes
        warnings = outcome.warnings.map(\.description)
    }

    var text: String {
        let done = changes + meetings
        let sum =
            done.isEmpty ? "Nothing to change." : "\(done.count) changes\(rehearsal ? ", none of them made yet" : "")."
        return (done + notes.map { "note: \($0)" } + warnings.map { "warning: \($0)" } + [sum]).joined(separator: "\n")
    }
}
