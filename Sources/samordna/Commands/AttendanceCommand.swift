import ArgumentParser
import Foundation
import Meetings
import Secretariat
import Store

/// Who came to a meeting.
struct AttendanceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "attendance", abstract: "Records who came to a meeting, by hand or from a list.",
        subcommands: [AttendanceRecord.self, AttendanceImport.self, AttendanceShow.self],
        defaultSubcommand: AttendanceRecord.self)
}

struct AttendanceRecord: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "record", abstract: "Records or corrects one person's attendance, or that of all the others.",
        discussion: """
            samordna attendance MEETING PERSON present
            samordna attendance MEETING PERSON partial --minutes 45
            samordna attendance MEETING PERSON present --instead-of MEMBER
            samordna attendance MEETING --others remote
            """)

    @Argument(help: "The meeting.") var meeting: String
    @Argument(help: "The person.") var person: String?
    @Argument(help: "present, remote, partial, excused, absent, or unknown to take back what is on record.")
    var presence: PresenceArgument?
    @Option(help: "How long she was there, where she was not there all the time.") var minutes: Int?
    @Option(help: "In whose place she came.") var insteadOf: String?
    @Flag(help: "She came though nobody had called her.") var uncalled = false
    @Option(help: "Everyone who was called and of whom nothing is on record; who had declined is excused.")
    var others: PresenceArgument?
    @Option(help: "Why minutes that are approved are corrected by it; their readers see it.") var because: String?
    @OptionGroup var author: Author
    @OptionGroup var office: OfficeOptions

    func validate() throws {
        guard (person == nil) == (presence == nil) else {
            throw ValidationError("Name a person and how she took part.")
        }
        guard person != nil || others != nil else { throw ValidationError("Name a person, or --others.") }
        guard (presence == .partial) == (minutes != nil) else {
            throw ValidationError("Give --minutes with partial, and with nothing else.")
        }
        guard because == nil || others == nil else {
            throw ValidationError("--because corrects one person's attendance: leave --others out.")
        }
        guard others != .partial, others != .unknown else {
            throw ValidationError("--others takes present, remote, excused or absent.")
        }
    }

    func run() throws {
        let secretary = try office.secretary()
        let changes = try changes(secretary)
        let register = try secretary.store.read { try $0.register() }
        print(
            changes.isEmpty ? "Nothing new: it is on record already." : changes.lines(register).joined(separator: "\n"))
    }

    private func changes(_ secretary: Secretary) throws -> [AttendanceSheet.Change] {
        guard let because, let word else {
            return try secretary.record(
                word, others: others?.meaning(minutes: nil), at: meeting, by: author.recorded)
        }
        let words = try secretary.store.read { snapshot in
            let known = try snapshot.findMeeting(meeting, in: try snapshot.register())
            return try snapshot.attendanceHistory(of: known.id).count
        }
        return try secretary.correct([word], at: meeting, after: words, because: because, by: author.recorded)
    }

    private var word: AttendanceWord? {
        guard let person, let presence else { return nil }
        return AttendanceWord(
            person: person, presence: presence.meaning(minutes: minutes), insteadOf: insteadOf, isUncalled: uncalled)
    }
}

struct AttendanceImport: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Records attendance from a list (CSV: möte;namn;närvaro;minuter;i stället för;utan kallelse).",
        discussion: "All rows or none; the same list again changes nothing.")

    @Argument(help: "The list.", completion: .file(extensions: ["csv"])) var file: String
    @Option(help: "The meeting of rows that name none.") var meeting: String?
    @Flag(help: "Only say what it would record.") var dryRun = false
    @OptionGroup var author: Author
    @OptionGroup var output: Output
    @OptionGroup var office: OfficeOptions

    func run() throws {
        let secretary = try office.secretary()
        let list = try ImportFile(reading: file)
        let sheets =
            dryRun
            ? try secretary.rehearseAttendance(list, meeting: meeting)
            : try secretary.importAttendance(list, meeting: meeting, by: author.recorded)
        let register = try secretary.store.read { try $0.register() }
        let lines = sheets.flatMap { sheet in sheet.changes.lines(register).map { "\(sheet.meeting.reference)  \($0)" }
        }
        try output.print(lines) {
            let sum = "\(lines.count) changes\(dryRun ? ", none of them made yet" : "")."
            return (lines + [lines.isEmpty ? "Nothing to change." : sum]).joined(separator: "\n")
        }
    }
}

struct AttendanceShow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Shows who came, who is missing from the record, and every correction.")

    @Argument(help: "The meeting.") var meeting: String
    @OptionGroup var output: Output
    @OptionGroup var office: OfficeOptions

    func run() throws {
        let page = try office.secretary().store.read { try AttendancePage(meeting, $0) }
        try output.print(page) { page.text }
    }
}

/// How somebody took part, as the command line spells it.
enum PresenceArgument: String, ExpressibleByArgument, CaseIterable {
    case present, remote, partial, excused, absent, unknown

    init(_ presence: Attendance.Presence) {
        self =
            switch presence {
            case .present: .present
            case .remote: .remote
            case .partial: .partial
            case .excused: .excused
            case .absent: .absent
            }
    }

    func meaning(minutes: Int?) -> Attendance.Presence? {
        switch self {
        case .present: .present
        case .remote: .remote
        case .partial: .partial(minutes: minutes ?? 0)
        case .excused: .excused
        case .absent: .absent
        case .unknown: nil
        }
    }
}

extension ImportFile {
    init(reading path: String) throws {
        guard let data = FileManager.default.contents(atPath: path) else { throw FileError.unreadable(path) }
        self.init(name: path, data: data)
    }
}
