import Foundation
import Testing

@testable import Documents

@Suite struct WorkloadDocumentTests {
    let texts: WorkloadTexts

    init() throws { texts = try WorkloadTexts(directory: shippedTemplates) }

    @Test(arguments: reportExamples.map(\.key))
    func `every report is set for archives and for all readers`(name: String) async throws {
        let example = try #require(reportExamples.first { $0.key == name }?.value)

        let document = try await inspected(example)

        #expect(document.archive == "3A")
        #expect(document.access == "1")
        #expect(document.title == "Arbetsinsats 2026")
        #expect(document.showsTitle)
        #expect(document.language == "sv-SE")
        #expect(document.isMarked)
        #expect(document.fontsMissing.isEmpty)
        #expect(document.fonts.allSatisfy { $0.hasPrefix("Inter") })
    }

    @Test func `the chart and the tables are told to those who do not see them`() async throws {
        let example = try #require(reportExamples.first { $0.key == "workload" }?.value)

        let document = try await inspected(example)

        #expect(document.alternatives.count == 6)
        #expect(document.alternatives[0].hasPrefix("Timmar i Psykisk hälsa. Karin Holmberg: 17,50 timmar, inom. "))
        #expect(document.tags["Table"] == 5)
        // Ten columns and six groups; three times twelve columns of sums; four of years.
        #expect(document.tags["TH"] == 10 + 6 + 3 * 12 + 4)
        #expect(document.tags["H1"] == 1)
        #expect(document.text.contains("Åberg"))
        #expect(document.text.contains("20 kommunledamöter lade 343,5 timmar."))
    }

    @Test func `the figures can be taken out of the document`() async throws {
        let example = try #require(reportExamples.first { $0.key == "workload" }?.value)

        let document = try await inspected(example)

        let sheet = String(decoding: texts.csv(example.report, example.options), as: UTF8.self)
        #expect(document.attachments == ["arbetsinsats-2026.csv": sheet])
    }

    @Test func `the same report gives the same bytes`() async throws {
        let example = try #require(reportExamples.first { $0.key == "workload-trace" }?.value)

        let (one, other) = (try await document(example), try await document(example))

        #expect(one == other)
    }

    @Test func `forty groups are set too`() async throws {
        let report = WorkloadExample.many(40).report()

        let pdf = try await document(ReportExample(report: report, options: WorkloadOptions(written: .t0)))

        #expect(try inspect(pdf).pages > 10)
    }

    @Test func `the charts stand in two columns, however long the names of the groups`() async throws {
        var example = WorkloadExample()
        let groups = ["Levnadsvanor", "LPO Rehabilitering, habilitering och försäkringsmedicin", "Tandhälsa"]
        for (group, name) in zip(groups, ["Karin Holmberg", "Nils Åberg", "Sofia Rask"]) {
            let body = example.add(body: group)
            example.report(1_400, .other, by: example.add(name, of: "Nora", to: body), in: body)
        }

        let document = try await inspected(
            ReportExample(report: example.report(), options: WorkloadOptions(written: .t0)))

        let margin = try document.place(of: "Region")
        let (karin, nils) = (try document.place(of: "Karin Holmberg"), try document.place(of: "Nils Åberg"))
        for words in ["Levnadsvanor", "Karin Holmberg", "Tandhälsa", "Sofia Rask"] {
            #expect(try document.place(of: words).left == margin.left)
        }
        for words in ["LPO Rehabilitering", "försäkringsmedicin"] {
            #expect(try document.place(of: words).left == nils.left)
        }
        #expect(nils.line == karin.line)
        // A panel is 227.5 points wide.
        #expect(nils.left - karin.left > 240)
    }

    @Test func `what the font cannot draw, and what nobody sees, stops no document`() async throws {
        var example = WorkloadExample()
        let body = example.add(body: "LPO Psykisk hälsa 🧠")
        let person = example.add("Zoe\u{308} 李\u{200F}", of: "Björk\u{7}lunda", to: body)
        example.report(
            90, .other, by: person, in: body, note: "klart 🎉\u{1B}\nsen 👩\u{200D}👧 5\u{FE0F}\u{20E3} עברית ½ €")

        let document = try await inspected(
            ReportExample(report: example.report(), options: WorkloadOptions(showsTrace: true, written: .t0)))

        #expect(document.text.contains("LPO Psykisk hälsa □"))
        #expect(document.text.contains("Zoë □"))
        #expect(document.text.contains("Björklunda"))
        #expect(document.text.contains("klart □ sen □ □ □□□□□ ½ €"))
        #expect(document.fonts.allSatisfy { $0.hasPrefix("Inter") })
        #expect(document.attachments.values.first?.contains("LPO Psykisk hälsa 🧠") == true)
    }

    private func inspected(_ example: ReportExample) async throws -> InspectedPDF {
        try inspect(try await document(example))
    }

    private func document(_ example: ReportExample) async throws -> Data {
        try await shippedRenderer.pdf(
            template: texts.typesettingTemplate, data: try texts.typesettingData(example.report, example.options))
    }
}

/// What a PDF claims to be, and what it holds.
struct InspectedPDF: Decodable {
    let archive: String
    let access: String
    let title: String
    let showsTitle: Bool
    let language: String
    let isMarked: Bool
    let tags: [String: Int]
    let alternatives: [String]
    let fonts: [String]
    let fontsMissing: [String]
    let attachments: [String: String]
    let text: String
    let pages: Int
    /// Of the first page.
    let places: [Place]

    struct Place: Decodable {
        let words: String
        let left: Double
        let line: Double
    }

    /// Where words begin that stand on the first page.
    func place(of words: String) throws -> Place { try #require(places.first { $0.words.hasPrefix(words) }) }
}

/// As pikepdf and pypdf read it.
func inspect(_ pdf: Data) throws -> InspectedPDF {
    let input = FileManager.default.temporaryDirectory.appending(path: "samordna-\(UUID().uuidString).pdf")
    defer { try? FileManager.default.removeItem(at: input) }
    try pdf.write(to: input)
    let output = Pipe()
    let process = Process()
    process.executableURL = URL(filePath: python)
    process.arguments = [testFolder.appending(path: "inspect_pdf.py").path, input.path]
    process.standardOutput = output
    try process.run()
    let printed = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
    return try JSONDecoder().decode(InspectedPDF.self, from: printed)
}

private let testFolder = URL(filePath: #filePath).deletingLastPathComponent()
private let packageFolder = testFolder.deletingLastPathComponent().deletingLastPathComponent()
private let environment = ProcessInfo.processInfo.environment
let python =
    environment["SAMORDNA_PYTHON"] ?? packageFolder.appending(path: ".venv/bin/python").path
/// Its patience is not what is tried here, however busy the machine.
let shippedRenderer = Renderer(
    program: environment["SAMORDNA_RENDERER"] ?? packageFolder.appending(path: ".build/renderer/typeset").path,
    patience: .seconds(600))
