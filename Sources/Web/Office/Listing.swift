import Documents
import Foundation
import Meetings
import Secretariat
import Store

/// Which part of a long list a page shows, and the ways to the parts beside it (`parts/pager.html`).
struct Pager: Sendable {
    static let names: Set<String> = ["span", "previousPath", "nextPath", "hasSeveral"]
    static let size = 50

    /// “51–100 av 230”.
    let span: String
    let previousPath: String?
    let nextPath: String?
    let hasSeveral: Bool

    /// - Parameter path: the list's address with its filters, for a page's number to follow.
    init(page: Int, of count: Int, path: (Int) -> String) {
        let first = (page - 1) * Self.size
        span = "\(first + 1)–\(min(first + Self.size, count)) av \(count)"
        previousPath = page > 1 ? path(page - 1) : nil
        nextPath = first + Self.size < count ? path(page + 1) : nil
        hasSeveral = count > Self.size
    }

    /// The page that an address asks for; the last where there are not so many.
    static func page(_ text: String, of count: Int) -> Int {
        let last = max(1, (count + size - 1) / size)
        return min(max(1, Int(text) ?? 1), last)
    }
}

extension Form {
    /// The same as an address has it: only what is filled in.
    func query(_ names: [String], but changed: [(String, String)] = []) -> String {
        let kept = names.filter { name in !changed.contains { $0.0 == name } }.map { ($0, self[$0]) }
        return (kept + changed).filter { !$0.1.isEmpty }.map { "\($0)=\($1.inAddress)" }.joined(separator: "&")
    }
}

extension Register {
    /// Those whose names hold the words; nil where none are given.
    func people(sought text: String) -> [Key<Person>]? {
        let sought = SoughtWords(text)
        guard !text.isEmpty else { return nil }
        return sought.isEmpty ? [] : people.filter { sought.areFound(in: $0.name) }.map(\.id)
    }
}

extension Date {
    /// “i dag kl. 9.42”, “i går kl. 16.20”, “9 feb kl. 9.42”, and the year where it is another.
    func asListed(on today: Day) -> String {
        let time = WallTime(self)
        return "\(time.day.asListed(on: today)) kl. \(time.clock)"
    }
}

extension Day {
    func asListed(on today: Day) -> String {
        if self == today { return "i dag" }
        if self == today.adding(days: -1) { return "i går" }
        let date = narrow.drop { $0 != " " }.dropFirst()
        return year == today.year ? String(date) : "\(date) \(year)"
    }

    /// Its first moment.
    var midnight: Date { (WallTime(day: self, minute: 0) ?? WallTime(.distantPast)).nearestMoment }
}

extension Int {
    /// Octets: “340 kB”.
    var asSize: String {
        if self < 1000 { return "\(self) byte" }
        if self < 1_000_000 { return "\((self + 500) / 1000) kB" }
        let tenths = (self + 50_000) / 100_000
        return tenths % 10 == 0 ? "\(tenths / 10) MB" : "\(tenths / 10),\(tenths % 10) MB"
    }
}
