import Foundation

/// How long someone is away, as far as an automatic reply says it beyond doubt.
package struct Absence: Hashable, Sendable {
    /// The last day away.
    package let lastDay: AbsenceDay?
    /// The first day back.
    package let firstDayBack: AbsenceDay?

    /// A day without a year is the next one after the message was written.
    init(_ message: IncomingMessage) {
        let written = message.date.map(AbsenceDay.init)
        let texts = [message.subject, String(message.text.prefix(5_000))].map { $0.lowercased() }
        lastDay = Self.day(after: Self.lastWords, in: texts, written)
        firstDayBack = Self.day(after: Self.backWords, in: texts, written)
    }

    private static let lastWords = [
        "t.o.m.", "t.o.m", "t o m", "tom", "till och med", "fram till", "until", "through", "thru",
        "bis einschließlich",
        "bis zum", "bis", "jusqu'au", "jusqu’au",
    ]

    private static let backWords = [
        "åter i tjänst", "åter på kontoret", "åter på jobbet", "åter på plats", "tillbaka på kontoret",
        "tillbaka på jobbet",
        "tillbaka i tjänst", "är tillbaka", "tillbaka", "åter", "back in the office", "back in office", "back at work",
        "back on", "be back", "back", "returning to the office", "returning", "return to the office", "return on",
        "return",
        "zurück am", "de retour le",
    ]

    /// Nothing where a text gives two.
    private static func day(after words: [String], in texts: [String], _ written: AbsenceDay?) -> AbsenceDay? {
        let days = Set(texts.flatMap { Self.days(after: words, in: $0, written) })
        return days.count == 1 ? days.first : nil
    }

    private static func days(after words: [String], in text: String, _ written: AbsenceDay?) -> [AbsenceDay] {
        let tokens = DateWords(text)
        return tokens.positions(after: words).compactMap { tokens.day(at: $0, written) }
    }
}

/// A day of the calendar.
package struct AbsenceDay: Hashable, Comparable, Sendable, CustomStringConvertible {
    package let year: Int
    package let month: Int
    package let day: Int

    init?(year: Int, month: Int, day: Int) {
        let lengths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        guard (1...12).contains(month), (1...lengths[month - 1]).contains(day), (2000...2100).contains(year) else {
            return nil
        }
        (self.year, self.month, self.day) = (year, month, day)
    }

    init(_ moment: Date) {
        let parts = Self.calendar.dateComponents([.year, .month, .day], from: moment)
        (year, month, day) = (parts.year ?? 2000, parts.month ?? 1, parts.day ?? 1)
    }

    private static let calendar = {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(identifier: "Europe/Stockholm") ?? .gmt
        return calendar
    }()

    package var description: String {
        let digits = { (number: Int) in number < 10 ? "0\(number)" : "\(number)" }
        return "\(year)-\(digits(month))-\(digits(day))"
    }

    package static func < (one: AbsenceDay, other: AbsenceDay) -> Bool {
        (one.year, one.month, one.day) < (other.year, other.month, other.day)
    }
}
