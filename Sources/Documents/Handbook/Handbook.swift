import CCmark
import Foundation

/// The handbook for those who use the office: chapters in order, with pictures.
///
/// It lies in `Templates/handbook`, a link to `docs/handbok`: the same Markdown is read there and under Hjälp.
package struct Handbook: Sendable {
    package let chapters: [Chapter]
    private let folder: URL
    private let pictures: Set<String>

    /// One page of it.
    package struct Chapter: Sendable {
        /// What its address ends with: the file's name without its number and ending.
        package let name: String
        package let title: String
        /// What follows the title, as HTML without anything raw in it.
        let content: String
    }

    /// - Parameter directory: where the chapters lie; one without any is an empty handbook.
    init(directory: URL) throws(DocumentError) {
        folder = directory
        let files = TemplateFolder(directory)
        var chapters: [Chapter] = []
        for name in files.names(in: "", ending: ".md").sorted() where name.first?.isNumber == true {
            chapters.append(Chapter(file: name, text: try files.text("\(name).md")))
        }
        self.chapters = chapters
        pictures = Set(files.names(in: "bilder", ending: ".png"))
    }

    /// By its name or, as chapters name each other, by its file's.
    package func chapter(_ name: String) -> Chapter? {
        chapters.first { $0.name == name } ?? chapters.first { "\($0.name).md" == name.withoutNumber }
    }

    /// A PNG of those that lie beside the chapters.
    package func picture(_ file: String) -> Data? {
        guard file.hasSuffix(".png"), pictures.contains(String(file.dropLast(4))) else { return nil }
        return FileManager.default.contents(atPath: folder.appending(path: "bilder/\(file)").path)
    }
}

extension Handbook.Chapter {
    fileprivate init(file: String, text: String) {
        name = file.withoutNumber
        let lines = text.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
        title = lines.first.map { $0.trimmingPrefix("#").trimmingCharacters(in: .whitespaces) } ?? name
        content = Self.html(lines.count > 1 ? String(lines[1]) : "")
    }

    /// CommonMark; raw HTML and addresses that run something are left out by cmark itself.
    private static func html(_ markdown: String) -> String {
        guard let html = cmark_markdown_to_html(markdown, markdown.utf8.count, CMARK_OPT_DEFAULT) else { return "" }
        defer { free(html) }
        return String(cString: html)
    }
}

extension String {
    /// “02-aret” is “aret”.
    fileprivate var withoutNumber: String { String(drop { $0.isNumber }.trimmingPrefix("-")) }
}
