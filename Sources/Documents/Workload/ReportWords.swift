import Meetings

/// The sentences of a workload report.
struct ReportWords {
    private let report: WorkloadReport
    private let measured: [Workload]
    /// “15–20”, where all who are measured were promised the same for a whole year.
    let norm: String?

    init(_ report: WorkloadReport) {
        self.report = report
        measured = report.workloads.filter { $0.measure != nil }
        norm = report.commonNorm
    }

    /// What the page says first.
    var lead: String {
        if report.isEmpty { return "Inga timmar är noterade för \(report.year)." }
        if report.workloads.isEmpty { return sumsAlone }
        guard !measured.isEmpty else { return nobodyMeasured }
        let minutes = measured.reduce(0) { $0 + $1.effort.total }
        guard minutes > 0 else { return "Inga timmar är noterade för \(nameOrCount) \(report.year)." }
        let counts = VerdictCounts(measured, norm: norm, isOver: report.isOver)
        return counts.sentences(after: sum(nameOrCount, minutes))
    }

    /// Sentences under the table.
    var notes: [String] {
        let paces = Set(report.bodies.map(\.policy.readingPace))
        let pace = paces.count > 1 ? "gruppens antal" : "\(paces.first ?? ReadingMatter.wordsPerMinute)"
        let sentences = [
            report.workloads.isEmpty
                ? nil : "Läsning är ledamotens egen uppgift. Där den saknas räknas \(pace) ord i minuten.",
            measured.contains { $0.measure?.isWholeYear == false }
                ? "Den som har suttit en del av året jämförs med samma del av riktmärket." : nil,
            measured.contains { $0.verdict == nil }
                ? "Där närvaro saknas går det inte att säga ännu hur timmarna ligger till." : nil,
            report.isOver || measured.isEmpty
                ? nil : "Riktmärket gäller hela året, timmarna till och med \(report.through.plain).",
        ]
        return sentences.compactMap(\.self)
    }

    /// Who gets to see this.
    var closing: String {
        report.isCurtailed
            ? "En persons timmar ser bara hon och hennes samordnare. Summor för färre än fem visas inte."
            : "Namn och timmar är till för samordnaren. Rapporten utan namn döljer grupper under fem."
    }

    /// What comes next, where there is nothing yet.
    var emptiness: String? {
        report.isEmpty ? "När ett möte har varit och närvaron är noterad står timmarna här." : nil
    }

    /// “20 kommunledamöter”, “19 kommunledamöter på 20 ledamotsplatser”, “Karin Holmberg”.
    private var nameOrCount: String {
        let count = measured.peopleCount
        let who = count == 1 ? measured[0].person.name : count.counted("kommunledamot", "kommunledamöter")
        let seats = measured.count > count ? " på \(measured.count.counted("ledamotsplats", "ledamotsplatser"))" : ""
        return who + seats
    }

    private var nobodyMeasured: String {
        let count = report.workloads.peopleCount
        let who = count == 1 ? report.workloads[0].person.name : count.counted("person", "personer")
        return sum(who, report.workloads.reduce(0) { $0 + $1.effort.total }) + " Det finns inget riktmärke för det."
    }

    private var sumsAlone: String {
        let total = report.total
        guard let figures = total.figures else { return "Så få har arbetat \(report.year) att ingen summa visas." }
        let hours = sum(total.people.counted("person", "personer"), figures.effort.total)
        guard let verdicts = total.verdicts, total.measured > 0 else { return hours }
        let counts = VerdictCounts(verdicts, norm: norm, isOver: report.isOver)
        return hours + " " + total.measured.counted("ledamotsplats", "ledamotsplatser").capitalizedSentence
            + " har ett riktmärke. " + counts.sentences(after: nil)
    }

    private func sum(_ who: String, _ minutes: Int) -> String {
        let isWord = minutes.isMultiple(of: 60) && (1...12).contains(minutes / 60)
        let hours =
            isWord
            ? (minutes / 60).counted("timme", "timmar") : "\(Hours(minutes: minutes).inSentence) timmar"
        guard !report.isOver else { return "\(who) lade \(hours).".capitalizedSentence }
        return "Hittills, till och med \(report.through.plain), har \(who) lagt \(hours)."
    }
}

extension WorkloadReport {
    fileprivate var isEmpty: Bool { workloads.isEmpty && total.people == 0 }

    /// “15–20”, if all bodies whose members are measured agree on it.
    fileprivate var commonNorm: String? {
        let lastDay = Day.newYear(year + 1).adding(days: -1)
        let measuring = byBody.filter { $0.measured > 0 }.map { share -> String? in
            if case .body(let body) = share.subject { body.norms.inForce(on: lastDay)?.span } else { nil }
        }
        return Set(measuring).count == 1 ? measuring[0] : nil
    }
}

extension [Workload] {
    fileprivate var peopleCount: Int { Set(map(\.person.id)).count }
}
