import Foundation
import Meetings
import Secretariat
import Store
import Testing

/// An office that went back in time.
@Suite struct RestoringTests {
    @Test func `a restored office decides and sends nothing until someone resumes it, not even when it is paused`()
        async throws
    {
        let drawer = try Drawer()
        let office = try drawer.office()
        try office.book("2027-03-02T13:00")
        try drawer.backUp(at: "2027-01-11T10:00")
        let restored = try drawer.restored(at: "2027-02-17T12:00")

        try await restored.run(until: "2027-02-18T12:00")
        try restored.secretary.pause(by: "Bo")
        try await restored.run(until: "2027-02-19T12:00")

        #expect(try restored.secretary.store.read { try $0.pause()?.reason } == .restored)
        #expect(try restored.messages().isEmpty)
        try restored.secretary.resume(by: "Bo")
        try await restored.run(until: "2027-02-22T12:00")
        #expect(try restored.messages(.accepted).map(\.kind).contains(.notice))
        #expect(try restored.secretary.store.read { try $0.facts(about: "sending").map(\.kind) }.contains("restored"))
    }

    @Test func `a link that was revoked since the backup stays so, and the others still work`() async throws {
        let drawer = try Drawer()
        let office = try drawer.office()
        let links = try ["Anna Ek", "Cilla Öberg"].map { try office.secretary.newPageLink(for: $0, by: "Bo") }
        try drawer.backUp(at: "2027-01-11T10:00")
        _ = try office.secretary.revokeLinks(of: "Cilla Öberg", by: "Bo")
        try office.secretary.store.close()

        let restored = try drawer.restoredInPlace(at: "2027-01-12T12:00").office

        let found = try links.map { try restored.secretary.find(link: String($0.split(separator: "/").last ?? "")) }
        if case .open(let visit) = found[0] { #expect(visit.person.name == "Anna Ek") } else { Issue.record("Anna's") }
        if case .over = found[1] {} else { Issue.record("Cilla's leads somewhere") }
    }

    @Test func `what is sent after a restoration goes above all that was sent before it`() async throws {
        let drawer = try Drawer()
        let office = try drawer.office()
        try office.book("2027-03-02T13:00")
        try await office.run(until: "2027-01-12T12:00")
        try drawer.backUp(at: "2027-01-12T12:00")
        for room in ["Björken", "Linden"] {
            try office.change(room: room)
            try await office.run(until: "2027-01-\(room == "Linden" ? 14 : 13)T12:00")
        }
        let restored = try drawer.restored(at: "2027-01-14T13:00")
        let before = try restored.invitation(of: "cilla")
        try restored.secretary.resume(by: "Bo")

        try restored.change(room: "Eken")
        try await restored.run(until: "2027-01-15T12:00")

        #expect(try office.sent(to: "cilla") == ["booking 0", "change 1", "change 2"])
        #expect((before.sequence, before.timeSequence, before.joined) == (100, 0, 0))
        #expect(try restored.sent(to: "cilla") == ["booking 0", "change 101"])
        #expect(try restored.invitation(of: "cilla").timeSequence == 0)
    }

    @Test func `a move that is taken back after a restoration leaves the SEQUENCE above`() async throws {
        let drawer = try Drawer()
        let office = try drawer.office()
        try office.book("2027-03-02T13:00")
        try await office.run(until: "2027-01-12T12:00")
        try drawer.backUp(at: "2027-01-12T12:00")
        let restored = try drawer.restored(at: "2027-01-12T13:00")
        try restored.secretary.resume(by: "Bo")

        for time in ["2027-03-09T13:00", "2027-03-02T13:00"] {
            _ = try restored.secretary.move("lpo/2027-1", to: .at(time), by: "Bo")
            try restored.secretary.decide()
        }
        try restored.change(room: "Eken")
        try await restored.run(until: "2027-01-13T12:00")

        let last = try #require(try restored.messages(.accepted).last { $0.person == Key("cilla") }?.sequence)
        #expect(last > 100)
        #expect(try restored.sent(to: "cilla") == ["booking 0", "change \(last)"])
    }

    @Test func `what waited in the backup is held in doubt, and is called off as if it had left`() async throws {
        let drawer = try Drawer()
        let office = try drawer.office()
        try office.book("2027-03-02T13:00")
        try office.secretary.decide()
        let waiting = try office.messages(.queued).count
        try drawer.backUp(at: "2027-01-11T10:00")
        let restored = try drawer.restored(at: "2027-01-11T15:00")

        let held = try restored.messages(.held)
        let attempts = try restored.secretary.store.read { try $0.attempts(at: held[0].id) }
        try restored.secretary.resume(by: "Bo")
        try await restored.run(until: "2027-01-12T12:00")
        let sentByItself = try restored.messages(.accepted).count
        let stillHeld = try restored.messages(.held).count
        _ = try restored.secretary.cancel("lpo/2027-1", because: "sjukdom", by: "Bo")
        try restored.secretary.decide()
        _ = try restored.secretary.press(MessageFilter(body: Key("lpo")), by: "Bo")
        try await restored.run(until: "2027-01-13T12:00")

        #expect(waiting > 0)
        #expect(held.count == waiting)
        #expect(held.allSatisfy { $0.waitsFor == .press && $0.doubts == 1 })
        #expect(attempts.map(\.outcome) == [.inDoubt])
        #expect(attempts[0].reply == "waited in the backup of 2027-01-11T09:00:00Z; it may have left since")
        #expect(sentByItself == 0)
        #expect(stillHeld == waiting)
        #expect(try restored.sent(to: "cilla") == ["cancellation 101"])
    }

    @Test func `published calendars go on above what was fetched before the restoration, and nobody is told`()
        async throws
    {
        let drawer = try Drawer()
        let office = try drawer.office()
        try office.book("2027-03-02T13:00")
        try await office.run(until: "2027-01-12T12:00")
        try drawer.backUp(at: "2027-01-12T12:00")
        try office.change(room: "Björken")
        let restored = try drawer.restored(at: "2027-01-13T12:00")
        try restored.secretary.resume(by: "Bo")

        try await restored.run(until: "2027-01-14T12:00")

        #expect(try office.publishedSequence() == 1)
        #expect(try restored.publishedSequence() == 100)
        #expect(try restored.sent(to: "cilla") == ["booking 0"])
    }

    @Test func `a change that was owed when the backup was made is owed after the restoration`() async throws {
        let drawer = try Drawer()
        let office = try drawer.office()
        try office.book("2027-03-02T13:00")
        try await office.run(until: "2027-01-12T12:00")
        try office.change(room: "Björken")
        try drawer.backUp(at: "2027-01-12T12:00")
        let restored = try drawer.restored(at: "2027-01-12T13:00")
        try restored.secretary.resume(by: "Bo")

        try await restored.run(until: "2027-01-13T12:00")

        #expect(try restored.sent(to: "cilla") == ["booking 0", "change 101"])
    }

    @Test func `an address that was revoked or replaced after the backup stays closed`() throws {
        let drawer = try Drawer()
        let office = try drawer.office()
        let addresses = try ["anna", "bo", "cilla"].map { try office.secretary.openFeed(of: $0, by: "Bo") }
        try drawer.backUp(at: "2027-01-11T10:00")
        _ = try office.secretary.closeFeed(of: "anna", by: "Bo")
        _ = try office.secretary.openFeed(of: "bo", by: "Bo")
        try office.secretary.store.close()

        let (restored, closed) = try drawer.restoredInPlace(at: "2027-01-12T13:00")

        #expect(try addresses.map { try restored.isOpen($0) } == [false, false, true])
        #expect(closed == ["Anna Ek", "Bo Lind"])
        #expect(try restored.secretary.store.read { try $0.facts(about: "anna") }.last?.kind == "feed closed")
    }

    @Test func `no address opens again where nobody can say which were revoked`() throws {
        let drawer = try Drawer()
        let office = try drawer.office()
        let address = try office.secretary.openFeed(of: "cilla", by: "Bo")
        try drawer.backUp(at: "2027-01-11T10:00")

        let restored = try drawer.restored(at: "2027-01-12T13:00")

        #expect(try !restored.isOpen(address))
    }
}

/// A folder with an office's database, its backup and what is restored from it.
private final class Drawer {
    private let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "samordna-drawer-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func office() throws -> Office { try Office(store: try Store(path: path("samordna.sqlite"))) }

