import Foundation
import Meetings
import Secretariat
import Store
import Testing

@Suite struct MinutesFileTests {
    @Test(arguments: [
        ("nothing", Data(), FileFault.empty),
        ("text", Data("%PD-1.7 %%EOF".utf8), .neitherFormat),
        ("half a PDF", Data("%PDF-1.7\n1 0 obj".utf8), .cutShort(.pdf)),
        ("a PDF with text after it", Data("%PDF-1.7\n%%EOF\nhej".utf8), .cutShort(.pdf)),
        ("half an archive", Data.zip("word/document.xml").dropLast(20), .cutShort(.docx)),
        ("an archive's beginning", Data("PK\u{3}\u{4}".utf8), .cutShort(.docx)),
        ("a workbook", .zip("xl/workbook.xml"), .neitherFormat),
        ("a document with macros", .zip("word/document.xml", "word/vbaProject.bin"), .macros),
        ("too much", .pdf(size: 3_000_000), .tooLarge(limit: 3_000_000)),
    ]) func `what is no finished document is refused, whatever its name`(what: String, file: Data, fault: FileFault)
        async throws
    {
        let office = try await Office.dayAfter()

        #expect(throws: OfficeError.unsendable(file: "a.pdf", fault)) { try office.send(file, named: "a.pdf") }
        #expect(try office.minutes().isEmpty)
    }

    @Test(arguments: [Data("%PDF-1.4\n%%EOF".utf8), Data("%PDF-1.7\nx\n%%EOF\r\n\0\0".utf8), .zip("word/document.xml")])
    func `a finished PDF or Word document is taken`(file: Data) async throws {
        let office = try await Office.dayAfter()

        #expect(try office.send(file).count == 6)
    }

    @Test func `a broken directory in an archive is no document, however it lies`() async throws {
        let office = try await Office.dayAfter()
        let whole = Data.zip("word/document.xml")

        for index in whole.indices {
            var broken = whole
            broken[index] ^= 0xFF
            _ = try? office.send(broken)
        }

        let files = try office.secretary.store.read { try $0.minutesFiles() }
        #expect(files.allSatisfy { $0.type.hasSuffix("wordprocessingml.document") })
    }

    @Test(arguments: [
        ("/home/bo/Anteckningar 2 mars.pdf", "Anteckningar 2 mars.pdf"),
        ("C:\\Users\\bo\\Möte å ä ö.PDF", "Möte å ä ö.pdf"),
        ("Mo\u{308}te.pdf", "Möte.pdf"),
        ("a\nb\u{202E}\u{7}.pdf", "a b.pdf"),
        ("anteckningar.docx", "anteckningar.pdf"),
        ("anteckningar", "anteckningar.pdf"),
        ("../../.pdf", "Minnesanteckningar.pdf"),
        ("..", "Minnesanteckningar.pdf"),
        ("a\"b<c>:d?.pdf", "abcd.pdf"),
        (String(repeating: "å", count: 300) + ".pdf", String(repeating: "å", count: 120) + ".pdf"),
    ]) func `a name is only a name, and its ending says what the file is`(given: String, shown: String) async throws {
        let office = try await Office.dayAfter()

        try office.send(named: given)

        let names = try office.secretary.store.read { try $0.minutesFiles() }.map(\.name)
        #expect(names == [shown])
        #expect(names.first?.unicodeScalars.elementsEqual(shown.unicodeScalars) == true)
    }

    @Test func `a file is known by its SHA-256`() async throws {
        let office = try await Office.dayAfter()

        try office.send(Data("%PDF-1.4\n%%EOF".utf8))

        #expect(
            try office.secretary.store.read { try $0.minutesFiles() }.map(\.digest)
                == ["4f1949e95440af0ece666ebd5f399c1d77d22de639950784d349fa5feb47dca5"])
    }
}
