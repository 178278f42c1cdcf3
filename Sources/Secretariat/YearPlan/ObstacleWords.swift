import Meetings
import Planning

extension YearProblem {
    /// What stands against a time, each in a sentence with names and dates.
    func words(of obstacle: Planning.Obstacle, to placement: Placement) -> String {
        let group = groups[placement.body]
        let (name, day) = (group.body.name, days[placement.day])
        switch obstacle {
        case .weekday(let weekday, let allowed):
            return "\(name) does not meet on \(weekday.weekdayWord)s, only on \(allowed.map(\.weekdayWord).inWords)"
        case .start(let start, let allowed):
            let hours = allowed.map { TimeGrid.minute(of: $0).clockWord }.inWords
            return "\(name) does not begin at \(TimeGrid.minute(of: start).clockWord), only at \(hours)"
        case .materials: return closedWords(day, group)
        case .chairTaken(let person): return takenWords("chair", person, placement)
        case .coordinatorTaken(let person): return takenWords("samordnare", person, placement)
        case .quorum(let present, let needed, let absent):
            let names = absent.compactMap { absentee($0, from: placement)?.name }
            return "only \(present) members could come and \(needed) are needed: \(names.inWords) cannot"
        case .noMembers: return "nobody sits in \(name)"
        case .window(let window): return windowWords(window, placement)
        case .noRoom(let range):
            let span = "\(self.day(range.lowerBound)) to \(self.day(max(range.lowerBound, range.upperBound - 1)))"
            return
                "with \(instance.bodies[placement.body].gaps.least) days between meetings, meeting \(placement.number + 1) of \(group.count) must lie in \(span)"
        case .frozen(let current):
            return "meeting \(placement.number + 1) stays on \(days[current.day])"
        case .past: return "only days from \(from) may change"
        }
    }

    private func takenWords(_ role: String, _ person: Int, _ placement: Placement) -> String {
        guard let absentee = absentee(person, from: placement) else { return "its \(role) cannot come" }
        return "its \(role) \(absentee.person.name) cannot come: she \(absentee.cause)"
    }

    private func closedWords(_ day: Day, _ group: PlannedGroup) -> String {
        if let words = day.offWords { return words }
        if group.isBlocked(day) { return "week \(day.week.number) is blocked for \(group.body.name)" }
        let deadlines = Deadlines(of: day, group.body.policy)
        return
            "kallelse and papers would have to go out already on \(deadlines.notice) and \(deadlines.papers), since the weeks before are quiet"
    }

    private func windowWords(_ window: Instance.Window, _ placement: Placement) -> String {
        let number = "meeting \(window.number + 1)"
        guard !window.reason.isEmpty else {
            return
                "\(number) must lie after \(day(window.notBefore).adding(days: -1)), \(groups[placement.body].previous == nil ? "which is over" : "so soon after the one before")"
        }
        return
            "\(number) is to be in time for \(window.reason), so from \(day(window.notBefore)) to \(day(window.notAfter))"
    }

    func day(_ ordinal: Int) -> Day { Day.newYear(basis.year).adding(days: ordinal) }

    /// What two or more meetings do to each other.
    func words(of violation: Violation) -> String {
        switch violation {
        case .missing(let body, let number):
            return "no date is left for meeting \(number + 1) of \(groups[body].body.name)"
        case .impossible(let placement, let obstacles):
            return obstacles.map { words(of: $0, to: placement) }.joined(separator: "; ")
        case .gap(let one, let next, let days):
            let gaps = instance.bodies[one.body].gaps
            return
                "\(days) days from \(self.days[one.day]) to \(self.days[next.day]), where \(gaps.least) to \(gaps.most) are allowed"
        case .doubleBooked(let person, let one, let next):
            let name = attendees[person].person(on: days[one.day])?.name ?? "somebody"
            return
                "\(name) also has \(groups[next.body].body.shortName) at \(start(of: next)) and \(groups[one.body].body.shortName) at \(start(of: one))"
        case .week(let coordinator, let week, let meetings):
            let name = attendees[coordinator].person(on: from)?.name ?? "the samordnare"
            return
                "\(name) would have \(meetings) meetings in week \(week), and \(instance.weights.weekHardCap) are allowed"
        }
    }
}

extension Day {
    /// Why nobody works that day.
    var offWords: String? {
        switch SwedishCalendar.mark(of: self) {
        case .publicHoliday(let name): return "\(self) is \(name), a public holiday"
        case .eve(let name): return "\(self) is \(name)"
        case .bridgeDay, nil: break
        }
        return weekday > 5 ? "\(self) is a \(weekday.weekdayWord)" : nil
    }
}
