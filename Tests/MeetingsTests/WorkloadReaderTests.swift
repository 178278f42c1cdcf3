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

    @Test(arguments: [WorkloadReader.anyone, .person(Key("bo")), .person(Key("cilla")), .person(Key("stor3"))])
    func `no sum, and no difference of two, tells of fewer than five whose hours are hidden`(reader: WorkloadReader) {
        var year = Year2026.busy()
        year.register.authorities.append(Authority(id: Key("mora"), name: "Mora kommun", kind: .municipality))
        for number in 1...3 { year.add("Mora\(number) Ek", .ordinary, "mora", to: number > 2 ? .lpo : Key("stor")) }
        for number in 1...6 { year.add("Nora\(number) Ek", .ordinary, "nora", to: Key("stor")) }
        year.add("stor1 Ek", .ordinary, "regionen")
        year.register.people.append(Person(id: Key("patient"), name: "Per Ek"))
        year.meet("2026-06-02", pages: 3, ["patient": .present])

        let seen = year.report.seen(by: reader, year.register, on: today)

        let own = Set(seen.workloads.map { [$0.person.id.text, $0.body.text] })
        let sums = year.report.published(in: seen)
        #expect(sums.count > 1)
        for one in sums {
            #expect(one.hides(atLeast: 5, beside: own))
            for other in sums where one.isStrictSubset(of: other) {
                #expect(other.subtracting(one).hides(atLeast: 5, beside: own))
            }
        }
    }

    @Test func `who may see all but a few is not told their sum by the total`() {
        var year = Year2026.busy()
        year.register.bodies.remove(at: 2)

        let seen = year.report.seen(by: .person(Key("bo")), year.register, on: today)

        #expect(seen.byBody.map { $0.figures == nil } == [false, true])
        #expect(seen.total.figures == nil)
    }

    @Test func `people without any time hide nobody`() {
        var year = Year2026.busy()
        year.sittings[2] = Sitting(meeting: year.sittings[2].meeting)
        year.report("stor1", .other, 60, body: Key("stor"))

        let seen = year.report.seen(by: .anyone, year.register, on: today)

        #expect(seen.byBody[2].people == 8)
        #expect(seen.byBody[2].figures == nil)
    }

    @Test func `the sum of the kommuner is left out last`() {
        var year = Year2026.busy()
        for number in 1...6 {
            year.add("Kommun\(number) Ek", .ordinary, "nora", to: number > 3 ? .lpo : Key("stor"))
        }
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

extension WorkloadReport {
    /// The rows behind each sum that stands in a curtailed report, worked out from the whole one.
    fileprivate func published(in seen: WorkloadReport) -> [Set<[String]>] {
        ([seen.total] + seen.byBody + seen.byPrincipal + seen.byAuthority).filter { $0.figures != nil }.map { share in
            Set(workloads.filter { $0.belongs(to: share.subject) }.map { [$0.person.id.text, $0.body.text] })
        }
    }
}

extension Workload {
    fileprivate func belongs(to subject: Share.Subject) -> Bool {
        switch subject {
        case .total: true
        case .body(let body): self.body == body.id
        case .principal(let kind): authority?.kind == kind
        case .authority(let authority): self.authority == authority
        }
    }
}

extension Set<[String]> {
    fileprivate func hides(atLeast least: Int, beside own: Set<[String]>) -> Bool {
        let hidden = Set<String>(subtracting(own).map { $0[0] })
        return hidden.isEmpty || hidden.count >= least
    }
}
