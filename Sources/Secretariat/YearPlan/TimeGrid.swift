import Meetings

/// The day as the planner counts it: quarters of an hour from seven in the morning to ten at night.
enum TimeGrid {
    static let slots = 60

    /// The quarter that a minute of the day lies in.
    static func slot(at minute: Int) -> Int { min(max(0, (minute - opens) / slotMinutes), slots - 1) }

    static func minute(of slot: Int) -> Int { opens + slot * slotMinutes }

    static func slots(in minutes: Int) -> Int { max(1, (minutes + slotMinutes - 1) / slotMinutes) }

    /// The quarters that some minutes touch; nothing where they lie outside the day.
    static func slots(touching minutes: Range<Int>) -> Range<Int>? {
        let first = max(0, (minutes.lowerBound - opens) / slotMinutes)
        let end = min(slots, (minutes.upperBound - opens + slotMinutes - 1) / slotMinutes)
        return minutes.isEmpty || minutes.upperBound <= opens || first >= end ? nil : first..<end
    }

    static func isOnGrid(_ minute: Int) -> Bool {
        minute >= opens && minute.isMultiple(of: slotMinutes) && slot(at: minute) < slots
    }

    private static let opens = 7 * 60
    private static let slotMinutes = 15
}
