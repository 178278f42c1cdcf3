/// The instance flattened for speed: every date that each meeting could have taken for itself, in contiguous tables.
///
/// Bodies, meetings, options, absences, seats, kommuner, coordinators and weeks are all indices from 0. A meeting's options
/// are in order of day and start. Nothing here depends on the order of a set or dictionary.
package struct Options: Sendable {
    package let bodies: Int
    package let days: Int
    package let buffer: Int
    package let weekSoftCap: Int
    package let weekHardCap: Int
    package let weekOver: Int32
    package let kommunPrice: Int32

    // By day.
    /// The day of the year.
    package let ordinal: [Int32]
    package let week: [Int32]
    package let weeks: Int

    // By body.
    /// The first meeting of each body, and after the last body the number of meetings.
    package let firstMeeting: [Int]
    package let duration: [Int32]
    package let coordinator: [Int32]
    package let coordinators: Int
    /// The price of a gap by body and days between, `gapSpan` of them a body; `forbidden` where the rules exclude it.
    package let gapPrice: [Int32]
    package let gapSpan: Int

    // By meeting.
    package let body: [Int32]
    package let isOnSite: [Bool]
    /// The first option of each meeting, and after the last meeting the number of options.
    package let firstOption: [Int]

    // By option.
    package let day: [Int32]
    package let start: [Int32]
    package let cost: [Int32]
    /// Which row of absences holds; the meetings of a body share their rows.
    package let absence: [Int32]

    // Absences: the seats that stay empty, of those whose absences are counted (neither chair nor coordinator).
    package let firstAbsentee: [Int]
    package let absentee: [Int32]

    // By seat.
    package let seatBody: [Int32]
    package let seatPerson: [Int32]
    /// -1 where the seat is no kommun's.
    package let seatKommun: [Int32]
    /// The price of a seat's absences by their number.
    package let fairPrice: [Int32]

    // By kommun.
    /// How many absences are free.
    package let kommunFree: [Int32]

    package let ties: Ties

    package static let forbidden = Int32.max / 4

    package var meetings: Int { body.count }
    package func options(of meeting: Int) -> Range<Int> { firstOption[meeting]..<firstOption[meeting + 1] }
    package func meetings(of body: Int) -> Range<Int> { firstMeeting[body]..<firstMeeting[body + 1] }
    package func absentees(of option: Int) -> ArraySlice<Int32> {
        let row = Int(absence[option])
        return absentee[firstAbsentee[row]..<firstAbsentee[row + 1]]
    }
}

/// What pairs of bodies have in common, in tables of bodies × bodies.
package struct Ties: Sendable {
    /// Whether somebody sits in both, so that their meetings must not overlap.
    package let shares: [Bool]
    /// What it saves that two bodies meet on site the same day, where no third one does.
    package let saving: [Int32]
    /// What a day on site costs a body that meets alone.
    package let travel: [Int32]
    /// By body, those who travel to more than one body.
    package let firstTraveller: [Int]
    package let traveller: [Int32]
    /// By traveller.
    package let fare: [Int32]
}
