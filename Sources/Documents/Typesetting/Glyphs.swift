import Foundation

/// What the documents' font draws.
///
/// The renderer gives no document rather than one in which something does not show, so what the font lacks is replaced.
enum Glyphs {
    /// Those of all releases of Inter that Debian has had, as far as names and notes may need them.
    private static let drawn: [ClosedRange<UInt32>] = [
        0x20...0x7E, 0xA0...0xAC, 0xAE...0x148, 0x14A...0x17F, 0x1A0...0x1A1, 0x1AF...0x1B0, 0x1CD...0x1DC,
        0x1E6...0x1EB, 0x1FA...0x21B, 0x300...0x304, 0x306...0x30C, 0x384...0x386, 0x388...0x38A, 0x38C...0x38C,
        0x38E...0x3A1, 0x3A3...0x3CE, 0x400...0x45F, 0x490...0x493, 0x1E80...0x1E85, 0x1EA0...0x1EF9,
        0x2010...0x2015, 0x2018...0x201E, 0x2020...0x2022, 0x2026...0x2026, 0x202F...0x202F, 0x2030...0x2030,
        0x2032...0x2033, 0x2039...0x203A, 0x2044...0x2044, 0x2070...0x2070, 0x2074...0x2079, 0x2080...0x2089,
        0x20AC...0x20AC, 0x2113...0x2113, 0x2116...0x2116, 0x2122...0x2122, 0x2190...0x2193, 0x2212...0x2212,
        0x221E...0x221E, 0x2248...0x2248, 0x2260...0x2260, 0x2264...0x2265, 0x25A1...0x25A1, 0x25CB...0x25CB,
        0x25CF...0x25CF, 0x2713...0x2713,
    ]

    /// Of signs without a space.
    fileprivate static let longestRun = 2_000

    fileprivate static func draws(_ scalar: Unicode.Scalar) -> Bool {
        drawn.contains { $0.contains(scalar.value) }
    }
}

extension String {
    /// “□” for what cannot be drawn, a space for all that parts words, and nothing for what nobody sees.
    ///
    /// Words that go on and on are parted: no document holds them whole.
    var drawable: String {
        var (words, run) = ("", 0)
        for letter in precomposedStringWithCanonicalMapping {
            let drawn = letter.drawn
            run = drawn == " " ? 0 : run + drawn.unicodeScalars.count
            if run > Glyphs.longestRun {
                words += " "
                run = drawn.unicodeScalars.count
            }
            words += drawn
        }
        return words
    }
}

extension Character {
    /// Whether a reader sees anything where it stands.
    var isSeen: Bool {
        !isWhitespace && unicodeScalars.contains { ![.control, .format].contains($0.properties.generalCategory) }
    }

    fileprivate var drawn: String {
        if unicodeScalars.allSatisfy(Glyphs.draws), unicodeScalars.count <= Glyphs.longestRun { return String(self) }
        if isWhitespace { return " " }
        return isSeen ? "□" : ""
    }
}
