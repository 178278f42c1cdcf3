import Foundation
import Meetings
import Testing

@testable import Documents

@Suite struct WorkloadTextsTests {
    let texts: WorkloadTexts

    init() throws { texts = try WorkloadTexts(directory: shippedTemplates) }

    @Test(arguments: reportExamples.map(\.key))
    func `every report reads as its golden page`(name: String) throws {
        let example = try #require(reportExamples.first { $0.key == name }?.value)

        try expectGolden(texts.html(example.report, example.options), "\(name).html")
    }

    @Test(arguments: reportExamples.map(\.key))
    func `no tag or optional shows`(name: String) throws {
        let example = try #require(reportExamples.first { $0.key == name }?.value)

        let page = texts.html(example.report, example.options)

        #expect(!page.contains("{{"))
        #expect(!page.contains("Optional("))
    }

    @Test func `names stay words wherever they stand`() throws {
        let example = try #require(reportExamples.first { $0.key == "workload-trace" }?.value)

        let page = texts.html(example.report, example.options)
        let sheet = texts.csv(example.report, WorkloadOptions(written: .t0)).text

        #expect(page.contains("två &lt;varv&gt; &amp; en karta"))
        #expect(sheet.contains(";\"'=Per \"\"Pelle\"\" O’Hara; Öberg\";"))
    }

    @Test(arguments: ["workload", "workload-trace", "workload-without-names"])
    func `every report reads as its golden sheet`(name: String) throws {
        let example = try #require(reportExamples.first { $0.key == name }?.value)

        let sheet = texts.csv(example.report, example.options)

        try expectGolden(sheet.text.replacing("\r\n", with: "\n"), "\(name).csv")
        #expect(sheet.starts(with: [0xEF, 0xBB, 0xBF]))
        #expect(sheet.text.hasSuffix("\r\n"))
    }

    @Test(arguments: ["workload-trace", "workload-without-names"])
    func `every report reads as its golden JSON`(name: String) throws {
        let example = try #require(reportExamples.first { $0.key == name }?.value)

        try expectGolden(try texts.json(example.report, example.options).text, "\(name).json")
    }

    /// Of one of two meetings nobody has said whether she came.
    @Test(arguments: [(4, nil), (30, "över")] as [(Int, String?)])
    func `all forms agree on what cannot be said yet`(hours: Int, verdict: String?) throws {
        var example = WorkloadExample()
        let body = example.add(body: "A", norms: .changed)
        let person = example.add("Karin Holmberg", of: "Nora", to: body)
        example.addMeetings(2, of: body) { $0 == 1 ? [.example(person, .present)] : [] }
        example.report(hours * 60, .other, by: person, in: body)
        let options = WorkloadOptions(showsEarlierNorms: true, written: .t0)

        let (page, sheet) = (texts.html(example.report(), options), texts.csv(example.report(), options).text)
        let json = try texts.json(example.report(), options).text

        let words = verdict ?? "närvaro saknas"
        #expect(page.contains("</svg>\(words.capitalizedSentence)<"))
        #expect(sheet.contains(";\(words);86–172: närvaro saknas;"))
        #expect(json.contains("\"isIncomplete\" : true"))
        #expect(json.contains(verdict == nil ? "\"verdict\" : null" : "\"verdict\" : \"over\""))
        #expect(!json.contains("\"verdict\" : \"under\""))
    }

    @Test func `a running year is told of as running in the sheet too`() {
        var example = WorkloadExample(through: "2026-11-21")
        let body = example.add(body: "A", norms: .changed)
        let person = example.add("Karin Holmberg", of: "Nora", to: body)
        example.report(60, .other, by: person, in: body)

        let sheet = texts.csv(example.report(), WorkloadOptions(showsEarlierNorms: true, written: .t0)).text

        #expect(sheet.contains(";\"under, hittills\";\"86–172: under, hittills\";"))
    }

