import Meetings
import Secretariat

extension PlanSheet.Group {
    var text: String {
        let lead = chair.map { ", chair \($0)" } ?? ", nobody in the chair"
        return ([name + lead] + vacancyLines + meetings.map(\.text) + missedLines + hourLines).joined(separator: "\n")
    }

    private var vacancyLines: [String] {
        guard !vacancies.isEmpty else { return [] }
        return ["  planned around \(vacancies.count == 1 ? "a vacant seat" : "vacant seats"): \(vacancies.inWords)"]
    }

    private var missedLines: [String] {
        missed.isEmpty ? [] : ["  no meeting is in time for \(missed.inWords)"]
    }

    /// What the year asks of those who were promised a number of hours, and who lies outside it.
    private var hourLines: [String] {
        let measured = hours.filter { $0.verdict != nil && $0.minutes > 0 }
        guard let least = measured.map(\.minutes).min(), let most = measured.map(\.minutes).max() else { return [] }
        let span = least == most ? least.hours : "\(least.hours)–\(most.hours)"
        let outside = measured.filter { $0.verdict != "within" }
        let heading = "  hours: \(span) h for each kommunledamot"
        guard !outside.isEmpty else { return ["\(heading), within the norm"] }
        let words = outside.map { "\($0.person) \($0.minutes.hours) (norm \($0.norm))" }
        return ["\(heading); outside the norm: \(words.inWords)"]
    }
}

extension PlanSheet.Hours {
    fileprivate var norm: String { "\((leastMinutes ?? 0).hours)–\((mostMinutes ?? 0).hours)" }
}

extension PlanSheet.Line {
    var text: String {
        let time = "\(start.day.shortWeekday) \(start.minute.clock)–\(start.adding(minutes: length).minute.clock)"
        let head = "  \(number)  \(start.day) \(time)  w\(week)  \(state)"
        let pros = reasons.filter { !$0.isAgainst }.map(\.text).joined(separator: "; ")
        let cons = reasons.filter(\.isAgainst).map { "       but \($0.text)" }
        return ([head, "       \(pros)"] + cons + deadlineLines).filter { !$0.allSatisfy(\.isWhitespace) }
            .joined(separator: "\n")
    }

    private var deadlineLines: [String] {
        guard let deadlines else { return [] }
        return [
            "       nominations by \(deadlines.nominations), agenda by \(deadlines.agenda), kallelse \(deadlines.notice), papers \(deadlines.papers)"
        ]
    }
}

extension PlanSheet {
    /// What --apply came to.
    struct Applied: Encodable {
        let added: [String]
        let changed: [String]
        let moved: [String]
        let notMoved: [String]
        let asked: [String]
        let nobodyToAsk: [String]
        private let year: Int

        init(_ applied: AppliedPlan, _ year: Int) {
            self.year = year
            added = applied.added.map(\.reference)
            changed = applied.changed.map(\.reference)
            moved = applied.moved.map(\.reference)
            notMoved = applied.unmoved.compactMap { $0.meeting?.reference }
            asked = applied.asked.map { "\($0.chair.name) (\($0.body.name))" }
            nobodyToAsk = applied.unasked.map(\.name)
        }

        var text: String {
            var lines = [
                "Applied: \(added.count) meetings proposed, \(changed.count) proposals changed, \(moved.count) booked meetings moved."
            ]
            if !asked.isEmpty {
                lines.append("Asked by mail for their yes: \(asked.inWords).")
                lines.append("A yes told otherwise: samordna approve \(year) --body BODY --by PERSON")
            }
            if !nobodyToAsk.isEmpty { lines.append("Nobody sits in the chair to be asked: \(nobodyToAsk.inWords).") }
            if !notMoved.isEmpty {
                lines.append("Booked, and stays where it is without --move-booked: \(notMoved.inWords).")
            }
            return lines.joined(separator: "\n")
        }
    }
}

extension Int {
    /// “13:00”, of minutes since midnight.
    var clock: String { "\(self / 60 < 10 ? "0" : "")\(self / 60):\(self % 60 < 10 ? "0" : "")\(self % 60)" }

    /// “17.5”, of minutes.
    fileprivate var hours: String {
        let tenths = (self + 3) / 6
        return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
    }
}
