import Testing

@testable import Documents

@Suite struct HistoryWordsTests {
    @Test(arguments: [
        ("Bo Lind", "bo declined", "Bo Lind svarade: kommer inte"),
        ("Bo Lind", "bo tentative", "Bo Lind svarade: kommer kanske"),
        ("Bo Lind", "bo accepted remote", "Bo Lind svarade: är med digitalt"),
        ("Anna Ek", "bo declined", "Anna Ek antecknade att Bo Lind inte kommer"),
    ])
    func `an answer is told in the order of its words`(by: String, detail: String, sentence: String) {
        let words = HistoryWords(year: 2027) { $0 == "bo" ? "Bo Lind" : nil }

        #expect(words.sentence("answered", by: by, detail: detail) == sentence)
    }
}
