import Foundation
import Testing

@testable import Calendars

@Suite struct AnswerTests {
    @Test(arguments: [
        ("PT1H30M", "2027-03-03T13:30:00Z"), ("P1D", "2027-03-04T12:00:00Z"), ("P1W", "2027-03-10T12:00:00Z"),
        ("PT45M0S", "2027-03-03T12:45:00Z"), ("PT", nil), ("1H", nil), ("P9999W", nil), ("PT1D", nil),
    ])
    func `a duration stands in place of an end`(duration: String, end: String?) {
        let sheet = reply(
            "DTSTART:20270303T120000Z", "DURATION:\(duration)", cillaAccepts, method: "COUNTER")

        #expect(sheet.answers.first?.end?.description == end)
    }

    @Test func `an answer says who, what, when and about which meeting`() throws {
        let sheet = reply(
            "SEQUENCE:2", "DTSTAMP:20270201T101500Z", "DTSTART;TZID=Europe/Stockholm:20270302T130000",
            "COMMENT:Kommer 10 min sent\\, tyvärr", "ATTENDEE;CN=Cilla;PARTSTAT=tentative:MAILTO:Cilla@Kommun.example")

        let answer = try #require(sheet.answers.first)
        #expect(sheet.method == "REPLY")
        #expect(sheet.faults.isEmpty)
        #expect(answer.uid == "4f2a9c1e7b@samordna.example")
        #expect(answer.attendee == "cilla@kommun.example")
        #expect(answer.name == "Cilla")
        #expect(answer.partstat == "TENTATIVE")
        #expect(answer.comment == "Kommer 10 min sent, tyvärr")
        #expect(answer.sequence == 2)
        #expect(answer.stamp?.description == "2027-02-01T10:15:00Z")
        #expect(answer.start?.description == "2027-03-02T12:00:00Z")
    }

    @Test func `what is not said is absent`() throws {
        let answer = try #require(reply("ATTENDEE:mailto:cilla@kommun.example").answers.first)

        #expect(answer.partstat == nil)
        #expect(answer.comment == nil)
        #expect(answer.sequence == nil)
        #expect(answer.stamp == nil)
        #expect(answer.start == nil)
        #expect(!answer.isAmongSeveral)
    }

    @Test(arguments: [
        "ATTENDEE;PARTSTAT=ACCEPTED:MAILTO:cilla@kommun.example",
        "ATTENDEE;PARTSTAT=ACCEPTED:Mailto: cilla@kommun.example ",
        "ATTENDEE;PARTSTAT=ACCEPTED:cilla@kommun.example",
        "ATTENDEE;PARTSTAT=ACCEPTED:mai\r\n lto:cilla@kom\r\n\tmun.example",
        "ATTENDEE;PARTSTAT=\"ACCEPTED\":mailto:<cilla@kommun.example>",
        "ATTENDEE;CN=\"Åkesson, Cilla; LPO: barn\";PARTSTAT=ACCEPTED:mailto:cilla@kommun.example",
        "ATTENDEE;CN=LPO: Cilla, Åkesson;PARTSTAT=ACCEPTED:mailto:cilla@kommun.example",
        "ATTENDEE;CN=\"Cilla \"Cissi\" Åkesson\";PARTSTAT=ACCEPTED:mailto:cilla@kommun.example",
        "ATTENDEE;CN=\"Cilla;PARTSTAT=ACCEPTED:mailto:cilla@kommun.example",
        "ATTENDEE;SENT-BY=\"mailto:dag@kommun.example\";PARTSTAT=ACCEPTED:mailto:cilla@kommun.example",
        "ATTENDEE;SENT-BY=\"mailto:dag@kommun.example\";PARTSTAT=ACCEPTED:cilla@kommun.example",
        "ATTENDEE;EMAIL=cilla@kommun.example;PARTSTAT=ACCEPTED:urn:uuid:5c1f",
        "attendee;partstat=accepted;rsvp:mailto:cilla@kommun.example",
        "ATTENDEE ; PARTSTAT = ACCEPTED :mailto:cilla@kommun.example",
    ])
    func `an attendee is understood however it is written`(line: String) throws {
        let answer = try #require(reply(line).answers.first)

        #expect(answer.attendee == "cilla@kommun.example")
        #expect(answer.partstat == "ACCEPTED")
    }

