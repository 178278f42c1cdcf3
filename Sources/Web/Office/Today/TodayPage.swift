import Documents
import Meetings
import Secretariat
import Store

/// The page *I dag*.
struct TodayPage: PageContent {
    static let template = "today"
    static let names: Set<String> = Set([
        "day", "week", "sentence", "isUrgent", "urgent", "isWaiting", "waiting", "hasMore", "more", "hasComing",
        "coming", "pause",
    ]).union(ErrandRow.names).union(ComingRow.names).union(PauseRow.names)
    /// Rows beyond these are only counted: nobody does more in a day.
    private static let most = 40

    let day: String
    let week: Int
    let sentence: String
    let pause: PauseRow?
    let urgent: [ErrandRow]
    let isUrgent: Bool
    let waiting: [ErrandRow]
    let isWaiting: Bool
    let more: String
    let hasMore: Bool
    let coming: [ComingRow]
    let hasComing: Bool

    init(_ today: Today, _ register: Register, pause: PauseRow?) {
        day = today.day.inYear.capitalizedSentence
        week = today.day.week.number
        sentence = Self.sentence(due: today.due.count, of: today.due.count + today.open.count)
        self.pause = pause
        urgent = today.due.enumerated().map { index, errand in
            ErrandRow(errand, register, on: today.day, isMain: index == 0)
        }
        isUrgent = !urgent.isEmpty
        waiting = today.open.prefix(Self.most).map { ErrandRow($0, register, on: today.day, isMain: false) }
        isWaiting = !waiting.isEmpty
        more = (today.open.count - waiting.count).word(one: "en")
        hasMore = today.open.count > waiting.count
        coming = today.coming.prefix(10).map { ComingRow($0, register, on: today.day) }
        hasComing = !coming.isEmpty
    }

    /// “Sex saker behöver dig. Två av dem ska vara klara i dag.”
    static func sentence(due: Int, of all: Int) -> String {
        guard all > 0 else { return "Inget behöver dig just nu." }
        let lead = "\(all.counted("sak", "saker").capitalizedSentence) behöver dig."
        switch (due, all) {
        case (0, _): return lead
        case (1, 1): return "\(lead) Den ska vara klar i dag."
        case (all, _): return "\(lead) Alla ska vara klara i dag."
        case (1, _): return "\(lead) En av dem ska vara klar i dag."
        default: return "\(lead) \(due.word(one: "en").capitalizedSentence) av dem ska vara klara i dag."
        }
    }
}

/// Why nothing is sent, and since when.
struct PauseRow: Sendable {
    static let names: Set<String> = ["isNew", "isAsked", "isSurge", "isClock", "isRestored", "by", "since", "messages"]

    let isNew: Bool
    let isAsked: Bool
    let isSurge: Bool
    let isClock: Bool
    let isRestored: Bool
    let by: String
    let since: String
    let messages: Int

    init(_ pause: SendingPause, on today: Day) {
        var messages = 0
        if case .surge(let count, _) = pause.reason { messages = count }
        self.messages = messages
        isNew = pause.reason == .new
        isAsked = pause.reason == .asked
        isSurge = messages > 0
        isRestored = pause.reason == .restored
        isClock = !isNew && !isAsked && !isSurge && !isRestored
        by = pause.by
        let time = WallTime(pause.at)
        since = isNew ? "" : "\(time.day == today ? "i dag" : time.day.asRead(in: today.year)) kl. \(time.clock)"
    }
}
