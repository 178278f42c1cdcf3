import Testing

@testable import Meetings

@Suite struct HostileNotesTests {
    @Test(arguments: [
        "", "\n", "•", "- ", "ansvarig", "– Anna", "(", "Anna (", "@", "|", "Ansvarig:", "…", "\u{FEFF}",
        "\u{0}\u{1}\u{7F}",
        "\u{202E}", "\u{F0B7}\n\u{F0B7}", "§", "1.", "[x]", "Åtgärd:", "och och och", "\u{301}", "👩‍👩‍👧‍👦", "v.", "v. 99",
        "32/13",
        "senast", "i slutet av", "den sista", "nästa", "Anna och", "LPO", "för\tför", "Ansvarig\nNär\n", "=>", "->",
    ])
    func `fragments are read without harm`(notes: String) {
        for note in [notes, notes + notes, "• " + notes, notes + " Anna ansvarig " + notes] {
            for action in ActionFinder().actions(in: note) {
                #expect(action.range.upperBound <= note.utf8.count)
                #expect(action.owners.allSatisfy { action.range.contains($0.range.lowerBound) && !$0.words.isEmpty })
            }
        }
    }

    @Test(arguments: Array("/+@*=<_\\§°#•😀|~^[]{}()0…").map(String.init))
    func `a sign after a name is only a sign`(sign: String) {
        for note in ["Anna Berg\(sign)", "Anna Berg \(sign) Bo Ek", "Ansvarig: Karin Holmberg\(sign)Gunnel Ek"] {
            #expect(ActionFinder().actions(in: note).allSatisfy { $0.range.upperBound <= note.utf8.count })
        }
    }

    @Test(arguments: [
        "• Ring Bo\u{308}rjes mottagning – A\u{30A}sa ansvarig\r\n• Fika\r\n",
        "•\u{A0}Ring mottagningen\u{A0}–\u{A0}Åsa ansvarig",
        "\u{200F}• Ring mottagningen – \u{2068}Åsa\u{2069} ansvarig\u{200F}",
        "• Ring mottagningen 📞 – Åsa ansvarig ✅",
        "\u{FEFF}• Ring mottagningen –\u{202F}Å\u{AD}sa ansvarig\u{2028}• Fika",
        "• Ring mottagningen – ÅSA ansvarig",
    ])
    func `marks and spaces of every kind hide no owner`(notes: String) throws {
        let owner = try #require(ActionFinder().actions(in: notes).first?.owners.first)

        #expect(SoughtWords(owner.words).words == ["åsa"])
    }

    @Test(arguments: [
        "Anna ansvarig och ", "ansvarig för att ", "Anna, Bo – ", "(((Anna", "Anna och ", "ordföranden ", "alla ",
        "a\u{308}",
        "• – * \u{F0B7}", "\r\n", "och\n", "Anna ansvarig för Bo, ", "15/3 v. 12 senast ", "@Anna ", "Anna tar ", ".",
        "Ansvarig:\n",
        "Anna (Bo) ", "👩‍👩‍👧‍👦", "[x] ", "hon ", "i dialog med ", "Åtgärd\nAnsvarig\n", "LPO och LAG / ",
    ])
    func `fifty kilobytes of one thing comes to an end`(part: String) {
        let notes = String(repeating: part, count: 50_000 / part.utf8.count)

        let taken = ContinuousClock().measure { _ = ActionFinder().actions(in: notes) }

        // Unoptimised and beside other tests; what grows with the square takes minutes.
        #expect(taken < .seconds(30))
    }
}
