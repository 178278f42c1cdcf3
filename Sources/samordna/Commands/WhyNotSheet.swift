import Meetings
import Secretariat

/// Why a plan does not use a date, as it is printed.
struct WhyNotSheet: Encodable {
    let body: String
    let day: Day
    let start: WallTime?
    let number: Int
    let isPlanned: Bool
    let obstacles: [String]
    let absent: [String]
    let reasons: [String]
    let difference: Int?
    let others: [Displaced]

    struct Displaced: Encodable {
        let body: String
        let number: Int
        let from: WallTime
        let to: WallTime
    }

    init(_ answer: WhyNot) {
        body = answer.body.name
        day = answer.day
        start = answer.start
        number = answer.number
        isPlanned = answer.isPlanned
        obstacles = answer.obstacles.map(\.description)
        absent = answer.absentees.map(\.name)
        reasons = answer.reasons.map { "\($0)" }
        difference = answer.difference
        others = answer.others.map { Displaced(body: $0.body, number: $0.number, from: $0.from, to: $0.to) }
    }

    var text: String {
        let meeting = "meeting \(number) of \(body)"
        guard !isPlanned else { return "The plan has \(meeting) at \(start.map(\.description) ?? "\(day)")." }
        guard let start, let difference else {
            return (["\(meeting.capitalizedSentence) cannot lie on \(day):"] + obstacles.map { "  \($0)" })
                .joined(separator: "\n")
        }
        let verdict =
            difference > 0
            ? "would cost \(difference) more than the plan"
            : difference == 0 ? "would cost as much" : "would cost \(-difference) less: search longer with --seconds"
        let moves = others.map { "  \($0.body) \($0.number) would lie \($0.to) and not \($0.from)" }
        return (["\(meeting.capitalizedSentence) at \(start) \(verdict):"] + reasons.map { "  \($0)" } + moves)
            .joined(separator: "\n")
    }
}
