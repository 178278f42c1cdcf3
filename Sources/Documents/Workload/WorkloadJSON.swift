import Foundation
import Meetings

/// A workload report for other programs: hours as decimals, minutes as integers, days in ISO 8601, null where withheld.
struct WorkloadJSON: Encodable {
    let year: Int
    let region: String
    let through: Day
    let written: Day
    let isComplete: Bool
    let isCurtailed: Bool
    let people: [Row]
    let sums: Sums
    let previous: OrNull<Previous>
    let gaps: [Gap]

    init(_ report: WorkloadReport, _ options: WorkloadOptions) {
        year = report.year
        region = report.region
        through = report.through
        written = options.written
        isComplete = report.isOver
        isCurtailed = report.isCurtailed
        people = report.sortedWorkloads.map { Row($0, report, options) }
        sums = Sums(
            total: Sum(report.total), bodies: report.byBody.map(Sum.init), principals: report.byPrincipal.map(Sum.init),
            authorities: report.byAuthority.map(Sum.init))
        previous = OrNull(
            report.previous.map {
                Previous(year: $0.year, total: Sum($0.total), bodies: $0.byBody.map(Sum.init))
            })
        gaps = report.gaps.map(Gap.init)
    }

    func encoded() throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        encoder.dateEncodingStrategy = .iso8601
        return try encoder.encode(self) + Data("\n".utf8)
    }

    struct Sums: Encodable {
        let total: Sum
        let bodies: [Sum]
        let principals: [Sum]
        let authorities: [Sum]
    }

    struct Previous: Encodable {
        let year: Int
        let total: Sum
        let bodies: [Sum]
    }

    struct Gap: Encodable {
        let kind: String
        let body: Key<Body>
        let meeting: OrNull<String>
        let day: OrNull<Day>
        let missing: OrNull<Int>

        init(_ gap: WorkloadReport.Gap) {
            kind = gap.name
            body = gap.body
            meeting = OrNull(gap.meeting?.reference)
            day = OrNull(gap.meeting?.start.day)
            missing = OrNull(gap.missing)
        }
    }
}

/// A value that is written as null where it is absent: a key that comes and goes is hard to read.
struct OrNull<Value: Encodable>: Encodable {
    let value: Value?

    init(_ value: Value?) { self.value = value }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        if let value { try container.encode(value) } else { try container.encodeNil() }
    }
}

extension WorkloadReport.Gap {
    fileprivate var name: String {
        switch self {
        case .noAttendance: "no-attendance"
        case .attendanceIncomplete: "attendance-incomplete"
        case .noReading: "no-reading"
        case .noMeetings: "no-meetings"
        }
    }

    fileprivate var body: Key<Body> {
        switch self {
        case .noAttendance(let meeting), .attendanceIncomplete(let meeting, _), .noReading(let meeting): meeting.body
        case .noMeetings(let body): body.id
        }
    }

    fileprivate var meeting: Meeting? {
        switch self {
        case .noAttendance(let meeting), .attendanceIncomplete(let meeting, _), .noReading(let meeting): meeting
        case .noMeetings: nil
        }
    }

    fileprivate var missing: Int? {
        if case .attendanceIncomplete(_, let missing) = self { missing } else { nil }
    }
}
