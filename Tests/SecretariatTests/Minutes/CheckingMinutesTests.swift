import Documents
import Foundation
import Meetings
import Store
import Testing

@testable import Secretariat

@Suite struct CheckingMinutesTests {
    @Test func `a draft with a personnummer is not shared, and a named diagnosis asks why`() async throws {
        let office = try await Office.written("Vi talade om 121212-1212.")
        let stopped = OfficeError.mustBeMended(meeting: "lpo/2027-1", [.identityNumber(.minutes)])

        #expect(throws: stopped) { try office.share() }
        #expect(try office.sheet().versions.isEmpty && office.messages().filter { $0.kind == .draft }.isEmpty)
        try office.note("Kalle Svenssons diagnos togs upp.")
        #expect(try office.secretary.findingsInMinutes(of: "lpo/2027-1") == [.diagnosis(.minutes)])
        #expect(throws: OfficeError.unexplainedSending(meeting: "lpo/2027-1")) { try office.share() }
        _ = try office.secretary.shareMinutes(of: "lpo/2027-1", reason: "Han har sagt ja", by: "Bo Lind")

        #expect(try office.facts("sent all the same").map(\.detail) == ["Han har sagt ja"])
        #expect(try office.messages().contains { $0.kind == .draft })
        try office.note("Vi talade om 121212-1212.")
        #expect(throws: stopped) { try office.secretary.askForApproval(of: "lpo/2027-1", by: "Bo Lind") }
    }

    @Test func `a protected name keeps notes from being shared, and what is vague is told`() async throws {
        let office = try await Office.dayAfter()
        try office.edit("cilla") { $0.isProtected = true }
        try office.write("Cilla Öberg talade.\n- Fråga skolorna om snus")

        #expect(
            throws: OfficeError.mustBeMended(meeting: "lpo/2027-1", [.protectedName(.minutes, .certain)])
        ) { try office.share() }
        try office.write("Cilla talade.\n- Anna Ek ansvarig för enkäten")
        let vague = try office.secretary.findingsInMinutes(of: "lpo/2027-1")

        #expect(vague == [.protectedName(.minutes, .perhaps), .noDays(actions: 1)])
        #expect(throws: OfficeError.unexplainedSending(meeting: "lpo/2027-1")) { try office.share() }
    }

    @Test func `minutes that go by themselves wait where they hold a personnummer, until they are corrected`()
        async throws
    {
        let office = try await Office.written()
        try office.change { $0.bodies[0].policy.publishesMinutes = true }
        try office.share()
        try office.note("Vi talade om 121212-1212.")
        try office.approve()

        _ = try await office.secretary.makeMinutes { _ in .pdf(1) }
        let held = try office.messages(.held).filter { $0.kind == .minutes }
        let pressed = try office.secretary.press(MessageFilter(kind: .minutes), by: "Bo")
        try await office.run(until: "2027-03-03T12:00")
        #expect(try office.findings(held) == [.identityNumber(.minutes)])
        #expect(try !held.isEmpty && pressed == 0 && office.minutes(.accepted).isEmpty)
        #expect(try office.published() == 0)
        try office.note("Kvar: 121212-1212.")
        #expect(throws: OfficeError.mustBeMended(meeting: "lpo/2027-1", [.identityNumber(.minutes)])) {
            try office.correct("Namn")
        }

        try office.note("Vi talade om ärendet.")
        try office.correct("Ett nummer togs bort")
        _ = try await office.secretary.makeMinutes { _ in .pdf(2) }
        try await office.run(until: "2027-03-03T13:00")

        #expect(try office.minutes(.accepted).contains("cilla"))
        #expect(try office.published() == 1)
    }

    @Test func `a correction of minutes whose mail was taken back waits for the press too`() async throws {
        let office = try await Office.written()
        try office.share()
        try office.approve()
        _ = try await office.secretary.makeMinutes { _ in .pdf(1) }
        let taken = try office.secretary.holdBack(MessageFilter(kind: .minutes), by: "Bo Lind")
        try office.note("Vi talade om vårdtiderna.")
        try office.correct("Fel ord")

        _ = try await office.secretary.makeMinutes { _ in .pdf(2) }
        try await office.run(until: "2027-03-03T12:00")
        let (early, held) = (try office.minutes(.accepted), try office.minutes(.held))
        let pressed = try office.secretary.press(MessageFilter(kind: .minutes), by: "Bo Lind")
        try await office.run(until: "2027-03-03T13:00")

        let mailed = held.filter { !$0.hasSuffix("by post") }
        #expect(try Set(office.minutes(.accepted)) == Set(mailed))
        #expect(early.isEmpty && held.count == taken && held.contains("cilla"))
        #expect(pressed == taken)
    }

    @Test func `a question to the chair that the clock asks waits too`() async throws {
        let office = try await Office.written()
        try office.share()
        try office.note("Vi talade om 121212-1212.")

        try await office.run(until: "2027-03-12T12:00")

        #expect(try office.sent(to: "anna").filter { $0 == "approval" }.isEmpty)
        #expect(try office.messages(.held).contains { $0.kind == .approval })
    }

    @Test func `a file is looked through before it is let go, and said to be unread until then`() async throws {
        let office = try await Office.dayAfter()
        let counter = try PaperOpener(saying: "Ärendet gäller 121212-1212 enligt ovan")
        let held = try office.secretary.keepMinutes(.pdf(), named: "A.pdf", of: "lpo/2027-1", by: "Bo")

        let before = try office.findings(held)
        let read = try await office.secretary.readFiles(with: counter.paperCounter)
        let after = try office.findings(held)

        #expect(before == [.unreadMinutes])
        #expect(read.count == 1 && after == [.identityNumber(.minutesFile(page: 1))])
        #expect(try office.secretary.press(MessageFilter(kind: .minutes), by: "Bo") == 0)
        #expect(throws: OfficeError.mustBeMended(meeting: "lpo/2027-1", after)) { try office.send() }
    }
}

