import Documents
import Meetings
import Secretariat
import Store

/// What is going out just now, counted anew by itself until its reader wants it still.
struct ProgressPage: PageContent {
    static let template = "progress"
    static let names: Set<String> = Set(["isStill"]).union(ProgressRow.names)

    let rows: [ProgressRow]
    let hasRows: Bool
    let isStill: Bool
}

/// How far one sending has come, in words.
struct ProgressRow: Sendable {
    static let names: Set<String> = ["rows", "hasRows", "sending", "progress", "all", "gone"]

    /// “Kallelsen till LPO Psykisk hälsa, 9 mars”.
    let sending: String
    /// “120 av 400 mejl”.
    let progress: String
    let all: Int
    let gone: Int

    static func rows(
        _ sendings: [SendingProgress], _ register: Register, _ snapshot: Snapshot, on today: Day
    ) throws -> [ProgressRow] {
        try sendings.map { sending in
            let meeting = try sending.meeting.flatMap(snapshot.meeting)
            let about = [register.body(sending.body)?.name, meeting?.start.day.asListed(on: today)].compactMap(\.self)
            return ProgressRow(
                sending: "\(sending.kind.noun) till \(about.joined(separator: ", "))", progress: sending.words,
                all: sending.all, gone: sending.gone)
        }
    }
}

extension SendingProgress {
    /// “120 av 400 mejl”.
    var words: String { "\(gone == 0 ? "inget" : gone.word(one: "ett")) av \(all.word(one: "ett")) mejl" }
}
