import ArgumentParser
import Meetings
import Secretariat
import Store

struct Move: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Moves a meeting; answers to the old time no longer count. Without --to, lists the best other times.")

    @Argument(help: "The meeting.") var meeting: String
    @Option(help: "When it begins instead.") var to: WallTime?
    @Option(help: "Minutes, where they change.") var length: Int?
    @OptionGroup var sending: SendOptions
    @OptionGroup var author: Author
    @OptionGroup var output: Output
    @OptionGroup var office: OfficeOptions

    func validate() throws {
        guard to == nil, length != nil || sending.send else { return }
        throw ValidationError("Name the time with --to.")
    }

    func run() throws {
        let secretary = try office.secretary()
        guard let to else { return try list(secretary) }
        try sending.carryOut("moved", secretary, by: author.recorded) {
            try secretary.move(meeting, to: to, length: length, by: author.recorded)
        }
    }

    private func list(_ secretary: Secretary) throws {
        let sheet = AlternativesSheet(try secretary.alternatives(to: meeting))
        try output.print(sheet) { sheet.text }
    }
}

/// A meeting's best other times as they are printed.
struct AlternativesSheet: Encodable {
    let meeting: String
    let start: WallTime
    let absent: [String]
    let choices: [Choice]
    let cause: String?

    struct Choice: Encodable {
        let start: WallTime
        let difference: Int
        let absent: [String]
        let reasons: [PlanSheet.Reason]
        let other: Other?
    }

    struct Other: Encodable {
        let meeting: String
        let from: WallTime
        let to: WallTime
        let absent: [String]
    }

    init(_ alternatives: Alternatives) {
        meeting = alternatives.meeting.reference
        start = alternatives.meeting.start
        absent = alternatives.absentees.map(\.name)
        cause = alternatives.cause
        choices = alternatives.choices.map { choice in
            Choice(
                start: choice.start, difference: choice.difference, absent: choice.absentees.map(\.name),
                reasons: choice.reasons.map { PlanSheet.Reason(kind: $0.kind, text: "\($0)", isAgainst: $0.isAgainst) },
                other: choice.other.map {
                    Other(
                        meeting: $0.meeting.reference, from: $0.meeting.start, to: $0.start,
                        absent: $0.absentees.map(\.name))
                })
        }
    }

    var text: String {
        let lead =
            "\(meeting) is at \(start); \(absent.isEmpty ? "everyone can come" : "\(absent.inWords) cannot come")."
        guard !choices.isEmpty else { return "\(lead)\n\(cause.map { $0.capitalizedSentence + "." } ?? "")" }
        let hint = "Move it with: samordna move \(meeting) --to TIME"
        return ([lead] + choices.enumerated().map { "\($0 + 1). \($1.text)" } + [hint]).joined(separator: "\n")
    }
}

extension AlternativesSheet.Choice {
    var text: String {
        let price =
            difference == 0
            ? "costs as much" : difference > 0 ? "costs \(difference) more" : "costs \(-difference) less"
        let head = "\(start) \(start.day.shortWeekday) w\(start.day.week.number), \(price)"
        let move = other.map { other in
            "   \(other.meeting) moves from \(other.from) to \(other.to)\(other.absent.isEmpty ? "" : ", when \(other.absent.inWords) cannot come")"
        }
        let told = reasons.filter { $0.isAgainst || $0.kind == "everybody" }.map { "   \($0.text)" }
        return ([head] + [move].compactMap(\.self) + told).joined(separator: "\n")
    }
}
