/// A year to plan (*årsplan*): the days, the people and what they can, the bodies and their rules.
///
/// Days and slots are counted, so that the planner needs no calendar of its own; the file format is `lpo-year-plan/1`.
package struct Instance: Equatable, Sendable {
    package static let format = "lpo-year-plan/1"

    package var name: String
    /// Time slots a day, and how many of them lie free between two meetings of one person.
    package var slots: Int
    package var bufferSlots: Int
    package var weights: Weights
    package var days: [Day]
    package var people: [Person]
    package var bodies: [Body]
    /// By working days ahead and day: whether the papers can be sent that long before.
    package var materials: [Int: [Bool]]
    /// The plan in force, where one is being changed.
    package var current: [Placement]
    package var moveCost: Int
    /// What lies before this day of the year stays as it is.
    package var frozenBefore: Int?

    package init(
        name: String, slots: Int, bufferSlots: Int, weights: Weights, days: [Day], people: [Person], bodies: [Body],
        materials: [Int: [Bool]], current: [Placement] = [], moveCost: Int = 0, frozenBefore: Int? = nil
    ) {
        self.name = name
        self.slots = slots
        self.bufferSlots = bufferSlots
        self.weights = weights
        self.days = days
        self.people = people
        self.bodies = bodies
        self.materials = materials
        self.current = current
        self.moveCost = moveCost
        self.frozenBefore = frozenBefore
    }
}

/// Where a meeting lies: the day by its index in the instance, the start by its slot.
package struct Placement: Hashable, Sendable {
    package var body: Int
    /// Within the body's year, from 0.
    package var number: Int
    package var day: Int
    package var start: Int

    package init(body: Int, number: Int, day: Int, start: Int) {
        self.body = body
        self.number = number
        self.day = day
        self.start = start
    }
}

extension Instance {
    /// A working day that can hold meetings.
    package struct Day: Equatable, Sendable {
        package var date: String
        /// Day of the year, from 0.
        package var ordinal: Int
        package var week: Int
        package var weekday: Int
        package var isBridgeDay: Bool
        package var isSchoolBreak: Bool
        package var isBeforeHoliday: Bool

        package init(
            date: String, ordinal: Int, week: Int, weekday: Int, isBridgeDay: Bool = false,
            isSchoolBreak: Bool = false, isBeforeHoliday: Bool = false
        ) {
            self.date = date
            self.ordinal = ordinal
            self.week = week
            self.weekday = weekday
            self.isBridgeDay = isBridgeDay
            self.isSchoolBreak = isSchoolBreak
            self.isBeforeHoliday = isBeforeHoliday
        }
    }

    /// Somebody who sits in bodies, and when she is taken.
    package struct Person: Equatable, Sendable {
        package var kommun: Int
        /// What a day on site costs her.
        package var travel: Int
        package var weekly: [WeeklyTime]
        package var busy: [BusyTime]

        package init(kommun: Int, travel: Int, weekly: [WeeklyTime] = [], busy: [BusyTime] = []) {
            self.kommun = kommun
            self.travel = travel
            self.weekly = weekly
            self.busy = busy
        }
    }

    /// Slots that are taken every week.
    package struct WeeklyTime: Equatable, Sendable {
        package var weekday: Int
        package var slots: Range<Int>

        package init(weekday: Int, slots: Range<Int>) {
            self.weekday = weekday
            self.slots = slots
        }
    }

    /// Slots that are taken on one day.
    package struct BusyTime: Equatable, Sendable {
        package var day: Int
        package var slots: Range<Int>

        package init(day: Int, slots: Range<Int>) {
            self.day = day
            self.slots = slots
        }
    }

    /// What things cost, and where costs begin.
    package struct Weights: Equatable, Sendable {
        package var bridgeDay: Int
        package var beforeHoliday: Int
        package var schoolBreak: Int
        package var weekday: Int
        package var start: Int
        package var evenPerDay: Int
        /// Meetings a week of one coordinator: from where each costs, what each costs, and how many there may be.
        package var weekSoftCap: Int
        package var weekOver: Int
        package var weekHardCap: Int
        /// Absences of one member that cost nothing, and the price of the others.
        package var fairFree: Int
        package var fair: Int
        /// Percent of a kommun's seats that may stay empty, and the price of the others.
        package var kommunPercent: Int
        package var kommun: Int

        package init(
            bridgeDay: Int, beforeHoliday: Int, schoolBreak: Int, weekday: Int, start: Int, evenPerDay: Int,
            weekSoftCap: Int, weekOver: Int, weekHardCap: Int, fairFree: Int, fair: Int, kommunPercent: Int, kommun: Int
        ) {
            self.bridgeDay = bridgeDay
            self.beforeHoliday = beforeHoliday
            self.schoolBreak = schoolBreak
            self.weekday = weekday
            self.start = start
            self.evenPerDay = evenPerDay
            self.weekSoftCap = weekSoftCap
            self.weekOver = weekOver
            self.weekHardCap = weekHardCap
            self.fairFree = fairFree
            self.fair = fair
            self.kommunPercent = kommunPercent
            self.kommun = kommun
        }
    }
}
