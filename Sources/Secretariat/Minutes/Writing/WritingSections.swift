import Foundation
import Meetings
import Store

/// What became of a text that was to be saved.
package enum SectionSaving: Hashable, Sendable {
    /// It stands as it was sent.
    case saved(MinutesSection)
    /// Somebody else has written meanwhile, in other lines: what stands has both.
    case merged(MinutesSection)
    /// Somebody else has written in the same lines: hers stands, and the sent one is kept beside it.
    case apart(MinutesSection, by: String, at: Date)

    package var section: MinutesSection {
        switch self {
        case .saved(let section), .merged(let section), .apart(let section, _, _): section
        }
    }
}

/// A section's text as its writer left it.
package struct WrittenSection: Sendable {
    package let item: Int
    /// The revision that she wrote on, and its text where she knows it.
    package let seen: Int
    package let base: String?
    package let text: String
    /// She has seen what it replaces and wants it replaced; that is kept beside it.
    package let isChosen: Bool

    package init(item: Int, seen: Int, base: String? = nil, text: String, isChosen: Bool = false) {
        self.item = item
        self.seen = seen
        self.base = base
        self.text = text
        self.isChosen = isChosen
    }

    /// Octets.
    package static let longest = 400_000
}

extension Secretary {
    /// Saves what is written of an item. Nothing that anybody wrote is lost: what cannot be brought together with what was
    /// written meanwhile is kept beside it.
    @discardableResult package func save(
        _ written: WrittenSection, of reference: String, by: String
    ) throws -> SectionSaving {
        try saveAndRead(written, of: reference, by: by).saving
    }

    /// As above, with what the section says where it was read.
    package func saveAndRead(
        _ written: WrittenSection, of reference: String, by: String
    ) throws -> (saving: SectionSaving, reading: NotesReading?) {
        guard written.text.utf8.count <= WrittenSection.longest else {
            throw OfficeError.notesTooLong(octets: written.text.utf8.count, limit: WrittenSection.longest)
        }
        return try store.write { transaction in
            let desk = try WritingDesk(self, reference, transaction, by: by)
            return try desk.save(written)
        }
    }

    /// As above, whatever stands there; that is kept.
    package func write(_ text: String, in item: Int, of reference: String, by: String) throws -> SectionSaving {
        try store.write { transaction in
            let desk = try WritingDesk(self, reference, transaction, by: by)
            let seen = try transaction.snapshot.section(item, of: desk.meeting.id)?.revision ?? 0
            return try desk.save(WrittenSection(item: item, seen: seen, text: text, isChosen: true)).saving
        }
    }
}

/// Somebody at work on the minutes of one meeting.
struct WritingDesk {
    let secretary: Secretary
    let transaction: Transaction
    let register: Register
    let meeting: Meeting
    let by: String
    let now: Date

    init(_ secretary: Secretary, _ reference: String, _ transaction: Transaction, by: String) throws {
        let register = try transaction.snapshot.register()
        let meeting = try transaction.snapshot.findMeeting(reference, in: register)
        if case .cancelled = meeting.state {
            throw OfficeError.wrongState(meeting: meeting.reference, state: "cancelled", verb: "write the minutes of")
        }
        self.secretary = secretary
        self.transaction = transaction
        self.register = register
        self.meeting = meeting
        self.by = by
        now = secretary.world.now()
    }

    private var snapshot: Snapshot { transaction.snapshot }

    /// The section as it stands, or an empty one of an item that is there.
    func section(_ item: Int) throws -> MinutesSection {
        if let section = try snapshot.section(item, of: meeting.id) { return section }
        guard meeting.minutesItems.contains(where: { $0.id == item }) else {
            throw OfficeError.noMinutesItem("\(item)", meeting: meeting.reference)
        }
        return MinutesSection(item: item)
    }

    func save(_ written: WrittenSection) throws -> (saving: SectionSaving, reading: NotesReading?) {
        let stored = try section(written.item)
        // Sent once more since no answer came, or by two at once.
        guard !written.text.utf8.elementsEqual(stored.text.utf8) else { return (.saved(stored), nil) }
        if written.seen == stored.revision {
            let (section, reading) = try replace(stored, with: written.text, isChosen: written.isChosen)
            return (.saved(section), reading)
        }
        guard let merged = try merged(written, stored) else { return (try keepApart(written, stored), nil) }
        guard !merged.utf8.elementsEqual(stored.text.utf8) else { return (.merged(stored), nil) }
        let (section, reading) = try replace(stored, with: merged, isChosen: false)
        return (.merged(section), reading)
    }

    private func merged(_ written: WrittenSection, _ stored: MinutesSection) throws -> String? {
        guard !written.isChosen else { return nil }
        let base = try written.base ?? snapshot.pastText(written.seen, of: written.item, in: meeting.id)
        // Before the first revision the section was empty.
        return (base ?? (written.seen == 0 ? "" : nil)).flatMap {
            LineMerge.merged($0, mine: written.text, theirs: stored.text)
        }
    }

    private func keepApart(_ written: WrittenSection, _ stored: MinutesSection) throws -> SectionSaving {
        let isKept = try snapshot.pastTexts(of: written.item, in: meeting.id).contains { $0.text == written.text }
        if !isKept {
            // It never stood, so that no revision is its own.
            let own = MinutesSection(item: written.item, text: written.text, revision: -1)
            try transaction.keepPast(own, of: meeting.id, by: by, at: now)
        }
        let last = try snapshot.lastSaving(of: written.item, in: meeting.id)
        return .apart(stored, by: last?.by ?? "", at: last?.at ?? now)
    }

    private func replace(
        _ stored: MinutesSection, with text: String, isChosen: Bool
    ) throws -> (MinutesSection, NotesReading) {
        if try isKept(stored, before: text, isChosen: isChosen) {
            let last = try snapshot.lastSaving(of: stored.item, in: meeting.id)
            try transaction.keepPast(stored, of: meeting.id, by: last?.by ?? by, at: last?.at ?? now)
        }
        var section = stored
        section.text = text
        section.revision += 1
        try keep(section)
        return (section, try ActionKeeper(desk: self).read(section))
    }

    /// Whether the text that is replaced is kept: where something of another writer's goes, or once in a while.
    private func isKept(_ stored: MinutesSection, before text: String, isChosen: Bool) throws -> Bool {
        guard !stored.text.isEmpty else { return false }
        if isChosen { return true }
        if let last = try snapshot.lastSaving(of: stored.item, in: meeting.id), last.by != by {
            return stored.text.loses(in: text)
        }
        guard let kept = try snapshot.lastKeeping(of: stored.item, in: meeting.id) else { return true }
        return now.timeIntervalSince(kept) >= keepingPause
    }

    func keep(_ section: MinutesSection) throws {
        try transaction.beginMinutes(of: meeting.id)
        try transaction.save(section, of: meeting.id, by: by, at: now)
        try note()
    }

    /// One fact for a sitting, not for a keystroke.
    private func note() throws {
        let last = try snapshot.lastFact("minutes written", about: meeting.id.text, by: by)
        guard last.map({ now.timeIntervalSince($0) >= sittingLength }) ?? true else { return }
        try transaction.record(Fact(at: now, by: by, kind: "minutes written", scope: meeting.id.text))
    }
}

/// Seconds between two texts of one writer's that are kept.
private let keepingPause: TimeInterval = 600

/// Seconds for which writing counts as one sitting.
private let sittingLength: TimeInterval = 3600
