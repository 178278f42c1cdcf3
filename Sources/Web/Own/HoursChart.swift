import Documents
import Foundation
import Meetings
import Secretariat

/// *Dina timmar*: one bar beside the band of what the seat asks for, and the same in words.
struct HoursChart: Sendable {
    static let names: Set<String> = [
        "body", "isAlone", "chartID", "total", "norm", "segments", "kind", "x", "width", "bandX", "bandWidth",
        "bandEnd",
        "ticks", "tick", "label", "rows", "row", "figure", "sum", "hasBand", "description", "isEmpty", "anchor",
    ]

    let body: String
    let isAlone: Bool
    let chartID: String
    /// “6 tim 15 min”.
    let total: String
    /// “15–20 tim”.
    let norm: String?
    let segments: [Segment]
    let hasBand: Bool
    let bandX: String
    let bandWidth: String
    let bandEnd: String
    let ticks: [Tick]
    let rows: [Row]
    /// “ungefär 16 timmar”.
    let sum: String?
    /// What the drawing shows, for those who do not see it.
    let description: String

    struct Segment: Sendable {
        let kind: String
        let x: String
        let width: String
    }

    struct Tick: Sendable {
        let x: String
        let label: String
        let anchor: String
    }

    struct Row: Sendable {
        let kind: String
        let row: String
        let figure: String
    }

    init(_ hours: OwnHours, number: Int, isAlone: Bool) {
        let effort = hours.effort
        let parts = [
            ("meeting", "Möten", effort.meeting), ("reading", "Läsning", effort.reading),
            ("preparation", "Förberedelser", effort.preparation), ("other", "Annat", effort.other),
            ("rest", "Kvar i år, beräknat", hours.remaining),
        ].filter { $0.2 > 0 }
        let scale = Scale(reaching: max(effort.total + hours.remaining, (hours.most ?? 0) + 300))
        body = hours.body.name
        self.isAlone = isAlone
        chartID = "timmar-\(number)"
        total = effort.total.length
        norm = hours.least.flatMap { least in hours.most.map { "\(least.wholeHours)–\($0.wholeHours) tim" } }
        var edge = 0
        segments = parts.map { kind, _, minutes in
            defer { edge += minutes }
            return Segment(kind: kind, x: scale.place(edge), width: scale.place(minutes))
        }
        hasBand = hours.least != nil
        bandX = scale.place(hours.least ?? 0)
        bandEnd = scale.place(hours.most ?? 0)
        bandWidth = scale.place((hours.most ?? 0) - (hours.least ?? 0))
        ticks = scale.ticks
        rows = parts.map { Row(kind: $0, row: $1, figure: $2.length) }
        let whole = effort.total + hours.remaining
        sum = hours.remaining > 0 ? ((whole + 30) / 60).counted("timme", "timmar") : nil
        let band = norm.map { " Uppdraget är beräknat till \($0) om året." } ?? ""
        description = rows.map { "\($0.row) \($0.figure)" }.joined(separator: ", ") + "." + band
    }

    /// How minutes lie along the drawing.
    private struct Scale {
        static let width = 378.0
        let hours: Int
        let step: Int

        init(reaching minutes: Int) {
            let needed = max(5, (minutes + 59) / 60)
            step = needed <= 30 ? 5 : needed <= 60 ? 10 : 50
            hours = (needed + step - 1) / step * step
        }

        func place(_ minutes: Int) -> String {
            let tenths = Int((Double(minutes) / Double(hours * 60) * Scale.width * 10).rounded())
            return "\(tenths / 10).\(abs(tenths) % 10)"
        }

        var ticks: [Tick] {
            stride(from: 0, through: hours, by: step).map { hour in
                let anchor = hour == 0 ? "start" : hour == hours ? "end" : "middle"
                return Tick(x: place(hour * 60), label: hour == hours ? "\(hour) tim" : "\(hour)", anchor: anchor)
            }
        }
    }
}

extension Int {
    /// Minutes in a column: “6 tim 15 min”, “4 tim”, “30 min”.
    var length: String {
        let (hours, minutes) = (self / 60, self % 60)
        if hours == 0 { return "\(minutes) min" }
        return minutes == 0 ? "\(hours) tim" : "\(hours) tim \(minutes) min"
    }

    /// Minutes in a sentence: “en timme”, “30 minuter”, “1 timme 20 minuter”.
    var lengthInWords: String {
        let (hours, minutes) = (self / 60, self % 60)
        let minuteWords = minutes == 1 ? "1 minut" : "\(minutes) minuter"
        if hours == 0 { return minuteWords }
        let hourWords = minutes == 0 ? hours.counted("timme", "timmar") : hours == 1 ? "1 timme" : "\(hours) timmar"
        return minutes == 0 ? hourWords : "\(hourWords) \(minuteWords)"
    }

    /// Minutes as hours, with half ones where a part of a year makes them: “7,5”.
    fileprivate var wholeHours: String {
        let tenths = (self * 10 + 30) / 60
        return tenths.isMultiple(of: 10) ? "\(tenths / 10)" : "\(tenths / 10),\(tenths % 10)"
    }
}
