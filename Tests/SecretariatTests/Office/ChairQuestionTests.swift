import Foundation
import Meetings
import Store
import Testing

@testable import Secretariat

@Suite struct ChairQuestionTests {
    @Test func `the chair is asked some days before the kallelse, once, with the agenda as it stands`() async throws {
        let office = try await Office.releasing()
        #expect(try office.questions(.agenda).isEmpty)

        try await office.run(until: "2027-02-13T12:00")

        let mail = try #require(try office.questions(.agenda).first)
        #expect(try office.questions(.agenda).count == 1)
        #expect(mail.person == Key("anna") && mail.copyFor == nil)
        #expect(mail.subject.hasPrefix("Är dagordningen klar? LPO Psykisk hälsa"))
        #expect(try office.text(mail).contains("/dagordning/"))
    }

    @Test func `an empty agenda is asked about when the kallelse is due, not before`() async throws {
        let office = try await Office.releasing(agenda: [])

        try await office.run(until: "2027-02-15T12:00")
        #expect(try office.questions(.agenda).isEmpty)
        try await office.run(until: "2027-02-16T12:00")

        #expect(try office.questions(.agenda).count == 1)
    }

    @Test func `a changed agenda is asked about anew, and what waits to ask of the old one is taken back`() async throws
    {
        let office = try await Office.releasing(modes: .press)
        try await office.run(until: "2027-02-13T12:00")
        #expect(try office.questions(.agenda, .held).count == 1)

        _ = try office.secretary.setAgenda(of: "lpo/2027-1", to: [AgendaItem(title: "Budget")], by: "Bo")
        try office.secretary.decide()

        let held = try office.questions(.agenda, .held)
        #expect(held.count == 1)
        #expect(try office.text(try #require(held.first)).contains("Budget"))
        #expect(try office.questions(.agenda, .lapsed).count == 1)
    }

    @Test func `a released agenda asks no more, and neither does a cancelled meeting`() async throws {
        let office = try await Office.releasing(modes: .press)
        try await office.run(until: "2027-02-13T12:00")

        _ = try office.secretary.release("lpo/2027-1", by: "Anna Ek")
        try office.secretary.decide()
        #expect(try office.questions(.agenda, .held).isEmpty)

        let other = try await Office.releasing(modes: .press)
        try await other.run(until: "2027-02-13T12:00")
        _ = try other.secretary.cancel("lpo/2027-1", because: "Sjukdom", by: "Bo")
        try other.secretary.decide()
        #expect(try other.questions(.agenda, .held).isEmpty)
    }

    @Test func `an agenda changed after its release is the chair's to release anew`() async throws {
        let office = try await Office.releasing()
        try await office.run(until: "2027-02-13T12:00")
        _ = try office.secretary.release("lpo/2027-1", by: "Anna Ek")

        _ = try office.secretary.setAgenda(of: "lpo/2027-1", to: [AgendaItem(title: "Budget")], by: "Bo")
        try await office.run(until: "2027-02-15T12:00")

        #expect(try office.releaser() == nil)
        #expect(try office.questions(.agenda).count == 2)
    }

    @Test func `a plain yes by mail releases, another's or a yes to an older agenda does not`() async throws {
        let office = try await Office.releasing()
        try await office.run(until: "2027-02-13T12:00")
        let question = try #require(try office.questions(.agenda).first).messageID

        let doubtful = try office.reply("Ja, men flytta punkt 2", to: question)
        let foreign = try office.reply("Ja", from: "cilla@regionen.example", to: question)
        _ = try office.secretary.setAgenda(of: "lpo/2027-1", to: [AgendaItem(title: "Budget")], by: "Bo")
        let late = try office.reply("Ja", to: question)
        #expect([doubtful, foreign, late].allSatisfy { $0.outcome == .human })
        let wish = IncomingMail.Reason.agendaWish(meeting: "lpo/2027-1")
        #expect([doubtful, foreign, late].map { $0.reasons.contains(wish) } == [true, false, false])
        #expect(try office.releaser() == nil)
        try await office.run(until: "2027-02-15T12:00")
        let anew = try #require(try office.questions(.agenda).last).messageID
        let yes = try office.reply("Hej,\r\n\r\nja den är klar\r\n\r\nAnna", to: anew)

        #expect(yes.outcome == .applied)
        #expect(yes.reasons == [.released(meeting: "lpo/2027-1")])
        #expect(try office.releaser() == "Anna Ek")
    }

