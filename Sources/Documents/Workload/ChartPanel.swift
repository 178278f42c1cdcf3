import Meetings

/// The chart of one body: a bar for each kommunledamot beside the band that she was promised; all panels in one scale.
///
/// Lengths are those of the page; the document draws them smaller.
struct ChartPanel: Encodable {
    let panelID: String
    let panelName: String
    /// What the chart shows, for those who do not see it.
    let panelWords: String
    let width = ChartLayout.width
    let height: Double
    let plotHeight: Double
    let bars: [ChartBar]
    let ticks: [ChartTick]

    static func all(in report: WorkloadReport, _ workloads: [Workload]) -> [ChartPanel] {
        let measured = workloads.filter { $0.measure != nil }
        guard !measured.isEmpty else { return [] }
        let layout = ChartLayout(of: measured)
        let byBody = Dictionary(grouping: measured, by: \.body)
        return report.bodies.compactMap { body in
            byBody[body.id].map { ChartPanel(body, $0, layout, isOver: report.isOver) }
        }
    }

    private init(_ body: Body, _ workloads: [Workload], _ layout: ChartLayout, isOver: Bool) {
        panelID = "diagram-\(body.id.text.filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") })"
        panelName = body.name
        bars = workloads.enumerated().map { ChartBar($1, row: $0, layout, isOver: isOver) }
        panelWords = workloads.map { Standing($0, isOver: isOver).words(of: $0) }.joined(separator: " ")
        plotHeight = Double(workloads.count) * ChartLayout.pitch
        height = plotHeight + ChartLayout.footing
        ticks = layout.ticks(for: workloads, below: plotHeight)
    }
}

/// One person's bar.
struct ChartBar: Encodable {
    let lines: [ChartLine]
    /// The top of the row, and of the bar in it.
    let top: Double
    let barTop: Double
    let bandFrom: Double
    let bandUntil: Double
    let bandWidth: Double
    let segments: [ChartSegment]
    let isBroken: Bool
    let figure: String
    let figureLine: Double
    /// The sign beside the figure: a triangle up or down, a ring where attendance is missing.
    let isMarked: Bool
    let isHigh: Bool
    let isLow: Bool
    let isUnknown: Bool
    let signTop: Double

    init(_ workload: Workload, row: Int, _ layout: ChartLayout, isOver: Bool) {
        let standing = Standing(workload, isOver: isOver)
        top = Double(row) * ChartLayout.pitch
        barTop = top + (ChartLayout.pitch - ChartLayout.barHeight) / 2
        figureLine = top + ChartLayout.pitch / 2 + 4.5
        lines = ChartLine.all(of: workload.person.name, middle: top + ChartLayout.pitch / 2)
        bandFrom = layout.place(of: workload.measure?.least ?? 0)
        bandUntil = layout.place(of: workload.measure?.most ?? 0)
        bandWidth = (bandUntil - bandFrom).tenths
        segments = layout.segments(of: workload.effort)
        isBroken = layout.isBroken(workload.effort)
        figure = workload.effort.total.hoursInColumn
        (isHigh, isLow, isUnknown) = (standing.mark == "over", standing.mark == "under", standing.mark == "incomplete")
        isMarked = isHigh || isLow
        signTop = top + ChartLayout.pitch / 2 - 4.5
    }
}

extension Standing {
    /// “Karin Holmberg: 17,50 timmar, inom.”
    fileprivate func words(of workload: Workload) -> String {
        let hours = "\(workload.effort.total.hoursInColumn) timmar"
        return
            "\(workload.person.name): \([hours, words.lowercased(), note].compactMap(\.self).joined(separator: ", "))."
    }
}

/// A part of a bar.
struct ChartSegment: Encodable {
    let kind: String
    let from: Double
    let segmentWidth: Double
}

/// A mark of the scale.
struct ChartTick: Encodable {
    let tickAt: Double
    let tickLine: Double
    let tick: String
    let hasLine: Bool
}

extension Double {
    /// A tenth of a point is finer than anybody sees.
    var tenths: Double { (self * 10).rounded() / 10 }
}
