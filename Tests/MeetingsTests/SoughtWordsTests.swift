import Meetings
import Testing

@Suite struct SoughtWordsTests {
    @Test(arguments: [
        ("LPO Psykisk hälsa", ["lpo", "psykisk", "hälsa"]), ("André Ekström-Åberg", ["andre", "ekström", "åberg"]),
        ("A\u{30A}sa O\u{308}berg", ["åsa", "öberg"]),
        ("bo.lind@regionen.example", ["bo", "lind", "regionen", "example"]),
        ("Müller, Łuczak & Ørsted", ["muller", "łuczak", "örsted"]), ("\u{202E}bak\u{AD}länges 🙂", ["baklänges"]),
        ("", []), ("--- *", []),
    ])
    func `words are folded, and å, ä and ö stay`(text: String, words: [String]) {
        #expect(SoughtWords(text).words == words)
    }

    @Test func `each sought word must begin a word`() {
        #expect(SoughtWords("hälsa psyk").areFound(in: "LPO Psykisk hälsa"))
        #expect(!SoughtWords("halsa").areFound(in: "LPO Psykisk hälsa"))
        #expect(!SoughtWords("psyk barn").areFound(in: "LPO Psykisk hälsa"))
    }
}