    @Test(arguments: [
        ("COMMENT:Hinner inte\\nalls", "Hinner inte\nalls"), ("COMMENT:\\n \\n", nil), ("COMMENT:", nil),
        ("COMMENT;LANGUAGE=sv:Semester\\; åter i maj", "Semester; åter i maj"),
        ("COMMENT:En fold mi\r\n tt i ordet", "En fold mitt i ordet"),
        ("COMMENT:\\n\r\nCOMMENT:Den andra säger något", "Den andra säger något"),
    ])
    func `a comment is what a person wrote`(lines: String, comment: String?) {
        #expect(reply(lines, cillaAccepts).answers.map(\.comment) == [comment])
    }

    @Test func `a comment of the attendee's counts where the event has none`() {
        let line = "ATTENDEE;PARTSTAT=DECLINED;X-RESPONSE-COMMENT=\"Krock: annat möte\":mailto:cilla@kommun.example"

        #expect(reply(line).answers.map(\.comment) == ["Krock: annat möte"])
        #expect(reply(line, "COMMENT: ").answers.map(\.comment) == ["Krock: annat möte"])
        #expect(reply(line, "COMMENT:Sjuk").answers.map(\.comment) == ["Sjuk"])
    }

    @Test(arguments: [
        ("DTSTART:20270302T120000Z", "2027-03-02T12:00:00Z"),
        ("DTSTART;TZID=\"(UTC+01:00) Brussels, Copenhagen\":20270302T120000Z", "2027-03-02T12:00:00Z"),
        ("DTSTART;TZID=Europe/Stockholm:20270702T130000", "2027-07-02T11:00:00Z"),
        ("DTSTART;TZID=Europe/Stockholm :20270302T130000", "2027-03-02T12:00:00Z"),
        ("DTSTART;TZID=W. Europe Standard Time:20270302T130000", "2027-03-02T12:00:00Z"),
        ("DTSTART;TZID=Pacific Standard Time:20270302T040000", "2027-03-02T12:00:00Z"),
        ("DTSTART;TZID=tzone://Microsoft/Utc:20270302T120000", "2027-03-02T12:00:00Z"),
        ("DTSTART;TZID=/freeassociation.sourceforge.net/Europe/Helsinki:20270302T140000", "2027-03-02T12:00:00Z"),
        ("DTSTART:20270302T130000", "2027-03-02T13:00:00"), ("DTSTART:20270302T1300", "2027-03-02T13:00:00"),
        ("DTSTART;VALUE=DATE:20270302", "2027-03-02T00:00:00"),
    ])
    func `a time is understood by the zone it names`(line: String, moment: String) throws {
        let sheet = reply(line, cillaAccepts)

        #expect(sheet.answers.first?.start?.description == moment)
        #expect(sheet.faults.isEmpty)
    }

    @Test func `a zone that only the calendar knows is read there`() throws {
        let zone = """
            BEGIN:VTIMEZONE
            TZID:Kontoret
            BEGIN:STANDARD
            DTSTART:16010101T000000
            TZOFFSETFROM:+0300
            TZOFFSETTO:+0300
            END:STANDARD
            END:VTIMEZONE

            """

        let known = reply("DTSTART;TZID=Kontoret:20270302T150000", cillaAccepts, before: zone)
        let unknown = reply("DTSTART;TZID=Kontoret:20270302T150000", cillaAccepts)

        #expect(known.answers.first?.start?.description == "2027-03-02T12:00:00Z")
        #expect(unknown.answers.first?.start?.description == "2027-03-02T15:00:00")
        #expect(unknown.faults == [.unknownZone("Kontoret")])
    }

