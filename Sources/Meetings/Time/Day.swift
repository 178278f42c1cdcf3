/// A date in the Gregorian calendar, without time or zone.
package struct Day: Hashable, Comparable, Sendable {
    /// Days since 1 January 1970.
    package let ordinal: Int

    package init(ordinal: Int) { self.ordinal = ordinal }

    package init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1, day <= Day.length(of: month, in: year)
        else {
            return nil
        }
        // The year is counted from March, so that the leap day comes last.
        let marchYear = month > 2 ? year : year - 1
        let marchMonth = (month + 9) % 12
        let leapDays = marchYear / 4 - marchYear / 100 + marchYear / 400
        let dayOfMarchYear = (153 * marchMonth + 2) / 5 + day - 1
        ordinal = marchYear * 365 + leapDays + dayOfMarchYear - 719_468
    }

    /// Reads `2027-03-02`.
    package init?(iso text: some StringProtocol) {
        var bytes = text.utf8.makeIterator()
        self.init(&bytes)
        guard bytes.next() == nil else { return nil }
    }

    /// Byte by byte: a page of the office reads a thousand days.
    init?(_ bytes: inout some IteratorProtocol<UInt8>) {
        guard let year = bytes.number(digits: 4), bytes.next() == UInt8(ascii: "-"),
            let month = bytes.number(digits: 2), bytes.next() == UInt8(ascii: "-"), let day = bytes.number(digits: 2)
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    package var year: Int { civil.year }
    package var month: Int { civil.month }
    package var day: Int { civil.day }

    /// 1 is Monday, 7 is Sunday (ISO 8601).
    package var weekday: Int { (ordinal + 3).modulo(7) + 1 }

    /// Year and number of the week (ISO 8601): the year is that of the week's Thursday.
    package var week: (year: Int, number: Int) {
        let thursday = adding(days: 4 - weekday)
        return (thursday.year, (thursday.ordinal - Day.newYear(thursday.year).ordinal) / 7 + 1)
    }

    package func adding(days: Int) -> Day { Day(ordinal: ordinal + days) }

    package static func < (one: Day, other: Day) -> Bool { one.ordinal < other.ordinal }

    package static func newYear(_ year: Int) -> Day {
        let before = year - 1
        return Day(ordinal: before * 365 + before / 4 - before / 100 + before / 400 - 719_162)
    }

    package static func length(of month: Int, in year: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    private static func isLeap(_ year: Int) -> Bool {
        year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
    }

    var civil: (year: Int, month: Int, day: Int) {
        let shifted = ordinal + 719_468
        let era = (shifted - shifted.modulo(146_097)) / 146_097
        let dayOfEra = shifted.modulo(146_097)
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * marchMonth + 2) / 5 + 1)
    }
}

extension Day: CustomStringConvertible {
    package var description: String {
        "\(year.padded(to: 4))-\(month.padded(to: 2))-\(day.padded(to: 2))"
    }
}

extension Day: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let day = Day(iso: text) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "“\(text)” is no date; expected YYYY-MM-DD")
        }
        self = day
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

extension Int {
    /// The remainder that is never negative.
    func modulo(_ divisor: Int) -> Int {
        let remainder = self % divisor
        return remainder < 0 ? remainder + divisor : remainder
    }

    func padded(to width: Int) -> String {
        let digits = String(self)
        return String(repeating: "0", count: Swift.max(0, width - digits.count)) + digits
    }
}

extension IteratorProtocol<UInt8> {
    /// What exactly so many digits say.
    mutating func number(digits: Int) -> Int? {
        var number = 0
        for _ in 0..<digits {
            guard let byte = next(), (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
            number = number * 10 + Int(byte - UInt8(ascii: "0"))
        }
        return number
    }
}