    func backUp(at time: String) throws {
        try Backup(of: path("samordna.sqlite"), to: path("backup.sqlite")).write(at: .at(time))
    }

    func restored(at time: String) throws -> Office {
        let database = path("restored.sqlite")
        _ = try Restoration(of: path("backup.sqlite"), onto: database).bringBack(by: "Bo", at: .at(time))
        return try Office(opening: try Store(path: database), at: time)
    }

    /// Onto the office's own database, and whose calendars were closed.
    func restoredInPlace(at time: String) throws -> (office: Office, closed: [String]) {
        let database = path("samordna.sqlite")
        let back = try Restoration(of: path("backup.sqlite"), onto: database).bringBack(by: "Bo", at: .at(time))
        return (try Office(opening: try Store(path: database), at: time), back.closedFeeds)
    }

    private func path(_ name: String) -> String { folder.appending(path: name).path }
}

extension Office {
    fileprivate func change(room: String) throws {
        _ = try secretary.edit("lpo/2027-1", by: "Bo") { $0.place.room = room }
    }

    fileprivate func publishedSequence() throws -> Int? {
        let text = try #require(try secretary.publicCalendar(of: "lpo")?.text)
        return text.firstMatch(of: /SEQUENCE:([0-9]+)/).flatMap { Int($0.1) }
    }

    fileprivate func isOpen(_ address: String) throws -> Bool {
        let secret = try #require(address.firstMatch(of: /min-kalender\/(.*)\.ics/)).1
        return try secretary.ownCalendar(secret: String(secret)) != nil
    }
}
