import Foundation
import Meetings
import Store
import Testing

@testable import Secretariat

@Suite struct ApplyTests {
    @Test func `applying proposes the meetings and asks each chair, and nobody else hears`() async throws {
        let office = try Office.planning()

        let applied = try office.secretary.apply(try office.plan(), by: "Bo")
        try await office.run(until: "2026-11-17T12:00")

        #expect(applied.added.count == 10)
        #expect(applied.asked.map(\.chair.name) == ["Anna Ek", "Frida Lund"])
        #expect(
            try office.messages(.accepted).map { "\($0.kind) \($0.recipient ?? "")" }.sorted() == [
                "dates anna@regionen.example", "dates asta@regionen.example", "dates frida@regionen.example",
            ])
        #expect(try office.meetings().allSatisfy { $0.state == .proposed })
    }

    @Test func `applying twice changes nothing`() async throws {
        let office = try Office.planning()
        try office.secretary.apply(try office.plan(), by: "Bo")
        try await office.run(until: "2026-11-17T12:00")
        let before = try office.meetings()

        let again = try office.secretary.apply(try office.plan(), by: "Bo")
        try await office.run(until: "2026-11-18T12:00")

        #expect(again.isEmpty)
        #expect(try office.meetings() == before)
        #expect(try office.messages().count == 3)
    }

    @Test func `a changed plan replaces what is still proposed and asks that chair anew`() async throws {
        let office = try Office.planning()
        try office.secretary.apply(try office.plan(), by: "Bo")
        try await office.run(until: "2026-11-17T12:00")
        let first = try #require(try office.meetings().first { $0.body == Key("lpo") })
        try office.say(.days(first.start.day...first.start.day), of: "anna")

        let again = try office.secretary.apply(try office.plan(), by: "Bo")

        #expect(again.changed.contains { $0.id == first.id })
        #expect(again.added.isEmpty)
        #expect(again.asked.contains { $0.chair.name == "Anna Ek" })
    }

    @Test func `what is booked stays unless it may be moved`() async throws {
        let office = try Office.planning()
        try office.secretary.apply(try office.plan(), by: "Bo")
        _ = try office.secretary.approve(2027, of: "lpo", by: "Anna Ek")
        try await office.run(until: "2026-11-17T12:00")
        let first = try #require(try office.meetings().first { $0.body == Key("lpo") })
        try office.say(.days(first.start.day...first.start.day), of: "anna")

        let careful = try office.secretary.apply(try office.plan(), by: "Bo")
        let allowed = try office.secretary.apply(try office.plan(), movingBooked: true, by: "Bo")

        #expect(careful.unmoved.map(\.meeting?.id).contains(first.id) && careful.moved.isEmpty)
        #expect(allowed.moved.map(\.id) == [first.id])
        #expect(try office.meetings().first { $0.id == first.id }?.generation == 1)
    }

    @Test func `a plan made before something changed is not applied`() throws {
        let office = try Office.planning()
        let plan = try office.plan()
        _ = try office.secretary.addMeeting(
            of: "lpo", at: .at("2027-03-02T13:00"), length: nil, place: Meeting.Place(), by: "Bo")

        #expect(throws: OfficeError.planOutdated(meeting: "lpo/2027-1")) {
            try office.secretary.apply(plan, by: "Bo")
        }
        #expect(try office.meetings().count == 1)
    }

    @Test func `nobody in the chair means nobody is asked, and that is said`() throws {
        let office = try Office.planning { $0.mandates.removeFirst() }

        let applied = try office.secretary.apply(try office.plan(), by: "Bo")

        #expect(applied.unasked.map(\.name) == ["LPO Psykisk hälsa"])
    }

    @Test func `a chair who gets another address is asked there`() async throws {
        let office = try Office.planning()
        try office.secretary.apply(try office.plan(), by: "Bo")
        try office.edit("frida") { $0.addresses = [Person.Address("frida.lund@regionen.example")] }

        try await office.run(until: "2026-11-17T12:00")

        let sent = try office.messages(.accepted).filter { $0.person == Key("frida") }
        #expect(sent.map { "\($0.kind) \($0.recipient ?? "")" } == ["dates frida.lund@regionen.example"])
    }

    @Test func `replanning in the year keeps what has been and what is called`() async throws {
        let office = try Office.planning()
        try office.secretary.apply(try office.plan(), by: "Bo")
        for (body, chair) in [("lpo", "Anna Ek"), ("aldre", "Frida Lund")] {
            _ = try office.secretary.approve(2027, of: body, by: chair)
        }
        try await office.run(until: "2027-03-01T10:00")
        let before = try office.meetings()

        let plan = try office.plan()

        #expect(plan.groups.flatMap(\.changes).isEmpty)
        #expect(plan.groups.flatMap(\.meetings).count == before.count)
    }
}

extension Office {
    func meetings() throws -> [Meeting] { try secretary.store.read { try $0.meetings() } }
}
