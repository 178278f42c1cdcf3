/// What a word can be in a sentence about who does what.
struct WordTraits: OptionSet, Hashable {
    let rawValue: UInt64

    static let givenName = WordTraits(rawValue: 1 << 0)
    static let surname = WordTraits(rawValue: 1 << 1)
    /// Never part of a person's name, though it may begin with a capital.
    static let notName = WordTraits(rawValue: 1 << 2)
    /// Ends like a Swedish noun or adverb.
    static let nounlike = WordTraits(rawValue: 1 << 3)
    static let pronoun = WordTraits(rawValue: 1 << 4)
    static let preposition = WordTraits(rawValue: 1 << 5)
    static let conjunction = WordTraits(rawValue: 1 << 6)
    /// Begins a clause that promises nothing: om, när, innan, som.
    static let subordinator = WordTraits(rawValue: 1 << 7)
    static let negation = WordTraits(rawValue: 1 << 8)
    static let adverb = WordTraits(rawValue: 1 << 9)
    static let copula = WordTraits(rawValue: 1 << 10)
    static let past = WordTraits(rawValue: 1 << 11)
    static let modal = WordTraits(rawValue: 1 << 12)
    /// The present of a verb that promises work.
    static let promise = WordTraits(rawValue: 1 << 13)
    /// The same in what one is told to do: skicka.
    static let infinitive = WordTraits(rawValue: 1 << 14)
    /// The same done by somebody: skickas av.
    static let passive = WordTraits(rawValue: 1 << 15)
    /// A verb that also tells what was said at the meeting.
    static let telling = WordTraits(rawValue: 1 << 16)
    /// A verb that promises only with one of its particles.
    static let particled = WordTraits(rawValue: 1 << 17)
    static let role = WordTraits(rawValue: 1 << 18)
    /// A role that needs no definite form: MAS, ordförande.
    static let title = WordTraits(rawValue: 1 << 19)
    static let body = WordTraits(rawValue: 1 << 20)
    /// A group's short name that is followed by what it is about: LPO, LAG.
    static let bodyKind = WordTraits(rawValue: 1 << 21)
    /// What a group's name says it is about: hälsa, rehab.
    static let area = WordTraits(rawValue: 1 << 22)
    static let quantifier = WordTraits(rawValue: 1 << 23)
    static let everyone = WordTraits(rawValue: 1 << 24)
    static let place = WordTraits(rawValue: 1 << 25)
    /// Capitals that are nobody's initials.
    static let abbreviation = WordTraits(rawValue: 1 << 26)
    /// ansvarig, ansvariga, ansv.
    static let tag = WordTraits(rawValue: 1 << 27)
    /// remissansvarig: a tag only where a colon says so.
    static let compoundTag = WordTraits(rawValue: 1 << 28)
    /// ansvarar.
    static let answers = WordTraits(rawValue: 1 << 29)
    static let demonstrative = WordTraits(rawValue: 1 << 30)
    static let month = WordTraits(rawValue: 1 << 31)
    static let weekday = WordTraits(rawValue: 1 << 32)
    /// A noun that heads what somebody told the meeting: information, rapport.
    static let report = WordTraits(rawValue: 1 << 33)
    static let article = WordTraits(rawValue: 1 << 34)
    /// A huvudman or an authority, whose duties are set by law rather than by the meeting.
    static let principal = WordTraits(rawValue: 1 << 35)
    /// A verb other than those that promise.
    static let verb = WordTraits(rawValue: 1 << 36)
    static let duty = WordTraits(rawValue: 1 << 37)
    /// A group whose work is told of and not given out by the meeting.
    static let outside = WordTraits(rawValue: 1 << 38)
    /// What “respektive” may stand before, besides groups and roles.
    static let unit = WordTraits(rawValue: 1 << 39)
    /// A given name that two have in the text, told apart by what stands in brackets.
    static let twin = WordTraits(rawValue: 1 << 40)
    /// May begin a time: mars, vecka, hösten.
    static let timely = WordTraits(rawValue: 1 << 41)
    /// Stands before a time: till, senast.
    static let timeLead = WordTraits(rawValue: 1 << 42)
}

/// How a word is written.
enum WordShape {
    case lower, capital, capitals, number
}

/// A word as it is known throughout a text.
struct KnownWord {
    let lower: String
    let spelling: Spelling
    let shape: WordShape
    var traits: WordTraits
}
