import Planning

/// What the planner weighs against each other in the whole region; every number can be configured.
package struct PlanningPrices: Hashable, Sendable {
    /// That somebody cannot come to a meeting, by what she is in the body.
    package var member = 3
    package var coopted = 1
    /// Days that people would rather have free.
    package var bridgeDay = 6
    package var beforeDayOff = 2
    package var schoolBreak = 8
    /// Another weekday or hour than the body is used to, and each day by which a gap is uneven.
    package var otherWeekday = 2
    package var otherStart = 1
    package var unevenDay = 1
    /// Meetings of one samordnare in a week: how many are free, what each more costs, and how many there may be.
    package var freeInWeek = 2
    package var moreInWeek = 4
    package var mostInWeek = 4
    /// Absences of one member in one body and year: how many are free, and what each more costs.
    package var freeAbsences = 1
    package var moreAbsences = 3
    /// Percent of a kommun's seats that may stay empty over the year, and what each more costs.
    package var kommunPercent = 15
    package var kommun = 2
    /// That somebody who sits in several bodies travels on one more day.
    package var travel = 4
    /// Moving what has been proposed, booked and called.
    package var moveProposed = 10
    package var moveBooked = 60
    package var moveCalled = 150
    /// Minutes between two meetings of one person.
    package var pause = 30

    package init() {}

    var weights: Instance.Weights {
        Instance.Weights(
            bridgeDay: bridgeDay, beforeHoliday: beforeDayOff, schoolBreak: 0, weekday: otherWeekday,
            start: otherStart, evenPerDay: unevenDay, weekSoftCap: freeInWeek, weekOver: moreInWeek,
            weekHardCap: mostInWeek, fairFree: freeAbsences, fair: moreAbsences, kommunPercent: kommunPercent,
            kommun: kommun)
    }
}
