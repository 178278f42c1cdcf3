import Calendars
import Foundation
import Meetings
import Testing

@Suite struct SchedulingMessageTests {
    @Test func `a booking is a tentative request that asks for an answer`() throws {
        let booking = try SchedulingMessage.example()

        try expectGolden(booking.text(), "booking")
    }

    @Test func `a kallelse is confirmed and carries the recorded answer`() throws {
        let notice = try SchedulingMessage.example(
            sequence: 1, attendee: .cilla(reply: .accepted, asks: false),
            summary: "Kallelse: LPO Psykisk hälsa, möte 2",
            description: notice, status: .confirmed, modified: later)

        try expectGolden(notice.text(), "notice")
    }

    @Test func `a change of time asks again`() throws {
        let moved = try SchedulingMessage.example(
            sequence: 2, start: .at("2027-03-30T09:30"), length: 90, summary: "Ny tid: LPO Psykisk hälsa, möte 2",
            status: .confirmed, modified: later)

        try expectGolden(moved.text(), "moved")
    }

    @Test func `a cancellation keeps the zone and leaves the link out`() throws {
        let cancelled = try SchedulingMessage.example(
            method: .cancel, sequence: 3, attendee: .cilla(reply: .accepted, asks: false),
            summary: "INSTÄLLT: LPO Psykisk hälsa, möte 2", description: "Mötet är inställt: för få kan komma.",
            status: .cancelled, modified: later)

        try expectGolden(cancelled.text(), "cancelled")
    }

    @Test func `a farewell cancels the event for the one who leaves`() throws {
        let farewell = try SchedulingMessage.example(
            method: .cancel, sequence: 4, attendee: .cilla(asks: false), summary: "LPO Psykisk hälsa, möte 2",
            description: "Du är inte längre kallad till mötet.", location: nil, link: nil, status: .cancelled,
            modified: later)

        try expectGolden(farewell.text(), "farewell")
    }

    @Test func `a refused proposal is answered with the event as it stands`() throws {
        let refusal = try SchedulingMessage.example(
            method: .declineCounter, sequence: 1, attendee: .cilla(reply: .tentative, asks: false),
            summary: "LPO Psykisk hälsa", status: .confirmed, modified: later)

        try expectGolden(refusal.text(), "refusal")
    }

    @Test func `who is only informed is not asked`() throws {
        let informed = try SchedulingMessage.example(
            attendee: .cilla(kind: .informed, asks: true), summary: "För kännedom: LPO Psykisk hälsa, möte 2",
            status: .confirmed)

        try expectGolden(informed.text(), "informed")
    }

    @Test func `two libraries read every message alike`() throws {
        let messages = try [
            SchedulingMessage.example(description: notice),
            .example(method: .cancel, sequence: 3, attendee: .cilla(reply: .declined, asks: false), status: .cancelled),
            .example(method: .declineCounter, sequence: 1, attendee: .cilla(reply: .tentative, asks: false)),
            .example(attendee: .cilla(kind: .informed, asks: false), location: "Sal 3; hus A, plan 2 \\ C:", link: nil),
        ]

        let readings = try readBack(messages.map { try $0.text() })

        for (message, reading) in zip(messages, readings) {
            for calendar in reading.both { try expect(calendar, says: message) }
        }
    }

    private func expect(_ calendar: ReadBack.Reading, says message: SchedulingMessage) throws {
        let event = try #require(calendar.events.first)
        #expect(calendar.events.count == 1)
        #expect(calendar.method == message.method.rawValue)
        #expect(event.uid == message.uid && event.sequence == message.sequence)
        #expect(event.summary == message.summary)
        #expect(event.description == message.description)
        #expect(event.location == message.location)
        #expect(event.url == (message.method == .cancel ? nil : message.link))
        #expect(event.status == message.status.rawValue.uppercased())
        #expect(event.start == (try message.start.moment()).timeIntervalSince1970)
        #expect(event.end == event.start + Double(message.length * 60))
        #expect(event.organizer?.name == message.organizer.name)
        #expect(event.organizer?.address == "mailto:" + message.organizer.address)
        #expect(event.attendee?.name == message.attendee.name)
        #expect(event.attendee?.address == "mailto:" + message.attendee.address)
        #expect(event.parameters["ROLE"] == (message.attendee.kind == .called ? "REQ-PARTICIPANT" : "NON-PARTICIPANT"))
        #expect(event.parameters["PARTSTAT"] == message.attendee.reply?.rawValue.uppercased() ?? "NEEDS-ACTION")
        #expect(event.parameters["RSVP"] == (message.attendee.asks ? "TRUE" : "FALSE"))
    }

    @Test(arguments: ["Ek, Anna; f. Öst: ordf.", "Bo ^ Ek", "Dag 'Dagge' Öberg", "👩‍⚕️ Åsa"])
    func `a name may hold what the format itself uses`(name: String) throws {
        let message = try SchedulingMessage.example(attendee: .cilla(named: name), organizer: name)

        let reading = try #require(try readBack([message.text()]).first).icalendar.events[0]

        #expect(reading.attendee?.name == name)
        #expect(reading.organizer?.name == name)
    }

    @Test func `double quotes in a name become quotes that every reader shows`() throws {
        let message = try SchedulingMessage.example(attendee: .cilla(named: "Cilla \"Cissi\" Ek"))

        let reading = try #require(try readBack([message.text()]).first)

        #expect(reading.both.map { $0.events[0].attendee?.name } == ["Cilla ’Cissi’ Ek", "Cilla ’Cissi’ Ek"])
    }

    @Test func `200 messages built at once are as those built alone`() async throws {
        let message = try SchedulingMessage.example(description: notice)
        let alone = try message.text()

        let together = await withTaskGroup(of: String?.self) { group in
            for _ in 0..<200 { group.addTask { try? message.text() } }
            return await group.reduce(into: []) { $0.append($1) }
        }

        #expect(together.count == 200)
        #expect(together.allSatisfy { $0 == alone })
    }
}

private let notice = """
    Du kallas till möte 2 med LPO Psykisk hälsa.

    1. Mötet öppnas
    2. Vårdförlopp ångest; beslut, 20 min
    3. Övriga frågor \\ nästa möte

    Kallade: Anna Ek, Bo Öst, Cilla Åkesson, Dag Öberg

    https://moten.example/lpo-psykisk-halsa
    """
