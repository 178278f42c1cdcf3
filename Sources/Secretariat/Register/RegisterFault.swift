import Meetings

/// Why the register does not take a change.
package enum RegisterFault: Error, Equatable, Sendable {
    /// What the change builds on is no longer there, or no longer as it was.
    case changed
    case seatHeld(by: String, from: Day)
    case sits(name: String, from: Day)
    case endsBeforeStart(Day, start: Day)
    case standInWithoutEnd
    case notEnded(name: String)
    /// Mail has left because of the mandate, or it has been acted on: it can only be ended.
    case heardOf(name: String)
    case noName
    case invisible(String)
    case noAddress(String)
    case tooLong(limit: Int)
    /// The two entries are one, or one of them is no entry of its own.
    case notTwo
    /// Another merging has to be undone first.
    case mergedSince(name: String)
    case notMerged
    /// A list is about bodies that others arrange for.
    case foreign(bodies: [String])
}

extension RegisterFault: CustomStringConvertible {
    package var description: String { "cannot change the register: \(cause)" }

    private var cause: String {
        switch self {
        case .changed: "it has changed since it was read; read it again"
        case .seatHeld(let name, let day): "\(name) holds the seat from \(day); end that mandate first"
        case .sits(let name, let day): "\(name) holds the seat already, from \(day); end that mandate first"
        case .endsBeforeStart(let end, let start):
            "the mandate would end \(end), before it starts \(start); mend one of them"
        case .standInWithoutEnd: "a stand-in is dated; give the last day"
        case .notEnded(let name): "the mandate of \(name) has no end; nothing is left to take back"
        case .heardOf(let name):
            "the mandate of \(name) has been told of in mail, or she has been at a meeting by it; end it instead"
        case .noName: "a person has a name; give it"
        case .invisible(let code):
            "a text holds a line break or an invisible character (\(code)); write it again on one line"
        case .noAddress(let text): "“\(text)” is no address; expected one such as namn@kommun.example"
        case .tooLong(let limit): "a text is longer than \(limit) characters; shorten it"
        case .notTwo: "expected two entries for one person; choose another"
        case .mergedSince(let name): "\(name) has been merged since; separate that first"
        case .foreign(let bodies):
            "it is about \(bodies.joined(separator: ", ")), which others arrange for; take those rows out"
        case .notMerged: "the entry is not merged; nothing is left to separate"
        }
    }
}
