import CLibical
import Foundation
import Meetings

/// The times of recurring events, as libical counts them on the event's own clock, with an end to its work.
///
/// libical seeks until the year 2582 for the next time of a rule that has none, which takes it up to a second, and by the
/// second or the hour it would take all day.
struct Recurrences {
    /// Times that all rules of a file may give together, those before the days asked for among them.
    static let stepLimit = 200_000
    private static let fruitlessLimit = 5
    private static let idleYears: Int32 = 8

    private var steps = 0
    private var fruitless = 0

    enum Outcome {
        case walls([Date])
        case unreadable
        case tooMuch
    }

    /// - Parameters:
    ///   - start: the first time; as all times here, the moment at which a clock in UTC shows the same figures.
    ///   - until: the last one that can be.
    mutating func walls(
        of text: String, from start: Date, within reach: ClosedRange<Date>, until: Date?
    ) -> Outcome {
        guard let rule = Self.rule(text) else { return .unreadable }
        guard start <= reach.upperBound else { return .walls([]) }
        guard fruitless < Self.fruitlessLimit, steps < Self.stepLimit else { return .tooMuch }
        guard let iterator = RuleIterator(rule, from: start) else {
            fruitless += 1
            return .unreadable
        }
        if rule.count == 0, start < reach.lowerBound { iterator.skip(to: reach.lowerBound) }
        return collect(iterator, rule, within: reach, until: until)
    }

    private mutating func collect(
        _ iterator: borrowing RuleIterator, _ rule: icalrecurrencetype, within reach: ClosedRange<Date>, until: Date?
    ) -> Outcome {
        var (walls, count, lastYear): ([Date], Int32, Int32?) = ([], 0, nil)
        while true {
            guard steps < Self.stepLimit else { return .tooMuch }
            steps += 1
            guard let next = iterator.next() else {
                if rule.count == 0 || count < rule.count { fruitless += 1 }
                return .walls(walls)
            }
            if let lastYear, next.year - lastYear > Self.idleYears { fruitless += 1 }
            (count, lastYear) = (count + 1, next.year)
            let wall = next.wall
            guard wall <= reach.upperBound, until.map({ wall <= $0 }) ?? true else { return .walls(walls) }
            if wall >= reach.lowerBound { walls.append(wall) }
        }
    }

    /// By the day or more seldom: nobody is busy by the hour for ever.
    private static func rule(_ text: String) -> icalrecurrencetype? {
        guard text.utf8.count < 1_000, text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return nil }
        var rule = icalrecurrencetype_from_string(text)
        // Often in UTC where the event has a zone: the reader minds it.
        rule.until = icaltime_null_time()
        let known = [
            ICAL_DAILY_RECURRENCE, ICAL_WEEKLY_RECURRENCE, ICAL_MONTHLY_RECURRENCE, ICAL_YEARLY_RECURRENCE,
        ]
        return known.contains(rule.freq) ? rule : nil
    }
}

/// The sole owner of one of libical's iterators.
private struct RuleIterator: ~Copyable {
    private let handle: OpaquePointer

    init?(_ rule: icalrecurrencetype, from start: Date) {
        guard let handle = icalrecur_iterator_new(rule, icaltimetype(wall: start)) else { return nil }
        self.handle = handle
    }

    deinit { icalrecur_iterator_free(handle) }

    func skip(to wall: Date) { icalrecur_iterator_set_start(handle, icaltimetype(wall: wall)) }

    func next() -> icaltimetype? {
        let time = icalrecur_iterator_next(handle)
        return icaltime_is_null_time(time) == 0 ? time : nil
    }
}

extension icaltimetype {
    /// Without a zone.
    fileprivate init(wall: Date) {
        self = icaltime_from_timet_with_zone(time_t(wall.timeIntervalSince1970), 0, nil)
    }

    fileprivate var wall: Date {
        let day = Day(year: Int(year), month: Int(month), day: Int(day)) ?? Day(ordinal: 0)
        let seconds = (Int(hour) * 60 + Int(minute)) * 60 + Int(second)
        return day.asUTC.addingTimeInterval(Double(seconds))
    }
}