    @Test func `a time without a zone hangs on the reader's clock`() throws {
        let start = try #require(reply("DTSTART:20270702T130000", cillaAccepts).answers.first?.start)

        let instant = start.instant(in: try #require(TimeZone(identifier: "Europe/Stockholm")))

        #expect(instant.formatted(.iso8601) == "2027-07-02T11:00:00Z")
    }

    @Test func `a proposal keeps the new time and the old`() throws {
        let sheet = reply(
            "DTSTART:20270303T120000Z", "DTEND:20270303T140000Z", "X-MS-OLK-ORIGINALSTART:20270302T120000Z",
            "X-MS-OLK-ORIGINALEND:20270302T140000Z", "ATTENDEE;PARTSTAT=DECLINED:mailto:cilla@kommun.example",
            method: "COUNTER")

        let answer = try #require(sheet.answers.first)
        #expect(sheet.method == "COUNTER")
        #expect(answer.start?.description == "2027-03-03T12:00:00Z")
        #expect(answer.end?.description == "2027-03-03T14:00:00Z")
        #expect(answer.originalStart?.description == "2027-03-02T12:00:00Z")
        #expect(answer.originalEnd?.description == "2027-03-02T14:00:00Z")
    }

    @Test func `of several attendees each gives an answer, the organizer none`() {
        let sheet = reply(
            "ORGANIZER:mailto:lpo@regionen.example", "ATTENDEE;PARTSTAT=ACCEPTED:mailto:LPO@regionen.example",
            "ATTENDEE:mailto:cilla@kommun.example", "ATTENDEE:mailto:dag@kommun.example", method: "COUNTER")

        #expect(sheet.answers.map(\.attendee) == ["cilla@kommun.example", "dag@kommun.example"])
        #expect(sheet.answers.map(\.isAmongSeveral) == [true, true])
    }

    @Test func `a delegate and an assistant are named`() throws {
        let sheet = reply(
            "ATTENDEE;PARTSTAT=DELEGATED;DELEGATED-TO=\"mailto:dag@kommun.example\",\"mailto:Eva@kommun.example\";"
                + "SENT-BY=\"MAILTO:Anna@kommun.example\":mailto:cilla@kommun.example")

        let answer = try #require(sheet.answers.first)
        #expect(answer.partstat == "DELEGATED")
        #expect(answer.delegatedTo == ["dag@kommun.example", "eva@kommun.example"])
        #expect(answer.sentBy == "anna@kommun.example")
    }

    @Test func `an event without an attendee is an answer of nobody's`() throws {
        let sheet = reply("SEQUENCE:7")

        #expect(sheet.answers.map(\.attendee) == [nil])
        #expect(sheet.answers.first?.uid == "4f2a9c1e7b@samordna.example")
    }

    @Test func `each event of a series is answered by itself`() {
        let event = "BEGIN:VEVENT\nUID:a\n\(cillaAccepts)\n"
        let text = calendar(
            containing: "METHOD:REPLY\n" + event + "END:VEVENT\n" + event
                + "RECURRENCE-ID:20270302T120000Z\nEND:VEVENT\n")

        #expect(AnswerSheet(reading: text).answers.map(\.recurrenceID?.description) == [nil, "2027-03-02T12:00:00Z"])
    }

    @Test(arguments: ["a:b$c d@x", "möte-å-1@regionen.example", "{4F2A}", "040000008200E00074C5B7101A82E00800000000"])
    func `a UID may be anything`(uid: String) {
        let text = calendar(containing: "BEGIN:VEVENT\r\nUID:\(uid)\r\n\(cillaAccepts)\r\nEND:VEVENT\r\n")

        #expect(AnswerSheet(reading: text).answers.map(\.uid) == [uid])
    }

    @Test func `the same thing said twice is said once`() {
        let sheet = reply(
            "UID:4f2a9c1e7b@samordna.example", "METHOD:REPLY", "STATUS:CONFIRMED", "STATUS:TENTATIVE", cillaAccepts)

        #expect(sheet.answers.count == 1)
        #expect(sheet.faults.isEmpty)
    }

    @Test func `empty lines, alarms and strange breaks mean nothing`() {
        let text =
            "\u{FEFF}BEGIN:VCALENDAR\rMETHOD:REPLY\r\rBEGIN:VEVENT\rUID:a-\r b\r\r\(cillaAccepts)\r   \r"
            + "BEGIN:VALARM\rUID:of the alarm\rEND:VALARM\rEND:VEVENT\rEND:VCALENDAR"

        let sheet = AnswerSheet(reading: text)

        #expect(sheet.answers.map(\.uid) == ["a-b"])
        #expect(sheet.answers.first?.partstat == "ACCEPTED")
        #expect(sheet.faults.isEmpty)
    }
}
