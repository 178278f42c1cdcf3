import Foundation
import Meetings
import Testing

@testable import Secretariat

@Suite struct YearPlanTests {
    @Test func `a year has as many meetings as the policy asks for, on working days outside the blocked weeks`() throws
    {
        let office = try Office.planning()

        let plan = try office.plan()

        for body in ["lpo", "aldre"] {
            let days = plan.days(body)
            #expect(days.count == 5)
            #expect(days.allSatisfy { SwedishCalendar.isWorkingDay($0) && $0.year == 2027 })
            #expect(days.allSatisfy { !PlanningPolicy().blockedWeeks.contains($0.week.number) })
            #expect(zip(days, days.dropFirst()).allSatisfy { (28...120).contains($1.ordinal - $0.ordinal) })
        }
        #expect(plan.refusals.isEmpty)
    }

    @Test func `each consultation period has a meeting of a programme area`() throws {
        let plan = try Office.planning().plan()

        for period in ConsultationPeriod.ending(in: 2027) {
            #expect(plan.days("lpo").contains { period.span.contains($0) })
        }
        #expect(plan.groups.allSatisfy { $0.missed.isEmpty })
    }

    @Test func `a meeting lies in time for each decision, and says so`() throws {
        let office = try Office.planning { register in
            register.bodies[0].policy.planning.before = [.init(body: Key("hsn"), least: 14, most: 40)]
        }
        try office.decide("2027-03-17", "2027-10-06")

        let plan = try office.plan()

        let march = try #require(
            plan.meetings("lpo").first { $0.start.day >= .at("2027-02-05") && $0.start.day <= .at("2027-03-03") })
        let days = Day.at("2027-03-17").ordinal - march.start.day.ordinal
        #expect(march.reasons.map(\.description).contains("\(days) days before HSN on 2027-03-17"))
        #expect(plan.days("lpo").contains { (14...40).contains(Day.at("2027-10-06").ordinal - $0.ordinal) })
    }

    @Test func `what no meeting can be in time for is named, and the year planned all the same`() throws {
        let office = try Office.planning { register in
            register.bodies[0].policy.planning.before = [.init(body: Key("hsn"), least: 7, most: 14)]
        }
        try office.decide("2027-08-03", "2027-10-06")

        let plan = try office.plan()

        #expect(plan.group(Key("lpo"))?.missed.map { "\($0.cause)" } == ["HSN on 2027-08-03"])
        #expect(plan.days("lpo").count == 5)
    }

    @Test func `who cannot come is named with her kommun and what keeps her`() throws {
        let office = try Office.planning()
        try office.say(.days(.at("2027-01-01")...(.at("2027-12-31"))), of: "cilla", because: "föräldraledig")

        let plan = try office.plan()

        let reasons = try #require(plan.meetings("lpo").first).reasons.map(\.description)
        #expect(
            reasons.contains(
                "Cilla Öberg (Falu kommun) cannot come: she is away 2027-01-01 to 2027-12-31 (föräldraledig)"))
    }

    @Test func `no meeting lies where the chair never can`() throws {
        let office = try Office.planning()
        for weekday in [1, 2, 4, 5] { try office.say(.weekly(weekday: weekday, minutes: 0..<1440), of: "anna") }

        let plan = try office.plan()

        #expect(plan.days("lpo").allSatisfy { $0.weekday == 3 })
    }

    @Test func `a chair who is never free is named, and the other groups are planned`() throws {
        let office = try Office.planning()
        for weekday in 1...5 { try office.say(.weekly(weekday: weekday, minutes: 0..<1440), of: "anna") }

        let plan = try office.plan()

        #expect(plan.refusals.map(\.name) == ["LPO Psykisk hälsa"])
        #expect("\(plan.refusals[0].cause)" == "5 meetings have no room, since its chair Anna Ek must be free")
        #expect(plan.days("aldre").count == 5)
    }

    @Test func `a group that nobody sits in is named, and the others are planned`() throws {
        let office = try Office.planning { register in
            register.bodies.append(Body(id: Key("tom"), kind: .programArea, name: "LPO Tom"))
        }

        let plan = try office.plan()

        #expect(plan.refusals.map(\.cause.description) == ["it has no seats; import its members first"])
        #expect(plan.groups.count == 2)
    }

    @Test func `gaps that leave no room are named as the rule they are`() throws {
        let office = try Office.planning { register in
            register.bodies[0].policy.planning.shortestGap = 110
            register.bodies[0].policy.planning.longestGap = 115
        }

        let plan = try office.plan()

        #expect(
            plan.refusals.first?.cause.description
                == "5 meetings have no room, since at least 110 days must lie between two meetings")
    }

    @Test func `a vacant seat is planned around and told of`() throws {
        let office = try Office.planning { register in
            register.seats.append(Seat(id: Key("tom"), body: Key("lpo"), role: .ordinary, profile: "socialchef"))
        }

        let plan = try office.plan()

        #expect(plan.group(Key("lpo"))?.vacancies.map(\.seat.profile) == ["socialchef"])
        #expect(plan.days("lpo").count == 5)
    }

    @Test func `without a chair a group is still planned`() throws {
        let office = try Office.planning { $0.mandates.removeFirst() }

        let plan = try office.plan()

        #expect(plan.days("lpo").count == 5)
        #expect(plan.group(Key("lpo"))?.chair == nil)
    }

    @Test func `a school break costs where members come from, and is named with its kommun`() throws {
        let office = try Office.planning { register in
            register.schoolBreaks = [
                SchoolBreak(
                    name: "lov", from: .at("2027-02-15"), until: .at("2027-04-14"), municipalities: [Key("falun")]),
                SchoolBreak(
                    name: "annat", from: .at("2027-01-01"), until: .at("2027-12-31"), municipalities: [Key("mora")]),
            ]
        }

        let plan = try office.plan()

        let second = try #require(plan.meetings("lpo").first { $0.start.day > .at("2027-02-15") })
        let week = second.start.day.week.number
        #expect(second.reasons.map(\.description).contains("week \(week) is lov in Falu kommun"))
        #expect(!plan.meetings("lpo").flatMap(\.reasons).map(\.description).contains { $0.contains("annat") })
        #expect(plan.notes.isEmpty)
    }

    @Test func `a year without school breaks on record is said once`() throws {
        let plan = try Office.planning().plan()

        #expect(
            plan.notes == ["no school breaks of 2027 are on record, so none is avoided; add them to the region pack"])
    }

    @Test func `the plan tells what it asks of each kommunledamot beside her norm`() throws {
        let plan = try Office.planning().plan()

        let cilla = try #require(plan.group(Key("lpo"))?.hours.first { $0.person.name == "Cilla Öberg" })
        #expect(cilla.effort.meeting == 5 * 120)
        #expect(cilla.measure?.verdict == .under)
    }

    @Test func `the same seed gives the same plan`() throws {
        let office = try Office.planning()

        let (one, other) = (try office.plan(), try office.plan())

        #expect(one.days("lpo") == other.days("lpo"))
    }

    @Test(arguments: [
        (2025, "cannot plan 2025: the year is over; choose this year or a coming one"),
        (2100, "cannot plan 2100: it lies more than ten years ahead; choose a nearer one"),
    ])
    func `a year that cannot be planned is refused with its cause`(year: Int, words: String) throws {
        let office = try Office.planning()

        let error = #expect(throws: OfficeError.self) { try office.plan(year) }

        #expect(error?.description == words)
    }

    @Test func `who sits in two groups is never in both at once`() throws {
        let plan = try Office.planning().plan()

        let all = plan.groups.flatMap(\.meetings).map { ($0.start, $0.end) }.sorted { $0.0 < $1.0 }
        #expect(zip(all, all.dropFirst()).allSatisfy { $0.1.adding(minutes: 30) <= $1.0 })
    }

    @Test func `meetings that clashed when they were held do not keep the rest of the year from being planned`()
        async throws
    {
        let office = try Office.planning()
        for body in ["lpo", "aldre"] {
            for time in ["2027-02-02T13:00", "2027-04-06T13:00", "2027-06-01T13:00", "2027-09-21T13:00"] {
                _ = try office.secretary.addMeeting(
                    of: body, at: .at(time), length: nil, place: Meeting.Place(), by: "Bo")
            }
            _ = try office.secretary.approve(2027, of: body, by: body == "lpo" ? "Anna Ek" : "Frida Lund")
        }
        try await office.run(until: "2027-07-01T10:00")

        let plan = try office.plan()

        #expect(plan.refusals.isEmpty)
        #expect(plan.meetings("lpo").prefix(3).map(\.start) == plan.meetings("aldre").prefix(3).map(\.start))
        #expect(plan.groups.flatMap(\.changes).filter { $0.start.day < .at("2027-07-01") }.isEmpty)
        let autumn = plan.groups.flatMap(\.meetings).filter { $0.start.day > .at("2027-07-01") }.map(\.start)
        #expect(Set(autumn).count == autumn.count)
    }

    @Test func `a group planned alone keeps clear of what the others have booked`() throws {
        let office = try Office.planning()
        _ = try office.secretary.addMeeting(
            of: "aldre", at: .at("2027-02-02T09:00"), length: 480, place: Meeting.Place(), by: "Bo")

        let answer = try office.secretary.whyNot(.at("2027-02-02"), at: 13 * 60, of: "lpo", alone)

        #expect(
            answer.obstacles.map(\.description).contains(
                "its samordnare Bo Lind cannot come: she is called to LPO Äldre then"))
    }

    private var alone: PlanOptions {
        var options = PlanOptions()
        options.bodies = ["lpo"]
        return options
    }
}
