import Meetings

/// What somebody's reply to a poll says of its dates, where it can be read in one way only.
///
/// Taken are lines that hold choices and nothing else, «1 ja, 2 nej», above what she quotes; and in the quoted list a
/// date with her word behind it. A greeting and a signature are passed over; anything else leaves doubt.
package struct PollReply {
    /// By the date's number; nil where a person should read it.
    package let words: [Int: Poll.Word]?

    package init(_ text: String, dates: Int) {
        let all = text.prefix(20_000).split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        let lines = all.prefix(Self.lineLimit).map(\.comparable)
        let quote = lines.firstIndex(where: \.beginsQuote) ?? lines.endIndex
        // What she wrote is read to its end or not at all.
        guard quote < lines.endIndex || all.count <= Self.lineLimit && text.count <= 20_000 else {
            words = nil
            return
        }
        let own = OwnWords(lines[..<quote], dates: dates)
        let quoted = lines[quote...].compactMap(\.choiceBehindDate)
        guard let said = own.choices, let together = Self.together(said + quoted, dates: dates), !together.isEmpty
        else {
            words = nil
            return
        }
        words = together
    }

    private static let lineLimit = 400

    /// Nothing where two contradict each other or one is of no date.
    private static func together(_ choices: [PollChoice], dates: Int) -> [Int: Poll.Word]? {
        var words: [Int: Poll.Word] = [:]
        for choice in choices {
            guard (1...dates).contains(choice.number), words[choice.number] ?? choice.word == choice.word else {
                return nil
            }
            words[choice.number] = choice.word
        }
        return words
    }
}

private struct PollChoice {
    let number: Int
    let word: Poll.Word
}

/// What she wrote herself.
private struct OwnWords {
    /// Nil where there is more than choices, a greeting and a signature.
    let choices: [PollChoice]?

    init(_ lines: ArraySlice<String>, dates: Int) {
        var (choices, isSigned, afterSignature): ([PollChoice], Bool, Int) = ([], false, 0)
        for line in lines where !line.isEmpty {
            if isSigned {
                afterSignature += 1
                guard afterSignature <= 15, !line.speaksOfChoices else {
                    self.choices = nil
                    return
                }
            } else if let found = line.choices(of: dates) {
                choices += found
            } else if line.isSignOff {
                isSigned = true
            } else if !(choices.isEmpty && line.isGreeting) && !line.isThanks {
                self.choices = nil
                return
            }
        }
        self.choices = choices
    }
}

extension Substring {
    /// In small letters with single blanks; a line that is longer than any choices is marked as none.
    fileprivate var comparable: String {
        let words = prefix(200).split(whereSeparator: \.isWhitespace).joined(separator: " ").lowercased()
        return count > 200 ? "… " + words : words
    }
}

extension String {
    /// Where what follows is what she was sent.
    fileprivate var beginsQuote: Bool {
        hasPrefix(">") || hasPrefix("-----") || hasPrefix("_____")
            || prefixMatch(of: /\*?(från|from|avsändare)\*?:\s/) != nil
            || prefixMatch(of: /(den|on|le|am) .{5,120} (skrev|wrote|a écrit|schrieb)\b/) != nil
            || wholeMatch(of: /.{5,160} (skrev|wrote) ?:/) != nil
    }

    /// All choices of a line that holds nothing else.
    fileprivate func choices(of dates: Int) -> [PollChoice]? {
        if let match = wholeMatch(of: /(ja|nej|kanske) ?(?:till|på) alla[.!]?|alla:? (ja|nej|kanske)[.!]?/),
            let word = (match.1 ?? match.2).flatMap({ Poll.Word(swedish: $0) })
        {
            return (1...max(1, dates)).map { PollChoice(number: $0, word: word) }
        }
        if dates == 1, let word = wholeMatch(of: /(ja|nej|kanske)[.!]?/).flatMap({ Poll.Word(swedish: $0.1) }) {
            return [PollChoice(number: 1, word: word)]
        }
        var rest = self[...]
        var choices: [PollChoice] = []
        while let match = rest.prefixMatch(of: /(\d{1,2}) ?[.:=)–-]? ?(ja|nej|kanske)(?:[.!,;] ?| och | |$)/) {
            guard let number = Int(match.1), let word = Poll.Word(swedish: match.2) else { return nil }
            choices.append(PollChoice(number: number, word: word))
            rest = rest[match.range.upperBound...]
            if let and = rest.prefixMatch(of: /och\s/) { rest = rest[and.range.upperBound...] }
        }
        return rest.isEmpty && !choices.isEmpty ? choices : nil
    }

    /// «1 tisdag 2 mars 2027 kl. 13.00–15.00 ja»: nothing that we write ends like that.
    fileprivate var choiceBehindDate: PollChoice? {
        let pattern =
            /[> ]*(\d{1,2})[.:)]? (?:måndag|tisdag|onsdag|torsdag|fredag|lördag|söndag) [^?!]{0,60}\d{1,2}\.\d\d[–-]\d{1,2}\.\d\d[ .:=–-]*(ja|nej|kanske)[.!]?/
        guard let match = wholeMatch(of: pattern), let number = Int(match.1), let word = Poll.Word(swedish: match.2)
        else { return nil }
        return PollChoice(number: number, word: word)
    }

    fileprivate var isGreeting: Bool {
        wholeMatch(of: /(hej|hejsan|hallå|tja|god (morgon|dag|kväll))( [\p{L}-]+){0,3}[!,.]?/) != nil
            && !speaksOfChoices
    }

    fileprivate var isThanks: Bool { wholeMatch(of: /tack( så mycket| på förhand)?[!.]?/) != nil }

    fileprivate var isSignOff: Bool {
        hasPrefix("--") || wholeMatch(of: /\/ ?[\p{L}-]+( [\p{L}-]+)?/) != nil
            || prefixMatch(
                of:
                    /(mvh|m\.v\.h|vh|hälsningar|hälsar|(med )?(bästa|vänlig|vänliga) hälsning(ar)?|skickat från|sent from|hämta outlook|get outlook)\b/
            )
                != nil
    }

    /// A signature that says more than who she is.
    fileprivate var speaksOfChoices: Bool {
        split { !$0.isLetter }.contains {
            ["ja", "nej", "kanske", "inte", "ej", "kan", "ps", "går", "men"].contains($0)
        }
    }
}

extension Poll.Word {
    fileprivate init?(swedish: Substring) {
        switch swedish {
        case "ja": self = .yes
        case "nej": self = .no
        case "kanske": self = .maybe
        default: return nil
        }
    }
}
