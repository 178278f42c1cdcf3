import Meetings

/// A meeting as a file gives it, before it is one of ours.
package struct ImportedMeeting: Hashable, Sendable {
    package let file: String
    package let place: Fault.Place
    package let body: Key<Body>
    package let start: WallTime
    /// Minutes.
    package let length: Int
    package let venue: Meeting.Place
    /// Its number within the year, where the file gives one.
    package let number: Int?
    package let isElsewhere: Bool

    package init(
        file: String, place: Fault.Place, body: Key<Body>, start: WallTime, length: Int,
        venue: Meeting.Place = Meeting.Place(), number: Int? = nil, isElsewhere: Bool = false
    ) {
        self.file = file
        self.place = place
        self.body = body
        self.start = start
        self.length = length
        self.venue = venue
        self.number = number
        self.isElsewhere = isElsewhere
    }

    var year: Int { start.day.year }

    func fault(_ cause: Fault.Cause) -> Fault { Fault(file: file, place: place, cause: cause) }
}
