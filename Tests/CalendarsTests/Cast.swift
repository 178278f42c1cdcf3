import Calendars
import Foundation
import Meetings
import Testing

extension Date {
    /// 1 December 2026, 08:00 in Stockholm.
    static let t0 = Date(timeIntervalSince1970: 1_796_108_400)
}

extension WallTime {
    /// A wall time that the test knows to be one.
    static func at(_ text: String) throws -> WallTime { try #require(WallTime(iso: text)) }
}

extension SchedulingMessage {
    /// The booking of Cilla for the year's second meeting, on a Tuesday.
    static func example(
        method: Method = .request, sequence: Int = 0, attendee: Attendee = .cilla, start: WallTime? = nil,
        length: Int = 120,
        organizer: String = "LPO Psykisk hälsa", summary: String = "Preliminärt: LPO Psykisk hälsa, möte 2",
        description: String = "Möte 2 med LPO Psykisk hälsa.\n\nAnslut: https://moten.example/lpo-psykisk-halsa",
        location: String? = "Digitalt", link: String? = "https://moten.example/lpo-psykisk-halsa",
        status: EventStatus = .tentative, modified: Date = .t0
    ) throws -> SchedulingMessage {
        SchedulingMessage(
            method: method, uid: "4f2a9c1e7b@samordna.example", sequence: sequence,
            organizer: Organizer(name: organizer, address: "lpo-psykisk-halsa@regionen.example"), attendee: attendee,
            start: try start ?? .at("2027-03-02T13:00"), length: length, summary: summary, description: description,
            location: location, link: link, status: status, created: .t0, modified: modified, stamp: modified)
    }
}

extension SchedulingMessage.Attendee {
    static let cilla = cilla(named: "Cilla Åkesson")

    static func cilla(
        named name: String = "Cilla Åkesson", kind: Invitee.Kind = .called, reply: Answer.Reply? = nil,
        asks: Bool = true
    ) -> Self {
        Self(name: name, address: "cilla.akesson@kommun.example", kind: kind, reply: reply, asks: asks)
    }
}

extension PublishedEvent {
    static func example(
        uid: String = "lpo-psykisk-halsa-2027-2@samordna.example", sequence: Int = 0,
        start: String = "2027-03-02T13:00",
        summary: String = "LPO Psykisk hälsa, möte 2", status: EventStatus = .confirmed
    ) throws -> PublishedEvent {
        PublishedEvent(
            uid: uid, sequence: sequence, start: try .at(start), length: 120, summary: summary, location: "Digitalt",
            status: status, modified: .t0, stamp: .t0)
    }
}

/// The text of a calendar with one event of these lines.
func calendar(event lines: String..., zone: String = "") -> String {
    let event = ["BEGIN:VEVENT"] + lines + ["END:VEVENT"]
    return calendar(containing: zone + event.map { $0 + "\r\n" }.joined())
}

func calendar(containing text: String) -> String {
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + text + "END:VCALENDAR\r\n"
}

/// A month after `.t0`.
let later = Date.t0.addingTimeInterval(30 * 86_400)

let testFolder = URL(filePath: #filePath).deletingLastPathComponent()
