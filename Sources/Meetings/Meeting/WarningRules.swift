extension Register {
    /// What deserves a second look about these meetings, which stand beside the others.
    package func warnings(about meetings: [Meeting], beside others: [Meeting] = []) -> [Warning] {
        let known = Set(meetings.map(\.id))
        let all = meetings + others.filter { !known.contains($0.id) }
        let days = meetings.filter(\.isAhead).sorted(by: Meeting.isEarlier).flatMap(dayWarnings)
        return days + countWarnings(of: meetings, among: all) + clashes(of: known, among: all)
    }

    private func dayWarnings(_ meeting: Meeting) -> [Warning] {
        let day = meeting.start.day
        var warnings: [Warning] = []
        if let mark = SwedishCalendar.mark(of: day) {
            warnings.append(.dayOff(meeting, mark))
        } else if day.weekday > 5 {
            warnings.append(.weekend(meeting))
        }
        warnings += schoolBreaks.compactMap { schoolBreakWarning(meeting, $0) }
        if let body = body(meeting.body), body.policy.window.quietWeeks.contains(day.week.number) {
            warnings.append(.quietWeek(meeting, day.week.number))
        }
        return warnings
    }

    /// A kommun's own break concerns the bodies in which somebody from there sits, or nobody is known to sit yet.
    private func schoolBreakWarning(_ meeting: Meeting, _ schoolBreak: SchoolBreak) -> Warning? {
        let day = meeting.start.day
        guard schoolBreak.from <= day, day <= schoolBreak.until else { return nil }
        let called = callees(of: meeting)
        let home = Set(called.compactMap(\.authority))
        let concerned = schoolBreak.municipalities.filter { called.isEmpty || home.contains($0) }
        guard schoolBreak.municipalities.isEmpty || !concerned.isEmpty else { return nil }
        return .schoolBreak(meeting, schoolBreak, municipalities: concerned.map { authority($0)?.name ?? $0.text })
    }

    /// Per body and year in which one of the meetings lies; cancelled ones do not count.
    private func countWarnings(of meetings: [Meeting], among all: [Meeting]) -> [Warning] {
        let years = Set(meetings.map { BodyYear(body: $0.body, year: $0.year) }).sorted()
        return years.compactMap { one in
            guard let body = body(one.body) else { return nil }
            let count = all.count { $0.body == one.body && $0.year == one.year && !$0.isCancelled }
            if count < body.policy.fewestMeetings { return .tooFew(body, year: one.year, meetings: count) }
            return count > body.policy.mostMeetings ? .tooMany(body, year: one.year, meetings: count) : nil
        }
    }

    private func clashes(of known: Set<Key<Meeting>>, among all: [Meeting]) -> [Warning] {
        let ahead = all.filter(\.isAhead).sorted(by: Meeting.isEarlier)
        return ahead.indices.flatMap { index in
            ahead[(index + 1)...].prefix { $0.start < ahead[index].end }
                .filter { known.contains(ahead[index].id) || known.contains($0.id) }
                .flatMap { clashes(ahead[index], $0) }
        }
    }

    private func clashes(_ one: Meeting, _ other: Meeting) -> [Warning] {
        let there = Set(callees(of: other).map(\.id))
        return callees(of: one).filter { there.contains($0.id) }.map { .twoPlaces($0, one, other) }
    }

    private func callees(of meeting: Meeting) -> [Person] {
        invitees(to: meeting).filter { $0.kind == .called }.map(\.person)
    }
}

/// A body in a year.
private struct BodyYear: Hashable, Comparable {
    let body: Key<Body>
    let year: Int

    static func < (one: BodyYear, other: BodyYear) -> Bool { (one.body, one.year) < (other.body, other.year) }
}

extension Meeting {
    fileprivate static func isEarlier(_ one: Meeting, _ other: Meeting) -> Bool {
        (one.start, one.body) < (other.start, other.body)
    }

    fileprivate var isCancelled: Bool {
        if case .cancelled = state { true } else { false }
    }

    /// Neither over nor cancelled.
    fileprivate var isAhead: Bool {
        switch state {
        case .proposed, .booked, .called: true
        case .held, .closed, .cancelled: false
        }
    }
}
