/// Something in the year that a body should meet in time for.
package struct FixedPoint: Hashable, Sendable {
    /// One of the body's meetings should lie on one of these days.
    package let span: DaySpan
    package let cause: Cause

    package init(span: DaySpan, cause: Cause) {
        self.span = span
        self.cause = cause
    }

    package enum Cause: Hashable, Codable, Sendable {
        case consultation(DaySpan)
        /// Another body, by the shortest of its names, decides that day.
        case decision(by: String, on: Day)
    }
}

extension FixedPoint.Cause: CustomStringConvertible {
    package var description: String {
        switch self {
        case .consultation(let span): "the consultation period \(span)"
        case .decision(let body, let day): "\(body) on \(day)"
        }
    }
}

extension Register {
    /// What a body's meetings of a year should be in time for, first first.
    ///
    /// - Parameter meetings: all that are known of that year and the years beside it; those of cancelled meetings do not count.
    package func fixedPoints(of body: Body, in year: Int, meetings: [Meeting]) -> [FixedPoint] {
        let standing = meetings.filter(\.isStanding)
        let before = standing.filter { $0.body == body.id && $0.start.day.year == year - 1 }.map(\.start.day)
        let points = consultations(of: body, in: year) + decisions(awaitedBy: body, in: year, standing)
        return points.filter { point in !before.contains(where: point.span.contains) }
            .compactMap { point in
                point.span.clipped(to: .year(year)).map { FixedPoint(span: $0, cause: point.cause) }
            }
            .sorted { ($0.span.until, $0.span.from) < ($1.span.until, $1.span.from) }
    }

    private func consultations(of body: Body, in year: Int) -> [FixedPoint] {
        guard body.policy.planning.answersConsultations ?? (body.kind == .programArea) else { return [] }
        return ConsultationPeriod.ending(in: year).map {
            FixedPoint(span: $0.span, cause: .consultation($0.span))
        }
    }

    private func decisions(awaitedBy body: Body, in year: Int, _ meetings: [Meeting]) -> [FixedPoint] {
        body.policy.planning.before.filter { $0.body != body.id }.flatMap { preparation in
            meetings.filter { $0.body == preparation.body && $0.start.day.year == year }.compactMap { meeting in
                let day = meeting.start.day
                let name = self.body(preparation.body)?.shortName ?? preparation.body.text
                return DaySpan(from: day.adding(days: -preparation.most), until: day.adding(days: -preparation.least))
                    .map { FixedPoint(span: $0, cause: .decision(by: name, on: day)) }
            }
        }
    }
}

extension Meeting {
    package var isStanding: Bool {
        if case .cancelled = state { false } else { true }
    }
}

extension Body {
    /// The shortest name in use: “HSN” of a board that people never call anything else.
    package var shortName: String {
        ([name] + aliases.filter { $0.until == nil }.map(\.name)).min { $0.count < $1.count } ?? name
    }
}
