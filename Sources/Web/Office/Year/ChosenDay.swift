import Documents
import Foundation
import Meetings
import Secretariat

/// A meeting of the year with why it lies where it does, what that costs, and why not elsewhere.
struct ChosenDay: Sendable {
    static let names: Set<String> = [
        "name", "heading", "clock", "movedFrom", "movePath", "openPath", "isExplained", "unexplained", "why", "costs",
        "other", "otherDay", "sentences", "takePath", "action", "group", "chosenDay", "asked", "least", "most",
        "stateMark",
    ]

    let stateMark: StateMark
    let name: String
    let heading: String
    let clock: String
    var movedFrom: String?
    var openPath: String?
    var movePath: String?
    let action: String
    let group: String
    let chosenDay: String
    let least: String
    let most: String
    var isExplained = false
    var unexplained = ""
    var why: [String] = []
    var costs: [String] = []
    var other: OtherDay?
    var asked = ""

    struct OtherDay: Sendable {
        let otherDay: String
        let sentences: [String]
        let takePath: String?
    }

    init(_ mark: YearSheet.Mark, _ sheet: YearSheet, action: String) {
        stateMark = StateMark(mark.state)
        name = "\(mark.state == .proposed ? "för " : "")\(mark.body.name)"
        heading = mark.start.day.inYear.capitalizedSentence
        clock = mark.start.span(minutes: mark.length)
        movedFrom = mark.movedFrom.map { "Låg \($0.day.inYear) kl. \($0.clock)." }
        self.action = action
        group = mark.body.id.text
        chosenDay = "\(mark.start.day)"
        least = "\(Day.newYear(sheet.year))"
        most = "\(DaySpan.year(sheet.year).until)"
        switch mark.state {
        case .cancelled(let reason, _, _): unexplained = "Mötet är inställt: \(reason)"
        case .held, .closed: unexplained = "Mötet har hållits."
        default: unexplained = "Mötet ligger där det lades in. Det finns inget mer att säga om dagen."
        }
    }

    /// - Parameter date: another day that is asked about.
    mutating func explain(_ planned: PlannedMeeting, of body: Body, in review: YearReview, asked date: Day?) {
        let day = planned.start.day
        isExplained = true
        why = planned.reasons.filter { !$0.isAgainst }.map { $0.words(on: day) }
        if why.isEmpty { why = ["Ingen annan dag passade bättre in i året."] }
        let against = planned.reasons.filter { reason in
            if case .moved = reason { false } else { reason.isAgainst }
        }
        costs = against.map { $0.words(on: day) } + HoursWords(review.plan.group(body.id)?.hours ?? []).sentences
        if costs.isEmpty { costs = ["Inget talar emot dagen."] }
        let isFree = review.isMovable(planned.place, of: body.id)
        // A week earlier is what people ask about first.
        let other = date ?? (isFree ? day.adding(days: -7) : nil)
        asked = other.map { "\($0)" } ?? ""
        guard let other, other.year == day.year,
            let verdict = review.verdict(on: other, for: planned.place, of: body.id)
        else { return }
        let take =
            verdict.difference == nil
            ? nil
            : verdict.start.flatMap { start in
                isFree ? planned.meeting.map { MeetingAct.move(to: start, length: nil).reviewPath(of: $0) } : nil
            }
        self.other = OtherDay(otherDay: other.short, sentences: verdict.sentences, takePath: take)
    }
}

extension DayVerdict {
    /// Why not, or at what price.
    var sentences: [String] {
        guard obstacles.isEmpty, let difference, let start else { return obstacles.map(\.words) }
        let lead =
            difference > 0
            ? "Det går kl. \(start.clock), men är sämre."
            : difference == 0 ? "Det går lika bra kl. \(start.clock)." : "Det går och är bättre, kl. \(start.clock)."
        return [lead] + reasons.filter(\.isAgainst).map { $0.words(on: day) }
    }
}

/// What a year asks of a body's kommunledamöter, beside what they were promised.
struct HoursWords {
    let sentences: [String]

    init(_ hours: [Workload]) {
        let measured = hours.filter { $0.measure != nil && $0.effort.total > 0 }
        let outside = measured.filter { $0.measure?.verdict != .within }
            .sorted { abs($0.distance) > abs($1.distance) }
        let named = outside.prefix(2).map { workload in
            "\(workload.person.name) når \(workload.effort.total.hoursWords) i år, \(workload.measure?.words ?? "")."
        }
        let rest = outside.count - named.count
        let more = rest > 0 ? ["\(rest.word(one: "en").capitalizedSentence) till ligger utanför."] : []
        guard outside.isEmpty, let least = measured.map(\.effort.total).min(),
            let most = measured.map(\.effort.total).max(), let measure = measured.first?.measure
        else {
            sentences = named + more
            return
        }
        let span = least == most ? least.hoursWords : "\(least.hoursFigure)–\(most.hoursWords)"
        sentences = ["Kommunledamöterna når \(span) i år, \(measure.words)."]
    }
}

extension Workload {
    /// Minutes outside the norm.
    fileprivate var distance: Int {
        guard let measure else { return 0 }
        return max(measure.least - measure.minutes, measure.minutes - measure.most, 0)
    }
}

extension Measure {
    /// “inom 15–20”.
    fileprivate var words: String {
        let word =
            switch verdict {
            case .under: "under"
            case .within: "inom"
            case .over: "över"
            }
        return "\(word) \(least.hoursFigure)–\(most.hoursFigure)"
    }
}

extension Int {
    /// Minutes as “17,5”.
    var hoursFigure: String {
        let tenths = (self + 3) / 6
        return tenths.isMultiple(of: 10) ? "\(tenths / 10)" : "\(tenths / 10),\(tenths % 10)"
    }

    /// Minutes as “17,5 timmar”.
    var hoursWords: String { hoursFigure == "1" ? "en timme" : "\(hoursFigure) timmar" }
}
