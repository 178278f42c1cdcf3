/// Which texts are the same ones as before, though they may have been rewritten a little.
package struct TextPairing {
    /// The place of the earlier text, by the place of the later one.
    package let pairs: [Int: Int]

    /// Comparisons beyond which only equal texts are found.
    private static let most = 40_000

    /// - Parameter least: how like each other two texts must be, from 0 to 1.
    package init(_ later: [String], _ earlier: [String], least: Double = 0.5) {
        var (pairs, taken): ([Int: Int], Set<Int>) = ([:], [])
        var places = Dictionary(grouping: earlier.indices, by: { earlier[$0] })
        for (index, text) in later.enumerated() {
            guard let place = places[text]?.first else { continue }
            places[text]?.removeFirst()
            pairs[index] = place
            taken.insert(place)
        }
        let (left, free) = (later.indices.filter { pairs[$0] == nil }, earlier.indices.filter { !taken.contains($0) })
        if left.count * free.count <= Self.most {
            let matches = Self.matches(left.map { ($0, later[$0]) }, free.map { ($0, earlier[$0]) }, least)
            for match in matches {
                guard pairs[match.later] == nil, !taken.contains(match.earlier) else { continue }
                pairs[match.later] = match.earlier
                taken.insert(match.earlier)
            }
        }
        self.pairs = pairs
    }

    private struct Match {
        let later: Int
        let earlier: Int
        let likeness: Double
    }

    /// The likeliest first; of equally likely ones those that stand nearest each other.
    private static func matches(
        _ later: [(Int, String)], _ earlier: [(Int, String)], _ least: Double
    ) -> [Match] {
        let (later, earlier) = (later.map { ($0.0, Shingles($0.1)) }, earlier.map { ($0.0, Shingles($0.1)) })
        return later.flatMap { place, one in
            earlier.compactMap { other in
                let likeness = one.likeness(to: other.1)
                return likeness < least ? nil : Match(later: place, earlier: other.0, likeness: likeness)
            }
        }.sorted { one, other in
            guard one.likeness == other.likeness else { return one.likeness > other.likeness }
            return abs(one.later - one.earlier) < abs(other.later - other.earlier)
        }
    }
}

/// A text as the set of all its runs of three letters.
private struct Shingles {
    private let letters: [Character]
    private let runs: Set<String>

    init(_ text: String) {
        let letters = Array(text.lowercased().filter { $0.isLetter || $0.isNumber }.prefix(400))
        runs = Set(letters.indices.dropLast(2).map { String(letters[$0..<($0 + 3)]) })
        self.letters = letters
    }

    /// From 0 to 1; a text that only goes on where the other one ended is like it.
    func likeness(to other: Shingles) -> Double {
        let (short, long) = letters.count < other.letters.count ? (self, other) : (other, self)
        if short.letters.count >= 8, long.letters.starts(with: short.letters) { return 0.9 }
        guard !runs.isEmpty, !other.runs.isEmpty else { return letters == other.letters ? 1 : 0 }
        return 2 * Double(runs.intersection(other.runs).count) / Double(runs.count + other.runs.count)
    }
}
