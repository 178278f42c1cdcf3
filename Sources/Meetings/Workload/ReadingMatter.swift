import Foundation

/// How much there is to read before a meeting (*inläsning*).
package struct ReadingMatter: Hashable, Sendable {
    package let amount: Int
    package let unit: Unit
    package let by: String
    package let at: Date
    /// What it is made up of, where papers say how much there is.
    package var papers: [Paper]

    package init(amount: Int, unit: Unit, by: String, at: Date, papers: [Paper] = []) {
        self.amount = amount
        self.unit = unit
        self.by = by
        self.at = at
        self.papers = papers
    }

    /// What a meeting's papers say, as far as somebody knows how much there is in them; nil where nobody does.
    package init?(_ papers: [Paper]) {
        let known = papers.filter { $0.withdrawn == nil && $0.minutes(at: ReadingMatter.wordsPerMinute) != nil }
        guard let latest = known.max(by: { $0.at < $1.at }) else { return nil }
        self.init(amount: known.count, unit: .papers, by: latest.by, at: latest.at, papers: known)
    }

    package enum Unit: String, Sendable, CaseIterable {
        case words, pages
        /// Nobody says how much: it is counted.
        case papers
    }

    /// Expository Swedish is read more slowly than a novel.
    package static let wordsPerMinute = 200
    package static let wordsPerPage = 300

    package var words: Int {
        switch unit {
        case .words: amount
        case .pages: amount * ReadingMatter.wordsPerPage
        case .papers: papers.compactMap(\.count?.allWords).reduce(0, +)
        }
    }

    /// Whole minutes, rounded up.
    package var minutes: Int { minutes(at: ReadingMatter.wordsPerMinute) }

    /// As above, for who reads so many words a minute.
    package func minutes(at pace: Int) -> Int {
        guard unit == .papers else { return (words + pace - 1) / max(1, pace) }
        return papers.compactMap { $0.minutes(at: pace) }.reduce(0, +)
    }
}
