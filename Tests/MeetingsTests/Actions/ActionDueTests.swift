import Foundation
import Testing

@testable import Meetings

@Suite struct ActionDueTests {
    /// A Wednesday.
    let meeting = Day.newYear(2027).adding(days: 40)

    @Test(arguments: [
        ("senast 15 mars", "2027-03-15"), ("senast den 15:e mars 2028", "2028-03-15"), ("15/3", "2027-03-15"),
        ("till 2027-05-04", "2027-05-04"), ("15/3-28", "2028-03-15"), ("före 1 maj", "2027-04-30"),
        ("senast 5 januari", "2028-01-05"), ("på fredag", "2027-02-12"), ("fredag 12 mars", "2027-03-12"),
        ("imorgon", "2027-02-11"), ("10–20 mars", "2027-03-20"), ("senast 29 februari", "2028-02-29"),
        ("senast den sista april", "2027-04-30"),
    ])
    func `a day is told from the meeting's`(words: String, day: String) throws {
        let day = try #require(Day(iso: day))

        #expect(try due(words) == .day(day))
    }

    @Test(arguments: [
        ("v. 12", "2027-03-22", "2027-03-28"), ("vecka 12–13", "2027-03-22", "2027-04-04"),
        ("under hösten 2027", "2027-09-01", "2027-11-30"), ("i januari/februari 2028", "2028-01-01", "2028-02-29"),
        ("före sommaren", "2027-02-10", "2027-06-24"), ("i slutet av maj", "2027-05-22", "2027-05-31"),
        ("under 2028", "2028-01-01", "2028-12-31"), ("Q3", "2027-07-01", "2027-09-30"),
        ("inom två veckor", "2027-02-10", "2027-02-24"), ("nästa vecka", "2027-02-15", "2027-02-21"),
        ("före jul", "2027-02-10", "2027-12-23"), ("innan påsk", "2027-02-10", "2027-03-25"),
        ("på majmötet", "2027-05-01", "2027-05-31"),
    ])
    func `a loose period has a first and a last day`(words: String, from: String, until: String) throws {
        let (from, until) = (try #require(Day(iso: from)), try #require(Day(iso: until)))
        let span = try #require(DaySpan(from: from, until: until))

        #expect(try due(words) == .period(span, words: words))
    }

    @Test(arguments: ["omgående", "så snart som möjligt", "till nästa möte", "senast 31 februari"])
    func `what no calendar knows is told in its words alone`(words: String) throws {
        let found = try #require(ActionFinder().actions(in: "Anna återkommer \(words).").first?.due)

        #expect(found.words == words)
        #expect(found.resolved(from: meeting) == nil)
    }

    @Test(arguments: [
        "snarast", "genast", "skyndsamt", "asap", "löpande", "fortlöpande", "kontinuerligt", "snarast möjligt",
        "senast nästkommande möte", "inför kommande träff", "denna vecka", "under veckan", "senast månadsskiftet",
        "vid månadens slut", "före årets slut", "till mötet den 4 maj", "om en vecka", "inom tre månader",
        "om tio dagar",
        "v12", "vecka 12", "i början av mars", "i mitten av maj", "kvartal 2",
        "kv2", "första kvartalet", "fjärde kvartalet", "till våren", "vårterminen 2027", "före semestern",
        "till hösten", "höstterminen 2027", "under vintern", "före julhelgen", "efter påsken", "till årsskiftet",
        "före midsommar", "HT27", "VT 2028", "på oktobermötet", "senast torsdag", "redan i april", "fram till maj",
        "SENAST 15 MARS",
    ])
    func `a time is found by whatever word it begins with`(words: String) throws {
        let notes = "• Skriv svar, \(words) – Anna ansvarig"
        let found = try [notes, notes.decomposedStringWithCanonicalMapping].map { notes in
            try #require(ActionFinder().actions(in: notes).first)
        }

        #expect(found.allSatisfy { $0.due != nil && $0.owners.map(\.words) == ["Anna"] })
    }

    @Test func `the next meeting is a day where it is known`() throws {
        let found = try #require(ActionFinder().actions(in: "Anna återkommer till nästa möte.").first?.due)
        let next = try #require(Day(iso: "2027-04-14"))

        #expect(found.resolved(from: meeting, nextMeeting: next) == .day(next))
    }

    @Test(arguments: [
        "Anna återkommer.", "Planen från 2019 behöver ses över – Bo ansvarig", "Anna återkommer till Bo kl. 13.",
        "Nästa möte den 16 april, Anna kallar.", "Ett 15-tal svar kom, Anna sammanställer dem.",
    ])
    func `what says nothing of when is warned of`(note: String) throws {
        let action = try #require(ActionFinder().actions(in: note).first)

        #expect(action.due == nil)
        #expect(action.warnings.contains(.noDate))
    }

    private func due(_ words: String) throws -> Due? {
        let action = try #require(ActionFinder().actions(in: "• Skriv svar, \(words) – Anna ansvarig").first)
        return action.due?.resolved(from: meeting)
    }
}
