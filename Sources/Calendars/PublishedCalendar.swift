import Foundation
import Meetings

/// A meeting as a published calendar has it: without people and addresses.
package struct PublishedEvent: Hashable, Sendable {
    /// The meeting's own and the same for ever; not that of any invitation.
    package var uid: String
    package var sequence: Int
    package var start: WallTime
    /// Minutes.
    package var length: Int
    package var summary: String
    package var description: String?
    package var location: String?
    /// The join link, in a calendar that is one reader's own.
    package var link: String?
    package var status: EventStatus
    package var modified: Date
    package var stamp: Date

    package init(
        uid: String, sequence: Int, start: WallTime, length: Int, summary: String, description: String? = nil,
        location: String? = nil, link: String? = nil, status: EventStatus, modified: Date, stamp: Date
    ) {
        self.uid = uid
        self.sequence = sequence
        self.start = start
        self.length = length
        self.summary = summary
        self.description = description
        self.location = location
        self.link = link
        self.status = status
        self.modified = modified
        self.stamp = stamp
    }
}

/// A calendar to subscribe to; readers are asked to fetch it once an hour.
package func publishedCalendar(name: String, events: [PublishedEvent]) throws(CalendarError) -> String {
    var text = try publishedHead(name: name)
    for event in events { text += try event.text() }
    return text + CalendarText.end
}

/// libical leaves commas bare in a property that begins with X-, and Python's vobject then reads the name as a list.
private func publishedHead(name: String) throws(CalendarError) -> String {
    let value = try name.checked(as: "NAME", of: name).escaped
    let lines = [
        "METHOD:PUBLISH", "NAME:" + value, "X-WR-CALNAME:" + value, "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
        "X-PUBLISHED-TTL:PT1H",
    ]
    return CalendarText.head(lines.map(\.folded).joined(separator: "\r\n"))
}

extension PublishedEvent {
    fileprivate func text() throws(CalendarError) -> String {
        let event = try Component(event: uid)
        try event.add(.uid, uid)
        try event.add(from: start, minutes: length)
        try event.add(moment: stamp, as: .stamp)
        try event.add(moment: modified, as: .modified)
        try event.add(sequence: sequence)
        try event.add(.summary, summary)
        if let description { try event.add(.description, description) }
        if let location { try event.add(.location, location) }
        if let link { try event.add(link: link) }
        try event.add(status: status)
        try event.addOpenness()
        return try event.text()
    }
}
