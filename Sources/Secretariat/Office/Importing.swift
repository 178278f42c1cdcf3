import Foundation
import Meetings
import Store

/// A file to import, with the kind its name and headings tell.
package struct ImportFile: Sendable {
    package let name: String
    package let data: Data

    package init(name: String, data: Data) {
        self.name = name
        self.data = data
    }

    enum Kind { case regionPack, members, meetings, calendar }

    var kind: Kind {
        switch name.split(separator: ".").last?.lowercased() {
        case "yaml", "yml": .regionPack
        case "ics": .calendar
        default: heading.contains("datum") ? .meetings : .members
        }
    }

    var text: String { data.spreadsheetText ?? "" }

    /// The first line that says something.
    var heading: String {
        let lines = text.split(whereSeparator: \.isNewline)
        return lines.first { !$0.allSatisfy(\.isWhitespace) }?.lowercased() ?? ""
    }
}

/// How files are read that could be read in several ways.
package struct ImportOptions: Sendable {
    /// Whose meetings a calendar file holds.
    package var body: String?
    /// Meetings of days gone by are let in.
    package var isHistory = false
    /// The meetings are booked in another system.
    package var isElsewhere = false

    package init() {}
}

/// What an import did, or would do.
package struct ImportOutcome: Sendable {
    package var changes: [RegisterChange] = []
    package var meetings: [Meeting] = []
    package var notes: [String] = []
    package var warnings: [Warning] = []
}

extension Secretary {
    /// All files or none, in the order given; the same files again change nothing.
    package func importFiles(_ files: [ImportFile], _ options: ImportOptions = ImportOptions(), by: String) throws
        -> ImportOutcome
    {
        try store.write { try importFiles(files, options, by: by, $0) }
    }

    /// What the files would change; nothing is changed.
    package func rehearseImport(_ files: [ImportFile], _ options: ImportOptions = ImportOptions()) throws
        -> ImportOutcome
    {
        try store.rehearse { try importFiles(files, options, by: "", $0) }
    }

    func importFiles(
        _ files: [ImportFile], _ options: ImportOptions, by: String, _ transaction: Transaction
    ) throws -> ImportOutcome {
        var outcome = ImportOutcome()
        for file in files {
            let register = try transaction.snapshot.register()
            switch file.kind {
            case .regionPack:
                let pack = try RegionPack(parsing: file.text, file: file.name)
                try adopt(try RegisterProposal(pack, into: register), from: file, by: by, transaction, &outcome)
                try noteNewLinks(since: register, transaction)
            case .members:
                let proposal = try RegisterProposal(
                    members: file.data, file: file.name, into: register, today: today, newID: world.newID)
                try adopt(proposal, from: file, by: by, transaction, &outcome)
            case .meetings, .calendar:
                try addMeetings(from: file, options, register, by: by, transaction, &outcome)
            }
        }
        return outcome
    }

    private func adopt(
        _ proposal: RegisterProposal, from file: ImportFile, by: String, _ transaction: Transaction,
        _ outcome: inout ImportOutcome
    ) throws {
        outcome.changes += proposal.changes
        outcome.notes += proposal.notes
        guard !proposal.changes.isEmpty else { return }
        try transaction.save(proposal.after)
        let detail = "\(file.name): \(proposal.changes.count) changes"
        try transaction.record(Fact(at: world.now(), by: by, kind: "imported", scope: "register", detail: detail))
    }

    /// A body's new usual link is a change of every coming meeting that is held there.
    private func noteNewLinks(since before: Register, _ transaction: Transaction) throws {
        let after = try transaction.snapshot.register()
        for var meeting in try transaction.snapshot.meetings(after: WallTime(world.now())) {
            guard let old = before.body(meeting.body), let new = after.body(meeting.body),
                meeting.effectivePlace(in: old) != meeting.effectivePlace(in: new)
            else { continue }
            meeting.revision += 1
            try transaction.save(meeting)
        }
    }

    private func addMeetings(
        from file: ImportFile, _ options: ImportOptions, _ register: Register, by: String, _ transaction: Transaction,
        _ outcome: inout ImportOutcome
    ) throws {
        let imported = try meetings(in: file, options, register, transaction)
        let existing = try transaction.snapshot.meetings()
        let proposal = try MeetingProposal(
            imported, into: existing, today: today, history: options.isHistory, newID: world.newID)
        outcome.notes += proposal.notes
        try add(proposal.added, beside: existing, register, by: by, transaction, &outcome)
    }

    private func meetings(
        in file: ImportFile, _ options: ImportOptions, _ register: Register, _ transaction: Transaction
    ) throws -> [ImportedMeeting] {
        guard file.kind == .calendar else {
            return try ImportedMeeting.list(file.data, file: file.name, register: register)
        }
        let body = try options.body.map { try transaction.snapshot.findBody($0, in: register) }
        return try ImportedMeeting.list(
            calendar: file.text, file: file.name, body: body, isElsewhere: options.isElsewhere, register: register)
    }

    /// Adds one meeting by hand.
    package func addMeeting(
        of name: String, at start: WallTime, length: Int?, place: Meeting.Place, isElsewhere: Bool = false, by: String
    ) throws -> ImportOutcome {
        guard try start.moment() > world.now() else { throw OfficeError.past(start) }
        return try store.write { transaction in
            let register = try transaction.snapshot.register()
            let body = try transaction.snapshot.findBody(name, in: register)
            let imported = ImportedMeeting(
                file: "samordna meeting add", place: .whole, body: body.id, start: start,
                length: length ?? body.policy.length,
                venue: place, number: nil, isElsewhere: isElsewhere)
            let existing = try transaction.snapshot.meetings()
            let proposal = try MeetingProposal([imported], into: existing, today: today, newID: world.newID)
            guard !proposal.added.isEmpty else {
                throw OfficeError.notUnique(what: "a meeting of \(body.name) at \(start)")
            }
            var outcome = ImportOutcome()
            try add(proposal.added, beside: existing, register, by: by, transaction, &outcome)
            return outcome
        }
    }

    private func add(
        _ meetings: [Meeting], beside existing: [Meeting], _ register: Register, by: String, _ transaction: Transaction,
        _ outcome: inout ImportOutcome
    ) throws {
        for meeting in meetings {
            try transaction.save(meeting)
            try transaction.record(
                Fact(at: world.now(), by: by, kind: "added", scope: meeting.id.text, detail: "\(meeting.start)"))
        }
        outcome.meetings += meetings
        outcome.warnings += register.warnings(about: meetings, beside: existing)
    }

    private var today: Day { WallTime(world.now()).day }
}
