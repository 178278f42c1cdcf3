import Foundation
import Mustache

/// The documents of a meeting in every form that they are given: each has the same words.
package struct MeetingTexts: Sendable {
    private let page: MustacheTemplate
    private let file: MustacheTemplate
    private let word: MustacheTemplate
    private let style: String
    private let typesetting: URL
    /// Whose styles a Word document gets.
    private let reference: URL

    /// Reads and checks the templates at once.
    package init(directory: URL) throws(DocumentError) {
        let folder = TemplateFolder(directory)
        let names = MeetingDocumentPage.names
        page = try folder.template("pages/\(MeetingDocumentPage.template).html", content: "HTML", names: names)
        word = try folder.template("documents/word.html", content: "HTML", names: names.union(["title"]))
        file = try folder.template(
            "documents/page.html", content: "HTML", names: ["title", "region", "style", "content"])
        style = try folder.text("pages/assets/samordna.css") + folder.text("pages/assets/meeting-document.css")
        typesetting = directory.appending(path: "documents/meeting.typ")
        reference = directory.appending(path: "documents/reference.docx")
    }

    /// What stands in a page of the service.
    package func content(_ document: MeetingDocument) -> String { page.render(PageValues(document.page)) }

    /// A page of its own, which needs no other file.
    package func html(_ document: MeetingDocument) -> String {
        let title = document.page.title
        let whole = WholePage(
            title: title, region: document.page.region, style: style, content: content(document))
        return file.render(PageValues(whole))
    }

    /// Tagged, and at once for archives (PDF/A-3a) and for all readers (PDF/UA-1).
    package func pdf(
        _ document: MeetingDocument, logo: Logo? = nil, by renderer: Renderer
    ) async throws(DocumentError) -> Data {
        try await renderer.pdf(template: typesetting, data: typesettingData(document, logo: logo))
    }

    /// What the renderer sets the document with.
    package func typesettingData(_ document: MeetingDocument, logo: Logo? = nil) throws(DocumentError) -> Data {
        do {
            let page = try JSONDecoder().decode(TypesetValue.self, from: try JSONEncoder().encode(document.page))
            return try JSONEncoder().encode(Typeset(page: page, logo: logo))
        } catch {
            throw .unencodable(reason: "\(error)")
        }
    }

    package func docx(_ document: MeetingDocument, by converter: Converter) async throws(DocumentError) -> Data {
        let html = word.render(PageValues(document.page))
        return try await converter.docx(html: Data(html.utf8), reference: reference)
    }

    private struct Typeset: Encodable {
        let page: TypesetValue
        let logo: Logo?
    }

    private struct WholePage {
        let title: String
        let region: String
        let style: String
        let content: String
    }
}
