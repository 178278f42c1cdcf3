import Meetings
import Testing

@Suite struct AttendanceSheetTests {
    @Test func `the others are as said, and excused where they had declined`() throws {
        var year = Year2026()
        year.meet("2026-03-03", ["anna": .present], answers: ["cilla": .declined, "egon": .accepted])
        var sheet = try year.sheet()

        try sheet.recordOthers(as: .remote, by: "Bo", at: .recorded)

        #expect(sheet.presences == ["cilla": .excused, "egon": .remote, "bo": .remote])
    }

    @Test func `the same word again changes nothing, another one is a correction`() throws {
        var year = Year2026()
        year.meet("2026-03-03", ["cilla": .present])
        var sheet = try year.sheet()

        try sheet.record(.word("cilla", .present))
        #expect(sheet.changes.isEmpty)
        try sheet.record(.word("cilla", .absent))

        #expect(sheet.presences == ["cilla": .absent])
    }

    @Test func `who was not called is refused unless she stands in or came all the same`() throws {
        var year = Year2026()
        year.meet("2026-03-03")
        var sheet = try year.sheet()

        #expect(throws: AttendanceError.notCalled(name: "Fia Holm", meeting: "lpo/2026-1")) {
            try sheet.record(.word("fia", .present))
        }
        try sheet.record(.word("fia", .present), isUncalled: true)
        #expect(throws: AttendanceError.notCalled(name: "Fia Holm", meeting: "lpo/2026-1")) {
            try sheet.record(.word("cilla", .present, insteadOf: "fia"))
        }
    }

    @Test(arguments: [0, 120, 500])
    func `a part is shorter than the meeting`(minutes: Int) throws {
        var year = Year2026()
        year.meet("2026-03-03")
        var sheet = try year.sheet()

        #expect(throws: AttendanceError.noPart(minutes: minutes, length: 120)) {
            try sheet.record(.word("cilla", .partial(minutes: minutes)))
        }
    }

    @Test func `nobody stands in for somebody who was there, and one at most`() throws {
        var year = Year2026()
        year.meet("2026-03-03", ["cilla": .present])
        var sheet = try year.sheet()
        try sheet.record(.word("fia", .present, insteadOf: "cilla"))

        #expect(throws: AttendanceError.bothCame(standIn: "Fia Holm", of: "Cilla Öberg")) { try sheet.checkTogether() }
        try sheet.record(.word("cilla", .excused))
        try sheet.checkTogether()
        try sheet.record(.word("anna", .present, insteadOf: "cilla"))
        #expect(throws: AttendanceError.severalStandIns(["Anna Ek", "Fia Holm"], of: "Cilla Öberg")) {
            try sheet.checkTogether()
        }
    }

    @Test func `who was absent stood in for nobody`() throws {
        var year = Year2026()
        year.meet("2026-03-03")
        var sheet = try year.sheet()

        #expect(throws: AttendanceError.noStandIn(name: "Fia Holm")) {
            try sheet.record(.word("fia", .excused, insteadOf: "cilla"))
        }
    }

    @Test func `nothing is recorded of a meeting to come, or one that was cancelled`() throws {
        var year = Year2026()
        year.meet("2026-03-03")
        let sitting = year.sittings[0]
        var cancelled = sitting.meeting
        cancelled.state = .cancelled(because: "Sjukdom", by: "Bo", at: .recorded)

        #expect(throws: AttendanceError.notBegun(meeting: "lpo/2026-1", start: sitting.meeting.start)) {
            try AttendanceSheet(sitting, year.register, at: sitting.meeting.start.nearestMoment.addingTimeInterval(-1))
        }
        #expect(throws: AttendanceError.cancelled(meeting: "lpo/2026-1")) {
            try AttendanceSheet(Sitting(meeting: cancelled), year.register, at: .recorded)
        }
    }
}

extension Year2026 {
    fileprivate func sheet() throws -> AttendanceSheet { try AttendanceSheet(sittings[0], register, at: .recorded) }
}

extension AttendanceSheet {
    fileprivate var presences: [String: Attendance.Presence] {
        changes.reduce(into: [:]) { presences, change in
            if case .recorded(let one) = change { presences[one.person.text] = one.presence }
        }
    }
}

extension Attendance {
    fileprivate static func word(_ person: String, _ presence: Presence, insteadOf: String? = nil) -> Attendance {
        Attendance(
            person: Key(person), presence: presence, insteadOf: insteadOf.map { Key($0) }, by: "Bo", at: .recorded)
    }
}
