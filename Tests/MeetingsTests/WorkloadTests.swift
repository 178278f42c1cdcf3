import Meetings
import Testing

@Suite struct WorkloadTests {
    @Test func `who was there counts the meeting's length, who was there in part counts that part`() {
        var year = Year2026()
        year.meet(
            "2026-03-03",
            ["anna": .present, "bo": .remote, "cilla": .partial(minutes: 45), "egon": .excused])

        #expect(year.workload("anna")?.effort.meeting == 120)
        #expect(year.workload("bo")?.effort.meeting == 120)
        #expect(year.workload("cilla")?.effort.meeting == 45)
        #expect(year.workload("egon")?.effort.meeting == 0)
    }

    @Test func `reading is estimated for everyone called on a seat, at 200 words a minute and 300 words a page`() {
        var year = Year2026()
        year.meet("2026-03-03", pages: 33, ["anna": .present])

        // 33 · 300 / 200 = 49.5
        #expect(year.workload("cilla")?.effort.reading == 50)
        #expect(year.workload("egon")?.effort.reading == 50)
        #expect(year.workload("fia") == nil)
    }

    @Test(arguments: [(0, 0), (1, 1), (200, 1), (201, 2), (4_000, 20)])
    func `words are read 200 a minute, rounded up`(words: Int, minutes: Int) {
        #expect(ReadingMatter(amount: words, unit: .words, by: "Bo", at: .recorded).minutes == minutes)
    }

    @Test func `a reported figure takes the place of the estimate of that person and meeting alone`() {
        var year = Year2026()
        year.meet("2026-03-03", pages: 20)
        year.meet("2026-05-05", pages: 20)
        year.report("cilla", .reading, 95, meeting: 0)

        let cilla = year.workload("cilla")

        #expect(cilla?.effort.reading == 95 + 30)
        #expect(year.workload("egon")?.effort.reading == 60)
        #expect(cilla?.contributions.first?.source == .reported(year.entries[0], insteadOf: 30))
    }

    @Test func `a report of nothing read is a report`() {
        var year = Year2026()
        year.meet("2026-03-03", pages: 20)
        year.report("cilla", .reading, 0, meeting: 0)

        #expect(year.workload("cilla")?.effort.reading == 0)
    }

    @Test func `preparation and work between meetings come on top`() {
        var year = Year2026()
        year.meet("2026-03-03", ["cilla": .present])
        year.report("cilla", .preparation, 30, meeting: 0)
        year.report("cilla", .other, 60)
        year.report("cilla", .other, 45)

        let effort = year.workload("cilla")?.effort

        #expect(effort?.meeting == 120)
        #expect(effort?.preparation == 30)
        #expect(effort?.other == 105)
        #expect(effort?.total == 255)
    }

    @Test func `whoever came instead gets the hours and the reading, and the other's absence is on record`() {
        var year = Year2026()
        year.meet("2026-03-03", pages: 20, ["fia": .present], insteadOf: ["fia": "cilla"])

        let (fia, cilla) = (year.workload("fia"), year.workload("cilla"))

        #expect(fia?.effort.total == 150)
        #expect(fia?.measure == nil)
        #expect(cilla?.effort.total == 0)
        #expect(cilla?.attendance == Tally(attended: 0, recorded: 1, replaced: 1))
    }

    @Test func `attendance counts the meetings of which something is on record, and says how many lack it`() {
        var year = Year2026()
        year.meet("2026-03-03", ["cilla": .present, "egon": .absent])
        year.meet("2026-05-05", ["cilla": .excused])
        year.meet("2026-09-08")

        #expect(year.workload("cilla")?.attendance == Tally(attended: 1, recorded: 2, unrecorded: 1))
        #expect(year.workload("egon")?.attendance == Tally(attended: 0, recorded: 1, unrecorded: 2))
    }

    @Test func `answers count the live invitations that asked`() {
        var year = Year2026()
        year.meet("2026-03-03", answers: ["cilla": .accepted, "egon": nil as Answer.Reply?])
        year.meet("2026-05-05", answers: ["cilla": .declined, "egon": .tentative])

        #expect(year.workload("cilla")?.replies == Replies(answered: 2, asked: 2))
        #expect(year.workload("egon")?.replies == Replies(answered: 1, asked: 2))
    }

    @Test func `the sums are those of the rows, each person counted once`() {
        var year = Year2026()
        year.register.bodies.append(Body(id: Key("lag"), kind: .workingGroup, name: "LAG Demens"))
        year.add("Cilla Öberg", .ordinary, "nora", to: Key("lag"))
        year.meet("2026-03-03", pages: 20, ["anna": .present, "cilla": .present, "egon": .present, "bo": .present])
        year.meet("2026-05-05", body: Key("lag"), ["cilla": .present])

        let report = year.report

        #expect(report.total.people == 4)
        #expect(report.total.figures?.effort.total == 4 * 150 + 120)
        #expect(report.byBody.map { $0.figures?.effort.total } == [600, 120])
        #expect(report.byPrincipal.map(\.people) == [2, 2])
        #expect(report.byAuthority.map { $0.figures?.effort.total } == [300, 420])
    }

    @Test func `who changes principal in the middle of the year has a row for each`() throws {
        var year = Year2026()
        year.add("Hans Mo", .ordinary, "nora", until: "2026-06-30")
        year.add("Hans Mo", .coordinator, "regionen", from: "2026-07-01")
        year.meet("2026-03-03", ["hans": .present])
        year.meet("2026-09-08", ["hans": .partial(minutes: 30)])

        let rows = year.report.workloads.filter { $0.person.id == Key("hans") }

        #expect(rows.map(\.authority?.id.text) == ["nora", "regionen"])
        #expect(rows.map(\.effort.total) == [120, 30])
        #expect(rows.map(\.attendance.attended) == [1, 1])
        #expect(rows.map(\.measure?.days) == [181, nil])
        #expect(year.report.total.people == 5)
    }

    @Test func `what is missing is named`() {
        var year = Year2026()
        year.register.bodies.append(
            Body(
                id: Key("lpo2"), kind: .programArea, name: "LPO Äldre",
                norms: [Norm(amount: .hours(least: 15, most: 20))]))
        year.meet("2026-03-03", pages: 5)
        year.meet("2026-05-05", pages: 5, ["anna": .present])
        year.meet("2026-09-08", ["anna": .present, "bo": .present, "cilla": .present, "egon": .absent])

        let gaps = year.report.gaps

        #expect(
            gaps == [
                .noMeetings(year.register.bodies[1]), .noAttendance(year.sittings[0].meeting),
                .attendanceIncomplete(year.sittings[1].meeting, missing: 3), .noReading(year.sittings[2].meeting),
            ])
    }
}
