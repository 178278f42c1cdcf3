/// Finds *personnummer* and *samordningsnummer* in running text: a date that there is and a check digit that is right.
package enum IdentityNumbers {
    package static func isIn(_ text: String) -> Bool { first(in: Array(text.utf8)) != nil }

    /// How the digits may be grouped: with a century or without, the date in one or in parts.
    private static let shapes: [[Int]] = [[10], [12], [6, 4], [8, 4], [4, 2, 2, 4], [2, 2, 2, 4], [2, 6, 4]]

    private static func first(in octets: [UInt8]) -> Int? {
        var position = 0
        while position < octets.count {
            guard octets[position].isDigit else {
                position += 1
                continue
            }
            let groups = groups(in: octets, from: position)
            // Letters before or after make it a part of something else.
            let isFree = position == 0 || !octets[position - 1].isWordPart
            if isFree, shapes.contains(where: { isNumber(groups, $0, octets, at: position) }) { return position }
            position = groups[0].upperBound
        }
        return nil
    }

    private static func isNumber(_ groups: [Range<Int>], _ shape: [Int], _ octets: [UInt8], at start: Int) -> Bool {
        guard groups.count >= shape.count, zip(groups, shape).allSatisfy({ $0.count == $1 }) else { return false }
        let end = groups[shape.count - 1].upperBound
        guard end == octets.count || !octets[end].isWordPart else { return false }
        var digits = groups.prefix(shape.count).flatMap { octets[$0].map { Int($0) - 48 } }
        if digits.count == 12 {
            guard [18, 19, 20].contains(digits[0] * 10 + digits[1]) else { return false }
            digits.removeFirst(2)
        }
        guard isDate(digits), isChecked(digits) else { return false }
        return !isNamedOtherwise(octets, before: start, mayBeTelephone: shape == [10] && digits[0] == 0)
    }

    /// The day of a samordningsnummer has sixty added to it.
    private static func isDate(_ digits: [Int]) -> Bool {
        let (year, month) = (digits[0] * 10 + digits[1], digits[2] * 10 + digits[3])
        var day = digits[4] * 10 + digits[5]
        if day > 60 { day -= 60 }
        let lengths = [31, year % 4 == 0 ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        return (1...12).contains(month) && (1...lengths[month - 1]).contains(day)
    }

    /// By Luhn's formula, twice every other digit from the first.
    private static func isChecked(_ digits: [Int]) -> Bool {
        let sum = digits.enumerated().reduce(0) { sum, digit in
            let weighed = digit.element * (digit.offset % 2 == 0 ? 2 : 1)
            return sum + weighed / 10 + weighed % 10
        }
        return sum % 10 == 0
    }

    /// Whether the word before it says that it is the number of something else.
    private static func isNamedOtherwise(_ octets: [UInt8], before start: Int, mayBeTelephone: Bool) -> Bool {
        let before = String(decoding: octets[max(0, start - 30)..<start], as: UTF8.self).lowercased()
        let word = before.split { !$0.isLetter }.last.map(String.init) ?? ""
        if ["dnr", "diarienr", "diarienummer", "ärendenr", "ärendenummer", "orgnr"].contains(word) { return true }
        guard mayBeTelephone else { return false }
        return ["tel", "telefon", "telefonnummer", "mobil", "mobilnummer", "ring", "sms", "fax", "tfn", "nås"].contains(
            word)
    }

    /// The runs of digits from here on that only signs which may stand in such a number keep apart.
    private static func groups(in octets: [UInt8], from start: Int) -> [Range<Int>] {
        var groups: [Range<Int>] = []
        var position = start
        while groups.count < 4, position < octets.count, octets[position].isDigit {
            let end = octets[position...].firstIndex { !$0.isDigit } ?? octets.count
            groups.append(position..<end)
            position = end
            for _ in 0..<3 { position += separator(in: octets, at: position) }
        }
        return groups
    }

    /// The octets of the sign between two groups here; none where no such sign stands.
    private static func separator(in octets: [UInt8], at position: Int) -> Int {
        separators.first { octets[position...].starts(with: $0) }?.count ?? 0
    }

    /// The dashes and blanks of typesetting among them.
    private static let separators = [
        "-", "+", " ", ".", "\u{A0}", "\u{2010}", "\u{2011}", "\u{2012}", "\u{2013}", "\u{2212}",
    ]
    .map { Array($0.utf8) }
}

extension UInt8 {
    fileprivate var isDigit: Bool { (48...57).contains(self) }

    fileprivate var isWordPart: Bool {
        isDigit || (65...90).contains(self) || (97...122).contains(self) || self == UInt8(ascii: "_")
    }
}
