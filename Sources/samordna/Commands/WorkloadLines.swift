import Documents
import Foundation
import Meetings

/// The workload report for the terminal.
struct WorkloadLines {
    let report: WorkloadReport
    let showsTrace: Bool
    let showsEarlierNorms: Bool

    init(_ report: WorkloadReport, showsTrace: Bool, showsEarlierNorms: Bool) {
        self.report = report
        self.showsTrace = showsTrace
        self.showsEarlierNorms = showsEarlierNorms
    }

    var text: String {
        let head = "Workload of \(report.year)\(report.isOver ? "" : ", through \(report.through)")"
        let groups = report.bodies.enumerated().flatMap { index, body in
            ["", line(report.byBody[index], body.name)]
                + report.workloads.filter { $0.body == body.id }.flatMap(lines)
        }
        let sums = ["", line(report.total, "All")] + report.byPrincipal.map { line($0, $0.subject.name) }
        let before = report.previous.map { ["", line($0.total, "All, \($0.year)")] } ?? []
        let gaps = report.gaps.map(\.text)
        return ([head] + groups + sums + before + (gaps.isEmpty ? [] : [""] + gaps)).joined(separator: "\n")
    }

    private func line(_ share: Share, _ name: String) -> String {
        guard let figures = share.figures else {
            return
                "\(name): \(share.people == 0 ? "nobody" : "\(share.people) people, \(reason(share.people, "in it"))")"
        }
        let verdicts = " (\(share.verdicts?.words ?? "norms \(reason(share.measured, "have one"))"))"
        let (came, replies) = (figures.attendance, figures.replies)
        return "\(name): \(share.people) people, \(figures.effort.total.hours) h\(share.measured > 0 ? verdicts : "")"
            + (came.recorded > 0 ? ", came \(came.attended) of \(came.recorded)" : "")
            + (replies.asked > 0 ? ", answered \(replies.answered) of \(replies.asked)" : "")
    }

    /// Why something is not shown of so many.
    private func reason(_ count: Int, _ few: String) -> String {
        let limit = WorkloadReport.smallestGroup
        return "not shown: fewer than \(limit) \(count < limit ? few : "could be told from it")"
    }

    private func lines(_ workload: Workload) -> [String] {
        let effort = workload.effort
        let parts = WorkKind.allCases.filter { effort[$0] > 0 }.map { "\($0.rawValue) \(effort[$0].hours)" }
        let came = workload.attendance
        let presence = came.recorded + came.unrecorded == 0 ? [] : ["came \(came.attended) of \(came.recorded)"]
        let unrecorded = came.unrecorded > 0 ? ["\(came.unrecorded) not on record"] : []
        let facts =
            [workload.measure.map { words($0, workload.verdict) }].compactMap(\.self) + parts + presence + unrecorded
        let name = "\(workload.person.name)\(workload.authority.map { ", \($0.name)" } ?? "")"
        return ["  \(name): \(effort.total.hours) h\(facts.isEmpty ? "" : "; \(facts.joined(separator: ", "))")"]
            + (showsEarlierNorms ? workload.yardsticks.map { words($0, workload) } : [])
            + (showsTrace ? workload.contributions.map(trace) : [])
    }

    private func words(_ measure: Measure, _ verdict: Measure.Verdict?) -> String {
        let part = measure.isWholeYear ? "" : " for \(measure.days) of \(measure.daysOfYear) days"
        let soFar = report.isOver || verdict != .under ? "" : " so far"
        return
            "\(verdict?.rawValue ?? "incomplete, beside") \(measure.least.hours)–\(measure.most.hours)\(part)\(soFar)"
    }

    private func words(_ comparison: Workload.Comparison, _ workload: Workload) -> String {
        let since = comparison.norm.from.map { " of \($0)" } ?? ""
        return "    beside the earlier norm\(since): \(words(comparison.measure, workload.verdict(comparison)))"
    }

    private func trace(_ contribution: Contribution) -> String {
        let meeting = contribution.meeting.map { report.meetings[$0]?.reference ?? "a meeting" }
        let place = meeting ?? "between meetings"
        return
            "    \(contribution.day)  \(contribution.minutes) min \(contribution.kind.rawValue), \(place): \(contribution.source.words)"
    }
}

extension Int {
    /// Minutes as hours with two decimals.
    fileprivate var hours: String { String(format: "%.2f", Double(self) / 60) }
}

extension Share.Verdicts {
    fileprivate var words: String {
        let sums = "\(under) under, \(within) within, \(over) over"
        return incomplete > 0 ? sums + ", \(incomplete) incomplete" : sums
    }
}

extension Share.Subject {
    fileprivate var name: String {
        switch self {
        case .total: "All"
        case .body(let body): body.name
        case .principal(.region): "The region"
        case .principal(.municipality): "The municipalities"
        case .principal(nil): "No principal"
        case .authority(let authority): authority.name
        }
    }
}

extension Contribution.Source {
    fileprivate var words: String {
        switch self {
        case .attendance(let attendance): "\(attendance.presence.word), recorded by \(attendance.by)"
        case .estimated(let matter): "estimated from \(matter.amount) \(matter.unit.rawValue), given by \(matter.by)"
        case .reported(let entry, let usual):
            "entry \(entry.id) by \(entry.by)\(entry.note.map { ", “\($0)”" } ?? "")"
                + (usual.map { ", in place of \($0) min" } ?? "")
        }
    }
}

extension WorkloadReport.Gap {
    fileprivate var text: String {
        switch self {
        case .noAttendance(let meeting):
            "missing: nobody has recorded who came to \(meeting.reference); samordna attendance \(meeting.reference) --others present"
        case .attendanceIncomplete(let meeting, let missing):
            "missing: attendance of \(missing) at \(meeting.reference); samordna attendance show \(meeting.reference)"
        case .noReading(let meeting):
            "missing: how much there was to read before \(meeting.reference); samordna time reading \(meeting.reference) --pages N"
        case .noMeetings(let body): "missing: \(body.name) held no meeting"
        }
    }
}