    @Test func `what the chair wants otherwise waits for the samordnare until the agenda is set`() async throws {
        let office = try await Office.releasing()
        try await office.run(until: "2027-02-13T12:00")
        let question = try #require(try office.questions(.agenda).first).messageID
        let wishes = {
            try office.secretary.store.read { snapshot in
                let register = try snapshot.register()
                let bo = Clearance(
                    of: try #require(register.person(Key("bo"))), in: register,
                    on: WallTime(Date.at("2027-02-13T13:00")).day)
                return try Today(snapshot, register, for: bo, at: .at("2027-02-13T13:00")).due.count {
                    if case .agendaWish(_, let person, _) = $0.matter { person?.id == Key("anna") } else { false }
                }
            }
        }

        _ = try office.reply("Ändra punkt 4 till beslut", to: question)
        let before = try wishes()
        _ = try office.secretary.setAgenda(of: "lpo/2027-1", to: [AgendaItem(title: "Budget")], by: "Bo")

        #expect(before == 1)
        #expect(try wishes() == 0)
        #expect(try office.releaser() == nil)
    }

    @Test func `a question waits for the press where nobody has said otherwise, and asks for no answer`() async throws {
        let office = try await Office.releasing(modes: nil)
        try office.secretary.decide()
        _ = try office.secretary.press(MessageFilter(kind: .booking), by: "Bo")

        try await office.run(until: "2027-02-13T12:00")

        #expect(try office.questions(.agenda, .held).map(\.waitsFor) == [.press])
        #expect(try office.text(try #require(try office.questions(.agenda).first)).contains("text/calendar") == false)
    }

    @Test func `the chair is asked once when too few can come, and not at all when enough can again`() async throws {
        let office = try await Office.told(modes: .press)
        for name in ["Cilla Öberg", "Egon Ström"] {
            _ = try office.secretary.record(.declined, of: name, to: "lpo/2027-1", by: "Bo")
        }
        try office.secretary.decide()
        try office.secretary.decide()
        let held = try office.questions(.quorum, .held)

        _ = try office.secretary.record(.accepted, of: "Cilla Öberg", to: "lpo/2027-1", by: "Bo")
        try office.secretary.decide()

        #expect(held.count == 1)
        #expect(held.first?.person == Key("anna"))
        let text = try office.text(try #require(held.first)).replacing("=\r\n", with: "")
        #expect(text.contains("/beslutforhet/"))
        #expect(try office.questions(.quorum, .held).isEmpty)
    }
}

extension Office {
    /// A meeting of 2 March is booked, and its kallelse is the chair's to release.
    fileprivate static func releasing(
        modes: MeetingPolicy.Mode? = .automatic, agenda: [AgendaItem] = [AgendaItem(title: "Remissen")]
    ) async throws -> Office {
        let office = try Office(modes: modes)
        var register = try office.secretary.store.read { try $0.register() }
        register.bodies[0].policy.modes[.notice] = .release
        try office.secretary.store.write { try $0.save(register) }
        try office.book("2027-03-02T13:00")
        _ = try office.secretary.setAgenda(of: "lpo/2027-1", to: agenda, by: "Bo")
        try await office.run(until: "2027-02-10T12:00")
        return office
    }

    fileprivate func questions(
        _ kind: MeetingPolicy.Sending, _ states: OutboxMessage.State...
    ) throws -> [OutboxMessage] {
        try messages().filter { $0.kind == kind && $0.copyFor == nil && (states.isEmpty || states.contains($0.state)) }
    }

    fileprivate func releaser() throws -> String? {
        try secretary.store.read { try $0.meetings().first?.release?.by }
    }
}
