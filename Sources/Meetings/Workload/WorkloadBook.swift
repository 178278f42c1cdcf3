/// Everything on record that tells what a year's work cost.
package struct WorkloadBook: Sendable {
    package let year: Int
    package let register: Register
    /// The year's meetings that have begun and were not cancelled, oldest first.
    package let sittings: [Sitting]
    package let entries: [TimeEntry]
    /// The meetings that entries name and that are none of the sittings.
    package let others: [Meeting]
    /// The last day that the book knows of.
    package let through: Day
    /// Who was to come to each sitting.
    let invitees: [Key<Meeting>: [Invitee]]

    package init(
        year: Int, register: Register, sittings: [Sitting], entries: [TimeEntry], others: [Meeting] = [], through: Day
    ) {
        self.year = year
        self.register = register
        self.sittings = sittings
        self.entries = entries
        self.others = others
        self.through = through
        invitees = Dictionary(
            sittings.map { ($0.meeting.id, register.invitees(to: $0.meeting)) }, uniquingKeysWith: { one, _ in one })
    }

    /// Every figure of the year. What was reported takes the place of what attendance and estimates say of the same
    /// person, meeting and kind.
    package var contributions: [Contribution] {
        var usual = Dictionary(
            sittings.flatMap { $0.contributions(invitees[$0.meeting.id] ?? [], pace: pace(of: $0.meeting.body)) }.map {
                (Slot($0), $0)
            },
            uniquingKeysWith: { first, _ in first })
        let reported = entries.map { entry in
            let replaced = Slot(entry).flatMap { usual.removeValue(forKey: $0) }
            return Contribution(
                person: entry.person, body: entry.body, meeting: entry.meeting, day: entry.day, kind: entry.kind,
                minutes: entry.minutes, source: .reported(entry, insteadOf: replaced?.minutes))
        }
        return (usual.values + reported).sorted { $0.order < $1.order }
    }

    private func pace(of body: Key<Body>) -> Int {
        register.body(body)?.policy.readingPace ?? ReadingMatter.wordsPerMinute
    }

    /// What a reported figure can take the place of.
    private struct Slot: Hashable {
        let meeting: Key<Meeting>?
        let person: Key<Person>
        let kind: WorkKind

        init(_ contribution: Contribution) {
            (meeting, person, kind) = (contribution.meeting, contribution.person, contribution.kind)
        }

        init?(_ entry: TimeEntry) {
            guard entry.meeting != nil else { return nil }
            (meeting, person, kind) = (entry.meeting, entry.person, entry.kind)
        }
    }
}

/// A meeting that has been: who came, who was invited, and what there was to read.
package struct Sitting: Sendable {
    package let meeting: Meeting
    package let attendance: [Key<Person>: Attendance]
    package let invitations: [Invitation]
    package let reading: ReadingMatter?

    package init(
        meeting: Meeting, attendance: [Key<Person>: Attendance] = [:], invitations: [Invitation] = [],
        reading: ReadingMatter? = nil
    ) {
        self.meeting = meeting
        self.attendance = attendance
        self.invitations = invitations
        self.reading = reading
    }

    /// Who came in each absent person's place.
    package var standIns: [Key<Person>: Key<Person>] {
        Dictionary(
            attendance.values.compactMap { one in one.insteadOf.map { ($0, one.person) } },
            uniquingKeysWith: { min($0, $1) })
    }

    func contributions(_ invitees: [Invitee], pace: Int) -> [Contribution] {
        attended(invitees) + (reading.map { estimates(of: $0, invitees, pace) } ?? [])
    }

    /// Who came for her own items alone was there as long as they took.
    private func attended(_ invitees: [Invitee]) -> [Contribution] {
        attendance.values.filter(\.presence.attended).map { one in
            let length = meeting.length(for: one.person, of: invitees)
            return contribution(one.person, .meeting, minutes: one.presence.minutes(of: length), .attendance(one))
        }
    }

    /// Everyone who was called on a seat of hers is taken to have read, or whoever came instead; guests come for their
    /// own point.
    private func estimates(of matter: ReadingMatter, _ invitees: [Invitee], _ pace: Int) -> [Contribution] {
        let standIns = standIns
        let readers = invitees.filter { $0.kind == .called && $0.role != nil }
            .map { standIns[$0.person.id] ?? $0.person.id }
        return Set(readers).map { contribution($0, .reading, minutes: matter.minutes(at: pace), .estimated(matter)) }
    }

    private func contribution(
        _ person: Key<Person>, _ kind: WorkKind, minutes: Int, _ source: Contribution.Source
    ) -> Contribution {
        Contribution(
            person: person, body: meeting.body, meeting: meeting.id, day: meeting.start.day, kind: kind,
            minutes: minutes, source: source)
    }
}

extension Contribution {
    /// By day, then in an order that never changes.
    fileprivate var order: (Day, Key<Body>, Key<Person>, String, Int64) {
        let entry: Int64 = if case .reported(let entry, _) = source { entry.id } else { 0 }
        return (day, body, person, kind.rawValue, entry)
    }
}
