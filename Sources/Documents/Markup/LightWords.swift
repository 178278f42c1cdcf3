import Foundation

/// A line of light markup, taken apart at bold words and links.
struct LightWords {
    private var pieces: [LightMarkup.Piece] = []
    private var isStrong = false

    static func pieces(of line: Substring) -> [LightMarkup.Piece] {
        var words = LightWords()
        words.read(line)
        return words.pieces
    }

    private mutating func read(_ line: Substring) {
        var rest = line
        while let sign = rest.first {
            if sign == "*", rest.hasPrefix("**"), let end = boundary(in: rest) {
                rest = end
            } else if sign == "[", let link = Link(bracketed: rest) {
                add(link.words, link: link.address)
                rest = link.rest
            } else if sign == "h", !endsInLetter, let link = Link(bare: rest) {
                add(link.words, link: link.address)
                rest = link.rest
            } else {
                add(String(sign), link: nil)
                rest = rest.dropFirst()
            }
        }
    }

    /// What follows the two stars that turn bold on or off; nil where no second pair turns it off again.
    private mutating func boundary(in rest: Substring) -> Substring? {
        let inner = rest.dropFirst(2)
        guard isStrong || inner.dropFirst().contains("**") && inner.first?.isWhitespace == false else { return nil }
        isStrong.toggle()
        return inner
    }

    private var endsInLetter: Bool { pieces.last?.text.last?.isLetter ?? false }

    private mutating func add(_ words: String, link: String?) {
        let last = pieces.count - 1
        if link == nil, last >= 0, pieces[last].link == nil, pieces[last].isStrong == isStrong {
            pieces[last].text += words
        } else {
            pieces.append(LightMarkup.Piece(words, isStrong: isStrong, link: link))
        }
    }
}

/// Words that lead somewhere, and what stands after them.
private struct Link {
    let words: String
    let address: String
    let rest: Substring

    /// `[words](address)`.
    init?(bracketed line: Substring) {
        let inner = line.dropFirst()
        guard let middle = Self.middle(of: inner) else { return nil }
        let beyond = line[line.index(middle, offsetBy: 2)...]
        guard let end = beyond.prefix(Self.longest + 1).firstIndex(of: ")") else { return nil }
        words = String(inner[..<middle])
        address = String(beyond[..<end])
        rest = line[line.index(after: end)...]
        guard words.contains(where: \.isSeen), Self.leads(address) else { return nil }
    }

    /// Of an address: documents take no longer one.
    private static let longest = 2_000

    /// Where `](` stands, with no other bracket opened before it.
    private static func middle(of words: Substring) -> Substring.Index? {
        var rest = words
        while let place = rest.firstIndex(where: { $0 == "[" || $0 == "]" }), rest[place] == "]" {
            rest = rest[rest.index(after: place)...]
            if rest.first == "(" { return place }
        }
        return nil
    }

    /// An address alone, without the sign that ends the sentence it stands in.
    init?(bare line: Substring) {
        guard line.hasPrefix("https://") || line.hasPrefix("http://") else { return nil }
        var address = line.prefix(Self.longest + 1).prefix { !$0.isWhitespace && !"<>\"”»".contains($0) }
        guard address.count <= Self.longest else { return nil }
        while let last = address.last, ".,;:!?)”’'*".contains(last) { address = address.dropLast() }
        guard Self.leads(String(address)) else { return nil }
        self.words = String(address)
        self.address = words
        rest = line[address.endIndex...]
    }

    /// Whether it is an address that only opens something; another is shown as it was written.
    private static func leads(_ address: String) -> Bool {
        let isPlain = address.unicodeScalars.allSatisfy {
            $0.value > 32 && $0.value != 127 && !"<>\"\\^`{}|".unicodeScalars.contains($0)
        }
        let start = ["https://", "http://", "mailto:"].first { address.lowercased().hasPrefix($0) }
        return isPlain && start.map { address.count > $0.count } ?? false
    }
}
