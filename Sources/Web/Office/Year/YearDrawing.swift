import Documents
import Foundation
import Meetings

extension YearChart {
    /// - Parameters:
    ///   - chosen: the meeting that is explained below.
    ///   - href: where a meeting's mark leads.
    init(_ sheet: YearSheet, chosen: YearSheet.Mark?, href: (YearSheet.Mark) -> String) {
        let scale = YearScale(sheet.year)
        let fixedTop = 160.0
        let bodyTop = fixedTop + 26 * Double(sheet.fixed.count) + 12
        let end = bodyTop + 50 * Double(sheet.rows.count)
        let load = sheet.load
        let most = max(sheet.limit + 1, load.values.max() ?? 0)
        let loadEnd = end + 24 + 14 * Double(most)
        hasLoad = sheet.coordinator != nil
        base = (hasLoad ? loadEnd : end).figure
        height = (hasLoad ? loadEnd + 26 : end + 8).figure
        months = (1...12).compactMap { Day(year: sheet.year, month: $0, day: 1) }.map {
            Text(x: scale.x($0).figure, textX: (scale.x($0) + 6).figure, label: $0.monthName)
        }
        weeks = scale.mondays.map { monday in
            let x = scale.middle(of: monday)
            return Week(
                x: x.figure, number: monday.week.number, isNow: monday == sheet.today.monday, slim: (x - 10).figure)
        }
        let isNow = sheet.today.year == sheet.year
        nowLine = isNow ? Line(x: scale.middle(of: sheet.today).figure, y2: base) : nil
        days = Self.days(sheet, scale)
        breaks = Self.breaks(sheet, scale)
        windows = Self.windows(sheet, scale)
        fixedRows = sheet.fixed.enumerated().map { index, row in
            let y = fixedTop + 26 * Double(index) + 4
            return FixedRow(
                rowY: y.figure, rowLabel: row.body.shortName,
                dates: row.marks.filter { !$0.isOff }.map { mark in
                    DayText(
                        x: scale.middle(of: mark.start.day).figure, y: y.figure, label: "\(mark.start.day.day)",
                        note: "\(row.body.name) \(mark.start.day.inYear)", isRed: false)
                })
        }
        fixedLineY = bodyTop.figure
        lastLine = end.figure
        rowList = sheet.rows.enumerated().map { index, row in
            Row(row, sheet, scale, top: bodyTop + 50 * Double(index), chosen: chosen, href: href)
        }
        limitY = (loadEnd - 14 * Double(sheet.limit)).figure
        limitLabel = "gräns \(sheet.limit)"
        loadBase = loadEnd.figure
        loadLabelY = (loadEnd - 26).figure
        loadNoteY = (loadEnd - 8).figure
        loads = load.sorted { $0.key < $1.key }.map { monday, count in
            let x = scale.middle(of: monday)
            return Load(
                x: (x - 7).figure, textX: x.figure, width: "14", barY: (loadEnd - 14 * Double(count)).figure,
                barHeight: (14 * Double(count)).figure, figureY: (loadEnd + 18).figure, number: count,
                isOver: count > sheet.limit)
        }
    }

    /// Holidays and bridge days on weekdays; two of one week stand together.
    private static func days(_ sheet: YearSheet, _ scale: YearScale) -> [DayText] {
        let marked = DaySpan.year(sheet.year).days.filter { $0.weekday <= 5 }.compactMap { day in
            SwedishCalendar.mark(of: day).map { (day: day, mark: $0) }
        }
        let groups = Dictionary(grouping: marked) { DayGroup(monday: $0.day.monday, isRed: $0.mark != .bridgeDay) }
        return groups.sorted { $0.key < $1.key }.map { group, days in
            let label = days.map { "\($0.day.day)" }.joined(separator: " ")
            // Two of the last week would run over the edge.
            let x = min(scale.middle(of: group.monday), right - 4 * Double(label.count))
            return DayText(
                x: x.figure, y: group.isRed ? "73" : "97", label: label,
                note: days.map { "\($0.day.inYear): \($0.mark.words)" }.joined(separator: ", "), isRed: group.isRed)
        }
    }

    private struct DayGroup: Hashable, Comparable {
        let monday: Day
        let isRed: Bool

        static func < (one: Self, other: Self) -> Bool { one.monday < other.monday }
    }

    private static func breaks(_ sheet: YearSheet, _ scale: YearScale) -> [Band] {
        sheet.breakSpans.map { name, span in
            let (from, until) = (scale.x(span.from), scale.x(span.until.adding(days: 1)))
            let words = 6.8 * Double(name.count)
            let isInside = until - from > words + 12
            let isLast = until + 8 + words > right
            return Band(
                x: from.figure, width: (until - from).figure,
                textX: (isInside ? (from + until) / 2 : isLast ? from - 8 : until + 8).figure,
                anchor: isInside ? "middle" : isLast ? "end" : "start", label: name.capitalizedSentence,
                note: "\(name.capitalizedSentence) \(span.words)")
        }
    }

