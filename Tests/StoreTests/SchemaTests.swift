import Foundation
import GRDB
import Meetings
import Store
import Testing

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
