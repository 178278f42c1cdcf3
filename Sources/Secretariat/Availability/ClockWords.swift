/// How people write a stretch of a day and a day of the week.
extension StringProtocol {
    /// `13.00-15.00`, `13:00–15:00` or `8-12`, in minutes since midnight; 24.00 ends the day.
    package var minutesOfDay: Range<Int>? {
        let text = String(filter { !$0.isWhitespace })
        let pattern = /(\d{1,2})(?:[.:](\d\d))?(?:-|–|—|till)(\d{1,2})(?:[.:](\d\d))?/
        guard let match = text.wholeMatch(of: pattern), let start = minute(match.1, match.2),
            let end = minute(match.3, match.4), start < end
        else { return nil }
        return start..<end
    }

    /// 1 is Monday: `tue`, `Tuesday`, `tis`, `tisdagar`.
    package var weekday: Int? {
        let text = lowercased()
        return weekdays.firstIndex { names in names.contains { $0 == text || $0 + "s" == text || $0 + "ar" == text } }
            .map { $0 + 1 }
    }
}

private let weekdays = [
    ["mon", "monday", "mån", "måndag"], ["tue", "tuesday", "tis", "tisdag"], ["wed", "wednesday", "ons", "onsdag"],
    ["thu", "thursday", "tor", "tors", "torsdag"], ["fri", "friday", "fre", "fredag"],
    ["sat", "saturday", "lör", "lördag"], ["sun", "sunday", "sön", "söndag"],
]

private func minute(_ hour: Substring, _ minute: Substring?) -> Int? {
    guard let hour = Int(hour), let minute = minute.map({ Int($0) }) ?? 0, minute < 60 else { return nil }
    let total = hour * 60 + minute
    return total <= 24 * 60 ? total : nil
}