    @Test func `time on a meeting that nobody knows of is time on a meeting`() throws {
        var example = WorkloadExample()
        let body = example.add(body: "A")
        let person = example.add("Karin Holmberg", of: "Nora", to: body)
        example.report(60, .reading, by: person, in: body, meeting: 9)
        example.report(60, .reading, by: person, in: body)
        let options = WorkloadOptions(showsTrace: true, written: .t0)

        let (page, sheet) = (texts.html(example.report(), options), texts.csv(example.report(), options).text)
        let json = try texts.json(example.report(), options).text

        #expect(page.contains("<td class=\"nowrap\">Ett möte</td>") && page.contains(">Mellan möten</td>"))
        #expect(sheet.contains(";ett möte;läsning;"))
        #expect(json.contains("\"isBetweenMeetings\" : false") && json.contains("\"isBetweenMeetings\" : true"))
        for text in [page, sheet, json] { #expect(!text.contains("a-9")) }
    }

    @Test func `a meeting that was cancelled, or of another year, is called so`() throws {
        var example = WorkloadExample()
        let body = example.add(body: "A")
        let person = example.add("Karin Holmberg", of: "Nora", to: body)
        for (number, year) in [(8, 2026), (9, 2027)] {
            example.report(60, .reading, by: person, in: body, meeting: number)
            example.others.append(
                Meeting(
                    id: Key("a-\(number)"), body: body, year: year, number: number, start: WallTime(.t0), length: 60,
                    state: year == 2026 ? .cancelled(because: "", by: "Ingrid Almlöf", at: .t0) : .proposed))
        }
        let options = WorkloadOptions(showsTrace: true, written: .t0)

        let (page, sheet) = (texts.html(example.report(), options), texts.csv(example.report(), options).text)

        #expect(page.contains(">Möte 8, inställt</td>") && page.contains(">Möte 9 2027</td>"))
        #expect(sheet.contains(";a/2026-8;") && sheet.contains(";a/2027-9;"))
    }

    @Test func `what is withheld says why, by how many there are`() {
        var example = WorkloadExample()
        for (name, count) in [("Få", 2), ("Fler", 8), ("Flest", 30)] {
            let body = example.add(body: name)
            for number in 1...count {
                let person = example.add("\(name) \(number)", of: "Kommun \(number % 2)", to: body)
                example.report(60, .other, by: person, in: body)
                example.reportBefore(60, by: person, in: body)
            }
        }

        let page = texts.html(example.report(.anyone), WorkloadOptions(written: .t0))
        let sheet = texts.csv(example.report(.anyone), WorkloadOptions(written: .t0)).text

        let cells = { (reason: String) in "<td colspan=\"5\">\(reason)</td><td colspan=\"3\">visas inte</td>" }
        let telltale = "visas inte, för då går färre än fem att räkna ut"
        #expect(page.contains(">Få</th><td class=\"num\">2</td>\(cells("visas inte, färre än fem"))"))
        #expect(page.contains(">Fler</th><td class=\"num\">8</td>\(cells(telltale))"))
        #expect(page.contains(">Flest</th><td class=\"num\">30</td><td class=\"num\">0,00</td>"))
        #expect(
            page.contains("<td class=\"num\">visas inte</td><td class=\"num\">visas inte</td><td class=\"num\">–</td>"))
        #expect(page.contains("<p class=\"note\">En summa visas inte när färre än fem personer står bakom den"))
        #expect(sheet.contains(";\"visas inte, färre än fem\"\r\n") && sheet.contains(";\"\(telltale)\"\r\n"))
    }

    @Test func `verdicts of few are withheld by themselves, and why`() {
        var example = WorkloadExample()
        for name in ["A", "B"] {
            let body = example.add(body: name)
            for number in 1...6 {
                let authority = number < (name == "A" ? 3 : 7) ? "Nora" : "Region Norrdal"
                let person = example.add("\(name) \(number)", of: authority, to: body)
                example.report(60, .other, by: person, in: body)
            }
        }

        let page = texts.html(example.report(.anyone), WorkloadOptions(written: .t0))

        #expect(
            page.contains(
                "<td class=\"num sum\">6,00</td><td colspan=\"3\">visas inte, färre än fem har riktmärke</td>"))
        #expect(
            page.contains(
                "<td class=\"num sum\">6,00</td><td colspan=\"3\">visas inte, för då går färre än fem att räkna ut</td>"
            ))
    }

    @Test(arguments: [
        (900, 1200, "15–20"), (824, 1098, "13,73–18,30"), (450, 600, "7,50–10,00"), (900, 1098, "15,00–18,30"),
    ])
    func `both ends of a span have as many decimals`(least: Int, most: Int, span: String) {
        #expect(Measure(least: least, most: most, days: 1, daysOfYear: 365, minutes: 0).span == span)
    }

    @Test func `what nothing reads is not handed to the templates`() throws {
        let example = try #require(reportExamples.first { $0.key == "workload-trace" }?.value)

        let data = try texts.typesettingData(example.report, example.options).text

        for name in ["personName", "barWords"] { #expect(!data.contains("\"\(name)\"")) }
    }
}

/// A report, and how it is shown.
struct ReportExample {
    let report: WorkloadReport
    let options: WorkloadOptions
}

let reportExamples: KeyValuePairs<String, ReportExample> = [
    "workload": ReportExample(report: WorkloadExample.sixGroups.report(), options: newYear),
    "workload-without-names": ReportExample(report: WorkloadExample.sixGroups.report(.anyone), options: newYear),
    "workload-own": ReportExample(
        report: WorkloadExample.sixGroups.report(.person(Key("karin-holmberg"))), options: newYear),
    "workload-trace": ReportExample(
        report: WorkloadExample.hard.report(),
        options: WorkloadOptions(showsTrace: true, showsEarlierNorms: true, written: Day(iso: "2026-11-21") ?? .t0)),
    "workload-empty": ReportExample(report: WorkloadExample().report(), options: newYear),
]

private let newYear = WorkloadOptions(written: Day(iso: "2027-01-11") ?? .t0)

extension Day {
    static let t0 = WallTime(Date.t0).day
}

extension Data {
    fileprivate var text: String { String(decoding: self, as: UTF8.self) }
}
