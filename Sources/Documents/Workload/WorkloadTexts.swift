import Foundation
import Meetings
import Mustache

/// The year's workload report as a page, as a file for spreadsheets, for other programs, and as what a document is set
/// from.
package struct WorkloadTexts: Sendable {
    /// What the renderer sets the document with.
    package let typesettingTemplate: URL
    private let page: MustacheTemplate

    /// Reads and checks the templates at once.
    package init(directory: URL) throws(DocumentError) {
        page = try TemplateFolder(directory).template("pages/workload.html", content: "HTML", names: WorkloadPage.names)
        typesettingTemplate = directory.appending(path: "documents/workload.typ")
    }

    package func html(_ report: WorkloadReport, _ options: WorkloadOptions) -> String {
        page.render(PageValues(WorkloadPage(report, options)))
    }

    package func csv(_ report: WorkloadReport, _ options: WorkloadOptions) -> Data {
        options.showsTrace ? TraceSheet(report).data : WorkloadSheet(report, options).data
    }

    package func json(_ report: WorkloadReport, _ options: WorkloadOptions) throws -> Data {
        try WorkloadJSON(report, options).encoded()
    }

    package func typesettingData(_ report: WorkloadReport, _ options: WorkloadOptions) throws -> Data {
        let sheet = String(decoding: WorkloadSheet(report, options).data, as: UTF8.self)
        let page = try JSONDecoder().decode(
            TypesetValue.self, from: try JSONEncoder().encode(WorkloadPage(report, options)))
        return try JSONEncoder().encode(Typeset(page: page, sheet: sheet, sheetName: "arbetsinsats-\(report.year).csv"))
    }

    private struct Typeset: Encodable {
        let page: TypesetValue
        /// Carried inside the document, so that its figures can be taken out again.
        let sheet: String
        let sheetName: String
    }
}
