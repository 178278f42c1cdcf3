/// Something about a planned meeting that deserves a second look and forbids nothing.
package enum Warning: Hashable, Sendable {
    /// A public holiday, an eve or a bridge day.
    case dayOff(Meeting, SwedishCalendar.Mark)
    case weekend(Meeting)
    /// The kommuner it concerns, by name; none means all.
    case schoolBreak(Meeting, SchoolBreak, municipalities: [String])
    /// A week in which the body sends no mail.
    case quietWeek(Meeting, Int)
    case tooFew(Body, year: Int, meetings: Int)
    case tooMany(Body, year: Int, meetings: Int)
    case twoPlaces(Person, Meeting, Meeting)
}

extension Warning: CustomStringConvertible {
    package var description: String {
        switch self {
        case .dayOff(let meeting, let mark): "\(meeting.when) falls on \(mark)"
        case .weekend(let meeting):
            "\(meeting.when) falls on a \(meeting.start.day.weekday == 6 ? "Saturday" : "Sunday")"
        case .schoolBreak(let meeting, let schoolBreak, let municipalities):
            "\(meeting.when) falls in \(schoolBreak.name) (\(schoolBreak.from) to \(schoolBreak.until)) in "
                + (municipalities.isEmpty ? "all kommuner" : municipalities.joined(separator: ", "))
        case .quietWeek(let meeting, let week): "\(meeting.when) falls in week \(week), which is quiet"
        case .tooFew(let body, let year, let count):
            "\(body.name) meets \(count.times) in \(year); expected at least \(body.policy.fewestMeetings)"
        case .tooMany(let body, let year, let count):
            "\(body.name) meets \(count.times) in \(year); expected at most \(body.policy.mostMeetings)"
        case .twoPlaces(let person, let one, let other):
            "\(person.name) is called to \(one.when) until \(one.end.clock) and to \(other.when) until \(other.end.clock)"
        }
    }
}

extension SwedishCalendar.Mark: CustomStringConvertible {
    package var description: String {
        switch self {
        case .publicHoliday(let name): "a public holiday (\(name))"
        case .eve(let name): "an eve (\(name))"
        case .bridgeDay: "a bridge day (klämdag)"
        }
    }
}

extension Meeting {
    /// `lpo-psykisk-halsa/2027-2 on 2027-03-02 at 13:00`.
    fileprivate var when: String { "\(reference) on \(start.day) at \(start.clock)" }
}

extension WallTime {
    fileprivate var clock: String { String(description.suffix(5)) }
}

extension Int {
    fileprivate var times: String { self == 1 ? "once" : "\(self) times" }
}
