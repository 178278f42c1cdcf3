import Meetings

/// Where things stand in the panels of a chart.
struct ChartLayout {
    static let width = 364.0
    static let pitch = 32.0
    static let barHeight = 16.0
    /// Room for the scale's figures.
    static let footing = 24.0
    static let namesWidth = 114.0
    private static let origin = 122.0
    private static let plotWidth = 176.0
    /// Leaves room for three digits beside it.
    private static let longestBar = 172.0

    /// Minutes at the plot's right edge.
    private let most: Double

    /// Bars that are much longer than any band are broken, so that one of them does not make all the others tiny.
    init(of workloads: [Workload]) {
        let band = workloads.compactMap(\.measure?.most).max() ?? 0
        let total = workloads.map(\.effort.total).max() ?? 0
        let end = band == 0 ? total : max(band, min(total, band * 11 / 5))
        most = Double(max(60, end)) * 1.04
    }

    func place(of minutes: Int) -> Double {
        let length = ChartLayout.plotWidth * Double(minutes) / most
        return (ChartLayout.origin + min(length, ChartLayout.longestBar)).tenths
    }

    func isBroken(_ effort: Effort) -> Bool { Double(effort.total) > most }

    func segments(of effort: Effort) -> [ChartSegment] {
        let ends = [0, effort.meeting, effort.meeting + effort.reading, effort.total].map(place)
        return zip(["meeting", "reading", "rest"], zip(ends, ends.dropFirst()))
            .map { ChartSegment(kind: $0, from: $1.0, segmentWidth: ($1.1 - $1.0).tenths) }
            .filter { $0.segmentWidth > 0 }
    }

    /// Nought and the ends of the band that most have; one figure for both ends where they stand too close.
    func ticks(for workloads: [Workload], below plotHeight: Double) -> [ChartTick] {
        let bands = Dictionary(grouping: workloads.compactMap(\.measure)) { [$0.least, $0.most] }
        let band =
            bands.max { one, other in
                (one.value.count, one.key[1]) < (other.value.count, other.key[1])
            }?.key ?? [0, 0]
        let line = plotHeight + 18
        let (least, most) = (place(of: band[0]), place(of: band[1]))
        let words = Hours.span(band[0], band[1])
        let isNarrow = most - least < TextWidth.of(words[0] + words[1], size: 13) / 2 + 8
        let ends =
            isNarrow
            ? [
                ChartTick(
                    tickAt: ((least + most) / 2).tenths, tickLine: line, tick: "\(words[0])–\(words[1])", hasLine: false
                )
            ]
            : [
                ChartTick(tickAt: least, tickLine: line, tick: words[0], hasLine: true),
                ChartTick(tickAt: most, tickLine: line, tick: words[1], hasLine: true),
            ]
        let last = ends[ends.count - 1]
        let unit = ChartTick(
            tickAt: (last.tickAt + TextWidth.of(last.tick, size: 13) / 2 + 18).tenths, tickLine: line, tick: "tim",
            hasLine: false)
        let nought = ChartTick(tickAt: ChartLayout.origin, tickLine: line, tick: "0", hasLine: false)
        let hasRoom = ends[0].tickAt - TextWidth.of(ends[0].tick, size: 13) / 2 > ChartLayout.origin + 9
        return (hasRoom ? [nought] : []) + ends + [unit]
    }
}

/// A line of a name in a chart.
struct ChartLine: Encodable {
    let line: String
    let lineAt: Double

    /// In two lines where one is too narrow; what does not fit in two ends in “…”.
    static func all(of name: String, middle: Double) -> [ChartLine] {
        guard TextWidth.of(name, size: 13) > ChartLayout.namesWidth else {
            return [ChartLine(line: name, lineAt: middle + 4.5)]
        }
        let (first, second) = TextWidth.halves(of: name, width: ChartLayout.namesWidth, size: 13)
        return [ChartLine(line: first, lineAt: middle - 2.5), ChartLine(line: second, lineAt: middle + 11.5)]
    }
}
