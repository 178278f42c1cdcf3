import Meetings

/// Sums over groups of one kind.
struct SumTable: Encodable {
    let sumID: String
    let sumHeading: String
    let sumColumn: String
    let sumRows: [SumRow]

    static func all(in report: WorkloadReport) -> [SumTable] {
        guard report.total.people > 0 else { return [] }
        return [
            SumTable(
                sumID: "grupper", sumHeading: "Per grupp", sumColumn: "Grupp",
                sumRows: rows(report.byBody) + [SumRow(report.total, isTotal: true)]),
            SumTable(
                sumID: "huvudman", sumHeading: "Per huvudman", sumColumn: "Huvudman", sumRows: rows(report.byPrincipal)),
            SumTable(
                sumID: "kommuner", sumHeading: "Per kommun", sumColumn: "Kommun",
                sumRows: rows(report.byAuthority.filter(\.isMunicipal))),
        ].filter { !$0.sumRows.isEmpty }
    }

    private static func rows(_ shares: [Share]) -> [SumRow] { shares.map { SumRow($0, isTotal: false) } }
}

/// What a group of people put in together.
struct SumRow: Encodable {
    let sumName: String
    let sumPeople: String
    let isTotal: Bool
    let withheld: String?
    let sumMeeting, sumReading, sumPreparation, sumOther, sumTotal: String
    /// Why nothing is told of those who are measured.
    let withheldVerdicts: String?
    let sumUnder, sumWithin, sumOver: String
    let sumPresence, sumAnswers: String

    init(_ share: Share, isTotal: Bool) {
        let effort = share.figures?.effort
        self.isTotal = isTotal
        sumName = share.words
        sumPeople = share.people.grouped
        withheld = share.withheldWords
        let hours = { (kind: WorkKind) in (effort?[kind] ?? 0).hoursInColumn }
        (sumMeeting, sumReading) = (hours(.meeting), hours(.reading))
        (sumPreparation, sumOther) = (hours(.preparation), hours(.other))
        sumTotal = (effort?.total ?? 0).hoursInColumn
        withheldVerdicts = share.withheldVerdicts
        let verdicts = share.measured > 0 ? share.verdicts : nil
        let count = { (number: Int?) in number.map(\.grouped) ?? "–" }
        (sumUnder, sumWithin, sumOver) = (count(verdicts?.under), count(verdicts?.within), count(verdicts?.over))
        (sumPresence, sumAnswers) = (share.figures?.attendance.words ?? "–", share.figures?.replies.words ?? "–")
    }
}

/// This year's hours beside last year's.
struct YearComparison: Encodable {
    let before: String
    let now: String
    let yearRows: [YearRow]
    /// Why some sums are not there.
    let yearNote: String?

    init?(_ report: WorkloadReport) {
        guard let previous = report.previous else { return nil }
        (before, now) = (String(previous.year), String(report.year))
        let earlier = Dictionary(previous.byBody.map { ($0.subject, $0) }, uniquingKeysWith: { first, _ in first })
        let rows = report.byBody.map { YearRow($0, earlier[$0.subject], isSum: false) }
        yearRows = rows + [YearRow(report.total, previous.total, isSum: true)]
        yearNote =
            yearRows.contains { [$0.yearNow, $0.yearBefore].contains(YearRow.withheld) }
            ? "En summa visas inte när färre än fem personer står bakom den, eller när den gör att färre än fem går att räkna ut."
            : nil
    }
}

struct YearRow: Encodable {
    let yearName: String
    let yearBefore: String
    let yearNow: String
    let yearChange: String
    let isSum: Bool

    static let withheld = "visas inte"

    init(_ share: Share, _ earlier: Share?, isSum: Bool) {
        let (now, before) = (share.figures?.effort.total, earlier?.figures?.effort.total)
        yearName = share.words
        yearNow = now?.hoursInColumn ?? YearRow.withheld
        yearBefore = before?.hoursInColumn ?? (earlier == nil ? "–" : YearRow.withheld)
        if let now, let before {
            yearChange = (now > before ? "+" : "") + (now - before).hoursInColumn
        } else {
            yearChange = "–"
        }
        self.isSum = isSum
    }
}
