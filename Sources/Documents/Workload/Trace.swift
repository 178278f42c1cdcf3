import Meetings

/// Every figure of one person in one body, and what it comes from.
struct Trace: Encodable {
    let traceAnchor: String
    let traceName: String
    let traceGroup: String
    let traceTotal: String
    let traceRows: [TraceRow]

    static func all(in report: WorkloadReport, _ workloads: [Workload]) -> [Trace] {
        workloads.enumerated().filter { !$1.contributions.isEmpty }.map { index, workload in
            Trace(workload, anchor: "underlag-\(index + 1)", in: report)
        }
    }

    init(_ workload: Workload, anchor: String, in report: WorkloadReport) {
        traceAnchor = anchor
        traceName = workload.person.name
        traceGroup = report.body(workload.body)?.name ?? ""
        traceTotal = workload.effort.total.hoursInColumn
        traceRows = workload.contributions.map { TraceRow($0, in: report) }
    }
}

struct TraceRow: Encodable {
    let traceDay: String
    let traceMeeting: String
    let traceKind: String
    let traceMinutes: String
    let traceHours: String
    let traceSource: String

    init(_ contribution: Contribution, in report: WorkloadReport) {
        traceDay = contribution.day.narrow
        traceMeeting =
            contribution.meeting.map { report.meetings[$0]?.words(in: report.year) ?? "Ett möte" } ?? "Mellan möten"
        traceKind = contribution.kind.word.capitalizedSentence
        traceMinutes = contribution.minutes.grouped
        traceHours = contribution.minutes.hoursInColumn
        traceSource = contribution.source.sentences
    }
}

extension Meeting {
    /// “Möte 3”, “Möte 1 2025”, “Möte 4, inställt”.
    fileprivate func words(in reported: Int) -> String {
        let isCancelled = if case .cancelled = state { true } else { false }
        return "Möte \(number)" + (year == reported ? "" : " \(year)") + (isCancelled ? ", inställt" : "")
    }
}
