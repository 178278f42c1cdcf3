import Foundation
import Meetings
import Store
import Testing

@testable import Secretariat

@Suite struct DraftTests {
    @Test func `a proposal is kept as it was made, and says of each date what the plan would`() throws {
        let office = try Office.planning()

        let draft = try office.propose()
        let kept = try #require(try office.draft())
        let review = try #require(try office.secretary.review(kept).review)

        #expect(kept == draft)
        #expect(review.plan.days("lpo") == draft.groups.first?.dates.map(\.start.day))
        #expect(review.plan.cost == (try office.plan()).cost)
        #expect(try office.meetings().isEmpty)
    }

    @Test func `applying a proposal writes its meetings and asks nobody; asking comes after`() throws {
        let office = try Office.planning()
        try office.propose()

        let applied = try office.secretary.applyDraft(of: 2027, after: 0, by: "Bo")
        let mails = try office.messages()
        let questions = try office.secretary.store.read { try office.secretary.datesQuestions(2027, $0) }
        let bodies = Set(questions.map(\.body.id))
        let seen = office.secretary.mark(ofQuestions: questions, in: bodies)
        let rehearsed = try office.secretary.rehearseAskingChairs(2027, of: bodies, by: "Bo")
        let asked = try office.secretary.askChairs(2027, of: bodies, seen: seen, by: "Bo")
        let again = try office.secretary.askChairs(2027, of: bodies, seen: seen, by: "Bo")

        #expect(applied.added.count == 10)
        #expect(mails.isEmpty)
        #expect(try office.draft() == nil)
        #expect(
            Set(rehearsed.filter { $0.message.copyFor == nil }.map(\.to)) == [
                "Anna Ek, anna@regionen.example", "Frida Lund, frida@regionen.example",
            ])
        #expect(asked.filter { $0.copyFor == nil }.map(\.person.text).sorted() == ["anna", "frida"])
        #expect(again.isEmpty)
        #expect(try office.messages().filter { $0.copyFor == nil }.count == 2)
    }

    @Test func `a proposal whose ground has changed is told from one whose has not, and is not applied`() throws {
        let office = try Office.planning()
        let draft = try office.propose()
        _ = try office.secretary.addMeeting(
            of: "aldre", at: .at("2027-03-02T13:00"), length: nil, place: Meeting.Place(), by: "Bo")
        try office.edit("frida") { $0.name = "Frida Lundh" }

        let changes = try office.secretary.review(draft).changes

        #expect(changes == [.meetings(Key("aldre"))])
        #expect(throws: OfficeError.draftOutdated(2027)) {
            try office.secretary.applyDraft(of: 2027, after: 0, by: "Bo")
        }
        #expect(try office.meetings().count == 1)
        #expect(try office.draft() == draft)
    }

    @Test func `the later of two who change a proposal is told`() throws {
        let office = try Office.planning()
        let draft = try office.propose()
        let day = try #require(draft.groups.first?.dates.first?.start.day)
        try office.secretary.bar(PlanBar(body: nil, day: day), isBarred: true, in: 2027, after: 0, by: "Bo")

        #expect(throws: OfficeError.draftChanged(2027)) {
            try office.secretary.discardDraft(of: 2027, after: 0, by: "Görel")
        }
        #expect(try office.draft()?.revision == 1)
    }

    @Test func `planning again keeps what was placed by hand and keeps off what was barred`() throws {
        let office = try Office.planning()
        let draft = try office.propose()
        let review = try #require(try office.secretary.review(draft).review)
        let other = try #require(review.otherTimes(for: 1, of: Key("lpo"), atMost: 3).last)
        let barred = try #require(draft.groups.first?.dates.last?.start.day)
        try office.secretary.place(0, of: Key("lpo"), at: other.start, in: 2027, after: 0, by: "Bo")
        try office.secretary.bar(PlanBar(body: Key("lpo"), day: barred), isBarred: true, in: 2027, after: 1, by: "Bo")
        let changed = try #require(try office.draft())

        let again = try office.propose { options in
            options.kept = changed.kept
            options.bars = changed.bars
        }

        #expect(again.groups.first?.dates.first?.start == other.start)
        #expect(again.groups.first?.dates.first?.isKept == true)
        #expect(again.groups.first?.dates.contains { $0.start.day == barred } == false)
    }

    @Test(arguments: ["2027-07-06T13:00", "2027-12-24T13:00", "2028-02-01T13:00", "2027-03-06T13:00"])
    func `no meeting is placed by hand where the rules forbid it`(time: String) throws {
        let office = try Office.planning()
        let draft = try office.propose()

        #expect(throws: OfficeError.self) {
            try office.secretary.place(0, of: Key("lpo"), at: .at(time), in: 2027, after: 0, by: "Bo")
        }
        #expect(try office.draft() == draft)
    }

    @Test func `a verdict names the rule or the person that stands against a day, or its price`() throws {
        let office = try Office.planning()
        try office.say(.days(.at("2027-04-20")...(.at("2027-04-20"))), of: "anna", because: "kurs")
        let review = try #require(try office.secretary.review(try office.propose()).review)

        let words = { (day: String) in
            review.verdict(on: .at(day), for: 1, of: Key("lpo"))?.obstacles.map(\.description) ?? []
        }

        #expect(words("2027-05-06") == ["2027-05-06 is Kristi himmelsfärdsdag, a public holiday"])
        #expect(words("2027-04-20").contains("its chair Anna Ek cannot come: she is away on 2027-04-20 (kurs)"))
        let first = try #require(review.plan.meetings("lpo").first)
        let own = review.verdict(on: first.start.day, for: 1, of: Key("lpo"))
        #expect(own?.difference == 0)
        #expect(own?.start == first.start)
    }

    @Test func `the year as it stands is reviewed too, and a year that is over is not`() async throws {
        let office = try await Office.planned()

        let review = try #require(try office.secretary.review(2027))

        #expect(review.plan.days("lpo") == (try office.meetings()).filter { $0.body == Key("lpo") }.map(\.start.day))
        #expect(review.isMovable(1, of: Key("lpo")))
        #expect(try office.secretary.review(2025) == nil)
    }
}

extension Office {
    @discardableResult func propose(_ change: (inout PlanOptions) -> Void = { _ in }) throws -> PlanDraft {
        var options = PlanOptions()
        options.steps = 20_000
        change(&options)
        return try secretary.propose(2027, options, by: "Bo")
    }

    func draft() throws -> PlanDraft? { try secretary.store.read { try $0.planDraft(of: 2027) } }
}
