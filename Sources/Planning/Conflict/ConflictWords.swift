import Meetings

extension Conflict {
    /// One line for operators.
    package func words(_ instance: Instance) -> String {
        switch self {
        case .rules(let body, let rules):
            let causes = rules.map { $0.words(instance, body) }
            let cause = causes.isEmpty ? "it has no dates" : causes.joined(separator: ", and ")
            return "cannot plan \(instance.bodies[body].name): \(cause); \(remedy(rules))"
        case .bodies(let bodies, let isProven):
            let names = bodies.map { instance.bodies[$0].name }.joined(separator: ", ")
            guard bodies.count > 1 else {
                return "cannot plan \(names): no dates are left beside the other bodies; give it more days or starts"
            }
            return isProven
                ? "cannot plan \(names): they share people and leave each other no dates; give one of them more days or starts"
                : "cannot plan \(names): no dates were found beside each other and the others; give them more days or starts"
        }
    }

    private func remedy(_ rules: [Rule]) -> String {
        switch rules {
        case [.noMembers]: "give it members"
        case let rules where rules.count == 1: "change that"
        default: "change one of these"
        }
    }
}

extension Conflict.Rule {
    fileprivate func words(_ instance: Instance, _ body: Int) -> String {
        let own = instance.bodies[body]
        return switch self {
        case .noMembers: "it has no members"
        case .weekdays: "it meets on weekdays \(own.weekdays.map(String.init).joined(separator: ", ")) only"
        case .starts: "it starts at slots \(own.starts.map(String.init).joined(separator: ", ")) only"
        case .materials: "its papers need \(own.materialsLead) working days"
        case .chair(let person): "person \(person), the chair, is taken at all other times"
        case .coordinator(let person): "person \(person), who coordinates it, is taken at all other times"
        case .quorum(let needed): "\(needed) members must be present"
        case .window(let window):
            """
            meeting \(window.number + 1) must lie from \(instance.date(of: window.notBefore)) to \
            \(instance.date(of: window.notAfter))\(window.reason.isEmpty ? "" : " (\(window.reason))")
            """
        case .leastGap(let days): "at least \(days) days lie between two of its \(own.meetings) meetings"
        case .mostGap(let days): "at most \(days) days lie between two meetings"
        case .past: "what has been cannot be moved"
        }
    }
}

extension Instance {
    fileprivate func date(of ordinal: Int) -> String {
        guard let first = Meetings.Day(iso: days[0].date) else { return "day \(ordinal) of the year" }
        return Meetings.Day(ordinal: first.ordinal - days[0].ordinal + ordinal).description
    }
}
