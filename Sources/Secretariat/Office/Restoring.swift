import Foundation
import Store

extension Restoration {
    /// Calendar clients take the higher SEQUENCE; more changes than this between two backups are unheard of.
    private static let step = 100

    /// Puts the backup in the database's place, and holds all sending: what has left since is not in it.
    package func bringBack(by: String, at now: Date) throws -> (outcome: Outcome, doubtful: Doubtful) {
        var doubtful = Doubtful()
        let outcome = try perform(at: now) { transaction, contents in
            try transaction.raiseSequences(by: Self.step)
            let shown = contents.moment.map { " of \($0.ISO8601Format())" } ?? ""
            doubtful = try transaction.doubtWaiting(
                at: now, reply: "waited in the backup\(shown); it may have left since")
            try transaction.set(SendingPause(reason: .restored, by: by, at: now))
            try transaction.record(Fact(at: now, by: by, kind: "restored", scope: "sending", detail: "backup\(shown)"))
        }
        return (outcome, doubtful)
    }
}
