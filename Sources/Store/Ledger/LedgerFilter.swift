import Foundation
import GRDB
import Meetings

/// Which of the mail that went out is meant; what is nil does not restrict.
package struct LedgerFilter: Sendable {
    /// The bodies whose mail it may be.
    package var bodies: [Key<Body>]
    /// Those of them whose forwarded mail it may be: what people wrote; nil is all.
    package var forwarding: [Key<Body>]?
    package var people: [Key<Person>]?
    /// A part of an address, beside the people.
    package var address: String?
    package var kind: MeetingPolicy.Sending?
    package var fate: Fate?
    package var composed: Range<Date>?
    package var words: SoughtWords?

    package init(bodies: [Key<Body>]) { self.bodies = bodies }

    /// What became of mail, as its readers sort it.
    package enum Fate: String, CaseIterable, Sendable {
        case held, underWay, arrived, failed, toPost, dropped
    }
}

extension LedgerFilter {
    var condition: (String, StatementArguments) {
        var parts = ["body IN (SELECT value FROM json_each(?))"]
        var arguments: StatementArguments = [list(bodies.map(\.text))]
        if let forwarding {
            parts.append("(kind <> 'forward' OR body IN (SELECT value FROM json_each(?)))")
            arguments += [list(forwarding.map(\.text))]
        }
        if people != nil || address != nil {
            // An answer to a stranger stands under its writer, whom it did not go to.
            let isTheirs = "person IN (SELECT value FROM json_each(?)) AND kind <> 'reply'"
            parts.append("(\(isTheirs)\(address == nil ? "" : " OR instr(lower(recipient), ?) > 0"))")
            arguments += [list((people ?? []).map(\.text))]
            if let address { arguments += [address.lowercased()] }
        }
        if let kind {
            parts.append("kind = ?")
            arguments += [kind.rawValue]
        }
        if let fate { parts.append(fate.condition) }
        if let composed {
            parts.append("composed >= ? AND composed < ?")
            arguments += [composed.lowerBound.milliseconds, composed.upperBound.milliseconds]
        }
        if let words {
            parts.append("id IN (SELECT rowid FROM messageWords WHERE messageWords MATCH ?)")
            arguments += [words.match]
        }
        return (parts.joined(separator: " AND "), arguments)
    }
}

extension LedgerFilter.Fate {
    /// A server further on may have sent back what the first one took.
    private static let hasBounced =
        "EXISTS (SELECT 1 FROM attempt WHERE attempt.message = message.id AND attempt.outcome = 'bounced')"

    fileprivate var condition: String {
        switch self {
        case .held: "state = 'held'"
        case .underWay: "state IN ('queued', 'sending')"
        case .arrived: "state IN ('accepted', 'posted') AND NOT \(Self.hasBounced)"
        case .failed: "(state IN ('refused', 'gaveUp') OR state = 'accepted' AND \(Self.hasBounced))"
        case .toPost: "state = 'toPost'"
        case .dropped: "state IN ('superseded', 'lapsed')"
        }
    }
}

/// Which of the mail that came is meant; what is nil does not restrict.
package struct InboxFilter: Sendable {
    /// The bodies whose meetings it may be about.
    package var bodies: [Key<Body>]
    /// Whose mail is meant where it is about no meeting; nil is everybody's.
    package var writers: [Key<Person>]?
    /// Only what is about a meeting of one of these.
    package var body: Key<Body>?
    package var outcomes: [IncomingMail.Outcome]?
    package var people: [Key<Person>]?
    package var address: String?
    package var received: Range<Date>?
    package var words: SoughtWords?

    package init(bodies: [Key<Body>]) { self.bodies = bodies }
}

extension InboxFilter {
    var condition: (String, StatementArguments) {
        let isTheirs = "meeting IN (SELECT id FROM meeting WHERE body IN (SELECT value FROM json_each(?)))"
        let isShared = writers == nil ? "TRUE" : "person IN (SELECT value FROM json_each(?))"
        var parts = ["(\(isTheirs) OR meeting IS NULL AND \(isShared))"]
        var arguments: StatementArguments = [list(bodies.map(\.text))]
        if let writers { arguments += [list(writers.map(\.text))] }
        if let body {
            parts.append("meeting IN (SELECT id FROM meeting WHERE body = ?)")
            arguments += [body.text]
        }
        if let outcomes {
            parts.append("outcome IN (\(outcomes.map { "'\($0.rawValue)'" }.joined(separator: ", ")))")
        }
        if people != nil || address != nil {
            let isTheirs = "person IN (SELECT value FROM json_each(?))"
            parts.append("(\(isTheirs)\(address == nil ? "" : " OR instr(lower(writer), ?) > 0"))")
            arguments += [list((people ?? []).map(\.text))]
            if let address { arguments += [address.lowercased()] }
        }
        if let received {
            parts.append("received >= ? AND received < ?")
            arguments += [received.lowerBound.milliseconds, received.upperBound.milliseconds]
        }
        if let words {
            parts.append("id IN (SELECT rowid FROM incomingWords WHERE incomingWords MATCH ?)")
            arguments += [words.match]
        }
        return (parts.joined(separator: " AND "), arguments)
    }
}

/// As `json_each` reads it.
func list(_ texts: [String]) -> String { (try? json(texts)) ?? "[]" }
