import Foundation
import Meetings
import Secretariat
import Store
import Testing

@Suite struct AttendanceTests {
    @Test func `recording who came makes the meeting held, once and for all corrections`() async throws {
        let office = try await Office.afterTheMeeting()

        _ = try office.secretary.record(
            AttendanceWord(person: "Cilla Öberg", presence: .present), at: meeting, by: "Bo")
        let again = try office.secretary.record(
            AttendanceWord(person: "cilla@regionen.example", presence: .present), at: meeting, by: "Bo")
        _ = try office.secretary.record(AttendanceWord(person: "cilla", presence: .excused), at: meeting, by: "Bo")

        #expect(again.isEmpty)
        #expect(try office.presences() == ["cilla": .excused])
        #expect(try office.meeting().state.word == "held")
    }

    @Test func `before a meeting has begun nothing is recorded`() async throws {
        let office = try Office()
        try office.book("2027-03-02T13:00")

        #expect { try office.secretary.record(nil, others: .present, at: meeting, by: "Bo") } throws: {
            "\($0)".contains("it begins 2027-03-02T13:00")
        }
        #expect(try office.presences().isEmpty)
    }

    @Test func `a list is taken whole or not at all, each bad row with its line and column`() async throws {
        let office = try await Office.afterTheMeeting()
        let list = """
            grupp;datum;namn;närvaro;minuter;i stället för
            LPO Psykisk hälsa;2027-03-02;Anna Ek;närvarande;;
            LPO Psykisk hälsa;2027-03-02;Nisse Hult;närvarande;;
            LPO Psykisk hälsa;2027-03-02;Cilla Öberg;kanske;;
            LPO Psykisk hälsa;2027-03-02;Egon Ström;del;;
            LPO Psykisk hälsa;2027-03-02;Bo Lind;del;300;
            LPO Psykisk hälsa;2027-04-02;Bo Lind;närvarande;;
            """

        let faults = try #require(throws: ImportError.self) { try office.takeIn(list) }.faults

        // Rows that cannot be read are mended first; the office's own refusals come once all can be.
        #expect(faults.map(\.place) == [.line(4), .line(5)])
        #expect("\(faults[0])".contains("column “närvaro”: “kanske” cannot be used"))
        #expect("\(faults[1])".contains("“minuter” is missing"))
        let readable = list.replacing("kanske", with: "nej").replacing("del;;", with: "del;45;")
        let refused = try #require(throws: ImportError.self) { try office.takeIn(readable) }.faults
        #expect(refused.map(\.place) == [.line(3), .line(6), .line(7)])
        #expect("\(refused[0])".contains("cannot find the person “Nisse Hult”"))
        #expect("\(refused[1])".contains("a part of this meeting is 1 to 119 minutes"))
        #expect("\(refused[2])".contains("cannot find the meeting"))
        #expect(try office.presences().isEmpty)
        #expect(try office.meeting().state.word == "called")
    }

    @Test func `a list taken in twice changes nothing the second time`() async throws {
        let office = try await Office.afterTheMeeting()
        let list = "namn;närvaro;i stället för\nAnna Ek;distans;\nEgon Ström;förhinder;\nDag Ås;ja;Egon Ström"

        let first = try office.takeIn(list, meeting: meeting)
        let second = try office.takeIn(list, meeting: meeting)

        #expect(first[0].changes.count == 3)
        #expect(second[0].changes.isEmpty)
        #expect(try office.presences() == ["anna": .remote, "egon": .excused, "dag": .present])
    }

    @Test func `one and all the others are recorded together or not at all`() async throws {
        let office = try await Office.afterTheMeeting()
        let day = try #require(Day(iso: "2027-03-02"))
        try office.secretary.record(
            TimeWord(person: "egon", kind: .other, minutes: 1400, occasion: .body("lpo", day), note: "Remiss"), by: "Bo"
        )

        #expect(throws: OfficeError.self) {
            try office.secretary.record(
                AttendanceWord(person: "cilla", presence: .present), others: .remote, at: meeting, by: "Bo")
        }

        #expect(try office.presences().isEmpty)
    }

    @Test(arguments: [
        ("möte;namn;närvaro;minuter\nlpo/2027-1;Anna Ek;närvarande;45", "expected del, as minutes are given"),
        ("möte;datum;namn;närvaro\nlpo/2027-1;2027-12-24;Anna Ek;ja", "it was held 2027-03-02T13:00, not 2027-12-24"),
        (
            "möte;namn;närvaro\nlpo/2027-1;Anna Ek;ja\nlpo/2027-03-02;anna@regionen.example;uteblev",
            "another row speaks of the same"
        ),
    ])
    func `a list that contradicts itself is refused`(list: String, words: String) async throws {
        let office = try await Office.afterTheMeeting()

        #expect { try office.takeIn(list) } throws: { "\($0)".contains(words) }
        #expect(try office.presences().isEmpty)
    }

    @Test func `of two with one name the one who was called is meant, in a list as by hand`() async throws {
        let office = try await Office.afterTheMeeting()
        try office.secretary.store.write { transaction in
            var register = try transaction.snapshot.register()
            register.people.append(Person(id: Key("other"), name: "Cilla Öberg"))
            register.people.append(Person(id: Key("gun1"), name: "Gun Alm"))
            register.people.append(Person(id: Key("gun2"), name: "Gun Alm"))
            try transaction.save(register)
        }

        _ = try office.takeIn("namn;närvaro\nCilla Öberg;ja", meeting: meeting)

        #expect(try office.presences() == ["cilla": .present])
        #expect { try office.takeIn("namn;närvaro\nGun Alm;ja", meeting: meeting) } throws: {
            "\($0)".contains("Gun Alm (gun1), Gun Alm (gun2)")
        }
    }

    @Test func `more than a day's hours in a day are refused, and nothing of it is kept`() async throws {
        let office = try await Office.afterTheMeeting()
        let day = try #require(Day(iso: "2027-03-02"))
        let work = TimeWord(
            person: "cilla", kind: .other, minutes: 1400, occasion: .body("lpo", day), note: "Remiss")
        try office.secretary.record(work, by: "Bo")

        #expect(throws: OfficeError.overfullDay(name: "Cilla Öberg", day: day, minutes: 1520)) {
            try office.secretary.record(AttendanceWord(person: "cilla", presence: .present), at: meeting, by: "Bo")
        }
        #expect(try office.presences().isEmpty)
        _ = try office.secretary.record(
            AttendanceWord(person: "cilla", presence: .partial(minutes: 40)), at: meeting, by: "Bo")
    }
}

private let meeting = "lpo/2027-1"

extension Office {
    /// The meeting of 2 March has been, and everyone was called.
    static func afterTheMeeting() async throws -> Office {
        let office = try Office()
        try office.book("2027-03-02T13:00")
        try await office.run(until: "2027-03-02T16:00")
        return office
    }

    fileprivate func takeIn(_ list: String, meeting: String? = nil) throws -> [AttendanceSheet] {
        try secretary.importAttendance(
            ImportFile(name: "narvaro.csv", data: Data(list.utf8)), meeting: meeting, by: "Bo")
    }

    fileprivate func presences() throws -> [String: Attendance.Presence] {
        let id = try meeting().id
        let attendance = try secretary.store.read { try $0.attendance(at: id) }
        return Dictionary(uniqueKeysWithValues: attendance.map { ($0.key.text, $0.value.presence) })
    }

    fileprivate func meeting() throws -> Meeting {
        try secretary.store.read { try $0.findMeeting("lpo/2027-1", in: try $0.register()) }
    }
}
