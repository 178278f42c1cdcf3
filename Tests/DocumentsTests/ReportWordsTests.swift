import Meetings
import Testing

@testable import Documents

@Suite struct ReportWordsTests {
    @Test(arguments: [
        ([1000], "Ledamot 1 lade 16,67 timmar. Det är inom 15–20 timmar."),
        ([60], "Ledamot 1 lade en timme. Det är under 15–20 timmar."),
        ([960, 960], "Två kommunledamöter lade 32 timmar. Alla höll sig inom 15–20 timmar."),
        ([60, 60], "Två kommunledamöter lade två timmar. Alla låg under 15–20 timmar."),
        (
            [60, 960, 1260],
            "Tre kommunledamöter lade 38 timmar. En höll sig inom 15–20 timmar, en låg under och en över."
        ),
        ([60, 1260], "Två kommunledamöter lade 22 timmar. En låg under 15–20 timmar och en över."),
        ([960, 1260], "Två kommunledamöter lade 37 timmar. En höll sig inom 15–20 timmar och en låg över."),
        ([0, 0], "Inga timmar är noterade för två kommunledamöter 2026."),
    ])
    func `the first sentence counts in words`(minutes: [Int], words: String) {
        #expect(ReportWords(example(minutes).report()).lead == words)
    }

    @Test func `a running year is told of in the present tense`() {
        let report = example([60, 960, 960], through: "2026-11-21").report()

        #expect(
            ReportWords(report).lead == """
                Hittills, till och med 21 november 2026, har tre kommunledamöter lagt 33 timmar. \
                Två håller sig inom 15–20 timmar och en ligger under.
                """)
    }

    @Test func `groups with different norms are measured each by its own`() {
        var example = example([960])
        let other = example.add(body: "B", norms: [Norm(amount: .hours(least: 30, most: 40))])
        let person = example.add("Ledamot 1", of: "Nora", to: other)
        example.report(960, .other, by: person, in: other)

        #expect(
            ReportWords(example.report()).lead == """
                Ledamot 1 på två ledamotsplatser lade 32 timmar. \
                En höll sig inom riktmärket och en låg under.
                """)
    }

    @Test func `people without a norm are told of without one`() {
        var example = WorkloadExample()
        let body = example.add(body: "A", norms: [])
        let person = example.add("Eva Sandgren", of: "Region Norrdal", to: body)
        example.report(90, .other, by: person, in: body)

        #expect(
            ReportWords(example.report()).lead == "Eva Sandgren lade 1,5 timmar. Det finns inget riktmärke för det.")
    }

    private func example(_ minutes: [Int], through: String = "2026-12-31") -> WorkloadExample {
        var example = WorkloadExample(through: through)
        let body = example.add(body: "A")
        for (index, minutes) in minutes.enumerated() {
            let person = example.add("Ledamot \(index + 1)", of: "Nora", to: body)
            if minutes > 0 { example.report(minutes, .other, by: person, in: body) }
        }
        return example
    }
}

@Suite struct HoursTests {
    @Test(arguments: [
        (0, "0,00", "0"), (1, "0,02", "0,02"), (90, "1,50", "1,5"), (65, "1,08", "1,08"),
        (-50, "−0,83", "−0,83"), (80_000, "1\u{A0}333,33", "1\u{A0}333,33"),
        (60_000_060, "1\u{A0}000\u{A0}001,00", "1\u{A0}000\u{A0}001"),
    ])
    func `minutes are written as hours`(minutes: Int, column: String, sentence: String) {
        #expect(Hours(minutes: minutes).inColumn == column)
        #expect(Hours(minutes: minutes).inSentence == sentence)
    }

    @Test(arguments: [
        ("=1+1", "'=1+1"), ("+46", "'+46"), ("-", "'-"), ("@x", "'@x"), ("\tx", "\"'\tx\""), ("a;b", "\"a;b\""),
        ("a\"b", "\"a\"\"b\""), ("a\r\nb", "\"a\r\nb\""), ("Åsa", "Åsa"),
    ])
    func `no cell is a formula or ends early`(words: String, cell: String) {
        var text = SpreadsheetText()
        text.add([.words(words)])

        #expect(String(decoding: text.data, as: UTF8.self) == "\u{FEFF}\(cell)\r\n")
    }

    @Test(arguments: [
        ("Karin Holmberg", "Karin", "Holmberg"), ("Petra Hjelm-Åström", "Petra Hjelm-", "Åström"),
        ("Anna-Karin Bergström-Lindqvist", "Anna-Karin", "Bergström-Lind…"),
        ("Wolfeschlegelsteinhausenbergerdorff", "Wolfeschlegelstei", "nhausenbergerd…"),
    ])
    func `a long name stands in two lines`(name: String, first: String, second: String) {
        let lines = TextWidth.halves(of: name, width: name.count < 16 ? 60 : ChartLayout.namesWidth, size: 13)

        #expect(lines.0 == first)
        #expect(lines.1 == second)
    }
}
