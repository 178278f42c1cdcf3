import Meetings

/// The people of one body, in the table.
struct PersonGroup: Encodable {
    let groupName: String
    let people: [PersonRow]

    static func all(in report: WorkloadReport, _ workloads: [Workload], links: Bool) -> [PersonGroup] {
        let rows = workloads.enumerated().map { ($1.body, PersonRow($1, number: $0 + 1, report, isLink: links)) }
        let byBody = Dictionary(grouping: rows, by: \.0)
        return report.bodies.compactMap { body in
            byBody[body.id].map { PersonGroup(groupName: body.name, people: $0.map(\.1)) }
        }
    }
}

/// One person's year in one body.
struct PersonRow: Encodable {
    let name: String
    /// “, ordförande”; nothing for those who are members and no more.
    let role: String?
    let principal: String
    let meeting: String
    let reading: String
    let preparation: String
    let other: String
    let total: String
    /// `under`, `within`, `over`, `incomplete` or `none`.
    let mark: String
    let isUnder: Bool
    let isWithin: Bool
    let isOver: Bool
    let isIncomplete: Bool
    let verdict: String
    /// “7,50–10,00 för 182 dagar”, where she is not measured as all the others are.
    let verdictNote: String?
    let presence: String
    let presenceNote: String?
    let answers: String
    /// Where its figures are followed to what they come from.
    let anchor: String?

    init(_ workload: Workload, number: Int, _ report: WorkloadReport, isLink: Bool) {
        let effort = workload.effort
        name = workload.person.name
        role = workload.role.flatMap { $0 == .ordinary ? nil : ", \($0.word)" }
        principal = workload.authority?.name ?? "–"
        (meeting, reading) = (effort.meeting.hoursInColumn, effort.reading.hoursInColumn)
        (preparation, other) = (effort.preparation.hoursInColumn, effort.other.hoursInColumn)
        total = effort.total.hoursInColumn
        let standing = Standing(workload, isOver: report.isOver)
        (mark, verdict, verdictNote) = (standing.mark, standing.words, standing.note)
        (isUnder, isWithin) = (mark == "under", mark == "within")
        (isOver, isIncomplete) = (mark == "over", mark == "incomplete")
        (presence, presenceNote) = (workload.attendance.words, workload.attendance.remarks)
        answers = workload.replies.words
        anchor = isLink && !workload.contributions.isEmpty ? "underlag-\(number)" : nil
    }
}

/// How somebody's time lies beside what her seat was said to ask for.
struct Standing {
    let mark: String
    let words: String
    let note: String?

    init(_ workload: Workload, isOver: Bool) {
        guard let measure = workload.measure else {
            (mark, words, note) = ("none", workload.words(nil, isOver: isOver).capitalizedSentence, nil)
            return
        }
        mark = workload.verdict?.rawValue ?? "incomplete"
        words = workload.words(workload.verdict, isOver: isOver).capitalizedSentence
        let part = measure.isWholeYear ? nil : "\(measure.span) för \(measure.days) dagar"
        let counted =
            measure.minutes == workload.effort.total
            ? nil : "\(Hours(minutes: measure.minutes).inSentence) räknas"
        let remarks = [part, counted].compactMap(\.self)
        note = remarks.isEmpty ? nil : remarks.joined(separator: ", ")
    }
}

/// The same time beside a norm that held before.
struct YardstickRow: Encodable {
    let yardstickName: String
    let yardstickGroup: String
    let yardstickTotal: String
    let yardstick: String
    let yardstickSpan: String
    let yardstickVerdict: String

    static func all(in report: WorkloadReport, _ workloads: [Workload]) -> [YardstickRow] {
        workloads.flatMap { workload in
            workload.yardsticks.map { comparison in
                YardstickRow(
                    yardstickName: workload.person.name, yardstickGroup: report.body(workload.body)?.name ?? "",
                    yardstickTotal: comparison.measure.minutes.hoursInColumn, yardstick: comparison.yardstick,
                    yardstickSpan: comparison.measure.span,
                    yardstickVerdict: workload.words(workload.verdict(comparison), isOver: report.isOver)
                        .capitalizedSentence)
            }
        }
    }
}

extension Workload {
    /// “inom, hittills”; where what is missing could change it, that it is missing.
    func words(_ verdict: Measure.Verdict?, isOver: Bool) -> String {
        verdict?.word(isOver: isOver) ?? (measure == nil ? "utan riktmärke" : "närvaro saknas")
    }

    /// How her time lies beside one of the earlier norms; nil as for the one in force.
    package func verdict(_ comparison: Comparison) -> Measure.Verdict? {
        let verdict = comparison.measure.verdict
        return isIncomplete && verdict != .over ? nil : verdict
    }
}

extension Int {
    /// Minutes as hours, for a column.
    package var hoursInColumn: String { Hours(minutes: self).inColumn }
}
