import Testing

@testable import Documents

@Suite struct LightMarkupTests {
    @Test func `paragraphs, lists and headings are told apart`() {
        let text = "Ett stycke.\nMed två rader.\n\n## Rubrik\nMer.\n- ett\n- två\n  fortsatt\n\n- tre\nSlut"

        let blocks = LightMarkup(text).blocks

        #expect(
            blocks == [
                .paragraph([[Piece("Ett stycke.")], [Piece("Med två rader.")]]), .heading([Piece("Rubrik")]),
                .paragraph([[Piece("Mer.")]]),
                .list([[[Piece("ett")]], [[Piece("två")], [Piece("fortsatt")]], [[Piece("tre")]]]),
                .paragraph([[Piece("Slut")]]),
            ])
    }

    @Test(arguments: ["\u{200B}", "\u{FEFF}", "\u{AD}\u{200B}", "**\u{200B}**"])
    func `a heading with nothing that anybody sees is none`(words: String) {
        let blocks = LightMarkup("## \(words)").blocks

        #expect(blocks == [.paragraph([LightWords.pieces(of: "## \(words)")])])
    }

    @Test(arguments: ["https://x.example/", "[ord](https://x.example/"])
    func `an address that no document takes is words`(start: String) {
        let line = "\(start)\(String(repeating: "a", count: 8_100)))"

        #expect(LightWords.pieces(of: line[...]) == [Piece(line)])
    }

    @Test(
        .timeLimit(.minutes(1)),
        arguments: [
            String(repeating: "[", count: 100_000), String(repeating: "[a](", count: 50_000),
            String(repeating: "- a\n", count: 60_000), String(repeating: "a\n", count: 60_000),
        ])
    func `a text that goes on and on takes no more time for each sign`(text: String) {
        #expect(LightMarkup(text).blocks.count == 1)
    }

    @Test func `bold words and links are taken apart`() {
        let line =
            "Se **alla** [kommuner](https://x.example/a?b=1), https://y.example/z. och **[båda](mailto:a@x.example)**"

        let pieces = LightWords.pieces(of: line[...])

        #expect(
            pieces == [
                Piece("Se "), Piece("alla", isStrong: true), Piece(" "),
                Piece("kommuner", link: "https://x.example/a?b=1"), Piece(", "),
                Piece("https://y.example/z", link: "https://y.example/z"), Piece(". och "),
                Piece("båda", isStrong: true, link: "mailto:a@x.example"),
            ])
    }

    @Test(arguments: [
        "[x](javascript:alert(1))", "[x](data:text/html,y)", "2 * 3 ** 4", "**öppen", "[x] (y)",
        "a_b_c `kod` $x$ <b> \\n",
        "#set text(red)", "-streck", "@eva <tag> ~ ^ {{x}} {% y %}", "http:// x", "xhttps://y.example",
        "[a](ftp://x.example\"onclick=)", "****", "- ", "#",
    ])
    func `what is no markup stays as it was written`(text: String) {
        let written = LightMarkup(text).blocks.flatMap { block in
            switch block {
            case .heading(let pieces): pieces
            case .paragraph(let lines): lines.flatMap(\.self)
            case .list(let points): points.flatMap { $0.flatMap(\.self) }
            }
        }

        #expect(written.map(\.text).joined() == text.trimmed)
        #expect(written.allSatisfy { $0.link == nil && !$0.isStrong })
    }
}

private typealias Piece = LightMarkup.Piece

extension String {
    fileprivate var trimmed: String { hasSuffix(" ") ? String(dropLast()) : self }
}
