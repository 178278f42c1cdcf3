/// A time that somebody's calendar has taken: when, and nothing of what for.
package struct BusyTime: Hashable, Sendable {
    package let span: TimeSpan
    package let isTentative: Bool

    package init(span: TimeSpan, isTentative: Bool = false) {
        self.span = span
        self.isTentative = isTentative
    }

    /// The same taken time in the fewest spans, within some days; what is also taken for certain is not tentative.
    package static func merged(_ times: [BusyTime], from first: Day, through last: Day) -> [BusyTime] {
        guard let start = WallTime(day: first, minute: 0), let end = WallTime(day: last.adding(days: 1), minute: 0)
        else { return [] }
        let within = times.compactMap { time in
            TimeSpan(from: max(start, time.span.start), until: min(end, time.span.end)).map {
                BusyTime(span: $0, isTentative: time.isTentative)
            }
        }
        let firm = TimeSpan.union(within.filter { !$0.isTentative }.map(\.span))
        let tentative = TimeSpan.union(within.filter(\.isTentative).map(\.span))
        let all =
            firm.map { BusyTime(span: $0) }
            + tentative.without(firm).map { BusyTime(span: $0, isTentative: true) }
        return all.sorted { $0.span < $1.span }
    }
}

extension TimeSpan {
    /// Spans that touch or overlap as one, in order.
    static func union(_ spans: [TimeSpan]) -> [TimeSpan] {
        spans.sorted().reduce(into: []) { merged, span in
            guard let last = merged.last, last.end >= span.start else { return merged.append(span) }
            merged[merged.count - 1] = TimeSpan(from: last.start, until: max(last.end, span.end)) ?? last
        }
    }
}

extension [TimeSpan] {
    /// What is left of these beside others; both in order and without overlaps.
    fileprivate func without(_ others: [TimeSpan]) -> [TimeSpan] {
        var next = 0
        return flatMap { span in
            while next < others.count, others[next].end <= span.start { next += 1 }
            return span.without(Array<TimeSpan>(others[next...].prefix { $0.start < span.end }))
        }
    }
}
