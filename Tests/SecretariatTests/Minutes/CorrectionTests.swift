import Documents
import Foundation
import Meetings
import Store
import Testing

@testable import Secretariat

@Suite struct CorrectionTests {
    @Test func `what was decided and agreed is corrected with its words, and what is done stays`() async throws {
        let office = try await Office.dayAfter()
        try office.write(
            "Beslut: gruppen avslår remissen.\n- Cilla Öberg ansvarig för enkäten\n- Bo Lind ansvarig för lokalen")
        try office.share()
        try office.approve()

        try office.write("Beslut: gruppen tillstyrker remissen.\n- Cilla Öberg ansvarig för enkäten i vår")
        let shown = try office.secretary.rehearseCorrection(of: "lpo/2027-1", by: "Bo Lind").notes
        #expect(try office.decisions == ["gruppen avslår remissen."])
        let version = try office.correct("Fel beslut")

        let content = try MinutesContent(json: version.content)
        let item = try #require(content.items.first { $0.id == MinutesSection.otherMatters })
        #expect(shown.present.mark == content.mark)
        #expect(try office.decisions == ["gruppen tillstyrker remissen."])
        #expect(item.decisions == ["gruppen tillstyrker remissen."])
        #expect(item.actions.count == 1)
        let open = try office.secretary.store.read { try $0.agreedActions() }.filter(\.isOpen)
        #expect(open.map(\.text) == ["Cilla Öberg ansvarig för enkäten i vår"])
    }

    @Test func `a correction prints who answers now, and is made once`() async throws {
        let office = try await Office.dayAfter()
        try office.write("- Fråga skolorna om snus – Cilla\n- Boka lokalen – Bo Lind ansvarig")
        try office.share()
        try office.approve()

        try office.write("- Fråga skolorna om snus\n- Boka lokalen – Cilla Öberg ansvarig")
        let version = try office.correct("Fel ansvarig")

        let content = try MinutesContent(json: version.content)
        let actions = content.items.flatMap(\.actions)
        #expect(actions.map(\.text) == ["Fråga skolorna om snus", "Boka lokalen"])
        #expect(actions.map(\.owners) == [[], ["Cilla Öberg"]])
        #expect(try !office.sheet().isChanged)
        #expect(throws: OfficeError.nothingCorrected(meeting: "lpo/2027-1")) { try office.correct("Igen") }
    }

    @Test func `an åtgärd that its owner has a link to is struck, and the link says that it is over`() async throws {
        let office = try await Office.dayAfter()
        try office.write("Vi talades vid.\n- Boka lokalen – Bo Lind ansvarig")
        try office.share()
        try office.approve()
        let now = office.secretary.world.now()
        try office.secretary.store.write { transaction in
            let action = try #require(try transaction.snapshot.agreedActions().first)
            try transaction.addLink(to: .action(action.id), of: Key("bo"), assistant: nil, digest: "x", at: now)
        }

        try office.write("Vi talades vid.")
        try office.correct("Lokalen är bokad")

        let (actions, link) = try office.secretary.store.read {
            (try $0.agreedActions(), try #require(try $0.personalLink(digest: "x")))
        }
        #expect(actions.isEmpty && link.isOver(at: now))
    }

    @Test func `notes are looked through as a correction makes them`() async throws {
        let office = try await Office.dayAfter()
        try office.write("Vi talade om ärendet.")
        try office.share()
        try office.write("Beslut: ärendet om 121212-1212 avslås.")
        try office.approve()
        try office.write("Beslut: ärendet avslås.")

        let rehearsed = try office.secretary.rehearseCorrection(of: "lpo/2027-1", by: "Bo Lind")
        let before = try office.secretary.findingsInMinutes(of: "lpo/2027-1")

        #expect(rehearsed.findings.isEmpty && before == [.identityNumber(.minutes)])
        #expect(try office.correct("Ett nummer togs bort").kind == .correction)
    }

    @Test func `silence makes nothing final that nobody was shown, and waits as long as the draft does`() async throws {
        let office = try await Office.dayAfter()
        try office.change { $0.bodies[0].policy.silenceApproves = true }
        try office.write("Vi talade om väntetiderna.")
        try office.share()
        try await office.run(until: "2027-03-03T11:00")

        try office.write("Vi talade om väntetiderna. Sedan hände något helt annat.")
        try await office.run(until: "2027-03-16T12:00")

        guard case .shared = try office.sheet().minutes.state else {
            Issue.record("nobody was shown the text")
            return
        }
    }

    @Test func `whoever records a yes has the text before her that it is about`() async throws {
        let office = try await Office.dayAfter()
        try office.write("Vi talade om väntetiderna.")
        try office.share()
        let read = try office.sheet().present.mark
        try office.write("Vi talade om något annat.")

        #expect(throws: ApprovalFault.older(than: 1)) {
            try office.secretary.approveMinutes(
                of: "lpo/2027-1", told: "Anna Ek", note: "i telefon", mark: read, by: "Bo Lind")
        }
    }

    @Test func `who hears of meetings for information reads and comments on no draft`() async throws {
        let office = try await Office.dayAfter()
        try office.write("Vi talade om väntetiderna.")
        try office.share()

        let isReader = try office.secretary.store.read { snapshot in
            let meeting = try #require(try snapshot.meetings().first)
            return try ["cilla", "dag"].map {
                try office.secretary.ownNotes(of: meeting.id, for: Key($0), snapshot)?.isReader
            }
        }

        #expect(isReader == [true, false])
    }

    @Test func `a new chair is asked though the one before her was`() async throws {
        let docket = MinutesDocket.shared(approver: "eva", asked: "anna")

        #expect(docket.duties(at: .at("2027-03-11T09:00")).map(\.key.person) == [Key("eva")])
        let same = MinutesDocket.shared(approver: "eva", asked: "eva")
        #expect(same.duties(at: .at("2027-03-11T09:00")).isEmpty)
    }
}

extension MinutesDocket {
    /// Shared until 10 March, where somebody has been asked to approve.
    fileprivate static func shared(approver: String, asked: String) -> MinutesDocket {
        let meeting = Meeting(
            id: Key("m"), body: Key("lpo"), year: 2027, number: 1, start: .at("2027-03-02T13:00"), length: 120)
        return MinutesDocket(
            meeting: meeting, policy: MeetingPolicy(),
            state: .shared(
                version: 1, by: "Bo", at: .at("2027-03-03T12:00"), until: WallTime.at("2027-03-10T12:00").day),
            hasFile: false, hasUnsettled: false, coordinator: nil, chair: nil, approver: Key(approver),
            done: [
                Duty.Key(
                    scope: "m", kind: .approval, person: Key(asked), generation: 0,
                    occasion: MinutesDocket.occasion(ofAsking: 1))
            ])
    }
}

extension Office {
    /// As the page for writing saves it, read for what was decided and undertaken.
    func write(_ text: String) throws {
        let item = MinutesSection.otherMatters
        let seen = try secretary.store.read { snapshot in
            let meeting = try #require(try snapshot.meetings().first)
            return try snapshot.minutes(of: meeting.id)?.sections.first { $0.item == item }?.revision ?? 0
        }
        _ = try secretary.save(WrittenSection(item: item, seen: seen, text: text), of: "lpo/2027-1", by: "Bo Lind")
    }

    fileprivate var decisions: [String] {
        get throws {
            try secretary.store.read { snapshot in
                try snapshot.decisions(of: try #require(try snapshot.meetings().first).id).map(\.text)
            }
        }
    }
}
