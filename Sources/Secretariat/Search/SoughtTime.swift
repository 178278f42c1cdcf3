import Meetings

/// A time as people write it in a search: “9 mars”, “tisdag 9 mars 2027”, “2027-03-09”, “9/3”, “mars 2027”, “vecka 10”.
package enum SoughtTime: Hashable, Sendable {
    case day(Day)
    /// Of any year.
    case dayOfYear(month: Int, day: Int)
    case month(Int, year: Int?)
    case week(Int, year: Int?)
    case year(Int)

    package func contains(_ day: Day) -> Bool {
        switch self {
        case .day(let sought): day == sought
        case .dayOfYear(let month, let number): day.month == month && day.day == number
        case .month(let month, let year): day.month == month && year.map { $0 == day.year } ?? true
        case .week(let week, let year): day.week.number == week && year.map { $0 == day.week.year } ?? true
        case .year(let year): day.year == year
        }
    }
}

/// What somebody searches for: a time, and words beside it.
package struct SoughtMatter: Hashable, Sendable {
    /// All that was written, as words.
    package let words: SoughtWords
    package let time: SoughtTime?
    /// What is left beside the time.
    package let rest: SoughtWords

    package init(_ text: String) {
        words = SoughtWords(text)
        // A dot or a slash parts a date's figures; SoughtWords drops both.
        let tokens = text.lowercased().split { $0.isWhitespace || $0 == "," }.map(String.init)
        var reading = TimeReading(tokens)
        time = reading.time()
        rest = SoughtWords(reading.rest.joined(separator: " "))
    }

    package var isEmpty: Bool { words.isEmpty }
}

/// Takes the words of a time out of others.
private struct TimeReading {
    private(set) var rest: [String]

    init(_ tokens: [String]) { rest = tokens }

    mutating func time() -> SoughtTime? {
        guard let found = figures() ?? named() ?? week() ?? year() else { return nil }
        rest.removeAll { weekdays.contains($0) || ["den", "kl", "kl."].contains($0) }
        return found
    }

    /// 2027-03-09, 20270309, 9/3, 9/3-27, 9.3.2027.
    private mutating func figures() -> SoughtTime? {
        for (index, token) in rest.enumerated() {
            if let day = Day(iso: token) ?? compact(token) { return take(index...index, .day(day)) }
            let numbers = token.split { "/.-".contains($0) }
            guard token.contains("/") || token.count(where: { $0 == "." }) == 2, (2...3).contains(numbers.count),
                let day = Int(numbers[0]), let month = Int(numbers[1]), (1...31).contains(day),
                (1...12).contains(month)
            else { continue }
            let next = index + 1 < rest.count ? yearNumber(rest[index + 1]) : nil
            let year = numbers.count == 3 ? yearNumber(String(numbers[2])) : next
            return take(index...(numbers.count == 2 && next != nil ? index + 1 : index), date(day, month, year))
        }
        return nil
    }

    private func compact(_ token: String) -> Day? {
        guard token.count == 8, let number = Int(token), (1900_01_01...2100_12_31).contains(number) else { return nil }
        return Day(year: number / 10_000, month: number / 100 % 100, day: number % 100)
    }

    /// 9 mars, 9 mars 2027, mars 2027, mars.
    private mutating func named() -> SoughtTime? {
        for (index, token) in rest.enumerated() {
            guard let month = month(token) else { continue }
            let year = index + 1 < rest.count ? yearNumber(rest[index + 1]) : nil
            let last = year == nil ? index : index + 1
            let before = index > 0 ? Int(rest[index - 1].trimmingSuffix(["e", ":", ".", "a"])) : nil
            guard let day = before, (1...31).contains(day) else {
                return take(index...last, .month(month, year: year))
            }
            return take(index - 1...last, date(day, month, year))
        }
        return nil
    }

    /// vecka 10, v10, v. 10 2027.
    private mutating func week() -> SoughtTime? {
        for (index, token) in rest.enumerated() {
            let isWord = ["vecka", "v", "v."].contains(token)
            let text = isWord ? (index + 1 < rest.count ? rest[index + 1] : "") : String(token.dropFirst())
            guard isWord || token.hasPrefix("v"), let week = Int(text), (1...53).contains(week) else { continue }
            let last = isWord ? index + 1 : index
            let year = last + 1 < rest.count ? yearNumber(rest[last + 1]) : nil
            return take(index...(year == nil ? last : last + 1), .week(week, year: year))
        }
        return nil
    }

    private mutating func year() -> SoughtTime? {
        for (index, token) in rest.enumerated() {
            if token.count == 4, let year = yearNumber(token) { return take(index...index, .year(year)) }
        }
        return nil
    }

    private mutating func take(_ range: ClosedRange<Int>, _ time: SoughtTime) -> SoughtTime {
        rest.removeSubrange(range)
        return time
    }

    private func date(_ day: Int, _ month: Int, _ year: Int?) -> SoughtTime {
        guard let year, let date = Day(year: year, month: month, day: day) else {
            return .dayOfYear(month: month, day: day)
        }
        return .day(date)
    }

    /// 2027, or 27.
    private func yearNumber(_ token: String) -> Int? {
        guard let number = Int(token), token.allSatisfy(\.isNumber) else { return nil }
        if token.count == 2 { return 2000 + number }
        return (1990...2100).contains(number) ? number : nil
    }

    private func month(_ token: String) -> Int? {
        let name = token.trimmingSuffix(["."])
        guard name.count >= 3 else { return nil }
        return months.firstIndex { $0 == name || $0.prefix(3) == name || name == "sept" && $0 == "september" }
            .map { $0 + 1 }
    }
}

extension String {
    fileprivate func trimmingSuffix(_ signs: Set<Character>) -> String {
        var text = self[...]
        while let last = text.last, signs.contains(last) { text = text.dropLast() }
        return String(text)
    }
}

private let months = [
    "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november",
    "december",
]
private let weekdays: Set = [
    "måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag", "måndagen", "tisdagen", "onsdagen",
    "torsdagen", "fredagen", "lördagen", "söndagen", "mån", "tis", "ons", "tors", "fre", "lör", "sön",
]
