/// Something to be done (*åtgärd*) that stands in running notes.
package struct FoundAction: Hashable, Sendable {
    /// The whole bullet, line or statement as written, owner words included and wrapped lines joined.
    package let text: String
    /// Where it stands, in bytes of UTF-8.
    package let range: Range<Int>
    package let owners: [FoundOwner]
    package let due: FoundDue?
    package let warnings: [ActionWarning]
}

/// Who is to do it, in the words of the notes.
package struct FoundOwner: Hashable, Sendable {
    package let words: String
    package let range: Range<Int>
    /// Whom the words mean; nil where nobody was named to choose among.
    package let meaning: OwnerMeaning?
}

/// When it is to be done, in the words of the notes.
package struct FoundDue: Hashable, Sendable {
    package let words: String
    package let range: Range<Int>
    let expression: DueExpression

    /// The day or the period that is meant, for notes of a meeting on this day; nil where it cannot be told.
    package func resolved(from meeting: Day, nextMeeting: Day? = nil) -> Due? {
        expression.resolved(from: meeting, nextMeeting: nextMeeting, words: words)
    }
}

/// Something about an action that deserves a second look.
package enum ActionWarning: Hashable, Sendable {
    case noDate
    case noOwner
    /// A question mark in brackets, or a question, where the action or its owner stands.
    case openQuestion
    /// The name stands after a dash or in brackets, and no word says what it is there for.
    case namedOnly(String)
    case unknownOwner(String)
    case ambiguousOwner(String, candidates: [String])
    /// Whose mandate has ended.
    case formerOwner(String, name: String)
}

extension ActionWarning: CustomStringConvertible {
    package var description: String {
        switch self {
        case .noDate: "no date"
        case .noOwner: "no owner"
        case .openQuestion: "an open question"
        case .namedOnly(let words): "“\(words)” is named, but not said to be responsible"
        case .unknownOwner(let words): "“\(words)” is nobody known to the meeting"
        case .ambiguousOwner(let words, let candidates):
            "“\(words)” may be \(candidates.joined(separator: " or "))"
        case .formerOwner(let words, let name): "“\(words)” is \(name), whose mandate has ended"
        }
    }
}
