import Foundation
import Mustache

/// The overview of everything stored about somebody, for a file, without the service's other pages.
package struct ExtractTexts: Sendable {
    private let page: MustacheTemplate

    /// Reads and checks the template at once.
    package init(directory: URL) throws(DocumentError) {
        page = try TemplateFolder(directory).template("pages/extract.html", content: "HTML", names: ExtractPage.names)
    }

    package func html(_ extract: PersonExtract) -> String { page.render(ExtractPage(extract)) }
}
