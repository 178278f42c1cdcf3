import Foundation
import Meetings

extension Seat.Role {
    /// “ledamot”, as in “du är ledamot i …”.
    package var word: String {
        switch self {
        case .chair: "ordförande"
        case .ordinary: "ledamot"
        case .coopted: "adjungerad ledamot"
        case .coordinator: "samordnare"
        case .standIn: "ersättare för samordnaren"
        case .informed: "mottagare för kännedom"
        case .contact: "kontaktperson"
        case .methodSupport: "metodstöd"
        case .developmentLead: "utvecklingsledare"
        case .reader: "läsare"
        case .registrar: "registrator"
        case .administrator: "administratör"
        }
    }
}

extension AgendaItem.Kind {
    /// “Beslut”.
    package var word: String {
        switch self {
        case .information: "Information"
        case .discussion: "Diskussion"
        case .decision: "Beslut"
        }
    }
}

extension Meeting.State {
    /// “Bokat”.
    package var word: String {
        switch self {
        case .proposed: "Förslag"
        case .booked: "Bokat"
        case .called: "Kallat"
        case .held, .closed: "Genomfört"
        case .cancelled: "Inställt"
        }
    }
}

extension Meeting.Place {
    /// “digitalt”, “Björksalen” or “Björksalen, eller digitalt”: never the link itself.
    package var words: String {
        switch (room, joinLink) {
        case (nil, _): "digitalt"
        case (let room?, nil): room
        case (let room?, _): "\(room), eller digitalt"
        }
    }
}

extension Int {
    /// “andra”; in figures from thirteen on: “13:e”.
    package var ordinalWord: String {
        if (1...12).contains(self) { return ordinals[self - 1] }
        let endsInWord = [1, 2].contains(self % 10) && self % 100 / 10 != 1
        return "\(self):\(endsInWord ? "a" : "e")"
    }

    /// “fem”, in figures from thirteen on; `one` is “ett” or “en”.
    package func word(one: String) -> String {
        if self == 1 { return one }
        return (2...12).contains(self) ? cardinals[self - 2] : String(self)
    }
}

extension String {
    /// Its first letter in upper case, the rest untouched.
    package var capitalizedSentence: String { prefix(1).uppercased() + dropFirst() }

    /// “Anna, Bo och Cilla”.
    package static func enumeration(_ parts: [String]) -> String {
        guard let last = parts.last, parts.count > 1 else { return parts.first ?? "" }
        return parts.dropLast().joined(separator: ", ") + " och " + last
    }

    /// Sorts names as a Swedish register does: by the last word, with å, ä and ö after z.
    package static func inSurnameOrder(_ one: String, _ other: String) -> Bool {
        (one.surnameKey, one) < (other.surnameKey, other)
    }

    /// Foundation's comparison on Linux does not follow the Swedish alphabet: å, ä, ö become what follows z in ASCII.
    var surnameKey: String {
        let words = lowercased().split(separator: " ")
        let turned = words.suffix(1) + words.dropLast()
        return turned.joined(separator: " ").reduce(into: "") { $0 += $1.sortedAs }
    }
}

extension Sequence {
    /// As above; each name is turned once, where a sort asks for it at every comparison.
    package func inSurnameOrder(of name: (Element) -> String) -> [Element] {
        map { (element: $0, order: (name($0).surnameKey, name($0))) }.sorted { $0.order < $1.order }.map(\.element)
    }
}

extension Character {
    /// Foundation's folding is slow, and few letters need it.
    fileprivate var sortedAs: String {
        if isASCII { return String(self) }
        if let follower = swedishLetters[self] { return String(follower) }
        return String(self).folding(options: .diacriticInsensitive, locale: nil)
    }
}

private let swedishLetters: [Character: Character] = ["å": "{", "ä": "|", "æ": "|", "ö": "}", "ø": "}", "ü": "y"]
private let ordinals = [
    "första", "andra", "tredje", "fjärde", "femte", "sjätte", "sjunde", "åttonde", "nionde", "tionde",
    "elfte", "tolfte",
]
private let cardinals = ["två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv"]
