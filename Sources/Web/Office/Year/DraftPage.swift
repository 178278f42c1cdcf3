import Documents
import Foundation
import Meetings
import Secretariat

/// The page *Förslag*: a proposal beside what stands.
struct DraftPage: PageContent {
    static let template = "draft"
    static let names: Set<String> = Set([
        "year", "sentence", "made", "quality", "revision", "news", "chart", "adjusting", "groups", "heading", "rows",
        "was", "isNewDate", "isMovedDate", "notes", "hoursSentence", "missed", "refusals", "hasRefusals", "cause",
        "bars", "hasBars", "day", "barBody", "barDay", "movesBooked", "bookedCount", "isOneBooked", "hasGhosts",
        "hasArcs", "href", "isUnchanged", "members", "hasMembers", "member", "hours", "norm", "verdict", "isKeptDate",
        "chairName", "id",
    ]).union(YearChart.names).union(MonthList.names).union(Adjusting.names)

    let year: Int
    let sentence: String
    let made: String
    let quality: String?
    let revision: Int
    let news: String?
    let chart: YearChart
    let monthList: [MonthList]
    let hasGhosts: Bool
    let hasArcs = false
    let adjusting: Adjusting?
    let groups: [Group]
    let refusals: [Refusal]
    let hasRefusals: Bool
    let bars: [Bar]
    let hasBars: Bool
    /// Whether it would move what is booked.
    let movesBooked: Bool
    let bookedCount: String
    let isOneBooked: Bool
    let isUnchanged: Bool
    let token: String

    struct Group: Sendable {
        let id: String
        let heading: String
        let chairName: String?
        let rows: [Row]
        let hoursSentence: String?
        let missed: [String]
        let members: [Member]
        let hasMembers: Bool
    }

    /// A kommunledamot's hours of the year beside what she was promised.
    struct Member: Sendable {
        let member: String
        let hours: String
        let norm: String
        let verdict: String
    }

    struct Row: Sendable {
        let day: String
        let clock: String
        let href: String
        let was: String
        let isNewDate: Bool
        let isMovedDate: Bool
        let isKeptDate: Bool
        let notes: String
    }

    struct Refusal: Sendable {
        let name: String
        let cause: String
    }

    struct Bar: Sendable {
        let day: String
        let name: String
        let barDay: String
        let barBody: String
    }

    init(
        _ draft: PlanDraft, _ review: YearReview, _ sheet: YearSheet, _ adjusting: Adjusting?, news: DraftNews?,
        today: Day, token: String
    ) {
        let path = "\(sheet.path)/forslag"
        let href = { (mark: YearSheet.Mark) in
            mark.place == nil ? mark.meeting?.path ?? sheet.path : path + mark.query + "#vald"
        }
        let changes = review.plan.groups.flatMap(\.changes)
        year = draft.year
        sentence = Self.sentence(review.plan)
        made = "\(draft.by) räknade fram det \(SendingRow.moment(draft.at, on: today))."
        quality = draft.effort.words
        revision = draft.revision
        self.news = news?.words
        chart = YearChart(sheet, chosen: adjusting?.mark, href: href)
        monthList = MonthList.list(sheet, href: href)
        hasGhosts = sheet.marks.contains { $0.movedFrom != nil }
        self.adjusting = adjusting
        groups = review.plan.groups.map { Group($0, draft, sheet, path: path) }
        refusals = draft.refusals.map { Refusal(name: $0.name, cause: $0.cause.words) }
        hasRefusals = !refusals.isEmpty
        bars = draft.bars.sorted { ($0.day, $0.body?.text ?? "") < ($1.day, $1.body?.text ?? "") }.map { bar in
            Bar(
                day: bar.day.inYear.capitalizedSentence,
                name: bar.body.flatMap(sheet.register.body)?.name ?? "alla grupper", barDay: "\(bar.day)",
                barBody: bar.body?.text ?? "")
        }
        hasBars = !bars.isEmpty
        let booked = changes.count { $0.meeting.map { $0.state != .proposed } ?? false }
        movesBooked = booked > 0
        bookedCount = booked.word(one: "ett")
        isOneBooked = booked == 1
        isUnchanged = changes.isEmpty
        self.token = token
    }

