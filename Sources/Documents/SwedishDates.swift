import Meetings

extension Day {
    /// “tisdag”.
    package var weekdayName: String { weekdays[weekday - 1] }

    /// “mars”.
    package var monthName: String { months[month - 1] }

    /// “tisdag 9 mars 2027”.
    package var inFull: String { "\(inYear) \(year)" }

    /// “tisdag 9 mars”, where the year is plain.
    package var inYear: String { "\(weekdayName) \(day) \(monthName)" }

    /// “9 mars 2027”, where the weekday says nothing.
    package var plain: String { "\(day) \(monthName) \(year)" }

    /// “tis 9 mars”, for narrow columns.
    package var narrow: String { "\(narrowWeekdays[weekday - 1]) \(day) \(narrowMonths[month - 1])" }

    /// “tisdag 9 mars”, and the year only where it is not the reader's own.
    package func asRead(in year: Int) -> String { self.year == year ? inYear : inFull }
}

extension WallTime {
    /// “9.30”.
    package var clock: String {
        let minutes = minute % 60
        return "\(hour).\(minutes < 10 ? "0" : "")\(minutes)"
    }

    /// “kl. 13.00–15.00”.
    package func span(minutes: Int) -> String { "kl. \(clock)–\(adding(minutes: minutes).clock)" }

    /// “tisdag 9 mars 2027 kl. 13.00–15.00”.
    package func inFull(minutes: Int) -> String { "\(day.inFull) \(span(minutes: minutes))" }

    /// “tisdag 9 mars kl. 13.00–15.00”, and the year only where it is not the reader's own.
    package func asRead(in year: Int, minutes: Int) -> String { "\(day.asRead(in: year)) \(span(minutes: minutes))" }
}

extension String {
    /// With spaces that no line breaks at between day and month and after “kl.”.
    var withDatesUnbroken: String {
        var words = utf8.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)[...]
        guard let first = words.popFirst() else { return self }
        var (text, before) = (String(Substring(first)), first)
        for word in words {
            let isMonth = months.contains { $0.utf8.first == word.first && word.starts(with: $0.utf8) }
            text += isMonth || before.suffix(3).elementsEqual("kl.".utf8) ? "\u{A0}" : " "
            text += Substring(word)
            before = word
        }
        return text
    }
}

private let weekdays = ["måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"]
private let narrowWeekdays = ["mån", "tis", "ons", "tors", "fre", "lör", "sön"]
private let months = [
    "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september",
    "oktober", "november", "december",
]
private let narrowMonths = ["jan", "feb", "mars", "april", "maj", "juni", "juli", "aug", "sep", "okt", "nov", "dec"]
