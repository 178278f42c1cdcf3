import Foundation
import Meetings

/// A workload report as rows for a spreadsheet: one for each person and body, then the sums.
struct WorkloadSheet {
    private let report: WorkloadReport
    private let options: WorkloadOptions

    init(_ report: WorkloadReport, _ options: WorkloadOptions) {
        self.report = report
        self.options = options
    }

    var data: Data {
        var text = SpreadsheetText()
        text.add(headings.map { .words($0) })
        for workload in report.sortedWorkloads { text.add(cells(of: workload)) }
        add(report.byBody, .body, report.year, to: &text)
        add(report.byPrincipal, .principal, report.year, to: &text)
        add(report.byAuthority.filter(\.isMunicipal), .municipality, report.year, to: &text)
        add([report.total], .total, report.year, to: &text)
        if let previous = report.previous {
            add(previous.byBody, .body, previous.year, to: &text)
            add([previous.total], .total, previous.year, to: &text)
        }
        return text.data
    }

    private var headings: [String] {
        [
            "radtyp", "år", "till och med", "namn", "grupp", "huvudman", "roll", "personer", "möten", "läsning",
            "förberedelser", "annat", "summa", "riktmärke från", "riktmärke till", "dagar med riktmärke",
            "jämförda timmar", "utfall", "tidigare riktmärken", "under", "inom", "över", "närvarande",
            "noterade möten", "ersatt", "ej noterade", "svarat", "tillfrågad", "anmärkning",
        ]
    }

    private func add(_ shares: [Share], _ kind: RowKind, _ year: Int, to text: inout SpreadsheetText) {
        for share in shares { text.add(cells(of: share, kind, year)) }
    }

    private enum RowKind: String {
        case person
        case body = "grupp"
        case principal = "huvudman"
        case municipality = "kommun"
        case total = "alla"
    }

    private func cells(of workload: Workload) -> [SpreadsheetText.Cell] {
        beginning(.person, report.year) + [
            .words(workload.person.name), .words(report.body(workload.body)?.name), .words(workload.authority?.name),
            .words(workload.role?.word), .count(1),
        ] + hours(workload.effort) + measure(workload)
            + [.count(nil), .count(nil), .count(nil)] + counts(workload.attendance, workload.replies) + [.words(nil)]
    }

    private func measure(_ workload: Workload) -> [SpreadsheetText.Cell] {
        let measure = workload.measure
        let earlier = workload.yardsticks.map {
            "\($0.measure.span): \(workload.words(workload.verdict($0), isOver: report.isOver))"
        }.joined(separator: "; ")
        return [
            .hours(minutes: measure?.least), .hours(minutes: measure?.most), .count(measure?.days),
            .hours(minutes: measure?.minutes), .words(workload.words(workload.verdict, isOver: report.isOver)),
            .words(options.showsEarlierNorms ? earlier : nil),
        ]
    }

    private func cells(of share: Share, _ kind: RowKind, _ year: Int) -> [SpreadsheetText.Cell] {
        let (figures, verdicts) = (share.figures, share.verdicts)
        return beginning(kind, year) + [
            .words(nil), .words(kind == .body ? share.words : nil),
            .words(kind == .principal || kind == .municipality ? share.words : nil), .words(nil), .count(share.people),
        ] + hours(figures?.effort) + Array(repeating: .words(nil), count: 6)
            + [.count(verdicts?.under), .count(verdicts?.within), .count(verdicts?.over)]
            + counts(figures?.attendance, figures?.replies) + [.words(share.remark)]
    }

    private func beginning(_ kind: RowKind, _ year: Int) -> [SpreadsheetText.Cell] {
        let through = min(report.through, Day.newYear(report.year + 1).adding(days: -1))
        return [
            .words(kind.rawValue), .count(year), .words(year == report.year ? through.description : "\(year)-12-31"),
        ]
    }

    private func hours(_ effort: Effort?) -> [SpreadsheetText.Cell] {
        WorkKind.allCases.map { .hours(minutes: effort?[$0]) } + [.hours(minutes: effort?.total)]
    }

    private func counts(_ tally: Tally?, _ replies: Replies?) -> [SpreadsheetText.Cell] {
        [tally?.attended, tally?.recorded, tally?.replaced, tally?.unrecorded, replies?.answered, replies?.asked]
            .map { .count($0) }
    }
}

extension Share {
    var isMunicipal: Bool {
        if case .authority(let authority) = subject { authority.kind == .municipality } else { false }
    }
}
