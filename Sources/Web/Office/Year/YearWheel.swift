import Documents
import Foundation
import Meetings

/// The year as a wheel, for the wall (`year-wheel.html`).
struct YearWheelPage: PageContent {
    static let template = "year-wheel"
    static let names: Set<String> = Set([
        "year", "viewBox", "description", "closedSectors", "rings", "kind", "path", "spokes", "wheelMonths",
        "wheelWeeks", "turn", "arcs", "nowSpoke", "labels", "wheelMarks", "count", "hasGhosts", "hasArcs",
    ]).union(YearChart.names)

    let year: Int
    let viewBox: String
    let description: String
    let count: String
    let hasGhosts = false
    let hasArcs = true
    let closedSectors: [String]
    let rings: [Ring]
    let spokes: [String]
    let wheelMonths: [Turned]
    let wheelWeeks: [Turned]
    let arcs: [Arc]
    let nowSpoke: String?
    let labels: [Label]
    let wheelMarks: [ChartMark]

    struct Ring: Sendable {
        let kind: String
        let path: String
    }

    struct Turned: Sendable {
        let x: String
        let y: String
        let turn: String
        let label: String
    }

    struct Arc: Sendable {
        let path: String
        let x: String
        let y: String
        let turn: String
        let label: String
    }

    struct Label: Sendable {
        let y: String
        let label: String
    }

    init(_ sheet: YearSheet) {
        let rows = sheet.rows.filter { !$0.marks.isEmpty }
        let wheel = Wheel(sheet.year, rings: max(rows.count, 1))
        let standing = sheet.marks.count { !$0.isOff }
        year = sheet.year
        count = "\(standing) \(standing == 1 ? "möte" : "möten")"
        let half = wheel.outer + 8
        viewBox = "\((-half).figure) \((-half).figure) \((2 * half).figure) \((2 * half).figure)"
        description = "Årshjul \(sheet.year). \(sheet.sentence) Samma uppgifter finns som tabell."
        closedSectors = rows.enumerated().flatMap { index, row in
            wheel.stretches(of: sheet.closedWeeks(of: row.body)).map {
                wheel.sector($0.from, $0.until, from: wheel.edge(index + 1), to: wheel.edge(index))
            }
        }
        rings =
            (0...rows.count).map { Ring(kind: $0 == 0 ? "edge" : "hair", path: wheel.circle(wheel.edge($0))) }
            + [
                Ring(kind: "edge", path: wheel.circle(wheel.weeks)),
                Ring(kind: "edge", path: wheel.circle(wheel.outer)),
            ]
        let months = (1...12).compactMap { Day(year: sheet.year, month: $0, day: 1) }
        let ends = months + [Day.newYear(sheet.year + 1)]
        spokes = ends.map { wheel.line(wheel.angle($0), from: wheel.inner, to: wheel.outer) }
        wheelMonths = zip(months, ends.dropFirst()).map { month, next in
            wheel.turned(
                (wheel.angle(month) + wheel.angle(next)) / 2, (wheel.weeks + wheel.outer) / 2, month.monthName, size: 14
            )
        }
        wheelWeeks = wheel.mondays.map {
            wheel.turned(wheel.angle($0.adding(days: 3)), wheel.weeks - 18, "\($0.week.number)", size: 12)
        }
        arcs = sheet.windows.map { window in
            let clipped = window.clipped(to: .year(sheet.year)) ?? window
            let (from, until) = (wheel.angle(clipped.from), wheel.angle(clipped.until.adding(days: 1)))
            let isWhole = clipped == window
            let place = wheel.turned((from + until) / 2, wheel.inner - 28, isWhole ? window.narrowWords : "", size: 13)
            return Arc(
                path: wheel.arc(from + 0.012, until - 0.012, wheel.inner - 8), x: place.x, y: place.y, turn: place.turn,
                label: place.label)
        }
        nowSpoke =
            sheet.today.year == sheet.year
            ? wheel.line(wheel.angle(sheet.today), from: wheel.inner, to: wheel.weeks) : nil
        labels = rows.enumerated().map { index, row in
            Label(y: (-(wheel.edge(index) + wheel.edge(index + 1)) / 2 + 4).figure, label: row.body.wheelName)
        }
        wheelMarks = rows.enumerated().flatMap { index, row in
            row.marks.map { mark in
                let radius = (wheel.edge(index) + wheel.edge(index + 1)) / 2
                let point = wheel.point(wheel.angle(mark.start.day), radius)
                return ChartMark(mark, x: point.x, y: point.y, href: "", isChosen: false)
            }
        }
    }
}

