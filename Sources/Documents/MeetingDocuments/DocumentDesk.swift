import Foundation

/// What makes a meeting's documents on this machine: the texts, the programs and the region's mark.
package struct DocumentDesk: Sendable {
    package let texts: MeetingTexts
    private let renderer: Renderer
    private let converter: Converter
    private let logo: Logo?

    package init(texts: MeetingTexts, renderer: Renderer, converter: Converter, logo: Logo? = nil) {
        self.texts = texts
        self.renderer = renderer
        self.converter = converter
        self.logo = logo
    }

    package func file(
        _ document: MeetingDocument, as format: MeetingDocument.Format
    ) async throws(DocumentError) -> Data {
        switch format {
        case .pdf: try await texts.pdf(document, logo: logo, by: renderer)
        case .html: Data(texts.html(document).utf8)
        case .docx: try await texts.docx(document, by: converter)
        }
    }
}
