import Calendars
import Meetings
import Testing

@Suite struct EventReadingTests {
    @Test func `an event is read with all it says`() throws {
        let text = calendar(
            event: "UID:040000008200E00074C5B7101A82E008$ å:1", "SEQUENCE:3",
            "DTSTART;TZID=W. Europe Standard Time:20270302T130000",
            "DTEND;TZID=W. Europe Standard Time:20270302T150000",
            "SUMMARY;LANGUAGE=sv-SE:LPO Psykisk hälsa\\, möte 2", "DESCRIPTION:Ett\\nTvå\\; tre", "LOCATION:Sal 3",
            "ORGANIZER;CN=\"Öst, Bo: LPO; ordf.\":mailto:bo@regionen.example", "URL:https://moten.example/2",
            "STATUS:TENTATIVE", "BEGIN:VALARM", "TRIGGER:-PT15M", "DESCRIPTION:Larm", "END:VALARM")

        let event = try #require(try events(in: text).first)

        #expect(event.uid == "040000008200E00074C5B7101A82E008$ å:1" && event.sequence == 3)
        #expect(try event.start == .at("2027-03-02T13:00"))
        #expect(event.length == 120)
        #expect(event.summary == "LPO Psykisk hälsa, möte 2")
        #expect(event.description == "Ett\nTvå; tre")
        #expect(event.location == "Sal 3" && event.url == "https://moten.example/2")
        #expect(event.status == .tentative && event.line == 3)
    }

    @Test(arguments: [
        (";TZID=Europe/Stockholm:20270302T130000", "2027-03-02T13:00"),
        (";TZID=W. Europe Standard Time:20270302T130000", "2027-03-02T13:00"),
        (";TZID=\"(UTC+01:00) Amsterdam, Berlin, Bern, Rom, Stockholm, Wien\":20270302T130000", "2027-03-02T13:00"),
        (";TZID=/freeassociation.sourceforge.net/Europe/Stockholm:20270302T130000", "2027-03-02T13:00"),
        (";TZID=Europe/Stockholm :20270302T130000", "2027-03-02T13:00"),
        (";TZID=FLE Standard Time:20270302T130000", "2027-03-02T12:00"),
        (";TZID=GMT Standard Time:20270701T080000", "2027-07-01T09:00"),
        (";TZID=America/New_York:20270315T080000", "2027-03-15T13:00"),
        (";TZID=tzone://Microsoft/Utc:20270701T080000", "2027-07-01T10:00"),
        (":20270328T005900Z", "2027-03-28T01:59"),
        (":20270328T010000Z", "2027-03-28T03:00"),
        (":20271031T010000Z", "2027-10-31T02:00"),
        (":20270302T130059", "2027-03-02T13:00"),
        (";VALUE=DATE-TIME:20270302T130000", "2027-03-02T13:00"),
    ])
    func `every way to name a zone becomes Swedish time`(start: String, expected: String) throws {
        let text = calendar(event: "DTSTART" + start, "DURATION:PT1H30M", "SUMMARY:Möte")

        let event = try #require(try events(in: text).first)

        #expect(try event.start == .at(expected))
        #expect(event.length == 90)
    }

    @Test(arguments: [("20270302T130000", "2027-03-02T17:00"), ("20270702T130000", "2027-07-02T18:00")])
    func `a zone of the file's own is taken from the file`(start: String, expected: String) throws {
        let text = calendar(event: "DTSTART;TZID=Arizona, made up:\(start)", "DURATION:PT1H", zone: ownZone)

        #expect(try events(in: text).map(\.start) == [.at(expected)])
    }

    @Test(arguments: ["\r\n", "\n", "\r"])
    func `any line end, fold, blank line and byte order mark is understood`(lineEnd: String) throws {
        let text = calendar(
            event: "DTSTART:20270302T120000Z", "", "DTEND:20270302T1300", " 00Z", "summary:Folded in ", "\tthe middle",
            "")

        let events = try events(in: "\u{FEFF}" + text.replacing("\r\n", with: lineEnd))

        #expect(events.map(\.summary) == ["Folded in the middle"])
        #expect(events.map(\.length) == [60])
    }

    @Test func `what is written is read as it was`() throws {
        let message = try SchedulingMessage.example(
            method: .cancel, sequence: 7, description: "Rad ett\nRad två; \"slut\" \\n", status: .cancelled)

        let event = try #require(try events(in: message.text()).first)

        #expect(event.uid == message.uid && event.sequence == 7 && event.status == .cancelled)
        #expect(event.start == message.start && event.length == message.length)
        #expect(event.summary == message.summary && event.description == message.description)
    }

    @Test func `an event may lack all but its time`() throws {
        let event = try #require(try events(in: calendar(event: "DTSTART:20270302T120000", "DURATION:P1DT1H")).first)

        #expect(event.uid == nil && event.description == nil && event.url == nil && event.status == nil)
        #expect(event.summary == "" && event.sequence == 0 && event.length == 1500)
    }

    @Test func `Outlook's Teams address serves where there is no link`() throws {
        let text = calendar(
            event: "DTSTART:20270302T120000", "DURATION:PT1H",
            "X-MICROSOFT-SKYPETEAMSMEETINGURL:https://teams.example/l/meetup-join/19")

        #expect(try events(in: text).map(\.url) == ["https://teams.example/l/meetup-join/19"])
    }
}

private let ownZone = """
    BEGIN:VTIMEZONE
    TZID:Arizona\\, made up
    BEGIN:STANDARD
    DTSTART:16010101T000000
    TZOFFSETFROM:-0300
    TZOFFSETTO:-0300
    END:STANDARD
    END:VTIMEZONE

    """.replacing("\n", with: "\r\n")
