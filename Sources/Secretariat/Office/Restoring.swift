import Foundation
import Store

extension Restoration {
    /// Calendar clients take the higher SEQUENCE; more changes than this between two backups are unheard of.
    private static let step = 100

    /// Puts the backup in the database's place, and holds all sending: what has left since is not in it.
    package func bringBack(by: String, at now: Date) throws -> Return {
        var (doubtful, closedFeeds) = (Doubtful(), [String]())
        let outcome = try perform(at: now) { transaction, contents, addresses in
            try transaction.raiseSequences(by: Self.step)
            let shown = contents.moment.map { " of \($0.ISO8601Format())" } ?? ""
            doubtful = try transaction.doubtWaiting(
                at: now, reply: "waited in the backup\(shown); it may have left since")
            try transaction.revokeLinks(addresses.revokedLinks, by: by, at: now)
            // Who has signed out since must not be signed in again.
            try transaction.closeAllSessions(at: now)
            closedFeeds = try transaction.closeRevoked(addresses.openFeeds, by: by, at: now)
            try transaction.set(SendingPause(reason: .restored, by: by, at: now))
            try transaction.record(Fact(at: now, by: by, kind: "restored", scope: "sending", detail: "backup\(shown)"))
        }
        return Return(outcome: outcome, doubtful: doubtful, closedFeeds: closedFeeds)
    }

    /// What a backup has come back as.
    package struct Return: Encodable, Sendable {
        package let outcome: Outcome
        package let doubtful: Doubtful
        /// Whose calendars' addresses lead nowhere any more, since they may have been revoked.
        package let closedFeeds: [String]
    }
}

extension Transaction {
    /// An address that has been revoked must not open again: only those that were open in the end stay so.
    fileprivate func closeRevoked(_ open: Set<String>, by: String, at now: Date) throws -> [String] {
        let register = try snapshot.register()
        return try closeFeeds(except: open, by: by, at: now).map { person in
            try record(Fact(at: now, by: by, kind: "feed closed", scope: person.text, detail: "restored"))
            return register.person(person)?.name ?? person.text
        }
    }
}
