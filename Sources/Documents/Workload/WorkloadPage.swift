import Foundation
import Meetings

/// A workload report in words, as the page and the document show it.
struct WorkloadPage: Encodable {
    let title: String
    let region: String
    let written: String
    let writtenOn: Day
    let lead: String
    /// “15–20 timmar”, where all are measured alike.
    let bandWords: String
    /// What the verdicts' column is headed.
    let verdictHeading: String
    let panels: [ChartPanel]
    let hasPanels: Bool
    let hasIncomplete: Bool
    /// Whether some bar is too long to be drawn whole.
    let hasBroken: Bool
    let groups: [PersonGroup]
    let hasGroups: Bool
    let hasMeasured: Bool
    let notes: [String]
    let yardsticks: [YardstickRow]
    let hasYardsticks: Bool
    let sums: [SumTable]
    let comparison: YearComparison?
    let gaps: [GapRow]
    let hasGaps: Bool
    let traces: [Trace]
    let hasTraces: Bool
    let closing: String
    /// What is to be done where there is nothing to show.
    let emptiness: String?

    init(_ report: WorkloadReport, _ options: WorkloadOptions) {
        let words = ReportWords(report)
        title = "Arbetsinsats \(report.year)"
        region = report.region
        written = options.written.plain
        writtenOn = options.written
        lead = words.lead
        bandWords = words.norm.map { "\($0) timmar" } ?? "riktmärket"
        verdictHeading = words.norm.map { "Mot \($0)" } ?? "Mot riktmärket"
        let workloads = report.sortedWorkloads
        panels = ChartPanel.all(in: report, workloads)
        hasPanels = !panels.isEmpty
        hasBroken = panels.contains { $0.bars.contains(where: \.isBroken) }
        hasMeasured = workloads.contains { $0.measure != nil }
        hasIncomplete = workloads.contains { $0.measure != nil && $0.verdict == nil }
        groups = PersonGroup.all(in: report, workloads, links: options.showsTrace)
        hasGroups = !groups.isEmpty
        notes = words.notes
        yardsticks = options.showsEarlierNorms ? YardstickRow.all(in: report, workloads) : []
        hasYardsticks = !yardsticks.isEmpty
        sums = SumTable.all(in: report)
        comparison = YearComparison(report)
        gaps = report.gaps.map { GapRow($0, in: report) }
        hasGaps = !gaps.isEmpty
        traces = options.showsTrace ? Trace.all(in: report, workloads) : []
        hasTraces = !traces.isEmpty
        closing = words.closing
        emptiness = words.emptiness
    }

    /// The names that the page's template may use.
    static let names: Set<String> = [
        "title", "region", "written", "lead", "bandWords", "verdictHeading", "emptiness", "closing", "notes",
        "hasPanels", "hasIncomplete", "panels", "panelID", "panelName", "panelWords", "width", "height", "plotHeight",
        "bars", "lines", "line", "lineAt", "top", "barTop", "bandFrom", "bandUntil", "bandWidth", "segments", "kind",
        "from", "segmentWidth", "figure", "figureLine", "isBroken", "hasBroken", "isMarked", "isHigh", "isLow",
        "isUnknown", "signTop",
        "ticks", "tick", "tickAt", "tickLine", "hasLine",
        "hasGroups", "hasMeasured", "groups", "groupName", "people", "name", "role", "principal", "meeting", "reading",
        "preparation", "other", "total", "mark", "isUnder", "isWithin", "isOver", "isIncomplete", "verdict",
        "verdictNote", "presence", "presenceNote", "answers", "anchor",
        "hasYardsticks", "yardsticks", "yardstickName", "yardstickGroup", "yardstickTotal", "yardstick",
        "yardstickSpan", "yardstickVerdict",
        "sums", "sumID", "sumHeading", "sumColumn", "sumRows", "sumName", "sumPeople", "isTotal", "withheld",
        "sumMeeting", "sumReading", "sumPreparation", "sumOther", "sumTotal", "withheldVerdicts", "sumUnder",
        "sumWithin",
        "sumOver",
        "sumPresence", "sumAnswers",
        "comparison", "before", "now", "yearRows", "yearName", "yearBefore", "yearNow", "yearChange", "isSum",
        "yearNote",
        "hasGaps", "gaps", "gapGroup", "gapMeeting", "gapWords", "remedy", "command",
        "hasTraces", "traces", "traceAnchor", "traceName", "traceGroup", "traceTotal", "traceRows", "traceDay",
        "traceMeeting", "traceKind", "traceMinutes", "traceHours", "traceSource",
    ]
}
