import Foundation
import Meetings
import Testing

@testable import Secretariat

@Suite struct AlternativeTests {
    @Test func `ten other times are listed, the cheapest first, each on a day of its own`() async throws {
        let office = try await Office.planned()

        let alternatives = try office.secretary.alternatives(to: "lpo/2027-3")

        #expect(alternatives.choices.count == 10)
        #expect(Set(alternatives.choices.map(\.start.day)).count == 10)
        #expect(alternatives.choices.map(\.difference) == alternatives.choices.map(\.difference).sorted())
        #expect(!alternatives.choices.contains { $0.start == alternatives.meeting.start })
    }

    @Test func `nothing is changed by asking`() async throws {
        let office = try await Office.planned()
        let before = try office.meetings()

        _ = try office.secretary.alternatives(to: "lpo/2027-3")

        #expect(try office.meetings() == before)
    }

    @Test func `who cannot come to an alternative is named`() async throws {
        let office = try await Office.planned()
        try office.say(.days(.at("2027-01-01")...(.at("2027-12-31"))), of: "cilla")

        let alternatives = try office.secretary.alternatives(to: "lpo/2027-3")

        #expect(alternatives.choices.allSatisfy { $0.absentees.map(\.name) == ["Cilla Öberg (Falu kommun)"] })
    }

    @Test func `one other meeting may move where that is what stands in the way`() async throws {
        let office = try await Office.planned()
        let aldre = try office.meeting("aldre/2027-3")
        // Anna can on the day of the other group alone.
        let span = DaySpan.year(2027).days.filter { $0 != aldre.start.day }
        for day in span { try office.say(.days(day...day), of: "anna") }
        let before = try #require(TimeSpan(from: .at("\(aldre.start.day)T00:00"), until: aldre.start))
        let after = try #require(TimeSpan(from: aldre.end, until: .at("\(aldre.start.day)T23:00")))
        for span in [before, after] { try office.say(.time(span), of: "anna") }

        let alternatives = try office.secretary.alternatives(to: "lpo/2027-3")

        let choice = try #require(alternatives.choices.first)
        #expect(choice.start == aldre.start)
        #expect(choice.other?.meeting.reference == "aldre/2027-3")
    }

    @Test func `a meeting that is over has no other times`() async throws {
        let office = try await Office.planned()
        try await office.run(until: "2027-12-20T10:00")

        #expect(throws: OfficeError.self) { try office.secretary.alternatives(to: "lpo/2027-1") }
    }

    @Test(arguments: [
        ("2027-07-07", "week 27 is blocked for LPO Psykisk hälsa"),
        ("2027-05-06", "2027-05-06 is Kristi himmelsfärdsdag, a public holiday"),
        ("2027-06-25", "2027-06-25 is midsommarafton"),
        ("2027-09-18", "2027-09-18 is a Saturday"),
    ])
    func `a day on which nobody meets is refused by its name`(day: String, words: String) throws {
        let office = try Office.planning()

        let answer = try office.secretary.whyNot(.at(day), at: nil, of: "lpo")

        #expect(answer.obstacles.map(\.description) == [words])
    }

    @Test func `a day on which the chair cannot come is refused with her name`() throws {
        let office = try Office.planning()
        try office.say(.days(.at("2027-04-20")...(.at("2027-04-20"))), of: "anna", because: "kurs")

        let answer = try office.secretary.whyNot(.at("2027-04-20"), at: nil, of: "lpo")

        #expect(
            answer.obstacles.map(\.description).contains(
                "its chair Anna Ek cannot come: she is away on 2027-04-20 (kurs)"))
    }

    @Test func `a possible day is compared with the plan on the same terms`() throws {
        let office = try Office.planning()
        try office.say(.days(.at("2027-03-09")...(.at("2027-03-09"))), of: "cilla")

        let answer = try office.secretary.whyNot(.at("2027-03-09"), at: nil, of: "lpo")

        #expect(answer.obstacles.isEmpty)
        #expect(answer.absentees.map(\.person.name) == ["Cilla Öberg"])
        #expect((answer.difference ?? 0) > 0)
    }
}

extension Office {
    /// The year 2027 is planned and booked.
    static func planned() async throws -> Office {
        let office = try Office.planning()
        try office.secretary.apply(try office.plan(), by: "Bo")
        for (body, chair) in [("lpo", "Anna Ek"), ("aldre", "Frida Lund")] {
            _ = try office.secretary.approve(2027, of: body, by: chair)
        }
        return office
    }

    func meeting(_ reference: String) throws -> Meeting {
        try secretary.store.read { try $0.findMeeting(reference, in: try $0.register()) }
    }
}
