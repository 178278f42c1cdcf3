import Foundation
import Meetings
import Testing

@testable import Documents

@Suite struct MeetingDocumentTests {
    let texts: MeetingTexts

    init() throws { texts = try MeetingTexts(directory: shippedTemplates) }

    @Test(arguments: MeetingDocument.Kind.allCases)
    func `every document is set for archives and for all readers`(kind: MeetingDocument.Kind) async throws {
        let document = MeetingDocument.invented(kind)

        let pdf = try inspect(try await texts.pdf(document, by: shippedRenderer))

        #expect(pdf.archive == "3A" && pdf.access == "1")
        #expect(pdf.title == document.page.title && pdf.showsTitle)
        #expect(pdf.language == "sv-SE" && pdf.isMarked)
        #expect(pdf.fontsMissing.isEmpty && pdf.fonts.allSatisfy { $0.hasPrefix("Inter") })
        #expect(pdf.tags["H1"] == 1)
        // One for each item, and that of the papers.
        #expect(pdf.tags["H2"] == 7)
        #expect(pdf.tags["Table"] == 1 && pdf.tags["TH"] == 3)
        #expect(pdf.tags["L"] == 1)
        #expect(pdf.text.contains(document.page.standing))
    }

    @Test func `every page says what the law takes the minutes for`() async throws {
        guard case .minutes(var content) = MeetingDocument.invented(.minutes) else { return }
        content.items = (1...40).map { MinutesContent.Item(id: $0, number: $0, title: "Punkt", text: "Text.") }

        let pdf = try inspect(try await texts.pdf(.minutes(content), by: shippedRenderer))

        #expect(pdf.pages > 2)
        #expect(pdf.text.components(separatedBy: "Delat för synpunkter 16 mars 2027").count == pdf.pages + 1)
        #expect(pdf.text.components(separatedBy: "Utkast. Skicka synpunkter till").count == pdf.pages + 1)
    }

    @Test(arguments: [
        "## \u{200B}", "## [\u{200B}](https://x.example)\n\n- \u{FEFF}",
        "https://x.example/" + String(repeating: "a", count: 8_100),
        "[ord](https://x.example/" + String(repeating: "a", count: 8_100) + ")", String(repeating: "a", count: 33_000),
        "## " + String(repeating: "a", count: 33_000),
        "a" + String(repeating: "\u{301}", count: 33_000),
    ])
    func `no text keeps a document from being set`(text: String) async throws {
        guard case .minutes(var content) = MeetingDocument.invented(.minutes) else { return }
        content.items = [MinutesContent.Item(id: 1, number: 1, title: "Punkt", text: text)]

        let pdf = try inspect(try await texts.pdf(.minutes(content), by: shippedRenderer))

        #expect(pdf.pages > 0)
    }

