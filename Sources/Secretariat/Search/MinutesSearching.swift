import Foundation
import Meetings
import Store

/// What somebody looks for in minutes, decisions and åtgärder.
package struct SoughtWritings: Sendable {
    package var words: SoughtWords
    package var body: Key<Body>?
    /// The year of the meetings.
    package var year: Int?
    package var kinds: Set<Writing.Kind>

    package init(
        _ words: SoughtWords, body: Key<Body>? = nil, year: Int? = nil,
        kinds: Set<Writing.Kind> = Set(Writing.Kind.allCases)
    ) {
        self.words = words
        self.body = body
        self.year = year
        self.kinds = kinds
    }

    package var stems: SoughtStems { SoughtStems(words) }

    /// - Parameter clearance: nil for whoever runs the commands, who may read everything.
    func filter(_ clearance: Clearance?, _ register: Register) -> WritingFilter {
        let all = register.bodies.map(\.id)
        let isMeant = { (id: Key<Body>) in body == nil || body == id }
        // What is not finished belongs to those who write it and to the chair who approves it.
        let drafts = clearance.map { $0.places(.arrange) + $0.places(.release) } ?? all
        return WritingFilter(
            stems, bodies: (clearance?.places(.read) ?? all).filter(isMeant), drafts: drafts.filter(isMeant),
            kinds: kinds, days: year.flatMap(Self.days))
    }

    private static func days(of year: Int) -> Range<Day>? {
        (1970...9997).contains(year) ? Day.newYear(year)..<Day.newYear(year + 1) : nil
    }
}

/// A writing that was found, with its meeting.
package struct FoundWriting: Sendable {
    package let writing: Writing
    package let meeting: Meeting

    /// Of the agenda; nil for what belongs to no item of it.
    package var item: AgendaItem? { meeting.agenda.first { $0.id == writing.item } }
}

/// Some of the writings that were found, and how many there are.
package struct FoundWritings: Sendable {
    package let rows: [FoundWriting]
    package let count: Int

    static let none = FoundWritings(rows: [], count: 0)
}

extension Secretary {
    /// Takes in the words of what has been written since the last time; how much is left.
    @discardableResult package func indexWritings(atMost limit: Int = 500) throws -> Int {
        guard try store.read({ try $0.unreadWritings() }) > 0 else { return 0 }
        return try store.write { try $0.indexWritings(atMost: limit) }
    }

    /// The latest meeting's first; all are counted.
    package func findWritings(
        _ sought: SoughtWritings, for clearance: Clearance?, limit: Int, offset: Int = 0
    ) throws -> FoundWritings {
        try indexWritings(atMost: 2_000)
        return try store.read { snapshot in
            try snapshot.findWritings(sought, for: clearance, try snapshot.register(), limit: limit, offset: offset)
        }
    }
}

extension Snapshot {
    package func findWritings(
        _ sought: SoughtWritings, for clearance: Clearance?, _ register: Register, limit: Int, offset: Int = 0
    ) throws -> FoundWritings {
        let filter = sought.filter(clearance, register)
        var meetings: [Key<Meeting>: Meeting] = [:]
        let counted = try countedWritings(filter, limit: limit, offset: offset)
        let found = try counted.rows.compactMap { writing -> FoundWriting? in
            let known = try meetings[writing.meeting] ?? meeting(writing.meeting)
            meetings[writing.meeting] = known
            return known.map { FoundWriting(writing: writing, meeting: $0) }
        }
        return FoundWritings(rows: found, count: counted.count)
    }
}
