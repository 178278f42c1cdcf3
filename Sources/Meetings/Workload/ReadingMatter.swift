import Foundation

/// How much there is to read before a meeting (*inläsning*).
package struct ReadingMatter: Hashable, Codable, Sendable {
    package let amount: Int
    package let unit: Unit
    package let by: String
    package let at: Date

    package init(amount: Int, unit: Unit, by: String, at: Date) {
        self.amount = amount
        self.unit = unit
        self.by = by
        self.at = at
    }

    package enum Unit: String, Codable, Sendable, CaseIterable { case words, pages }

    /// Expository Swedish is read more slowly than a novel.
    package static let wordsPerMinute = 200
    package static let wordsPerPage = 300

    package var words: Int { unit == .pages ? amount * ReadingMatter.wordsPerPage : amount }

    /// Whole minutes, rounded up.
    package var minutes: Int { minutes(at: ReadingMatter.wordsPerMinute) }

    /// As above, for who reads so many words a minute.
    package func minutes(at pace: Int) -> Int { (words + pace - 1) / max(1, pace) }
}
