/// How wide words stand in Inter, near enough to break names in a drawing, where no text flows.
enum TextWidth {
    static func of(_ text: String, size: Double) -> Double { text.reduce(0) { $0 + $1.advance } * size }

    /// A name in two lines, broken at a space or hyphen or else within a word; the second cut where it is too long.
    static func halves(of name: String, width: Double, size: Double) -> (String, String) {
        let breaks = name.indices.filter { name[$0] == " " || name[$0] == "-" }.map { name.index(after: $0) }
        let fitting = breaks.last { of(String(name[..<$0]).trimmed, size: size) <= width }
        let place = fitting ?? name.index(name.startIndex, offsetBy: fittingCount(name, width, size))
        return (String(name[..<place]).trimmed, cut(String(name[place...]).trimmed, width, size))
    }

    private static func cut(_ text: String, _ width: Double, _ size: Double) -> String {
        guard of(text, size: size) > width else { return text }
        return text.prefix(max(1, fittingCount(text, width - of("…", size: size), size))) + "…"
    }

    private static func fittingCount(_ text: String, _ width: Double, _ size: Double) -> Int {
        var left = width
        return text.prefix { letter in
            left -= letter.advance * size
            return left >= 0
        }.count
    }
}

extension String {
    fileprivate var trimmed: String { String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()) }
}

extension Character {
    /// In em; accents add nothing.
    fileprivate var advance: Double {
        switch self {
        case "i", "l", "j", "I", ".", ",", "'", "’", "í", "ï", "|": 0.27
        case " ", "t", "f", "r", "-": 0.37
        case "m", "M", "W", "w", "æ", "Æ": 0.88
        case "…": 0.85
        case "0"..."9": 0.63
        case _ where isUppercase: 0.70
        default: 0.58
        }
    }
}
