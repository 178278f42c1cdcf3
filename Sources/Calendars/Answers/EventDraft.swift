import Foundation

/// The properties of one event that an answer is made of; of several alike the first counts.
struct EventDraft {
    private var lines: [String: PropertyLine] = [:]
    private var attendees: [PropertyLine] = []
    private var comment: String?
    private var faults: [AnswerFault] = []

    static let commentLimit = 4_000

    mutating func take(_ line: PropertyLine) {
        switch line.name {
        case "ATTENDEE": takeAttendee(line)
        case "COMMENT": comment = comment ?? line.text.nonBlank.map { String($0.prefix(Self.commentLimit)) }
        case "UID", "SEQUENCE", "RECURRENCE-ID", "DTSTAMP", "DTSTART", "DTEND", "DURATION", "ORGANIZER",
            "X-MS-OLK-ORIGINALSTART",
            "X-MS-OLK-ORIGINALEND":
            guard let first = lines[line.name] else { return lines[line.name] = line }
            if first.value != line.value { faults.append(.contradiction(property: line.name)) }
        default: break
        }
    }

    private mutating func takeAttendee(_ line: PropertyLine) {
        guard attendees.count < AnswerSheet.attendeeLimit else {
            return faults.append(.tooManyAttendees(limit: AnswerSheet.attendeeLimit))
        }
        attendees.append(line)
    }

    func write(to sheet: inout AnswerSheet, _ zones: AnswerZones) {
        faults.prefix(10).forEach { sheet.note($0) }
        let event = answer(&sheet, zones)
        if event.uid == nil { sheet.note(.noUID) }
        let people = answering
        guard !people.isEmpty else { return sheet.answers.append(event) }
        for person in people { sheet.answers.append(event.given(by: person, among: people.count)) }
    }

    /// Whoever is not the organizer: a COUNTER lists everyone who is invited (RFC 5546 §3.2.7).
    private var answering: [PropertyLine] {
        guard attendees.count > 1, let organizer = lines["ORGANIZER"]?.value.calendarAddress else { return attendees }
        let others = attendees.filter { $0.value.calendarAddress != organizer }
        return others.isEmpty ? attendees : others
    }

    private func answer(_ sheet: inout AnswerSheet, _ zones: AnswerZones) -> CalendarAnswer {
        var answer = CalendarAnswer()
        answer.uid = lines["UID"]?.text.nonBlank
        answer.comment = comment
        answer.sequence = sequence(&sheet)
        answer.recurrenceID = moment("RECURRENCE-ID", &sheet, zones)
        answer.stamp = moment("DTSTAMP", &sheet, zones)
        answer.start = moment("DTSTART", &sheet, zones)
        answer.end = moment("DTEND", &sheet, zones) ?? end(after: answer.start)
        answer.originalStart = moment("X-MS-OLK-ORIGINALSTART", &sheet, zones)
        answer.originalEnd = moment("X-MS-OLK-ORIGINALEND", &sheet, zones)
        return answer
    }

    private func sequence(_ sheet: inout AnswerSheet) -> Int? {
        guard let value = lines["SEQUENCE"]?.value.nonBlank else { return nil }
        guard let number = Int32(value) else {
            sheet.note(.unreadable(property: "SEQUENCE", value: value))
            return nil
        }
        return Int(number)
    }

    /// DURATION, where it stands in place of DTEND (RFC 5545 §3.6.1).
    private func end(after start: CalendarMoment?) -> CalendarMoment? {
        guard let start, let text = lines["DURATION"]?.value, let seconds = DurationText(text)?.seconds else {
            return nil
        }
        switch start {
        case .instant(let date): return .instant(date.addingTimeInterval(seconds))
        case .floating(let wall): return .floating(wall.addingTimeInterval(seconds))
        }
    }

    private func moment(_ name: String, _ sheet: inout AnswerSheet, _ zones: AnswerZones) -> CalendarMoment? {
        guard let line = lines[name], let value = line.value.nonBlank else { return nil }
        guard let clock = ClockText(value) else {
            sheet.note(.unreadable(property: name, value: value))
            return nil
        }
        if clock.isUTC { return .instant(clock.wall) }
        guard let zone = line.parameter("TZID")?.unquoted.nonBlank else { return .floating(clock.wall) }
        if let instant = zones.instant(of: clock, in: zone) { return .instant(instant) }
        sheet.note(.unknownZone(zone))
        return .floating(clock.wall)
    }
}

extension CalendarAnswer {
    fileprivate func given(by attendee: PropertyLine, among count: Int) -> CalendarAnswer {
        let parameters = attendee.parameters
        let value = attendee.value.calendarAddress
        var answer = self
        answer.attendee = value?.contains("@") == true ? value : parameters["EMAIL"]?.calendarAddress ?? value
        answer.name = parameters["CN"]?.unquoted.nonBlank
        answer.partstat = parameters["PARTSTAT"]?.unquoted.nonBlank?.uppercased()
        answer.comment =
            comment
            ?? parameters["X-RESPONSE-COMMENT"]?.unquoted.nonBlank.map {
                String($0.prefix(EventDraft.commentLimit))
            }
        answer.delegatedTo =
            parameters["DELEGATED-TO"]?.split(separator: ",").prefix(10).compactMap { String($0).calendarAddress } ?? []
        answer.sentBy = parameters["SENT-BY"]?.calendarAddress
        answer.isAmongSeveral = count > 1
        return answer
    }
}
