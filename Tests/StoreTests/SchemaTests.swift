import Foundation
import GRDB
import Meetings
import Testing

@testable import Store

@Suite struct SchemaTests {
    @Test(arguments: ["2026-11-21"]) func `a database of every released schema opens with its rows`(release: String)
        throws
    {
        let file = try Folder()
        let path = try file.database(ofRelease: release)

        let store = try Store(path: path)

        let (register, meeting, invitation, message) = try store.read { snapshot in
            let meeting = try #require(try snapshot.meeting(Key("m")))
            let message = try #require(try snapshot.messages().first)
            return (try snapshot.register(), meeting, try snapshot.invitations(to: meeting).first, message)
        }
        #expect(register.bodies.map(\.name) == ["LPO Psykisk hälsa"])
        #expect(register.mandates.count == 1)
        #expect(meeting.reference == "lpo/2027-1")
        #expect(invitation?.answer?.reply == .accepted)
        #expect(message.state == .accepted)
        #expect(try store.read { try $0.content(of: 1) } == Data([0, 255]))
        #expect(try store.read { try $0.pause() } == nil)
    }

    @Test func `a database of a newer release is refused and left as it is`() throws {
        let file = try Folder()
        let path = try file.database(ofRelease: "2026-11-21")
        let queue = try DatabaseQueue(path: path)
        try queue.write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('2031-01-01 something new')") }
        try queue.close()
        let before = try Data(contentsOf: URL(fileURLWithPath: path))

        #expect(throws: StoreError.newer(path: path)) { try Store(path: path) }

        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
    }

    @Test func `a step that fails takes the steps before it with it, and the file stays as it was`() throws {
        let file = try Folder()
        let path = try file.database(ofRelease: "2026-11-21")
        let before = try file.content(of: path)

        #expect(throws: StoreError.self) {
            try Store(
                path: path,
                schema: SchemaSteps(steps: [
                    firstStep: "", "2031-01-01 a column": "ALTER TABLE person ADD COLUMN title2 TEXT",
                    "2031-01-02 a mistake": "UPDATE person SET nothing = 1",
                ]))
        }

        #expect(try file.content(of: path) == before)
    }

    @Test func `a step that leaves a reference to nothing is taken back`() throws {
        let file = try Folder()
        let path = try file.database(ofRelease: "2026-11-21")
        let before = try file.content(of: path)

        #expect(throws: StoreError.self) {
            try Store(
                path: path, schema: SchemaSteps(steps: [firstStep: "", "2031-01-01 nobody": "DELETE FROM person"]))
        }

        #expect(try file.content(of: path) == before)
    }

    @Test func `the file of the older release is kept beside the changed one, for the same user alone`() throws {
        let file = try Folder()
        let path = try file.database(ofRelease: "2026-11-21")
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
        let before = try file.content(of: path)

        _ = try Store(path: path)
        _ = try Store(path: path)

        let kept = path + ".before-2"
        #expect(try file.content(of: kept) == before)
        #expect(try file.permissions(of: kept) == 0o600)
        #expect(try file.names(around: "samordna.sqlite.before") == ["samordna.sqlite.before-2"])
        #expect(try file.content(of: path) != before)
    }

    @Test func `a new database is its user's alone, and nothing is kept beside it`() throws {
        let file = try Folder()

        _ = try Store(path: file.path("samordna.sqlite"))

        #expect(try file.names(around: "").map { try file.permissions(of: file.path($0)) }.allSatisfy { $0 == 0o600 })
        #expect(try file.names(around: "samordna.sqlite.before").isEmpty)
    }

    @Test func `a file that is no database is refused`() throws {
        let file = try Folder()
        let path = file.path("notes.txt")
        try Data(String(repeating: "inte en databas ", count: 100).utf8).write(to: URL(fileURLWithPath: path))

        #expect { try Store(path: path) } throws: { error in
            guard case StoreError.damaged(path, _) = error else { return false }
            return true
        }
    }

    @Test func `a folder that does not exist is named with what to do`() throws {
        #expect { try Store(path: "/nonexistent/samordna.sqlite") } throws: { error in
            "\(error)".contains("/nonexistent/samordna.sqlite") && "\(error)".contains("check that the folder exists")
        }
    }
}

private let firstStep = "2026-11-21 register, meetings, invitations and outbox"

extension Folder {
    fileprivate func permissions(of path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }

    /// Schema and rows of every table.
    fileprivate func content(of path: String) throws -> String {
        var configuration = Configuration()
        configuration.readonly = true
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        defer { try? queue.close() }
        return try queue.read { database in
            let schema = try String.fetchAll(
                database, sql: "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name")
            let tables = try String.fetchAll(
                database, sql: "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
            let rows = try tables.map { "\(try Row.fetchAll(database, sql: "SELECT * FROM \($0) ORDER BY 1"))" }
            return (schema + rows).joined(separator: "\n")
        }
    }
}
