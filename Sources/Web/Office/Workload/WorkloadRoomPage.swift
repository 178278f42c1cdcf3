import Documents
import Meetings
import Secretariat

/// The page *Arbetsinsats*.
struct WorkloadRoomPage: PageContent {
    static let template = "workload-room"
    static let names: Set<String> = WorkloadView.names.union(Choice.names).union(GapLine.names).union([
        "report", "years", "bodies", "principals", "kommuner", "persons", "hasPrincipals", "hasKommuner", "hasPersons",
        "pdf", "csv", "html", "json", "hasNames", "namelessPDF", "namelessCSV", "unfoldPath", "path", "rowPath",
        "isNobody", "gapLines", "hasGapLines", "moreGaps", "hasMoreGaps", "opens", "mayOpen",
    ])
    private static let shownGaps = 6

    let report: WorkloadView
    let years: [Choice]
    let bodies: [Choice]
    let principals: [Choice]
    let hasPrincipals: Bool
    let kommuner: [Choice]
    let hasKommuner: Bool
    let persons: [Choice]
    let hasPersons: Bool
    let pdf: String
    let csv: String
    let html: String
    let json: String
    /// Whether the report names people, so that one without names is another.
    let hasNames: Bool
    let namelessPDF: String
    let namelessCSV: String
    /// The page with nothing folded.
    let unfoldPath: String
    let path: String
    /// The page with a row opened, but for which.
    let rowPath: String
    /// Whether nobody is left of those there are.
    let isNobody: Bool
    let gapLines: [GapLine]
    let hasGapLines: Bool
    let moreGaps: String
    let hasMoreGaps: Bool

    init(_ found: OfficeWorkload, _ wish: WorkloadWish, _ clearance: Clearance) {
        let report = found.report
        self.report = WorkloadView(report, opened: wish.opened, showsAll: wish.showsAll)
        years = found.years.prefix(30).map { Choice(String($0), String($0), isChosen: $0 == report.year) }
        let all = found.bodies.count
        bodies =
            [Choice("", all == 1 ? "Alla" : "Alla \(all.word(one: "ett"))", isChosen: found.selection.body == nil)]
            + found.bodies.map { Choice($0.id.text, $0.name, isChosen: $0.id == found.selection.body) }
        let isOpen = !report.isCurtailed
        hasPrincipals = isOpen
        let chosen = found.selection.principal
        principals = [
            Choice("alla", "Alla", isChosen: chosen == nil),
            Choice("kommunerna", "Kommunerna", isChosen: chosen == .municipality),
            Choice("regionen", "Regionen", isChosen: chosen == .region),
        ]
        hasKommuner = isOpen && !found.kommuner.isEmpty
        kommuner =
            [Choice("", "Alla \(found.kommuner.count.word(one: "en"))", isChosen: found.selection.authority == nil)]
            + found.kommuner.map { Choice($0.id.text, $0.name, isChosen: $0.id == found.selection.authority) }
        hasPersons = isOpen && !found.people.isEmpty
        persons =
            [Choice("", "Alla", isChosen: found.selection.person == nil)]
            + found.people.map { Choice($0.id.text, $0.name, isChosen: $0.id == found.selection.person) }
        let file = { (format: String, more: [(String, String)]) in wish.address("/arbetsinsats/hamta/\(format)", more) }
        (pdf, csv) = (file("pdf", []), file("csv", []))
        (html, json) = (file("html", []), file("json", []))
        hasNames = report.workloads.contains { $0.person.id != clearance.person.id }
        (namelessPDF, namelessCSV) = (file("pdf", [("namn", "nej")]), file("csv", [("namn", "nej")]))
        unfoldPath = wish.address("/arbetsinsats", [("visa", "alla")])
        path = wish.address("/arbetsinsats", wish.unfolded)
        rowPath = wish.address("/arbetsinsats", wish.unfolded + [("underlag", "")])
        isNobody = isOpen && report.workloads.isEmpty && !found.people.isEmpty
        let gaps = report.gaps.filter { clearance.may(.arrange, in: $0.body) }
        gapLines = gaps.prefix(Self.shownGaps).map { GapLine($0, in: report) }
        hasGapLines = !gaps.isEmpty
        moreGaps = (gaps.count - gapLines.count).word(one: "ett")
        hasMoreGaps = gaps.count > gapLines.count
    }
}

/// Something the figures lack, with where it is mended.
struct GapLine: Sendable {
    static let names: Set<String> = ["gapBody", "gapDay", "gapPath", "isAttendance", "missing", "isReading", "isIdle"]

    let gapBody: String
    let gapDay: String
    let gapPath: String
    let isAttendance: Bool
    /// How many of those who were called, where some are on record.
    let missing: String?
    let isReading: Bool
    let isIdle: Bool

    init(_ gap: WorkloadReport.Gap, in report: WorkloadReport) {
        var (meeting, count): (Meeting?, Int?) = (nil, nil)
        var isReading = false
        switch gap {
        case .noAttendance(let about): meeting = about
        case .attendanceIncomplete(let about, let missing): (meeting, count) = (about, missing)
        case .noReading(let about): (meeting, isReading) = (about, true)
        case .noMeetings: break
        }
        gapBody = report.body(gap.body)?.name ?? ""
        gapDay = meeting?.start.day.inYear ?? ""
        gapPath = meeting.map { $0.path + (isReading ? "#inlasning" : "/narvaro") } ?? "/aret"
        missing = count.map { $0.word(one: "en") }
        self.isReading = isReading
        isAttendance = meeting != nil && !isReading
        isIdle = meeting == nil
    }
}

/// Says what to do where the document could not be set.
struct NoDocumentPage: PageContent {
    static let template = "no-document"
    static let names: Set<String> = ["isBusy", "again", "html", "csv", "path"]

    let isBusy: Bool
    let again: String
    let html: String
    let csv: String
    let path: String

    enum Cause { case busy, broken }

    init(_ cause: Cause, _ wish: WorkloadWish) {
        isBusy = cause == .busy
        again = wish.address("/arbetsinsats/hamta/pdf")
        html = wish.address("/arbetsinsats/hamta/html")
        csv = wish.address("/arbetsinsats/hamta/csv")
        path = wish.address()
    }
}
