import Testing

@testable import Documents

@Suite struct MarkupTests {
    @Test func `a marked text is read piece by piece`() {
        let text = MarkupReader.read(
            """
            Ämne: Kallelse
            Överst: LPO Psykisk hälsa
            # Möte

            Hej Karin,
            du kallas.
            https://mote.example/a

            |! När | Tisdag

            | Var | Digitalt
              https://mote.example/a
            ~ Svara
              nu.
            - ett
            - två
            ## Dagordning
            * 13.00 | 1 | Remiss | Beslut | Eva

            --
            Ingrid
            070

            Du får mejlet.
            """)

        #expect(text.subject == "Kallelse")
        #expect(text.eyebrow == "LPO Psykisk hälsa")
        #expect(
            text.blocks == [
                .title("Möte"),
                .paragraph(lines("Hej Karin, du kallas.", "https://mote.example/a")),
                .facts([
                    MarkedText.Fact(label: "När", isMain: true, lines: lines("Tisdag")),
                    MarkedText.Fact(label: "Var", isMain: false, lines: lines("Digitalt", "https://mote.example/a")),
                ]),
                .note(lines("Svara nu.")),
                .list([lines("ett"), lines("två")]),
                .heading("Dagordning"),
                .agenda([
                    MarkedText.Item(clock: "13.00", number: "1", title: "Remiss", kind: "Beslut", presenter: "Eva")
                ]),
            ])
        #expect(text.footer == [lines("Ingrid", "070"), lines("Du får mejlet.")])
    }

    @Test(arguments: ["# a", "- a", "-- ", "* a", "~ a", "| a | b", "\\", "a\\|b", "|! a"])
    func `an escaped value is read back as it was`(value: String) {
        let text = MarkupReader.read("Hej\n\n" + MarkupContent().escapeText(value))

        #expect(text.blocks.last == .paragraph(lines(MarkupContent.folded(value))))
    }

    @Test(arguments: [
        ("a\r\nb\u{2028}c\td", "a b c d"),
        ("anna\u{202E}gro.example", "annagro.example"), ("mjuk\u{AD}bindning", "mjukbindning"),
    ])
    func `a value stands on one line without hidden signs`(value: String, folded: String) {
        #expect(MarkupContent.folded(value) == folded)
    }

    @Test func `only a link alone on its line is a link`() {
        #expect(lines("https://mote.example/a")[0].isLink)
        #expect(!lines("se https://mote.example/a")[0].isLink)
        #expect(!lines("https://mote.example/a här")[0].isLink)
        #expect(!lines("javascript:alert(1)")[0].isLink)
    }

    private func lines(_ texts: String...) -> [MarkedText.Line] { texts.map(MarkedText.Line.init) }
}
