import GRDB
import Meetings

/// Which messages are meant; what is nil does not restrict.
package struct MessageFilter: Sendable {
    package var body: Key<Body>?
    package var meeting: Key<Meeting>?
    package var person: Key<Person>?
    package var kind: MeetingPolicy.Sending?
    package var states: [OutboxMessage.State]?

    package init(
        body: Key<Body>? = nil, meeting: Key<Meeting>? = nil, person: Key<Person>? = nil,
        kind: MeetingPolicy.Sending? = nil, states: [OutboxMessage.State]? = nil
    ) {
        self.body = body
        self.meeting = meeting
        self.person = person
        self.kind = kind
        self.states = states
    }
}

extension MessageFilter {
    /// Only what is asked for, so that an index can serve it.
    var condition: (String, StatementArguments) {
        var (parts, arguments): ([String], StatementArguments) = (["TRUE"], [])
        let columns = [
            ("body", body?.text), ("meeting", meeting?.text), ("person", person?.text), ("kind", kind?.rawValue),
        ]
        for (column, value) in columns {
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