extension CheckingMinutesTests {
    @Test(arguments: [("Ärendet gäller 121212-1212 enligt ovan", false), ("Vi talade om väntetiderna", true)])
    func `åtgärder open with minutes that go, and not with those that are held`(text: String, goes: Bool) async throws {
        let office = try await Office.dayAfter()
        try office.settleAction()
        _ = try office.secretary.keepMinutes(.pdf(), named: "A.pdf", of: "lpo/2027-1", by: "Bo")
        let counter = try PaperOpener(saying: text)
        _ = try await office.secretary.readFiles(with: counter.paperCounter)

        let pressed = try office.secretary.press(MessageFilter(kind: .minutes), by: "Bo")

        #expect((pressed > 0) == goes)
        #expect(try office.secretary.store.read { try $0.agreedActions() }.contains(where: \.isOpen) == goes)
    }

    @Test func `one message alone goes no further than all of them`() async throws {
        let office = try await Office.dayAfter()
        let held = try office.secretary.keepMinutes(.pdf(), named: "A.pdf", of: "lpo/2027-1", by: "Bo")
        let counter = try PaperOpener(saying: "Ärendet gäller 121212-1212 enligt ovan")
        _ = try await office.secretary.readFiles(with: counter.paperCounter)
        let stopped = OfficeError.mustBeMended(
            meeting: "lpo/2027-1", [.identityNumber(.minutesFile(page: 1))])

        #expect(throws: stopped) { try office.secretary.press(held[0].id, by: "Bo") }

        #expect(try office.messages(.held).filter { $0.kind == .minutes }.map(\.id) == held.map(\.id))
        #expect(try office.facts("pressed").isEmpty)
    }
}

extension Office {
    fileprivate func settleAction() throws {
        try secretary.store.write { transaction in
            let meeting = try #require(try transaction.snapshot.meetings().first)
            var action = Action(
                id: Key("a1"), body: Key("lpo"), meeting: meeting.id, item: MinutesSection.otherMatters,
                text: "Ring", owners: [.person(Key("cilla"))], agreed: meeting.start.day)
            action.state = .settled(by: "Bo", at: secretary.world.now())
            try transaction.save(action, at: 0)
        }
    }

    fileprivate func published() throws -> Int {
        try secretary.store.read { snapshot in
            let body = try #require(try snapshot.register().body(Key("lpo")))
            return try snapshot.meetings(of: body.id).compactMap {
                try secretary.publishedMinutes(of: $0, in: body, snapshot)
            }.count
        }
    }
}

extension Secretary {
    /// What must or should be mended in notes as they are written.
    func findingsInMinutes(of reference: String) throws -> [SendingFinding] {
        try store.read { try check(try minutesSheet(reference, $0), $0).findings }
    }
}
