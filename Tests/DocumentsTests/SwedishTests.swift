import Meetings
import Testing

@testable import Documents

@Suite struct SwedishTests {
    let start = WallTime(iso: "2027-03-09T09:05") ?? WallTime(.t0)

    @Test func `a day is written as one says it`() {
        #expect(start.day.inFull == "tisdag 9 mars 2027")
        #expect(start.day.inYear == "tisdag 9 mars")
        #expect(start.day.plain == "9 mars 2027")
        #expect(start.day.narrow == "tis 9 mars")
        #expect(start.day.asRead(in: 2027) == "tisdag 9 mars")
        #expect(start.day.asRead(in: 2026) == "tisdag 9 mars 2027")
    }

    @Test func `a time has a full stop and a span an en dash`() {
        #expect(start.clock == "9.05")
        #expect(start.span(minutes: 115) == "kl. 9.05–11.00")
        #expect(start.inFull(minutes: 115) == "tisdag 9 mars 2027 kl. 9.05–11.00")
        #expect(start.asRead(in: 2027, minutes: 115) == "tisdag 9 mars kl. 9.05–11.00")
    }

    @Test func `names stand in the order of the Swedish alphabet`() {
        let names = ["Mikael Öberg", "Åsa Ärlig", "Bo Ågren", "Eva Zetterlund", "André Édman", "Dag Ek", "Anna Ek"]

        #expect(
            names.sorted(by: String.inSurnameOrder) == [
                "André Édman", "Anna Ek", "Dag Ek", "Eva Zetterlund", "Bo Ågren", "Åsa Ärlig", "Mikael Öberg",
            ])
    }

    @Test func `numbers are words up to twelve`() {
        #expect([1, 2, 12, 13, 21, 22].map(\.ordinalWord) == ["första", "andra", "tolfte", "13:e", "21:a", "22:a"])
        #expect([1, 2, 12, 13].map { $0.word(one: "ett") } == ["ett", "två", "tolv", "13"])
    }

    @Test func `an agenda shows times as far as the lengths are known`() {
        let items = [AgendaItem(title: "a", length: 10), AgendaItem(title: "b"), AgendaItem(title: "c", length: 5)]

        let clocks = { (agenda: [AgendaItem]) in
            let meeting = Meeting.example(agenda: agenda)
            return Letter.example(meeting: meeting).timedAgenda(of: meeting).map { $0[.clock] }
        }

        #expect(clocks(items) == ["13.00", "13.10", ""])
        #expect(clocks([AgendaItem(title: "a")]) == [""])
    }

    @Test func `the chair is named first and guests with their points`() {
        let people = CalledPeople(.example, agenda: .example)

        #expect(people.members?.hasPrefix("Eva Sandgren (ordförande), Rut Englund, Fatima Haddad, ") == true)
        #expect(people.members?.hasSuffix("Johan Wiklund och Mikael Öberg") == true)
        #expect(people.guests == "Hanna Stål är med på punkt 4")
    }
}
