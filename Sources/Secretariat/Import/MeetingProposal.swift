import Meetings

/// What an import would make of the year's meetings, before anybody has said yes to it.
package struct MeetingProposal: Equatable, Sendable {
    package let added: [Meeting]
    /// Those of the file that are there already.
    package let unchanged: [Meeting]
    package let notes: [String]

    /// As history, meetings of days gone by come in as held; otherwise they are refused.
    package init(
        _ imported: [ImportedMeeting], into existing: [Meeting], today: Day, history: Bool = false,
        newID: () -> String
    ) throws(ImportError) {
        let faults = MeetingChecks(imported: imported, existing: existing, today: today, history: history).faults
        guard faults.isEmpty else { throw ImportError(faults) }
        var (added, unchanged, notes): ([Meeting], [Meeting], [String]) = ([], [], [])
        var numbers = Numbers(existing: existing, imported: imported)
        for one in imported.sorted(by: { $0.start < $1.start }) {
            if let meeting = existing.first(where: { $0.isSame(as: one) }) {
                unchanged.append(meeting)
                if let note = meeting.note(on: one) { notes.append(note) }
            } else {
                added.append(Meeting(one, id: Key(newID()), number: numbers.next(for: one), today: today))
            }
        }
        (self.added, self.unchanged, self.notes) = (added, unchanged, notes)
    }
}

/// The numbers that meetings of a body have in a year, and the next free one.
private struct Numbers {
    private var taken: [Year: Set<Int>] = [:]

    private struct Year: Hashable {
        let body: Key<Body>
        let year: Int
    }

    init(existing: [Meeting], imported: [ImportedMeeting]) {
        for meeting in existing {
            taken[Year(body: meeting.body, year: meeting.year), default: []].insert(meeting.number)
        }
        for one in imported {
            if let number = one.number { taken[Year(body: one.body, year: one.year), default: []].insert(number) }
        }
    }

    mutating func next(for one: ImportedMeeting) -> Int {
        if let number = one.number { return number }
        let year = Year(body: one.body, year: one.year)
        let number = (taken[year]?.max() ?? 0) + 1
        taken[year, default: []].insert(number)
        return number
    }
}

extension Meeting {
    func isSame(as one: ImportedMeeting) -> Bool { body == one.body && start == one.start }

    fileprivate init(_ one: ImportedMeeting, id: Key<Meeting>, number: Int, today: Day) {
        self.init(
            id: id, body: one.body, year: one.year, number: number, start: one.start, length: one.length,
            place: one.venue,
            ownership: one.isElsewhere ? .elsewhere : .ours)
        if start.day < today { state = .held(at: end.nearestMoment) }
    }

    fileprivate func note(on one: ImportedMeeting) -> String? {
        let differences = [
            length == one.length ? nil : "length", place == one.venue ? nil : "place",
            one.number.map { $0 == number } ?? true ? nil : "number",
        ].compactMap(\.self)
        guard !differences.isEmpty else { return nil }
        let what = differences.joined(separator: " and ")
        return "\(one.file)\(one.place): \(reference) is there already and keeps its \(what), which differs here"
    }
}
