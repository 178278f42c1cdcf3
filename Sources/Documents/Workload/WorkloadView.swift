import Foundation
import Meetings

/// A workload report as the office's page shows it: the same words and drawings as in the document, and everybody's
/// hours in one list.
package struct WorkloadView: Sendable {
    package static let names: Set<String> = WorkloadPage.names.union([
        "rowID", "groupName", "isOpen", "hasTrace", "trace", "first", "folded", "last", "hasRows", "hasSums",
        "hasOther", "columns", "person",
    ])

    let title: String
    let lead: String
    let bandWords: String
    let verdictHeading: String
    let panels: [ChartPanel]
    let hasPanels: Bool
    let hasIncomplete: Bool
    let hasBroken: Bool
    /// Those who put in least, and most; between them what `folded` says.
    let first: [WorkloadRow]
    let folded: String?
    let last: [WorkloadRow]
    let hasRows: Bool
    /// Whether anybody has put time in that is none of the usual kinds.
    let hasOther: Bool
    let columns: Int
    let notes: [String]
    /// Where the reader may not see everybody's hours, what she sees instead.
    let sums: [SumTable]
    let hasSums: Bool
    let closing: String
    let emptiness: String?

    /// - Parameters:
    ///   - opened: the row whose sum is followed to what it consists of.
    ///   - showsAll: whether nothing is folded.
    package init(_ report: WorkloadReport, opened: String?, showsAll: Bool) {
        let words = ReportWords(report)
        title = "Arbetsinsats \(report.year)"
        lead = words.lead
        bandWords = words.norm.map { "\($0) timmar" } ?? "riktmärket"
        verdictHeading = words.norm.map { "Mot \($0)" } ?? "Mot riktmärket"
        let sorted = report.sortedWorkloads.map { ($0, $0.effort.total) }
        let mostFirst = sorted.enumerated().sorted { ($1.element.1, $0.offset) < ($0.element.1, $1.offset) }
        panels = ChartPanel.all(in: report, mostFirst.map(\.element.0))
        hasPanels = !panels.isEmpty
        hasBroken = panels.contains { $0.bars.contains(where: \.isBroken) }
        hasIncomplete = sorted.contains { $0.0.measure != nil && $0.0.verdict == nil }
        let list = sorted.enumerated().sorted { ($0.element.1, $0.offset) < ($1.element.1, $1.offset) }
            .map(\.element.0)
        let fold = WorkloadFold(list, opened: opened, showsAll: showsAll)
        first = list[..<fold.range.lowerBound].map { WorkloadRow($0, report, opened: opened) }
        folded = fold.words
        last = list[fold.range.upperBound...].map { WorkloadRow($0, report, opened: opened) }
        hasRows = !list.isEmpty
        hasOther = list.contains { $0.effort.other > 0 }
        columns = hasOther ? 10 : 9
        notes = words.notes
        sums = report.isCurtailed ? SumTable.all(in: report) : []
        hasSums = !sums.isEmpty
        closing = words.closing
        emptiness = words.emptiness
    }
}

/// A person's year in one body, in the office's list.
struct WorkloadRow: Sendable {
    /// As it stands in an address.
    let rowID: String
    let groupName: String
    let person: PersonRow
    let hasTrace: Bool
    let trace: Trace?

    init(_ workload: Workload, _ report: WorkloadReport, opened: String?) {
        rowID = workload.rowID.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
        groupName = report.body(workload.body)?.name ?? ""
        person = PersonRow(workload, number: 0, report, isLink: false)
        hasTrace = !workload.contributions.isEmpty
        trace = opened == workload.rowID ? Trace(workload, anchor: "underlag", in: report) : nil
    }
}

/// The rows in the middle of a long list, told in one sentence.
private struct WorkloadFold {
    let range: Range<Int>
    let words: String?

    private static let shown = 4
    /// Fewer than these take no more room than the sentence.
    private static let fewest = 3

    init(_ list: [Workload], opened: String?, showsAll: Bool) {
        let middle = Self.shown..<max(Self.shown, list.count - Self.shown)
        let isOpened =
            opened.map { id in middle.contains { list.indices.contains($0) && list[$0].rowID == id } } ?? false
        guard !showsAll, !isOpened, middle.count >= Self.fewest else {
            range = list.count..<list.count
            words = nil
            return
        }
        range = middle
        words = Self.sentence(Array(list[middle]))
    }

    /// “Tolv ledamöter mellan 15,25 och 19,5 timmar.”
    private static func sentence(_ rows: [Workload]) -> String {
        let people = Set(rows.map(\.person.id)).count
        let areMembers = rows.allSatisfy { $0.measure != nil }
        let who =
            !areMembers
            ? rows.count.counted("rad", "rader")
            : people < rows.count
                ? rows.count.counted("ledamotsplats", "ledamotsplatser") : people.counted("ledamot", "ledamöter")
        let ends = [rows.first, rows.last].map { Hours(minutes: $0?.effort.total ?? 0).inSentence }
        let hours = ends[0] == ends[1] ? "med \(ends[0]) timmar" : "mellan \(ends[0]) och \(ends[1]) timmar"
        return "\(who) \(hours).".capitalizedSentence
    }
}

extension Workload {
    /// What a page's address calls the row.
    fileprivate var rowID: String { [person.id.text, body.text, authority?.id.text ?? ""].joined(separator: "~") }
}
