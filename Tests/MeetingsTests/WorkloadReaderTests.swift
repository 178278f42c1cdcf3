import Meetings
import Testing

@Suite struct WorkloadReaderTests {
    @Test func `the office sees everybody`() {
        let year = Year2026.busy()

        let seen = year.report.seen(by: .office, year.register, on: today)

        #expect(seen.workloads.count == year.report.workloads.count)
        #expect(!seen.isCurtailed)
    }

    @Test func `a member sees her own hours and nobody else's`() {
        let year = Year2026.busy()

        let seen = year.report.seen(by: .person(Key("cilla")), year.register, on: today)

        #expect(Set(seen.workloads.map(\.person.id.text)) == ["cilla"])
        #expect(seen.isCurtailed)
    }

    @Test func `a samordnare sees those of her own body, as does her stand-in in her time`() {
        var year = Year2026.busy()
        year.add("Sven Alm", .standIn, "regionen", from: "2026-12-01", until: "2026-12-31")

        for reader in ["bo", "sven"] {
            let seen = year.report.seen(by: .person(Key(reader)), year.register, on: today)
            #expect(Set(seen.workloads.map(\.body.text)) == ["lpo"])
            #expect(seen.workloads.count == 4)
            #expect(seen.byBody[0].figures != nil)
        }
        let later = year.report.seen(by: .person(Key("sven")), year.register, on: today.adding(days: 40))
        #expect(later.workloads.isEmpty)
    }

    @Test func `without names, sums over fewer than five are left out`() {
        let year = Year2026.busy()

        let seen = year.report.seen(by: .anyone, year.register, on: today)

        #expect(seen.workloads.isEmpty)
        #expect(seen.byBody.map { $0.figures == nil } == [true, true, false])
        #expect(seen.total.figures != nil)
    }

    @Test func `a sum that could be found by subtraction is left out as well`() {
        var year = Year2026.busy()
        year.register.bodies.remove(at: 0)

        let seen = year.report.seen(by: .anyone, year.register, on: today)

        // One small body beside one large: the large one's sum would give the small one's away.
        #expect(seen.byBody.map { $0.figures == nil } == [true, true])
        #expect(seen.total.figures != nil)
    }

    @Test func `a total of fewer than five is left out`() {
        var year = Year2026.busy()
        year.register.bodies = [year.register.bodies[0]]

        let seen = year.report.seen(by: .anyone, year.register, on: today)

        #expect(seen.total.figures == nil)
        #expect(seen.total.verdicts == nil)
    }

    @Test func `how many are within their norm is left out where fewer than five are measured`() {
        let year = Year2026.busy()

        let seen = year.report.seen(by: .anyone, year.register, on: today)

        #expect(seen.byBody[2].figures != nil)
        #expect(seen.byBody[2].verdicts != nil)
        #expect(seen.byBody[2].measured == 0)
        #expect(seen.total.measured == 2)
        #expect(seen.total.verdicts == nil)
    }

    @Test func `the sum of the kommuner is left out last`() {
        var year = Year2026.busy()
        for number in 1...6 { year.add("Kommun\(number) Ek", .ordinary, "nora") }
        year.register.people.append(Person(id: Key("patient"), name: "Per Ek"))
        year.meet("2026-06-02", ["patient": .present])

        let seen = year.report.seen(by: .anyone, year.register, on: today)

        #expect(seen.byPrincipal.map(\.subject) == [.principal(.region), .principal(.municipality), .principal(nil)])
        #expect(seen.byPrincipal.map { $0.figures == nil } == [true, false, true])
    }

    private let today = Day.newYear(2027).adding(days: -10)
}

extension Year2026 {
    /// Two bodies of four and one, and one of eight.
    fileprivate static func busy() -> Year2026 {
        var year = Year2026()
        for (id, people) in [("liten", 1), ("stor", 8)] {
            year.register.bodies.append(Body(id: Key(id), kind: .workingGroup, name: "LAG \(id)"))
            for number in 1...people { year.add("\(id)\(number) Ek", .ordinary, "regionen", to: Key(id)) }
        }
        year.meet("2026-03-03", pages: 20, ["anna": .present, "bo": .present, "cilla": .present, "egon": .present])
        year.meet("2026-04-07", body: Key("liten"), pages: 20)
        year.meet("2026-05-05", body: Key("stor"), pages: 20)
        return year
    }
}