    @Test func `a link in a heading leads where it says, in every form`() async throws {
        guard case .minutes(var content) = MeetingDocument.invented(.minutes) else { return }
        content.items = [
            MinutesContent.Item(id: 1, number: 1, title: "Punkt", text: "## Se [planen](https://x.example/plan)")
        ]

        let word = try unpacked(try await texts.docx(.minutes(content), by: shippedConverter))

        #expect(
            texts.content(.minutes(content)).contains(
                "<h3 dir=\"auto\">Se <a href=\"https://x.example/plan\" rel=\"noreferrer\">"))
        #expect(texts.html(.minutes(content)).contains("href=\"https://x.example/plan\""))
        #expect(word.document.contains("w:hyperlink"))
    }

    @Test func `signs of every markup are words in every form`() async throws {
        guard case .minutes(var content) = MeetingDocument.invented(.minutes) else { return }
        content.items = [
            MinutesContent.Item(
                id: 1, number: 1, title: hostile, text: "\(hostile)\n\n- \(hostile)\n\n## \(hostile)",
                recusals: [MinutesContent.Recused(name: hostile, note: hostile)], decisions: [hostile],
                actions: [MinutesContent.Undertaking(text: hostile, owners: [hostile], due: hostile)],
                outcome: .lifted(to: hostile))
        ]
        content.papers = [MinutesContent.Annex(number: 1, title: hostile)]
        content.diaryNumber = hostile
        content.body = hostile
        content.notedBy = [MinutesContent.Attendee(name: hostile)]

        let pdf = try inspect(try await texts.pdf(.minutes(content), by: shippedRenderer))
        let html = texts.html(.minutes(content))
        let word = try unpacked(try await texts.docx(.minutes(content), by: shippedConverter))

        let count = 13
        #expect(pdf.text.squeezed.components(separatedBy: hostile.squeezed).count > count)
        #expect(html.components(separatedBy: hostile.escaped).count > count)
        #expect(!html.contains("<script>alert"))
        #expect(word.words.squeezed.components(separatedBy: hostile.squeezed).count > count)
    }

    @Test func `a page of its own has its headings in order and needs no other file`() throws {
        let html = texts.html(.invented(.minutes))

        #expect(html.components(separatedBy: "<h1>").count == 2)
        #expect(html.contains("<html lang=\"sv\">"))
        #expect(html.contains("<title>Minnesanteckningar LPO Psykisk hälsa 9 mars 2027 – Region Norrdal</title>"))
        #expect(html.contains("<th scope=\"col\">Bilaga</th>"))
        #expect(!html.contains("src=") && !html.contains("<link"))
        try expectGolden(texts.content(.invented(.minutes)), "meeting-minutes.html")
        try expectGolden(texts.content(.invented(.notice)), "meeting-notice.html")
    }

    @Test func `a Word document has real headings, lists and tables, and its title and language`() async throws {
        let word = try unpacked(try await texts.docx(.invented(.minutes), by: shippedConverter))

        #expect(word.document.components(separatedBy: "w:val=\"Heading1\"").count == 8)
        #expect(word.document.contains("<w:numPr>"))
        #expect(word.document.contains("<w:tblHeader"))
        #expect(word.document.contains("w:val=\"Note\""))
        #expect(word.core.contains("<dc:title>Minnesanteckningar LPO Psykisk hälsa 9 mars 2027</dc:title>"))
        #expect(word.core.contains("Delat för synpunkter 16 mars 2027"))
        #expect(word.styles.contains("w:val=\"sv-SE\""))
        #expect(word.words.contains("Ansvariga: Hanna Stål och Per-Olov Nyström."))
    }

    @Test func `a logo stands in the document with its words`() async throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "logo-\(UUID().uuidString).svg")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 40 10\"><rect width=\"40\" height=\"10\"/></svg>"
                .utf8
        )
        .write(to: file)
        let logo = try Logo(path: file.path, words: "Region Norrdals märke")

        let pdf = try inspect(try await texts.pdf(.invented(.agenda), logo: logo, by: shippedRenderer))

        #expect(pdf.archive == "3A" && pdf.access == "1")
        #expect(throws: DocumentError.logo(path: "/nowhere.png", .missing)) {
            try Logo(path: "/nowhere.png", words: "x")
        }
        #expect(throws: DocumentError.logo(path: #filePath, .otherFormat)) {
            try Logo(path: #filePath, words: "x").octets.count
        }
    }

    @Test func `a converter that is missing, fails or writes something else is told in a sentence`() async throws {
        for (program, words) in [
            ("/nowhere/pandoc", "no such program; install the package pandoc"),
            ("/usr/bin/false", "it ended with 1 without a word"), ("/usr/bin/true", "expected a Word document"),
        ] {
            let error = await #expect(throws: DocumentError.self) {
                try await texts.docx(
                    .invented(.agenda), by: Converter(program: program, patience: .seconds(600)))
            }

            #expect(error?.description.contains("cannot write the Word document with \(program)") == true)
            #expect(error?.description.contains(words) == true)
        }
    }
}

extension MeetingDocument {
    fileprivate static func invented(_ kind: Kind) -> MeetingDocument {
        .example(kind, region: "Region Norrdal", contact: "lpo@norrdal.example")
    }
}

/// What would run, or vanish, in Typst, HTML, Markdown or TeX.
private let hostile =
    #"#panic("x") $x^2$ `kod` <script>alert(1)</script> &amp; @ref \n \input *a* _b_ ~~c~~ [d] {{e}} {f} </p> // ' ""#

extension String {
    fileprivate var escaped: String {
        [("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("\"", "&quot;"), ("'", "&#39;")]
            .reduce(self) { $0.replacing($1.0, with: $1.1) }
    }

    /// Without the spaces, which lines break at.
    fileprivate var squeezed: String { filter { !$0.isWhitespace } }
}

/// The parts of a Word document.
private struct WordDocument {
    let document: String
    let core: String
    let styles: String

    var words: String {
        let text = document.replacing(/<[^>]*>/, with: "")
        return [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
            .reduce(text) { $0.replacing($1.0, with: $1.1) }
    }
}

private func unpacked(_ docx: Data) throws -> WordDocument {
    let file = FileManager.default.temporaryDirectory.appending(path: "samordna-\(UUID().uuidString).docx")
    defer { try? FileManager.default.removeItem(at: file) }
    try docx.write(to: file)
    let part = { (name: String) in
        let (process, output) = (Process(), Pipe())
        process.executableURL = URL(filePath: python)
        let script = "import sys, zipfile; sys.stdout.buffer.write(zipfile.ZipFile(sys.argv[1]).read(sys.argv[2]))"
        process.arguments = ["-c", script, file.path, name]
        process.standardOutput = output
        try process.run()
        let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return String(decoding: bytes, as: UTF8.self)
    }
    return WordDocument(
        document: try part("word/document.xml"), core: try part("docProps/core.xml"),
        styles: try part("word/styles.xml"))
}

private let shippedConverter = Converter(program: "/usr/bin/pandoc", patience: .seconds(600))
