@testable import Calendars

/// A reply with one event of these lines after its UID.
func reply(_ lines: String..., method: String = "REPLY", before: String = "") -> AnswerSheet {
    let event = ["BEGIN:VEVENT", "UID:4f2a9c1e7b@samordna.example"] + lines + ["END:VEVENT"]
    return AnswerSheet(
        reading: "BEGIN:VCALENDAR\r\nMETHOD:\(method)\r\n" + before + event.map { $0 + "\r\n" }.joined()
            + "END:VCALENDAR\r\n")
}

let cillaAccepts = "ATTENDEE;PARTSTAT=ACCEPTED:mailto:cilla.akesson@kommun.example"
