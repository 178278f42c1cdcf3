import Foundation
import GRDB
import Meetings

extension Snapshot {
    /// What has been decided for a meeting or, as a welcome, for a body.
    package func duties(in scope: String) throws -> Set<Duty.Key> {
        let rows = try rows("SELECT * FROM duty WHERE scope = ?", [scope])
        return Set(
            try rows.map { row in
                Duty.Key(
                    scope: row["scope"], kind: try row.choice("kind"), person: row.key("person"),
                    generation: row["generation"], occasion: row["occasion"])
            })
    }
}

extension Transaction {
    /// Whether the duty was still undecided: of two who decide it, one is told no.
    package func record(_ duty: Duty, at now: Date) throws -> Bool {
        try execute(
            """
            INSERT INTO duty (scope, kind, person, generation, occasion, at, lapse) VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT DO NOTHING
            """,
            [
                duty.key.scope, duty.kind.rawValue, duty.key.person.text, duty.key.generation, duty.key.occasion,
                now.milliseconds, duty.lapse?.rawValue,
            ])
        return database.changesCount == 1
    }
}
