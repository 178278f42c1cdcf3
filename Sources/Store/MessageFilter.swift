import GRDB
import Meetings

/// Which messages are meant; what is nil does not restrict.
package struct MessageFilter: Sendable {
    package var body: Key<Body>?
    package var meeting: Key<Meeting>?
    package var person: Key<Person>?
    package var states: [OutboxMessage.State]?

    package init(
        body: Key<Body>? = nil, meeting: Key<Meeting>? = nil, person: Key<Person>? = nil,
        states: [OutboxMessage.State]? = nil
    ) {
        self.body = body
        self.meeting = meeting
        self.person = person
        self.states = states
    }
}

extension MessageFilter {
    /// Only what is asked for, so that an index can serve it.
    var condition: (String, StatementArguments) {
        var (parts, arguments): ([String], StatementArguments) = (["TRUE"], [])
        for (column, value) in [("body", body?.text), ("meeting", meeting?.text), ("person", person?.text)] {
            guard let value else { continue }
            parts.append("\(column) = ?")
            arguments += [value]
        }
        // Word for word as the partial index has it, else SQLite does not see that it serves.
        if states == OutboxMessage.State.waiting {
            parts.append(isWaiting)
        } else if let states {
            parts.append("state IN (\(states.map { "'\($0.rawValue)'" }.joined(separator: ", ")))")
        }
        return (parts.joined(separator: " AND "), arguments)
    }
}
