import Foundation
import Meetings
import Secretariat
import Store
import Testing

@Suite struct SettingBodiesTests {
    @Test func `each setting is read back as it was written`() throws {
        let office = try Office(modes: nil)

        for part in BodySetting.Part.allCases {
            let (body, mark) = try office.seen(part)
            let values = Dictionary(
                uniqueKeysWithValues: part.settings.map { ($0, $0.text(in: body, on: Day(ordinal: 20_900))) })
            let outcome = try office.secretary.set(part, of: Key("lpo"), to: values, seen: mark, by: "Bo")
            #expect(outcome == .unchanged, "\(part)")
        }
        #expect(try office.settings().isEmpty)
    }

    @Test func `what is changed stands in the record with old and new`() throws {
        let office = try Office(modes: nil)
        let (_, mark) = try office.seen(.sending)

        let outcome = try office.secretary.set(
            .sending, of: Key("lpo"), to: [.quietWeeks: "27-31, 52", .mode(.notice): "automatic"], seen: mark, by: "Bo")

        let changes = [
            ChangedSetting(name: "mode.notice", from: "press", to: "automatic"),
            ChangedSetting(name: "quietWeeks", from: "1, 27–32, 52–53", to: "27–31, 52"),
        ]
        #expect(outcome == .changed(changes))
        #expect(try office.settings().map(\.changes) == [changes])
        #expect(try office.settings().map(\.by) == ["Bo"])
    }

    @Test func `a group may publish its notes, and let silence approve them`() throws {
        let office = try Office(modes: nil)
        let (_, mark) = try office.seen(.minutes)

        _ = try office.secretary.set(
            .minutes, of: Key("lpo"), to: [.silence: "yes", .publishing: "yes"], seen: mark, by: "Bo")

        let (body, _) = try office.seen(.minutes)
        #expect(body.policy.silenceApproves)
        #expect(body.policy.publishesMinutes)
    }

    @Test func `an approver who is gone keeps nobody from setting anything else`() throws {
        let office = try Office(modes: nil)
        try office.change { $0.bodies[0].policy.approver = Key("gone") }
        let (_, work) = try office.seen(.work)
        let (_, minutes) = try office.seen(.minutes)

        let pace = try office.secretary.set(.work, of: Key("lpo"), to: [.pace: "150"], seen: work, by: "Bo")
        let again = try office.secretary.set(
            .minutes, of: Key("lpo"), to: [.approver: "gone", .silence: "yes"], seen: minutes, by: "Bo")

        #expect(pace == .changed([ChangedSetting(name: "pace", from: "200", to: "150")]))
        #expect(again == .faulty([.approver: .choice]))
    }

    @Test func `two who change different parts do not stand in each other's way`() throws {
        let office = try Office(modes: nil)
        let (_, meetings) = try office.seen(.meetings)
        let (_, work) = try office.seen(.work)

        let first = try office.secretary.set(.meetings, of: Key("lpo"), to: [.length: "90"], seen: meetings, by: "Bo")
        let second = try office.secretary.set(.work, of: Key("lpo"), to: [.pace: "150"], seen: work, by: "Eva")
        let late = try office.secretary.set(.meetings, of: Key("lpo"), to: [.length: "60"], seen: meetings, by: "Eva")

        #expect(first == .changed([ChangedSetting(name: "length", from: "120", to: "90")]))
        #expect(second == .changed([ChangedSetting(name: "pace", from: "200", to: "150")]))
        #expect(late == .overtaken)
    }

    @Test func `a faster reader's estimate is shorter`() {
        let matter = ReadingMatter(amount: 3000, unit: .words, by: "Bo", at: .distantPast)

        #expect(matter.minutes(at: 200) == 15)
        #expect(matter.minutes(at: 300) == 10)
        #expect(matter.minutes(at: 299) == 11)
    }

    @Test func `a test mail leaves while sending is held, and nothing else does`() async throws {
        let office = try Office(modes: .automatic)
        try office.book("2027-03-02T13:00")
        try office.secretary.pause(by: "Bo")

        let id = try #require(try office.secretary.sendTest(to: Key("bo"), by: "Bo"))
        try await office.run(until: "2027-01-11T12:00")

        #expect(try office.messages(.accepted).map(\.id) == [id])
        #expect(try office.messages(.accepted).map(\.kind) == [.test])
        #expect(try office.text(try #require(try office.messages(.accepted).first)).contains("Subject:"))
    }

    @Test func `who has no address gets no test`() throws {
        let office = try Office()

        #expect(try office.secretary.sendTest(to: Key("egon"), by: "Bo") == nil)
        #expect(try office.secretary.sendTest(to: Key("nobody"), by: "Bo") == nil)
    }

    @Test func `a copy is written once a moment, and a folder that is missing is made`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "samordna-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let office = try Office(store: try Store(path: folder.appending(path: "a.sqlite").path))
        let shelf = BackupFolder(path: folder.appending(path: "copies").path)

        let contents = try office.secretary.backUp(into: shelf, by: "Bo")

        #expect(shelf.copies().map(\.name) == ["samordna-2027-01-11T100000.sqlite"])
        #expect(shelf.copies().map(\.bytes) == [contents.bytes])
        #expect(throws: StoreError.self) { try office.secretary.backUp(into: shelf, by: "Bo") }
    }
}

extension Office {
    fileprivate func seen(_ part: BodySetting.Part) throws -> (Body, String) {
        let body = try #require(try secretary.store.read { try $0.register() }.bodies.first)
        return (body, part.mark(of: body, on: WallTime(secretary.world.now()).day))
    }

    fileprivate func settings() throws -> [SettingsFact] {
        try secretary.store.read { try secretary.settingsHistory(of: Key("lpo"), $0) }
    }
}
