import Meetings
import Testing

@Suite struct MeasureTests {
    @Test func `only a kommunledamot is measured`() {
        var year = Year2026()
        year.add("Gun Alm", .coopted, "nora")
        year.meet("2026-03-03", ["anna": .present, "cilla": .present, "fia": .present])

        #expect(year.workload("cilla")?.measure != nil)
        for other in ["anna", "bo", "gun", "fia"] { #expect(year.workload(other)?.measure == nil) }
    }

    @Test(arguments: [(899, Measure.Verdict.under), (900, .within), (1200, .within), (1201, .over)])
    func `fifteen to twenty hours are within, both ends included`(minutes: Int, verdict: Measure.Verdict) {
        var year = Year2026()
        year.meet("2026-03-03", ["cilla": .excused])
        year.report("cilla", .reading, minutes, meeting: 0)

        #expect(year.workload("cilla")?.verdict == verdict)
    }

    @Test func `part of a year is measured against that part, by the time of those days`() throws {
        var year = Year2026()
        year.add("Hans Mo", .ordinary, "nora", from: "2026-01-01", until: "2026-03-14")
        year.meet("2026-03-03", ["hans": .present])
        year.meet("2026-09-08", ["hans": .present])

        let measure = try #require(year.workload("hans")?.measure)

        // 31 + 28 + 14 days of 365, which is a fifth.
        #expect(measure.days == 73)
        #expect((measure.least, measure.most) == (180, 240))
        #expect(measure.minutes == 120)
        #expect(year.workload("hans")?.effort.total == 240)
    }

    @Test func `a person who changes body in March is measured in each for her part of the year`() throws {
        var year = Year2026()
        let other = Key<Body>("lpo2")
        year.register.bodies.append(
            Body(id: other, kind: .programArea, name: "LPO Äldre", norms: [Norm(amount: .hours(least: 15, most: 20))]))
        year.add("Hans Mo", .ordinary, "nora", until: "2026-03-14")
        year.add("Hans Mo", .ordinary, "nora", to: other, from: "2026-03-15")

        let days = [Key<Body>.lpo, other].map { year.workload("hans", in: $0)?.measure?.days }

        #expect(days == [73, 292])
    }

    @Test func `who becomes chair in the middle of the year is measured until then`() throws {
        var year = Year2026()
        year.add("Hans Mo", .ordinary, "nora", until: "2026-03-14")
        year.add("Hans Mo", .chair, "nora", from: "2026-03-15")

        let workload = try #require(year.workload("hans"))

        #expect(workload.role == .chair)
        #expect(workload.measure?.days == 73)
    }

    @Test func `two seats in one body on the same days are one measure`() {
        var year = Year2026()
        year.add("Hans Mo", .ordinary, "nora")
        year.add("Hans Mo", .ordinary, "nora", from: "2020-06-01")

        #expect(year.workload("hans")?.measure?.days == 365)
        #expect(year.workload("hans")?.measure?.most == 1200)
    }

    @Test func `a norm that changes in the middle of the year counts day by day`() throws {
        var year = Year2026()
        year.register.bodies[0].norms = [
            Norm(amount: .hours(least: 10, most: 10)),
            Norm(from: Day(iso: "2026-03-15"), amount: .hours(least: 20, most: 30)),
        ]

        let measure = try #require(year.workload("cilla")?.measure)

        // 73/365 · 10 + 292/365 · 20 = 18 h, and 2 + 24 = 26 h.
        #expect((measure.least, measure.most) == (18 * 60, 26 * 60))
    }

    @Test func `days before the first norm are not measured, nor the time on them`() throws {
        var year = Year2026()
        year.register.bodies[0].norms = [Norm(from: Day(iso: "2026-10-20"), amount: .hours(least: 15, most: 20))]
        year.meet("2026-03-03", ["cilla": .present])
        year.meet("2026-11-03", ["cilla": .partial(minutes: 60)])

        let measure = try #require(year.workload("cilla")?.measure)

        #expect(measure.days == 73)
        #expect(measure.minutes == 60)
    }

    @Test func `the older estimate stands beside the norm in force`() throws {
        var year = Year2026()
        let older = Norm(from: Day(iso: "2020-10-01"), amount: .percent(least: 5, most: 10, of: 1720))
        year.register.bodies[0].norms = [
            older, Norm(from: Day(iso: "2025-12-01"), amount: .hours(least: 15, most: 20)),
            Norm(from: Day(iso: "2031-01-01"), amount: .hours(least: 1, most: 2)),
        ]

        let cilla = try #require(year.workload("cilla"))

        #expect((cilla.measure?.least, cilla.measure?.most) == (900, 1200))
        #expect(cilla.yardsticks.map(\.norm) == [older])
        #expect(cilla.yardsticks.map(\.measure.least) == [86 * 60])
        #expect(cilla.yardsticks.map(\.measure.most) == [172 * 60])
    }

    @Test func `where attendance is missing nobody is said to be under or within`() {
        var year = Year2026()
        year.meet("2026-03-03")
        year.report("cilla", .other, 1440, day: "2026-04-01")

        #expect(year.workload("egon")?.verdict == nil)
        #expect(year.workload("cilla")?.verdict == .over)
        #expect(year.report.total.verdicts?.incomplete == 1)
    }
}
