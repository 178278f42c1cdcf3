import Documents
import Foundation
import Meetings
import Secretariat

/// The page *Året*.
struct YearPage: PageContent {
    static let template = "year"
    static let names: Set<String> = Set([
        "year", "sentence", "askPath", "draftPath", "planPath", "pollsPath", "isEmpty", "draftWords", "news", "waiting",
        "isPaused", "chart",
        "chosen", "hasGhosts", "hasArcs",
    ]).union(YearChart.names).union(ChosenDay.names).union(MonthList.names).union(OtherYear.names)

    let year: Int
    let sentence: String
    var askPath: String?
    var draftPath: String?
    var planPath: String?
    var pollsPath: String?
    let isEmpty: Bool
    var draftWords: String?
    var news: String?
    /// The groups whose chairs' mail has not left.
    var waiting: String?
    var isPaused = false
    var token = ""
    let chart: YearChart?
    let hasGhosts = false
    let hasArcs = false
    let monthList: [MonthList]
    let chosen: ChosenDay?
    let otherYears: [OtherYear]

    init(_ sheet: YearSheet, chosen mark: YearSheet.Mark?, explained chosen: ChosenDay?) {
        let href = { (mark: YearSheet.Mark) in sheet.path + mark.query + "#vald" }
        year = sheet.year
        sentence = sheet.sentence
        isEmpty = sheet.marks.isEmpty
        chart = sheet.rows.isEmpty && sheet.fixed.isEmpty ? nil : YearChart(sheet, chosen: mark, href: href)
        monthList = MonthList.list(sheet, href: href)
        self.chosen = chosen
        otherYears = OtherYear.beside(sheet.year) { "/aret/\($0)" }
    }
}

/// A year that another page shows.
struct OtherYear: Sendable {
    static let names: Set<String> = ["otherYears", "path", "label"]

    let path: String
    let label: String

    static func beside(_ year: Int, path: (Int) -> String) -> [OtherYear] {
        [year - 1, year + 1].filter(YearSheet.years.contains).map { OtherYear(path: path($0), label: "Året \($0)") }
    }
}

/// A month's meetings, for screens that are too narrow for the drawing.
struct MonthList: Sendable {
    static let names: Set<String> = [
        "monthList", "monthID", "month", "entries", "day", "clock", "href", "name", "stateMark",
    ]

    let monthID: String
    let month: String
    let entries: [YearRow]

    static func list(_ sheet: YearSheet, href: (YearSheet.Mark) -> String) -> [MonthList] {
        let months = Dictionary(grouping: sheet.marks.sorted { $0.start < $1.start }) { $0.start.day.month }
        return months.sorted { $0.key < $1.key }.map { month, marks in
            MonthList(
                monthID: "manad-\(month)", month: marks[0].start.day.monthName.capitalizedSentence,
                entries: marks.map { YearRow($0, sheet, href: href($0)) })
        }
    }
}

/// A meeting in a list of the year.
struct YearRow: Sendable {
    let day: String
    let clock: String
    let week: Int
    let name: String
    let chair: String
    let href: String
    let stateMark: StateMark

    init(_ mark: YearSheet.Mark, _ sheet: YearSheet, href: String) {
        day = mark.start.day.narrow
        clock = mark.start.span(minutes: mark.length)
        week = mark.start.day.week.number
        name = mark.body.name
        chair = sheet.rows.first { $0.body.id == mark.body.id }?.chair?.name ?? "Vakant"
        self.href = href
        stateMark = StateMark(mark.state)
    }
}

extension YearSheet {
    /// Those that can be looked at.
    static let years = 2000...2100

    var path: String { "/aret/\(year)" }

    /// “30 möten i sex grupper. Sex är förslag som tre ordförande ska godkänna.”
    var sentence: String {
        let standing = marks.filter { !$0.isOff }
        guard !standing.isEmpty else { return "Inga möten är inlagda." }
        let groups = Set(standing.map(\.body.id)).count
        let lead =
            "\(standing.count.counted("möte", "möten", gender: .neuter).capitalizedSentence) i \(groups.counted("grupp", "grupper"))."
        let waiting = waiting
        guard waiting.meetings > 0 else { return lead }
        let number = waiting.meetings.word(one: "ett").capitalizedSentence
        let subject = standing.count == waiting.meetings ? "Alla" : number
        guard waiting.chairs > 0 else { return "\(lead) \(subject) är förslag." }
        let chairs = waiting.chairs == 1 ? "ordföranden" : "\(waiting.chairs.word(one: "en")) ordförande"
        return "\(lead) \(subject) är förslag som \(chairs) ska godkänna."
    }
}

extension YearSheet.Mark {
    /// What chooses it on the year's pages.
    var query: String { "?grupp=\(body.id.text.inAddress)&dag=\(start.day)" }
}
