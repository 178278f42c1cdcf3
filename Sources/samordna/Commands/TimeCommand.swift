import ArgumentParser
import Foundation
import Meetings
import Secretariat
import Store

/// The hours that the work takes.
struct TimeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "time", abstract: "Records the time that reading, preparation and other work took.",
        subcommands: [
            TimeRecord.self, TimeImport.self, TimeReading.self, TimeList.self, TimeCorrect.self, TimeWithdraw.self,
        ],
        defaultSubcommand: TimeRecord.self)
}

struct TimeRecord: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "record", abstract: "Records what somebody said; of a meeting, the latest word of a kind counts.",
        discussion: """
            samordna time PERSON reading 90 --meeting lpo-psykisk-halsa/2027-2
            samordna time PERSON other 1:30 --body "LPO Psykisk hälsa" --day 2027-03-10 --note "Möte med remissgruppen"
            """)

    @Argument(help: "The person.") var person: String
    @Argument(help: "meeting, reading, preparation or other.") var kind: WorkKind
    @Argument(help: "Minutes, or 1:30.", transform: TimeRecord.minutes) var time: Int
    @Option(help: "The meeting it was for.") var meeting: String?
    @Option(help: "The body, for work between meetings.") var body: String?
    @Option(help: "The day of work between meetings; else today.") var day: Day?
    @Option(help: "What it was; needed for work between meetings.") var note: String?
    @Flag(help: "It counts though she was not called or holds no seat.") var uncalled = false
    @OptionGroup var author: Author
    @OptionGroup var office: OfficeOptions

    func validate() throws {
        guard (meeting == nil) != (body == nil) else { throw ValidationError("Name either --meeting or --body.") }
        guard meeting == nil || day == nil else { throw ValidationError("--day goes with --body.") }
    }

    func run() throws {
        let secretary = try office.secretary()
        let today = WallTime(secretary.world.now()).day
        let occasion: TimeWord.Occasion =
            if let meeting { .meeting(meeting) } else { .body(body ?? "", day ?? today) }
        let word = TimeWord(
            person: person, kind: kind, minutes: time, occasion: occasion, note: note, isUncalled: uncalled)
        let entry = try secretary.record(word, by: author.recorded)
        print("Recorded: \(try entry.line(secretary))")
    }

    static func minutes(_ text: String) throws -> Int {
        guard let minutes = text.minutes else {
            throw ValidationError("“\(text)” is no time; expected minutes, or hours and minutes such as 1:30.")
        }
        return minutes
    }
}

struct TimeImport: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Records time from a list (CSV: möte;grupp;datum;namn;slag;tid;anteckning;utan kallelse).",
        discussion: "All rows or none; the same list again adds nothing.")

    @Argument(help: "The list.", completion: .file(extensions: ["csv"])) var file: String
    @Flag(help: "Only say what it would record.") var dryRun = false
    @OptionGroup var author: Author
    @OptionGroup var office: OfficeOptions

    func run() throws {
        let secretary = try office.secretary()
        let list = try ImportFile(reading: file)
        let entries =
            dryRun ? try secretary.rehearseTime(list) : try secretary.importTime(list, by: author.recorded)
        for entry in entries { print(try entry.line(secretary)) }
        print("\(entries.count) entries\(dryRun ? ", none of them recorded yet" : "").")
    }
}

struct TimeReading: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reading", abstract: "Says how much there is to read before a meeting.",
        discussion: """
            200 words a minute, a page as 300 words. It counts for everyone who is called, until she says herself how \
            long it took.
            """)

    @Argument(help: "The meeting.") var meeting: String
    @Option(help: "Words in all papers together.") var words: Int?
    @Option(help: "Pages in all papers together.") var pages: Int?
    @OptionGroup var author: Author
    @OptionGroup var office: OfficeOptions

    func validate() throws {
        guard (words == nil) != (pages == nil) else { throw ValidationError("Give either --words or --pages.") }
    }

    func run() throws {
        let unit: ReadingMatter.Unit = words == nil ? .pages : .words
        let matter = try office.secretary().setReading(
            words ?? pages ?? 0, unit, for: meeting, by: author.recorded)
        print("Recorded: \(matter.amount) \(unit.rawValue), estimated at \(matter.minutes) minutes for each.")
    }
}

struct TimeList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Lists the reported time of a year, each entry with its number.")

    @Argument(help: "The year; else this one.") var year: Int?
    @Option(help: "Only this person's.") var person: String?
    @OptionGroup var output: Output
    @OptionGroup var office: OfficeOptions

    func run() throws {
        let secretary = try office.secretary()
        let year = year ?? WallTime(secretary.world.now()).day.year
        let lines = try secretary.store.read { snapshot in
            let register = try snapshot.register()
            let id = try person.map { try snapshot.findPerson($0, in: register).id }
            let (first, last) = (Day.newYear(year), Day.newYear(year + 1).adding(days: -1))
            return try snapshot.timeEntries(from: first, through: last, of: id)
                .map { try TimeLine($0, snapshot, register) }
        }
        try output.print(lines) {
            lines.isEmpty ? "No time is reported in \(year)." : lines.map(\.text).joined(separator: "\n")
        }
    }
}

struct TimeCorrect: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "correct", abstract: "Corrects an entry; what it said stays on record.")

    @Argument(help: "The entry's number.") var entry: Int64
    @Argument(help: "Minutes, or 1:30.", transform: TimeRecord.minutes) var time: Int
    @Option(help: "What it was; else as before.") var note: String?
    @OptionGroup var author: Author
    @OptionGroup var office: OfficeOptions

    func run() throws {
        let secretary = try office.secretary()
        let corrected = try secretary.correct(entry, to: time, note: note, by: author.recorded)
        print("Corrected: \(try corrected.line(secretary))")
    }
}

struct TimeWithdraw: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "withdraw", abstract: "Takes an entry back; attendance or the estimate counts again.")

    @Argument(help: "The entry's number.") var entry: Int64
    @OptionGroup var author: Author
    @OptionGroup var office: OfficeOptions

    func run() throws {
        let secretary = try office.secretary()
        let withdrawn = try secretary.withdraw(entry, by: author.recorded)
        print("Taken back: \(try withdrawn.line(secretary))")
    }
}

/// A time entry on one line, or as JSON.
struct TimeLine: Encodable {
    let entry: Int64
    let person: String
    let body: String
    let meeting: String?
    let day: String
    let kind: WorkKind
    let minutes: Int
    let note: String?
    let by: String
    let at: Date

    init(_ entry: TimeEntry, _ snapshot: Snapshot, _ register: Register) throws {
        self.entry = entry.id
        person = register.person(entry.person)?.name ?? entry.person.text
        body = register.body(entry.body)?.name ?? entry.body.text
        meeting = try entry.meeting.flatMap { try snapshot.meeting($0)?.reference }
        day = entry.day.description
        kind = entry.kind
        minutes = entry.minutes
        note = entry.note
        by = entry.by
        at = entry.at
    }

    var text: String {
        let number = entry == 0 ? "" : "\(entry)  "
        let what = "\(minutes) min of \(kind.rawValue)\(note.map { ": \($0)" } ?? "")"
        return "\(number)\(day)  \(person), \(meeting ?? body): \(what)"
    }
}

extension TimeEntry {
    fileprivate func line(_ secretary: Secretary) throws -> String {
        try secretary.store.read { try TimeLine(self, $0, try $0.register()).text }
    }
}

extension WorkKind: ExpressibleByArgument {}

extension Day: ExpressibleByArgument {
    package init?(argument: String) { self.init(iso: argument) }
}
