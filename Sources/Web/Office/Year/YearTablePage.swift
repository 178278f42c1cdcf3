import Documents
import Foundation
import Meetings

/// The year as a table: everything that the drawing shows.
struct YearTablePage: PageContent {
    static let template = "year-table"
    static let names: Set<String> = [
        "year", "sentence", "hasRows", "tableRows", "href", "day", "clock", "week", "name", "chair", "stateMark",
        "calendarRows", "what", "hasLoad", "limit", "loadRows", "number", "isOver",
    ]

    let year: Int
    let sentence: String
    let hasRows: Bool
    let tableRows: [YearRow]
    let calendarRows: [CalendarRow]
    let hasLoad: Bool
    let limit: String
    let loadRows: [LoadRow]

    struct CalendarRow: Sendable {
        let day: String
        let what: String
    }

    struct LoadRow: Sendable {
        let week: Int
        let number: Int
        let isOver: Bool
    }

    init(_ sheet: YearSheet) {
        year = sheet.year
        sentence = sheet.sentence
        tableRows = sheet.marks.sorted { $0.start < $1.start }.map { mark in
            YearRow(mark, sheet, href: sheet.path + mark.query + "#vald")
        }
        hasRows = !tableRows.isEmpty
        calendarRows = Self.calendar(sheet)
        let load = sheet.load
        hasLoad = !load.isEmpty
        limit = sheet.limit.word(one: "ett")
        loadRows = load.sorted { $0.key < $1.key }.map {
            LoadRow(week: $0.key.week.number, number: $0.value, isOver: $0.value > sheet.limit)
        }
    }

    private static func calendar(_ sheet: YearSheet) -> [CalendarRow] {
        let days = sheet.calendar.notableDays.filter { $0.day.weekday <= 5 }.map { day in
            (day.day, CalendarRow(day: day.day.narrow, what: day.note.words.capitalizedSentence))
        }
        let pauses = sheet.breakSpans.map {
            ($0.span.from, CalendarRow(day: $0.span.narrow, what: "\($0.name.capitalizedSentence), skollov"))
        }
        let windows = sheet.windows.map { ($0.from, CalendarRow(day: $0.narrow, what: "Remissfönster")) }
        let fixed = sheet.fixed.flatMap { row in
            row.marks.filter { !$0.isOff }.map {
                ($0.start.day, CalendarRow(day: $0.start.day.narrow, what: row.body.name))
            }
        }
        return (days + pauses + windows + fixed).sorted { $0.0 < $1.0 }.map(\.1)
    }
}

extension YearCalendar.Note {
    fileprivate var words: String {
        switch self {
        case .mark(let mark): mark.words
        case .halfDay(let name): "\(name), många slutar tidigt"
        }
    }
}

extension DaySpan {
    /// “15 feb–14 april”.
    fileprivate var narrow: String { "\(from.narrowDate)–\(until.narrowDate)" }
}
