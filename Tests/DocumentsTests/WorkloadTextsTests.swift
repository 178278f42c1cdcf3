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
