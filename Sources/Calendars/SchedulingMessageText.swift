extension SchedulingMessage {
    /// The iCalendar text that is sent.
    package func text() throws(CalendarError) -> String {
        guard (method == .cancel) == (status == .cancelled) else { throw .contradiction(event: uid, method, status) }
        let event = try Component(event: uid)
        try event.add(.uid, uid)
        try addPeople(to: event)
        try addTimes(to: event)
        try addWords(to: event)
        try addMarks(to: event)
        return try whole(event.text())
    }

    private func addPeople(to event: borrowing Component) throws(CalendarError) {
        try event.add(organizer: organizer)
        try event.add(attendee: attendee)
    }

    private func addTimes(to event: borrowing Component) throws(CalendarError) {
        try event.add(from: start, minutes: length)
        try event.add(moment: stamp, as: .stamp)
        try event.add(moment: created, as: .created)
        try event.add(moment: modified, as: .modified)
        try event.add(sequence: sequence)
    }

    private func addWords(to event: borrowing Component) throws(CalendarError) {
        try event.add(.summary, summary)
        try event.add(.description, description)
        if let location { try event.add(.location, location) }
        if let link, method != .cancel { try event.add(link: link) }
    }

    private func addMarks(to event: borrowing Component) throws(CalendarError) {
        try event.add(status: status)
        try event.addOpenness()
        try event.add(extension: "X-MICROSOFT-CDO-BUSYSTATUS", busyNow)
        try event.add(extension: "X-MICROSOFT-CDO-INTENDEDSTATUS", method == .cancel ? "FREE" : "BUSY")
        try event.add(extension: "X-MICROSOFT-DISALLOW-COUNTER", "FALSE")
    }

    /// What Outlook shows until the answer; afterwards it shows the intended status.
    private var busyNow: String {
        switch status {
        case .tentative: "TENTATIVE"
        case .confirmed: "BUSY"
        case .cancelled: "FREE"
        }
    }

    /// Only the event is built anew: the zone and the calendar's own lines are the same in every message.
    private func whole(_ event: String) -> String {
        let head = CalendarText.head(of: method)
        var text = ""
        text.reserveCapacity(head.utf8.count + event.utf8.count + CalendarText.end.utf8.count)
        text += head
        text += event
        text += CalendarText.end
        return text
    }
}
