import Documents
import Foundation
import Meetings
import Secretariat

/// A meeting of a proposal, with what can be done to it by hand.
struct Adjusting: Sendable {
    static let names: Set<String> = ChosenDay.names.union([
        "place", "isKept", "isMovable", "others", "hasOthers", "time", "value", "crowd", "why", "takeTime",
        "othersPath", "wantsOthers", "explained", "barName",
    ])

    let mark: YearSheet.Mark
    let explained: ChosenDay
    let place: Int
    let isKept: Bool
    let isMovable: Bool
    /// Where the day asked about can be taken.
    let takeTime: String?
    let wantsOthers: Bool
    let others: [Other]
    let hasOthers: Bool
    let othersPath: String

    struct Other: Sendable {
        let time: String
        let value: String
        let crowd: String
        let why: String
    }

    init?(
        _ mark: YearSheet.Mark, _ draft: PlanDraft, _ review: YearReview, _ sheet: YearSheet, asked: Day?,
        wantsOthers: Bool
    ) {
        guard let place = mark.place, let planned = review.meeting(place, of: mark.body.id) else { return nil }
        let path = "\(sheet.path)/forslag"
        var chosen = ChosenDay(mark, sheet, action: path)
        chosen.explain(planned, of: mark.body, in: review, asked: asked)
        if let meeting = planned.meeting { chosen.openPath = meeting.path }
        let verdict = Day(iso: chosen.asked).flatMap { review.verdict(on: $0, for: place, of: mark.body.id) }
        let isMovable = review.isMovable(place, of: mark.body.id)
        self.mark = mark
        explained = chosen
        self.place = place
        isKept = draft.kept[mark.body.id]?[place - 1] != nil
        self.isMovable = isMovable
        takeTime = isMovable && verdict?.difference != nil ? verdict?.start.map { "\($0)" } : nil
        self.wantsOthers = wantsOthers && isMovable
        let times = self.wantsOthers ? review.otherTimes(for: place, of: mark.body.id, atMost: 8) : []
        others = times.map { Other($0, year: sheet.year) }
        hasOthers = !others.isEmpty
        othersPath = "\(path)\(mark.query)&andra=ja#vald"
    }
}

extension Adjusting.Other {
    fileprivate init(_ time: Alternative, year: Int) {
        self.init(
            time: "\(time.start.day.inYear.capitalizedSentence) kl. \(time.start.clock)", value: "\(time.start)",
            crowd: time.difference < 0 ? "Bättre än nu." : time.difference == 0 ? "Lika bra." : "Sämre än nu.",
            why: time.reasons.filter(\.isAgainst).map { $0.words(on: time.start.day) }.joined(separator: " "))
    }
}
