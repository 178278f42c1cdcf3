import Foundation
import Meetings
import Secretariat
import Store
import Testing

@Suite struct TimekeepingTests {
    @Test func `the latest report of a meeting and kind counts, and taking it back lets the estimate count again`()
        async throws
    {
        let office = try await Office.afterTheMeeting()
        _ = try office.secretary.setReading(40, .pages, for: meeting, by: "Bo")
        #expect(try office.reading() == 60)

        try office.secretary.record(.reading(90), by: "Bo")
        let entry = try office.secretary.record(.reading(75), by: "Bo")
        #expect(try office.reading() == 75)

        _ = try office.secretary.withdraw(entry.id, by: "Bo")
        #expect(try office.reading() == 60)
        #expect(throws: OfficeError.noTimeEntry(entry.id)) { try office.secretary.withdraw(entry.id, by: "Bo") }
    }

    @Test func `an entry can be corrected by its number`() async throws {
        let office = try await Office.afterTheMeeting()
        let entry = try office.secretary.record(.reading(90), by: "Bo")

        let corrected = try office.secretary.correct(entry.id, to: 80, note: nil, by: "Bo")

        #expect(corrected.id != entry.id)
        #expect(try office.reading() == 80)
    }

    @Test func `time of somebody who was not called is refused unless it is to count`() async throws {
        let office = try await Office.afterTheMeeting()
        try office.addOutsider()
        var word = TimeWord(person: "Fia Holm", kind: .reading, minutes: 30, occasion: .meeting(meeting))

        #expect(throws: OfficeError.notCalled(name: "Fia Holm", meeting: meeting)) {
            try office.secretary.record(word, by: "Bo")
        }
        word.isUncalled = true
        try office.secretary.record(word, by: "Bo")
    }

    @Test(arguments: [-1, 1441, 100_000]) func `a report is at most a day`(minutes: Int) async throws {
        let office = try await Office.afterTheMeeting()

        #expect(throws: OfficeError.noTime(minutes: minutes)) {
            try office.secretary.record(.reading(minutes), by: "Bo")
        }
    }

    @Test func `work between meetings says what it was, on a day that has come, in a body of hers`() async throws {
        let office = try await Office.afterTheMeeting()
        try office.addOutsider()
        let today = try #require(Day(iso: "2027-03-02"))
        let work = { (person: String, day: Day, note: String?) in
            TimeWord(person: person, kind: .other, minutes: 30, occasion: .body("lpo", day), note: note)
        }

        #expect(throws: OfficeError.unexplained(name: "Cilla Öberg")) {
            try office.secretary.record(work("cilla", today, nil), by: "Bo")
        }
        #expect(throws: OfficeError.dayToCome(today.adding(days: 1))) {
            try office.secretary.record(work("cilla", today.adding(days: 1), "Remiss"), by: "Bo")
        }
        #expect(throws: OfficeError.noSeat(name: "Fia Holm", body: "LPO Psykisk hälsa", day: today)) {
            try office.secretary.record(work("fia", today, "Remiss"), by: "Bo")
        }
        try office.secretary.record(work("cilla", today, "Remiss"), by: "Bo")
    }

    @Test func `reading may be reported before the meeting, time at it may not`() throws {
        let office = try Office()
        try office.book("2027-03-02T13:00")

        let entry = try office.secretary.record(.reading(30), by: "Bo")

        // It counts with the meeting, in whatever year that is.
        #expect(entry.day.description == "2027-03-02")
        #expect(throws: OfficeError.notHeld(meeting: meeting, isCancelled: false)) {
            try office.secretary.record(
                TimeWord(person: "cilla", kind: .meeting, minutes: 30, occasion: .meeting(meeting)), by: "Bo")
        }
    }

    @Test(arguments: [
        ("90", 90), ("90 min", 90), ("1:30", 90), ("1,5 h", 90), ("1.5 tim", 90), ("2 timmar", 120), ("0", 0),
    ])
    func `time is read as people write it`(text: String, minutes: Int) { #expect(text.minutes == minutes) }

    @Test(arguments: ["", "en timme", "1:75", "-5", "1,5", "99999"])
    func `what is no time is not taken for one`(text: String) { #expect(text.minutes == nil) }

    @Test func `a list of time is taken whole, and the second time adds nothing`() async throws {
        let office = try await Office.afterTheMeeting()
        let list = """
            möte;grupp;datum;namn;slag;tid;anteckning
            lpo/2027-1;;;Cilla Öberg;läsning;1:15;
            LPO Psykisk hälsa/2027-03-02;;;Cilla Öberg;förberedelse;30 min;
            ;LPO Psykisk hälsa;2027-02-10;Cilla Öberg;annat;2 tim;Remissen
            """

        for _ in 1...2 { _ = try office.takeIn(list) }

        #expect(try office.effort("cilla").reading == 75)
        #expect(try office.effort("cilla").total == 75 + 30 + 120)
        #expect { try office.takeIn(list.replacing("Remissen", with: "")) } throws: {
            "\($0)".contains("arbetstid.csv:4") && "\($0)".contains("needs a word on what it was")
        }
    }

    @Test func `a list taken in again does not undo what corrected it`() async throws {
        let office = try await Office.afterTheMeeting()
        let list = """
            möte;grupp;datum;namn;slag;tid;anteckning
            lpo/2027-1;;;Cilla Öberg;läsning;1:15;
            ;LPO Psykisk hälsa;2027-02-10;Cilla Öberg;annat;90;Remissen
            """
        for entry in try office.takeIn(list) {
            _ = try office.secretary.correct(entry.id, to: 60, note: nil, by: "Bo")
        }

        _ = try office.takeIn(list)

        #expect(try office.effort("cilla").total == 120)
    }

    @Test func `two rows about the same are refused`() async throws {
        let office = try await Office.afterTheMeeting()
        let list = """
            möte;namn;slag;tid
            lpo/2027-1;Cilla Öberg;läsning;1:15
            LPO Psykisk hälsa/2027-03-02;cilla@regionen.example;läsning;1:30
            """

        #expect { try office.takeIn(list) } throws: { "\($0)".contains("arbetstid.csv:3") }
        #expect(try office.reading() == 0)
    }

    @Test func `time at a meeting is nobody's who was away, and longer only with a reason`() async throws {
        let office = try await Office.afterTheMeeting()
        _ = try office.secretary.record(AttendanceWord(person: "egon", presence: .excused), at: meeting, by: "Bo")
        var word = TimeWord(person: "cilla", kind: .meeting, minutes: 150, occasion: .meeting(meeting))

        #expect(throws: OfficeError.longerThanMeeting(minutes: 150, meeting: meeting, length: 120)) {
            try office.secretary.record(word, by: "Bo")
        }
        word.note = "Mötet drog över."
        try office.secretary.record(word, by: "Bo")
        #expect(throws: OfficeError.wasAway(name: "Egon Ström", meeting: meeting)) {
            try office.secretary.record(
                TimeWord(person: "egon", kind: .meeting, minutes: 60, occasion: .meeting(meeting)), by: "Bo")
        }
    }

    @Test func `words with hidden characters are refused, and blank ones are none`() async throws {
        let office = try await Office.afterTheMeeting()
        let day = try #require(Day(iso: "2027-02-10"))
        let work = { (note: String) in
            TimeWord(person: "cilla", kind: .other, minutes: 30, occasion: .body("lpo", day), note: note)
        }

        #expect(throws: OfficeError.unexplained(name: "Cilla Öberg")) {
            try office.secretary.record(work(" "), by: "Bo")
        }
        #expect { try office.secretary.record(work("rött\u{1B}[31m"), by: "Bo") } throws: {
            "\($0)".hasPrefix("cannot record the words")
        }
    }

    @Test func `a year without meetings or a body without work is said, not shown as zero`() async throws {
        let office = try await Office.afterTheMeeting()

        #expect(throws: OfficeError.noWork(year: 2019, bodies: [])) {
            try office.secretary.workload(2019, in: [], for: .office)
        }
        #expect(throws: OfficeError.yearToCome(2028)) { try office.secretary.workload(2028, in: [], for: .office) }
        #expect(throws: OfficeError.noBody("lag")) { try office.secretary.workload(2027, in: ["lag"], for: .office) }
    }

    @Test func `somebody who changed her name keeps her hours`() async throws {
        let office = try await Office.afterTheMeeting()
        try office.secretary.record(.reading(90), by: "Bo")
        try office.secretary.store.write { transaction in
            var register = try transaction.snapshot.register()
            register.people[2].name = "Cilla Öberg Lund"
            try transaction.save(register)
        }

        let report = try office.secretary.workload(2027, in: [], for: .office)

        #expect(report.workloads.filter { $0.person.name.hasPrefix("Cilla") }.map(\.effort.reading) == [90])
    }
}

private let meeting = "lpo/2027-1"

extension TimeWord {
    fileprivate static func reading(_ minutes: Int) -> TimeWord {
        TimeWord(person: "Cilla Öberg", kind: .reading, minutes: minutes, occasion: .meeting(meeting))
    }
}

extension Office {
    fileprivate func addOutsider() throws {
        try secretary.store.write { transaction in
            var register = try transaction.snapshot.register()
            register.people.append(Person(id: Key("fia"), name: "Fia Holm"))
            try transaction.save(register)
        }
    }

    fileprivate func takeIn(_ list: String) throws -> [TimeEntry] {
        try secretary.importTime(ImportFile(name: "arbetstid.csv", data: Data(list.utf8)), by: "Bo")
    }

    fileprivate func effort(_ person: String) throws -> Effort {
        let report = try secretary.workload(2027, in: [], for: .office)
        return report.workloads.first { $0.person.id == Key(person) }?.effort ?? Effort()
    }

    fileprivate func reading() throws -> Int { try effort("cilla").reading }
}
