/// Minutes, written as hours.
struct Hours {
    private let hundredths: Int

    /// Rounded to hundredths, halves away from zero.
    init(minutes: Int) {
        let rounded = (abs(minutes) * 100 + 30) / 60
        hundredths = minutes < 0 ? -rounded : rounded
    }

    /// “1 343,50”, so that commas align in columns.
    var inColumn: String { sign + (abs(hundredths) / 100).grouped + "," + decimals }

    /// “343,5”, “20”.
    var inSentence: String {
        let text = sign + (abs(hundredths) / 100).grouped
        guard !hundredths.isMultiple(of: 100) else { return text }
        return text + "," + (hundredths.isMultiple(of: 10) ? String(decimals.prefix(1)) : decimals)
    }

    /// “1343,50”, as spreadsheets read it.
    var inSpreadsheet: String { (hundredths < 0 ? "-" : "") + String(abs(hundredths) / 100) + "," + decimals }

    /// “15” and “20”, “13,73” and “18,30”: both ends of a span with decimals where one needs them.
    static func span(_ least: Int, _ most: Int) -> [String] {
        let ends = [least, most].map(Hours.init(minutes:))
        let areWhole = ends.allSatisfy { $0.hundredths.isMultiple(of: 100) }
        return ends.map { areWhole ? $0.inSentence : $0.inColumn }
    }

    var number: Double { Double(hundredths) / 100 }

    private var sign: String { hundredths < 0 ? "−" : "" }

    private var decimals: String {
        let rest = abs(hundredths) % 100
        return rest < 10 ? "0\(rest)" : String(rest)
    }
}

extension Int {
    /// “12 400”, with a space that no line breaks at.
    var grouped: String {
        guard self >= 1000 else { return String(self) }
        let rest = String(self % 1000)
        return (self / 1000).grouped + "\u{A0}" + String(repeating: "0", count: 3 - rest.count) + rest
    }

    /// “en ledamot”, “13 ledamöter”.
    package func counted(_ one: String, _ many: String, gender: Gender = .common) -> String {
        "\(word(one: gender.one)) \(self == 1 ? one : many)"
    }

    /// Of nouns: “en timme”, “ett möte”.
    package enum Gender {
        case common, neuter

        var one: String { self == .common ? "en" : "ett" }
    }
}
