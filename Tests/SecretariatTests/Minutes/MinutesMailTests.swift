import Foundation
import Meetings
import Store
import Testing

@testable import Secretariat

@Suite struct MinutesMailTests {
    @Test(arguments: ["Ja", "Godkänns", "Hej!\r\n\r\nJag godkänner\r\n\r\nMvh Anna"])
    func `a yes from whoever approves makes exactly that version final`(words: String) async throws {
        let office = try await Office.asked(about: "Vi talade.")

        let mail = try office.answer(words, .approval, of: "anna")

        #expect(mail.reasons == [.approvedMinutes(meeting: "lpo/2027-1", version: 1)])
        guard case .approved(let version, let approval) = try office.sheet().minutes.state else {
            Issue.record("they are not approved")
            return
        }
        #expect(version == 2 && approval.way == .mail && approval.by == "Anna Ek")
    }

    @Test(arguments: [
        ("Ja, men ändra punkt 2", "anna@regionen.example"), ("Nej", "anna@regionen.example"),
        ("Ja", "asta@regionen.example"), ("Ja", "cilla@regionen.example"),
    ]) func `anything else, or anybody else's, approves nothing`(words: String, address: String) async throws {
        let office = try await Office.asked(about: "Vi talade.")

        let mail = try office.answer(words, .approval, of: "anna", from: address)

        #expect(mail.outcome == .human)
        #expect(try office.sheet().finished == nil)
    }

    @Test func `a yes to an older version is refused, and the latest is asked about with what has changed`()
        async throws
    {
        let office = try await Office.asked(about: "Vi talade.")
        let first = try office.question(.approval, of: "anna")
        try office.note("Vi talade länge.")
        _ = try office.secretary.askForApproval(of: "lpo/2027-1", by: "Bo")
        try await office.run(until: "2027-03-11T13:00")

        let mail = try office.answer("Ja", to: first, from: "anna@regionen.example")

        #expect(mail.outcome == .stale)
        #expect(mail.reasons == [.olderMinutes(meeting: "lpo/2027-1", version: 1, latest: 2)])
        #expect(try office.sheet().finished == nil)
        let anew = try office.mailed("anna", .approval)
        #expect(anew.text.contains("Övriga frågor") && anew.text.contains("ändrats sedan förra frågan"))
    }

    @Test func `a yes while the text is being changed goes to the samordnare`() async throws {
        let office = try await Office.asked(about: "Vi talade.")
        try office.note("Vi talade länge.")

        let mail = try office.answer("Ja", .approval, of: "anna")

        #expect(mail.outcome == .human)
        #expect(try office.sheet().finished == nil)
    }

    @Test func `two yeses make one version`() async throws {
        let office = try await Office.asked(about: "Vi talade.")
        try office.answer("Ja", .approval, of: "anna")

        let again = try office.answer("Ja tack", .approval, of: "anna")

        #expect(again.outcome == .nothing)
        #expect(try office.sheet().versions.count == 2)
    }

    @Test func `an answer to the draft is a comment, an assistant's in her name`() async throws {
        let office = try await Office.written()
        try office.share()
        try await office.run(until: "2027-03-03T11:00")

        let own = try office.answer("Punkt 1 är fel.\r\n\r\n> Utkast", .draft, of: "cilla")
        let asta = try office.answer("Anna menade april.", .draft, of: "anna", from: "asta@regionen.example")
        let stranger = try office.answer("Hej", .draft, of: "cilla", from: "okand@annan.example")

        #expect(own.reasons == [.commented(meeting: "lpo/2027-1", by: nil, isLate: false)])
        #expect(asta.reasons == [.commented(meeting: "lpo/2027-1", by: "Asta Berg", isLate: false)])
        #expect(stranger.outcome == .human)
        #expect(try office.sheet().comments.map(\.text) == ["Punkt 1 är fel.", "Anna menade april."])
        #expect(try office.sheet().comments.map(\.channel) == [.mail, .mail])
    }

    @Test func `who stayed away from an item does not approve, and where nobody can the samordnare records it`()
        async throws
    {
        let office = try await Office.written()
        try office.secretary.store.write { transaction in
            let meeting = try #require(try transaction.snapshot.meetings().first)
            try transaction.save(
                MinutesSection(
                    item: MinutesSection.otherMatters, text: "Vi.", recusals: [Recusal(person: Key("anna"))]),
                of: meeting.id, by: "Bo", at: office.secretary.world.now())
        }
        try office.share()
        try await office.run(until: "2027-03-12T12:00")

        #expect(try office.sheet().approvers.isEmpty)
        #expect(throws: OfficeError.noApprover(meeting: "lpo/2027-1")) {
            try office.secretary.askForApproval(of: "lpo/2027-1", by: "Bo")
        }
        #expect(throws: OfficeError.recused(name: "Anna Ek", meeting: "lpo/2027-1")) { try office.approve() }
        let version = try office.secretary.approveMinutes(
            of: "lpo/2027-1", told: "Cilla Öberg", note: "på mötet", by: "Bo")
        #expect(version.kind == .approved)
    }

    @Test func `a named approver is asked before the chair, and who has left is not`() async throws {
        let office = try await Office.written()
        try office.change { $0.bodies[0].policy.approver = Key("cilla") }
        #expect(try office.sheet().approvers.map(\.id) == [Key("cilla"), Key("anna")])

        try office.change { register in
            register.bodies[0].policy.approver = nil
            register.mandates[0].until = Day(iso: "2027-03-02")
        }

        #expect(try office.sheet().approvers.isEmpty)
    }
}

extension Office {
    /// Comments have stopped, and the chair has got her question.
    fileprivate static func asked(about text: String) async throws -> Office {
        let office = try await Office.written(text)
        try office.share()
        try await office.run(until: "2027-03-11T12:00")
        return office
    }

    fileprivate func question(_ kind: MeetingPolicy.Sending, of person: String) throws -> String {
        try #require(
            try messages(.accepted).last { $0.kind == kind && $0.person == Key(person) && $0.copyFor == nil }
        ).messageID
    }

    @discardableResult fileprivate func answer(
        _ words: String, _ kind: MeetingPolicy.Sending, of person: String, from address: String? = nil
    ) throws -> IncomingMail {
        try answer(words, to: question(kind, of: person), from: address ?? "\(person)@regionen.example")
    }

    fileprivate func answer(_ words: String, to question: String, from address: String) throws -> IncomingMail {
        var mail = ComingMail()
        mail.from = "Någon <\(address)>"
        mail.subject = "Sv: Minnesanteckningar"
        mail.method = nil
        mail.headers = ["In-Reply-To: <\(question)>"]
        mail.text = words
        return try secretary.receive(mail.octets, from: "test")
    }
}
