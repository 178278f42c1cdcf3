import Foundation
import Meetings

/// Every figure of a workload report and what it comes from, as rows for a spreadsheet.
struct TraceSheet {
    private let report: WorkloadReport

    init(_ report: WorkloadReport) { self.report = report }

    var data: Data {
        var text = SpreadsheetText()
        text.add(
            [
                "namn", "grupp", "dag", "möte", "slag", "minuter", "timmar", "källa", "noterat av", "noterat",
                "ersätter minuter",
                "ord att läsa", "anteckning",
            ].map { .words($0) })
        for workload in report.sortedWorkloads {
            for contribution in workload.contributions { text.add(cells(of: contribution, workload)) }
        }
        return text.data
    }

    private func cells(of contribution: Contribution, _ workload: Workload) -> [SpreadsheetText.Cell] {
        let source = contribution.source
        return [
            .words(workload.person.name), .words(report.body(workload.body)?.name),
            .words(contribution.day.description),
            .words(contribution.meeting.map { report.meetings[$0]?.reference ?? "ett möte" }),
            .words(contribution.kind.word), .count(contribution.minutes), .hours(minutes: contribution.minutes),
            .words(source.word), .words(source.record.by), .words(WallTime(source.record.at).inSpreadsheet),
            .count(source.replaced), .count(source.matter?.words), .words(source.entry?.note),
        ]
    }
}

extension WallTime {
    /// “2027-03-09 13:05”, which a spreadsheet takes for a time.
    fileprivate var inSpreadsheet: String { description.replacing("T", with: " ") }
}
