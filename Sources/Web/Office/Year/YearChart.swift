import Documents
import Foundation
import Meetings

/// The year drawn as columns of weeks, one row for each body (`parts/year-chart.html`).
struct YearChart: Sendable {
    static let names: Set<String> = [
        "height", "base", "months", "weeks", "nowLine", "days", "breaks", "windows", "fixedRows", "rowList", "loads",
        "hasLoad", "x", "y", "label", "x1", "x2", "y1", "y2", "width", "isNow", "redY", "bridgeY", "breakY", "windowY",
        "headY", "bodyY", "note", "anchor", "textX", "labelX", "upper", "lower", "rowY", "rowLabel", "rowNote", "dates",
        "closed", "chartMarks", "isProposedMark", "isBookedMark", "isCalledMark", "isHeldMark", "isCancelledMark",
        "isChosen", "isGhost", "href", "isPlain", "barY", "barHeight", "figureY", "isOver", "limitY", "limitLabel",
        "loadTop", "loadBase", "loadLabelY", "loadNoteY", "lineY", "isRed", "leftEnd", "rightEnd", "ghosts", "slim",
        "number", "lastLine", "fixedLineY", "word", "hasStart", "hasEnd",
    ]
    static let left = 200.0
    static let right = 1184.0

    let height: String
    let base: String
    let months: [Text]
    let weeks: [Week]
    let nowLine: Line?
    let days: [DayText]
    let breaks: [Band]
    let windows: [Window]
    let fixedRows: [FixedRow]
    let fixedLineY: String
    let rowList: [Row]
    let lastLine: String
    let hasLoad: Bool
    let loads: [Load]
    let limitY: String
    let limitLabel: String
    let loadBase: String
    let loadLabelY: String
    let loadNoteY: String

    struct Text: Sendable {
        let x: String
        let textX: String
        let label: String
    }

    struct Week: Sendable {
        let x: String
        let number: Int
        let isNow: Bool
        let slim: String
    }

    struct Line: Sendable {
        let x: String
        let y2: String
    }

    struct DayText: Sendable {
        let x: String
        let y: String
        let label: String
        let note: String
        let isRed: Bool
    }

    struct Band: Sendable {
        let x: String
        let width: String
        let textX: String
        let anchor: String
        let label: String
        let note: String
    }

    /// A line with a gap for its words.
    struct Window: Sendable {
        let x1: String
        let x2: String
        let leftEnd: String
        let rightEnd: String
        let textX: String
        let label: String
        let hasStart: Bool
        let hasEnd: Bool
    }

    struct FixedRow: Sendable {
        let rowY: String
        let rowLabel: String
        let dates: [DayText]
    }

    struct Row: Sendable {
        let y: String
        let upper: String
        let lower: String
        let lineY: String
        let rowLabel: String
        let rowNote: String?
        let closed: [Closed]
        let chartMarks: [ChartMark]
        let ghosts: [Ghost]
    }

    struct Closed: Sendable {
        let x: String
        let width: String
        let y: String
    }

    /// Where a meeting stands that a proposal moves.
    struct Ghost: Sendable {
        let x: String
        let y: String
        let number: Int
    }

    struct Load: Sendable {
        let x: String
        let textX: String
        let width: String
        let barY: String
        let barHeight: String
        let figureY: String
        let number: Int
        let isOver: Bool
    }
}

/// A meeting's mark in a drawing of the year: a shape for its state around the day of the month.
struct ChartMark: Sendable {
    let x: String
    let y: String
    let number: Int
    let word: String
    let href: String
    let isChosen: Bool
    let isProposedMark: Bool
    let isBookedMark: Bool
    let isCalledMark: Bool
    let isHeldMark: Bool
    let isCancelledMark: Bool

    init(_ mark: YearSheet.Mark, x: Double, y: Double, href: String, isChosen: Bool) {
        let state = StateMark(mark.state)
        self.x = x.figure
        self.y = y.figure
        number = mark.start.day.day
        word = "\(state.state): \(mark.body.name), \(mark.start.day.inYear) kl. \(mark.start.clock)"
        self.href = href
        self.isChosen = isChosen
        isProposedMark = state.isProposed
        isBookedMark = state.isBooked
        isCalledMark = state.isCalled
        isHeldMark = state.isHeld
        isCancelledMark = state.isCancelled
    }
}

extension Double {
    /// With one decimal, as drawings are written.
    var figure: String {
        let tenths = Int((self * 10).rounded())
        return tenths.isMultiple(of: 10)
            ? "\(tenths / 10)" : "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10).\(abs(tenths) % 10)"
    }
}