/// The measures of a wheel: angles from the top, clockwise, with a gap for the rings' names.
private struct Wheel {
    let mondays: [Day]
    let outer: Double
    let inner = 158.0
    private let span: DaySpan
    private let ring: Double
    private let gap = 0.235

    init(_ year: Int, rings: Int) {
        span = .year(year)
        // A ring is never narrower than its marks.
        ring = max(26, 288 / Double(rings))
        outer = 158 + ring * Double(rings) + 72
        mondays = YearScale(year).mondays.filter { DaySpan.year(year).contains($0.adding(days: 3)) }
    }

    /// The outer edge of the weeks' ring.
    var weeks: Double { outer - 36 }

    /// Of the rings from the outside in.
    func edge(_ index: Int) -> Double { outer - 72 - ring * Double(index) }

    func angle(_ day: Day) -> Double {
        let share = Double(day.ordinal - span.from.ordinal) / Double(span.until.ordinal + 1 - span.from.ordinal)
        return gap + share * (2 * .pi - 2 * gap)
    }

    func point(_ angle: Double, _ radius: Double) -> (x: Double, y: Double) {
        (radius * sin(angle), -radius * cos(angle))
    }

    func line(_ angle: Double, from: Double, to: Double) -> String {
        "M\(pair(angle, from))L\(pair(angle, to))"
    }

    func circle(_ radius: Double) -> String { arc(gap, 2 * .pi - gap, radius) }

    func arc(_ from: Double, _ until: Double, _ radius: Double) -> String {
        "M\(pair(from, radius))A\(radius.figure) \(radius.figure) 0 \(until - from > .pi ? 1 : 0) 1 \(pair(until, radius))"
    }

    func sector(_ from: Double, _ until: Double, from low: Double, to high: Double) -> String {
        let large = until - from > .pi ? 1 : 0
        return arc(from, until, high)
            + "L\(pair(until, low))A\(low.figure) \(low.figure) 0 \(large) 0 \(pair(from, low))Z"
    }

    /// Words along the rim, never upside down.
    func turned(_ angle: Double, _ radius: Double, _ label: String, size: Double) -> YearWheelPage.Turned {
        let isLow = cos(angle) < 0
        let point = point(angle, radius + (isLow ? size * 0.35 : -size * 0.35))
        let turn = angle * 180 / .pi + (isLow ? 180 : 0)
        return YearWheelPage.Turned(x: point.x.figure, y: point.y.figure, turn: turn.figure, label: label)
    }

    func stretches(of weeks: Set<Day>) -> [(from: Double, until: Double)] {
        let kept = YearScale(span.from.year).mondays.filter(weeks.contains).compactMap { monday in
            DaySpan(from: monday, until: monday.adding(days: 6))?.clipped(to: span)
        }
        let joined = kept.reduce(into: [DaySpan]()) { spans, next in
            if let last = spans.last, last.until.adding(days: 1) == next.from {
                spans[spans.count - 1].until = next.until
            } else {
                spans.append(next)
            }
        }
        return joined.map { (angle($0.from), angle($0.until.adding(days: 1))) }
    }

    private func pair(_ angle: Double, _ radius: Double) -> String {
        let point = point(angle, radius)
        return "\(point.x.figure) \(point.y.figure)"
    }
}

extension DaySpan {
    fileprivate var narrowWords: String { "\(from.narrowDate)–\(until.narrowDate)" }
}

extension Body {
    /// “Psykisk hälsa”, “Barns och ungdomars…”: what fits in the wheel's gap.
    fileprivate var wheelName: String {
        let name = rowName
        guard name.count > 17 else { return name }
        let short = shortName.hasPrefix("LPO ") ? String(shortName.dropFirst(4)) : shortName
        guard short.count > 17 else { return short.capitalizedSentence }
        let first = name.split(separator: " ").first.map(String.init) ?? name
        return first.trimmingCharacters(in: .punctuationCharacters)
    }
}