    /// “30 möten i sex grupper: 24 är nya, två flyttas och fyra ligger kvar.”
    private static func sentence(_ plan: YearPlan) -> String {
        let all = plan.groups.flatMap(\.meetings)
        let new = all.count { $0.meeting == nil }
        let moved = all.count { $0.meeting != nil && $0.isChange }
        let rest = all.count - new - moved
        let parts = [
            new == 0 ? nil : "\(new.word(one: "ett")) är \(new == 1 ? "nytt" : "nya")",
            moved == 0 ? nil : "\(moved.word(one: "ett")) flyttas",
            rest == 0 ? nil : "\(rest.word(one: "ett")) ligger kvar",
        ].compactMap(\.self)
        let meetings = all.count.counted("möte", "möten", gender: .neuter).capitalizedSentence
        let groups = plan.groups.count.counted("grupp", "grupper")
        return "\(meetings) i \(groups): \(String.enumeration(parts))."
    }
}

extension DraftPage.Group {
    fileprivate init(_ group: GroupPlan, _ draft: PlanDraft, _ sheet: YearSheet, path: String) {
        let kept = draft.kept[group.body.id] ?? [:]
        id = group.body.id.text
        heading = group.body.name
        chairName = group.chair?.name
        rows = group.meetings.map { planned in
            DraftPage.Row(planned, of: group.body, isKept: kept[planned.place - 1] != nil, path: path)
        }
        hoursSentence = HoursWords(group.hours).sentences.joined(separator: " ")
        missed = group.missed.map { "Inget möte hinner till \($0.cause.words)." }
        members = group.hours.filter { $0.measure != nil }
            .sorted { String.inSurnameOrder($0.person.name, $1.person.name) }.map(DraftPage.Member.init)
        hasMembers = !members.isEmpty
    }
}

extension DraftPage.Member {
    fileprivate init(_ workload: Workload) {
        let measure = workload.measure
        let kommun = workload.authority.map { " (\($0.name))" } ?? ""
        let words: [Measure.Verdict: String] = [.under: "Under", .within: "Inom", .over: "Över"]
        self.init(
            member: workload.person.name + kommun, hours: workload.effort.total.hoursFigure,
            norm: measure.map { "\($0.least.hoursFigure)–\($0.most.hoursFigure)" } ?? "",
            verdict: measure.flatMap { words[$0.verdict] } ?? "")
    }
}

extension DraftPage.Row {
    fileprivate init(_ planned: PlannedMeeting, of body: Body, isKept: Bool, path: String) {
        day = planned.start.day.narrow
        clock = planned.start.span(minutes: planned.length)
        href = "\(path)?grupp=\(body.id.text.inAddress)&dag=\(planned.start.day)#vald"
        let from = planned.isChange ? planned.meeting?.start : nil
        was = from.map { "\($0.day.narrow) kl. \($0.clock)" } ?? ""
        isNewDate = planned.meeting == nil
        isMovedDate = from != nil
        isKeptDate = isKept
        notes = planned.reasons.filter { reason in
            if case .moved = reason { false } else { reason.isAgainst }
        }.map { $0.words(on: planned.start.day) }.joined(separator: " ")
    }
}

extension YearPlan.Effort {
    /// Where little is known, a percentage would only frighten.
    fileprivate var words: String? {
        guard let excess else { return nil }
        if excess == 0 { return "Inget förslag kan bli bättre." }
        guard excess <= 50 else { return nil }
        let tenths = Int((excess * 10).rounded(.up))
        return "Det är högst \(tenths / 10),\(tenths % 10) procent från det bästa möjliga."
    }
}