    private static func windows(_ sheet: YearSheet, _ scale: YearScale) -> [Window] {
        sheet.windows.map { window in
            let clipped = window.clipped(to: .year(sheet.year)) ?? window
            let (from, until) = (scale.x(clipped.from), scale.x(clipped.until.adding(days: 1)))
            let (isBegun, isOpen) = (clipped.from != window.from, clipped.until != window.until)
            let label =
                isBegun
                ? "till \(window.until.narrowDate)"
                : isOpen
                    ? "från \(window.from.narrowDate)" : "\(window.from.narrowDate)–\(window.until.narrowDate)"
            let half = 3.3 * Double(label.count) + 6
            let middle = (from + until) / 2
            return Window(
                x1: (from + 2).figure, x2: (until - 2).figure, leftEnd: max(from + 2, middle - half).figure,
                rightEnd: min(until - 2, middle + half).figure, textX: middle.figure, label: label,
                hasStart: !isBegun, hasEnd: !isOpen)
        }
    }
}

extension YearChart.Row {
    fileprivate init(
        _ row: YearSheet.Row, _ sheet: YearSheet, _ scale: YearScale, top: Double, chosen: YearSheet.Mark?,
        href: (YearSheet.Mark) -> String
    ) {
        y = top.figure
        upper = (top + 21).figure
        lower = (top + 39).figure
        lineY = (top + 50).figure
        rowLabel = row.body.rowName
        rowNote = row.chair?.name
        closed = scale.spans(of: sheet.closedWeeks(of: row.body)).map {
            YearChart.Closed(x: $0.lowerBound.figure, width: ($0.upperBound - $0.lowerBound).figure, y: top.figure)
        }
        chartMarks = row.marks.map { mark in
            ChartMark(
                mark, x: scale.middle(of: mark.start.day), y: top + 25, href: href(mark),
                isChosen: chosen.map { $0.body.id == mark.body.id && $0.start == mark.start } ?? false)
        }
        ghosts = row.marks.compactMap { mark in
            mark.movedFrom.flatMap { from in
                from.day.monday == mark.start.day.monday
                    ? nil
                    : YearChart.Ghost(x: scale.middle(of: from.day).figure, y: (top + 25).figure, number: from.day.day)
            }
        }
    }
}

/// Where the days of a year lie from left to right.
struct YearScale {
    /// Of every week that touches the year.
    let mondays: [Day]
    private let step: Double

    init(_ year: Int) {
        let span = DaySpan.year(year)
        let (first, last) = (span.from.monday, span.until.monday)
        mondays = stride(from: first.ordinal, through: last.ordinal, by: 7).map { Day(ordinal: $0) }
        step = (YearChart.right - YearChart.left) / Double(mondays.count)
    }

    func x(_ day: Day) -> Double {
        min(YearChart.right, YearChart.left + Double(day.ordinal - mondays[0].ordinal) / 7 * step)
    }

    /// Of its week's column.
    func middle(of day: Day) -> Double { x(day.monday) + step / 2 }

    /// Weeks in a row as one stretch.
    func spans(of weeks: Set<Day>) -> [Range<Double>] {
        mondays.reduce(into: []) { spans, monday in
            guard weeks.contains(monday) else { return }
            let (from, until) = (x(monday), x(monday) + step)
            if let last = spans.last, abs(last.upperBound - from) < 0.01 {
                spans[spans.count - 1] = last.lowerBound..<until
            } else {
                spans.append(from..<until)
            }
        }
    }
}

extension YearSheet {
    /// School breaks of one name that touch each other as one.
    var breakSpans: [(name: String, span: DaySpan)] {
        calendar.schoolBreaks.compactMap { pause in pause.span?.clipped(to: .year(year)).map { (pause.name, $0) } }
            .reduce(into: []) { spans, pause in
                let same = spans.firstIndex { $0.name == pause.0 && $0.span.until.adding(days: 7) >= pause.1.from }
                guard let same else { return spans.append((name: pause.0, span: pause.1)) }
                spans[same].span.until = max(spans[same].span.until, pause.1.until)
            }
    }

    /// The times in which national guidelines can be answered, the one that ends in the next year too.
    var windows: [DaySpan] {
        let all = ConsultationPeriod.ending(in: year) + ConsultationPeriod.ending(in: year + 1)
        return Set(all.map(\.span).filter { $0.clipped(to: .year(year)) != nil }).sorted { $0.from < $1.from }
    }

    /// The Mondays of the weeks in which a body does not meet, and of school breaks.
    func closedWeeks(of body: Body) -> Set<Day> {
        let mondays = YearScale(year).mondays
        let blocked = mondays.filter { body.policy.planning.blockedWeeks.contains($0.week.number) }
        let pauses = breakSpans.flatMap { pause in
            mondays.filter { pause.span.contains($0) || pause.span.contains($0.adding(days: 4)) }
        }
        return Set(blocked + pauses)
    }
}

extension SwedishCalendar.Mark {
    var words: String {
        switch self {
        case .publicHoliday(let name), .eve(let name): name
        case .bridgeDay: "klämdag"
        }
    }
}

extension Day {
    /// “9 mars”, “15 sep”.
    var narrowDate: String { String(narrow.drop { $0 != " " }.dropFirst()) }
}
