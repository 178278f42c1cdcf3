/// Somebody who can own an action, as a phrase of a sentence.
struct Party {
    enum Kind {
        case person, initials, body, role, everyone, place, writer
    }

    let kind: Kind
    /// The tokens of the words as written.
    let tokens: Range<Int>
    /// From where the phrase begins, which is before the name where a title stands first.
    let start: Int
    /// Where the phrase ends, which is after a workplace in brackets.
    let end: Int

    init(kind: Kind, tokens: Range<Int>, start: Int, end: Int? = nil) {
        self.kind = kind
        self.tokens = tokens
        self.start = start
        self.end = end ?? tokens.upperBound
    }

    /// A name, or a definite group or role; never a plain noun.
    var isNamed: Bool { kind == .person || kind == .initials }
}

/// Parties that stand in a row: “Anna, Bo och LPO Äldre”.
struct PartyList {
    enum Joint {
        case and, comma, or
    }

    var parties: [Party]
    var joints: [Joint]

    var start: Int { parties[0].start }
    var end: Int { parties[parties.count - 1].end }
    var isNamed: Bool { parties.allSatisfy(\.isNamed) }
}
