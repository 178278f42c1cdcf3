import Foundation
import Meetings
import Testing

@Suite struct WarningTests {
    @Test(arguments: [
        ("2027-05-06T13:00", "a public holiday (Kristi himmelsfärdsdag)"),
        ("2027-06-25T09:00", "an eve (midsommarafton)"),
        ("2027-05-07T13:00", "a bridge day (klämdag)"), ("2027-05-22T13:00", "a Saturday"),
    ])
    func `a day on which few work is told`(start: String, expected: String) throws {
        let warnings = try dayWarnings(Register.example(), start)

        #expect(
            warnings == ["lpo-psykisk-halsa/2027-1 on \(start.prefix(10)) at \(start.suffix(5)) falls on \(expected)"])
    }

    @Test(arguments: ["2027-03-23T13:00", "2027-04-06T13:00", "2027-10-28T13:00", "2027-11-09T13:00"])
    func `a working day deserves no warning`(start: String) throws {
        #expect(try dayWarnings(Register.example(), start).isEmpty)
    }

    @Test func `a school break for all is told with its days`() throws {
        var register = Register.example()
        register.schoolBreaks = [try sportlov()]

        let warnings = try dayWarnings(register, "2027-03-02T13:00")

        #expect(
            warnings == [
                "lpo-psykisk-halsa/2027-1 on 2027-03-02 at 13:00 falls in sportlov (2027-03-01 to 2027-03-05) in all kommuner"
            ])
    }

    @Test func `a kommun's own break is told only where somebody from there is called`() throws {
        var register = Register.example()
        register.schoolBreaks = [try sportlov(in: [Key("mora")])]
        #expect(try dayWarnings(register, "2027-03-02T13:00").isEmpty)

        register.schoolBreaks = [try sportlov(in: [Key("mora"), Key("falun")])]

        let warnings = try dayWarnings(register, "2027-03-02T13:00")
        #expect(warnings.count == 1)
        #expect(warnings.first?.hasSuffix("in Falu kommun") == true)
    }

    @Test func `a quiet week is told`() throws {
        let warnings = try dayWarnings(Register.example(), "2027-07-06T13:00")

        #expect(warnings == ["lpo-psykisk-halsa/2027-1 on 2027-07-06 at 13:00 falls in week 27, which is quiet"])
    }

    @Test(arguments: [
        (3, ["LPO Psykisk hälsa meets 3 times in 2027; expected at least 4"]), (4, []), (6, []),
        (7, ["LPO Psykisk hälsa meets 7 times in 2027; expected at most 6"]),
    ])
    func `fewer than four and more than six a year are told`(count: Int, expected: [String]) throws {
        let meetings = try (1...count).map { try meeting("2027-02-\(String($0 + 100).suffix(2))T17:00", number: $0) }

        let warnings = Register.example().warnings(about: [meetings[0]], beside: meetings)

        #expect(warnings.filter(\.isCount).map(\.description) == expected)
    }

    @Test func `a cancelled meeting is neither counted nor warned about`() throws {
        var meetings = try (1...4).map { try meeting("2027-02-0\($0)T13:00", number: $0) }
        meetings[3].start = try #require(WallTime(iso: "2027-05-06T13:00"))
        meetings[3].state = .cancelled(because: "Få kan", by: "Bo", at: Date(timeIntervalSince1970: 0))

        let warnings = Register.example().warnings(about: meetings)

        #expect(warnings.map(\.description) == ["LPO Psykisk hälsa meets 3 times in 2027; expected at least 4"])
    }

    @Test func `one person in two places is told with both meetings`() throws {
        let one = try meeting("2027-02-02T13:00")
        let other = try meeting("2027-02-02T14:30", body: "lpo-levnadsvanor", number: 2)

        let warnings = Register.example().warnings(about: [other], beside: [one]).filter { !$0.isCount }

        #expect(
            warnings.map(\.description) == [
                "Cilla Nordin is called to lpo-psykisk-halsa/2027-1 on 2027-02-02 at 13:00 until 15:00 "
                    + "and to lpo-levnadsvanor/2027-2 on 2027-02-02 at 14:30 until 16:30"
            ])
    }

    @Test func `a meeting that begins when the other ends is no clash`() throws {
        let one = try meeting("2027-02-02T13:00")
        let other = try meeting("2027-02-02T15:00", body: "lpo-levnadsvanor", number: 2)

        let warnings = Register.example().warnings(about: [one, other]).filter { !$0.isCount }

        #expect(warnings.isEmpty)
    }

    @Test func `who is only told of meetings is not in two places`() throws {
        var register = Register.example()
        register.seats[2].role = .informed
        let one = try meeting("2027-02-02T13:00")
        let other = try meeting("2027-02-02T13:00", body: "lpo-levnadsvanor", number: 2)

        let warnings = register.warnings(about: [one, other]).filter { !$0.isCount }

        #expect(warnings.isEmpty)
    }

    private func dayWarnings(_ register: Register, _ start: String) throws -> [String] {
        register.warnings(about: [try meeting(start)]).filter { !$0.isCount }.map(\.description)
    }

    private func meeting(_ start: String, body: String = "lpo-psykisk-halsa", number: Int = 1) throws -> Meeting {
        let start = try #require(WallTime(iso: start))
        return Meeting(
            id: Key("\(body)-\(number)"), body: Key(body), year: start.day.year, number: number, start: start,
            length: 120)
    }

    private func sportlov(in municipalities: [Key<Authority>] = []) throws -> SchoolBreak {
        let (from, until) = (Day(iso: "2027-03-01"), Day(iso: "2027-03-05"))
        return SchoolBreak(
            name: "sportlov", from: try #require(from), until: try #require(until), municipalities: municipalities)
    }
}

extension Warning {
    fileprivate var isCount: Bool {
        switch self {
        case .tooFew, .tooMany: true
        default: false
        }
    }
}
