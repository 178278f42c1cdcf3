/// A text in words, for finding the dates that people write.
struct DateWords {
    private let words: [String]

    /// The text in lower case.
    init(_ text: String) {
        words = text.split { $0.isWhitespace || "(),;!".contains($0) }.prefix(2_000).map { word in
            word.contains { $0.isLetter } && word.hasSuffix(":") ? String(word.dropLast()) : String(word)
        }
    }

    /// Where each of the phrases ends, the longest that fits.
    func positions(after phrases: [String]) -> [Int] {
        let split = phrases.map { $0.split(separator: " ").map(String.init) }
        return words.indices.compactMap { index in
            let fitting = split.filter { words[index...].starts(with: $0) }.map(\.count).max()
            return fitting.map { index + $0 }
        }
    }

    /// The date that stands there, after at most a few words that say nothing.
    func day(at position: Int, _ written: AbsenceDay?) -> AbsenceDay? {
        var index = position
        while index < words.count, index < position + 5, Self.fillers.contains(words[index].droppingStop) { index += 1 }
        guard index < words.count else { return nil }
        return numbers(words[index], written) ?? named(index, written)
    }

    private static let fillers: Set = [
        "den", "the", "on", "in", "at", "i", "på", "och", "med", "to", "am", "le", "zum", "end", "of", "slutet", "av",
        "är",
        "igen", "again", "tjänst", "kontoret", "jobbet", "office", "work", "måndag", "tisdag", "onsdag", "torsdag",
        "fredag",
        "lördag", "söndag", "måndagen", "tisdagen", "onsdagen", "torsdagen", "fredagen", "lördagen", "söndagen",
        "monday",
        "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "wed", "thu", "fri",
    ]

    /// `2027-03-03`, or the day first: `3/3`, `3/3-2027`, `3/3 2027`, `3.3.2027`.
    private func numbers(_ word: String, _ written: AbsenceDay?) -> AbsenceDay? {
        let parts = word.droppingStop.split { "-/.".contains($0) }.map(String.init)
        let numbers = parts.compactMap { Int($0) }
        guard numbers.count == parts.count, word.first?.isNumber == true else { return nil }
        if numbers.count == 3, parts[0].count == 4 {
            return AbsenceDay(year: numbers[0], month: numbers[1], day: numbers[2])
        }
        if numbers.count == 3, parts[2].count == 4 {
            return AbsenceDay(year: numbers[2], month: numbers[1], day: numbers[0])
        }
        guard numbers.count == 2, word.contains("/") else { return nil }
        return Self.next(month: numbers[1], day: numbers[0], written)
    }

    /// `3 mars`, `3:e mars 2027`, `March 3rd`, `3rd of March`.
    private func named(_ index: Int, _ written: AbsenceDay?) -> AbsenceDay? {
        guard index + 1 < words.count else { return nil }
        let hasOf = words[index + 1] == "of" && index + 2 < words.count
        let pair = (words[index], words[index + (hasOf ? 2 : 1)])
        let after = index + (hasOf ? 3 : 2)
        let year = after < words.count ? Int(words[after].droppingStop).flatMap { $0 > 1999 ? $0 : nil } : nil
        guard let (month, day) = Self.monthAndDay(pair.0, pair.1) else { return nil }
        if let year { return AbsenceDay(year: year, month: month, day: day) }
        return Self.next(month: month, day: day, written)
    }

    private static func monthAndDay(_ one: String, _ other: String) -> (Int, Int)? {
        if let month = month(other), let day = ordinal(one) { return (month, day) }
        if let month = month(one), let day = ordinal(other) { return (month, day) }
        return nil
    }

    private static func ordinal(_ word: String) -> Int? {
        let digits = word.prefix { $0.isNumber }
        let ending = word.dropFirst(digits.count).drop { $0 == ":" || $0 == "." }.prefix { $0.isLetter }
        guard digits.count <= 2, ["", "e", "a", "st", "nd", "rd", "th", "er"].contains(ending) else { return nil }
        return Int(digits)
    }

    private static func month(_ word: String) -> Int? {
        let letters = String(word.prefix { $0.isLetter })
        return months.firstIndex { $0.contains(letters) }.map { $0 + 1 }
    }

    private static let months: [Set<String>] = [
        ["januari", "january", "jan", "januar", "janvier"], ["februari", "february", "feb", "februar", "février"],
        ["mars", "march", "mar", "märz"], ["april", "apr", "avril"], ["maj", "may", "mai"],
        ["juni", "june", "jun", "juin"],
        ["juli", "july", "jul", "juillet"], ["augusti", "august", "aug", "août"],
        ["september", "sept", "sep", "septembre"], ["oktober", "october", "okt", "oct", "octobre"],
        ["november", "nov", "novembre"], ["december", "dec", "dezember", "dez", "décembre"],
    ]

    private static func next(month: Int, day: Int, _ written: AbsenceDay?) -> AbsenceDay? {
        guard let written, let thisYear = AbsenceDay(year: written.year, month: month, day: day) else { return nil }
        return thisYear >= written ? thisYear : AbsenceDay(year: written.year + 1, month: month, day: day)
    }
}

extension String {
    /// Without the full stop that ends a sentence.
    fileprivate var droppingStop: String { hasSuffix(".") ? String(dropLast()) : self }
}
