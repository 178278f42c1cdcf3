import Foundation
import GRDB
import Meetings

/// Proposals for a year's meetings that nothing has been done with yet: one a year.
let planDraftSchema = """
    CREATE TABLE planDraft (
        year INTEGER PRIMARY KEY NOT NULL,
        content TEXT NOT NULL CHECK (json_valid(content))
    ) STRICT;
    """

extension Snapshot {
    /// As it was kept; nil where there is none.
    package func planDraft<Draft: Decodable>(of year: Int, as type: Draft.Type) throws -> Draft? {
        let text: String? = try rows("SELECT content FROM planDraft WHERE year = ?", [year]).first?["content"]
        return try text.map { try JSONDecoder().decode(type, from: Data($0.utf8)) }
    }
}

extension Transaction {
    /// Takes the place of the year's earlier one.
    package func keepPlanDraft(_ draft: some Encodable, of year: Int) throws {
        try execute(
            "INSERT INTO planDraft VALUES (?, ?) ON CONFLICT (year) DO UPDATE SET content = excluded.content",
            [year, try json(draft)])
    }

    package func removePlanDraft(of year: Int) throws {
        try execute("DELETE FROM planDraft WHERE year = ?", [year])
    }
}
