import Foundation
import Meetings

extension WorkloadJSON {
    /// What one person put into one body.
    struct Row: Encodable {
        let person: Key<Person>
        let name: String
        let body: Key<Body>
        let bodyName: OrNull<String>
        let authority: OrNull<Key<Authority>>
        let authorityName: OrNull<String>
        let role: OrNull<Seat.Role>
        let minutes: Minutes
        let hours: HourFigures
        /// Whether it is not known of some meeting whether she came, so that she may have done more.
        let isIncomplete: Bool
        let norm: OrNull<Norm>
        let earlierNorms: OrNull<[Norm]>
        let attendance: Tally
        let replies: Replies
        let entries: OrNull<[Entry]>

        init(_ workload: Workload, _ report: WorkloadReport, _ options: WorkloadOptions) {
            person = workload.person.id
            name = workload.person.name
            body = workload.body
            bodyName = OrNull(report.body(workload.body)?.name)
            authority = OrNull(workload.authority?.id)
            authorityName = OrNull(workload.authority?.name)
            role = OrNull(workload.role)
            minutes = Minutes(workload.effort)
            hours = HourFigures(workload.effort)
            isIncomplete = workload.isIncomplete
            norm = OrNull(workload.measure.map { Norm($0, workload.verdict) })
            let earlierNorms = workload.yardsticks.map { Norm($0.measure, workload.verdict($0)) }
            self.earlierNorms = OrNull(options.showsEarlierNorms ? earlierNorms : nil)
            attendance = workload.attendance
            replies = workload.replies
            let entries = workload.contributions.map { Entry($0, in: report) }
            self.entries = OrNull(options.showsTrace ? entries : nil)
        }
    }

    /// Sums over a group of people; null where they are too few to be told of.
    struct Sum: Encodable {
        let subject: OrNull<String>
        let name: OrNull<String>
        let people: Int
        let measured: Int
        let minutes: OrNull<Minutes>
        let hours: OrNull<HourFigures>
        let attendance: OrNull<Tally>
        let replies: OrNull<Replies>
        let verdicts: OrNull<Share.Verdicts>

        init(_ share: Share) {
            (subject, name) = share.subject.identity
            people = share.people
            measured = share.measured
            minutes = OrNull(share.figures.map { Minutes($0.effort) })
            hours = OrNull(share.figures.map { HourFigures($0.effort) })
            attendance = OrNull(share.figures?.attendance)
            replies = OrNull(share.figures?.replies)
            verdicts = OrNull(share.verdicts)
        }
    }

    struct Minutes: Encodable {
        let meeting, reading, preparation, other, total: Int

        init(_ effort: Effort) {
            (meeting, reading, preparation) = (effort.meeting, effort.reading, effort.preparation)
            (other, total) = (effort.other, effort.total)
        }
    }

    struct HourFigures: Encodable {
        let meeting, reading, preparation, other, total: Double

        init(_ effort: Effort) {
            let hours = { (minutes: Int) in Hours(minutes: minutes).number }
            (meeting, reading, preparation) = (hours(effort.meeting), hours(effort.reading), hours(effort.preparation))
            (other, total) = (hours(effort.other), hours(effort.total))
        }
    }

    /// What a seat was said to ask for, and the time that is compared with it.
    struct Norm: Encodable {
        let leastMinutes, mostMinutes, countedMinutes: Int
        let leastHours, mostHours, countedHours: Double
        let days, daysOfYear: Int
        /// Null where what is missing could change it.
        let verdict: OrNull<Measure.Verdict>

        init(_ measure: Measure, _ verdict: Measure.Verdict?) {
            let hours = { (minutes: Int) in Hours(minutes: minutes).number }
            (leastMinutes, mostMinutes, countedMinutes) = (measure.least, measure.most, measure.minutes)
            (leastHours, mostHours) = (hours(measure.least), hours(measure.most))
            countedHours = hours(measure.minutes)
            (days, daysOfYear, self.verdict) = (measure.days, measure.daysOfYear, OrNull(verdict))
        }
    }

    /// One figure and what it comes from.
    struct Entry: Encodable {
        let day: Day
        /// Null between meetings, and for a meeting that is no longer known.
        let meeting: OrNull<String>
        let isBetweenMeetings: Bool
        let kind: WorkKind
        let minutes: Int
        let source: String
        let recordedBy: String
        let recordedAt: Date
        let replacedMinutes: OrNull<Int>
        let note: OrNull<String>
        let words: OrNull<Int>

        init(_ contribution: Contribution, in report: WorkloadReport) {
            day = contribution.day
            meeting = OrNull(contribution.meeting.flatMap { report.meetings[$0]?.reference })
            isBetweenMeetings = contribution.meeting == nil
            kind = contribution.kind
            minutes = contribution.minutes
            source = contribution.source.name
            (recordedBy, recordedAt) = contribution.source.record
            replacedMinutes = OrNull(contribution.source.replaced)
            note = OrNull(contribution.source.entry?.note)
            words = OrNull(contribution.source.matter?.words)
        }
    }
}

extension Share.Subject {
    fileprivate var identity: (OrNull<String>, OrNull<String>) {
        switch self {
        case .total: (OrNull(nil), OrNull(nil))
        case .body(let body): (OrNull(body.id.text), OrNull(body.name))
        case .principal(let kind): (OrNull(kind?.rawValue), OrNull(nil))
        case .authority(let authority): (OrNull(authority.id.text), OrNull(authority.name))
        }
    }
}
