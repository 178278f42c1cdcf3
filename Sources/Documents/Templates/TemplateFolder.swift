import Foundation
import Mustache

/// A folder of templates, each read, parsed and checked when it is asked for.
struct TemplateFolder {
    private let directory: URL

    init(_ directory: URL) { self.directory = directory }

    /// The names of the files in a folder with this ending, without it; none where the folder is missing.
    func names(in folder: String, ending: String) -> [String] {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: url(folder).path)) ?? []
        return files.filter { $0.hasSuffix(ending) }.map { String($0.dropLast(ending.count)) }.sorted()
    }

    /// A template whose values are escaped for this type of content.
    func template(
        _ path: String, content: String, names: Set<String>, parts: [String] = []
    ) throws(DocumentError) -> MustacheTemplate {
        let text = try text(path)
        let tags = Tag.all(in: text)
        try check(tags, of: path, names: names, parts: Set(parts))
        do {
            return try MustacheTemplate(string: "{{% CONTENT_TYPE: \(content)}}\n" + text)
        } catch {
            let fault = DocumentError.Fault(error)
            // The parser stops at the end of the text, far from a section that is never closed.
            let line = fault == .neverClosed ? Tag.neverClosed(among: tags)?.line : nil
            throw .brokenTemplate(path: url(path).path, line: line ?? error.line, fault: fault)
        }
    }

    /// Refuses a template without a line that its readers depend on.
    func require(_ mark: String, in path: String) throws(DocumentError) {
        guard try !text(path).split(separator: "\n").contains(where: { $0.hasPrefix(mark) }) else { return }
        throw .missingLine(path: url(path).path, mark: mark)
    }

    private func url(_ path: String) -> URL { directory.appending(path: path) }

    func text(_ path: String) throws(DocumentError) -> String {
        guard let data = FileManager.default.contents(atPath: url(path).path) else {
            throw .missingTemplate(path: url(path).path)
        }
        guard let text = String(data: data, encoding: .utf8) else { throw .unreadableTemplate(path: url(path).path) }
        return text.replacing("\r\n", with: "\n")
    }

    /// Mustache writes nothing where a name or part is unknown; here it is refused before anything is sent.
    private func check(_ tags: [Tag], of path: String, names: Set<String>, parts: Set<String>) throws(DocumentError) {
        for tag in tags {
            if tag.isPart, !parts.contains(tag.name) {
                throw .missingPart(path: url(path).path, line: tag.line, name: tag.name)
            }
            if !tag.isPart, !names.contains(tag.name) {
                let nearest = Tag.nearest(to: tag.name, among: names)
                throw .unknownName(path: url(path).path, line: tag.line, name: tag.name, nearest: nearest)
            }
        }
    }
}

/// A name in double braces, and where it stands.
struct Tag: Equatable {
    let name: String
    /// `#`, `^`, `/`, `>`, `&` or nothing.
    let sign: String
    let line: Int

    var isPart: Bool { sign == ">" }

    static func all(in text: String) -> [Tag] {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        return lines.enumerated().flatMap { index, line in
            line.matches(of: /\{\{\s*([#^\/>&]?)\s*\.?([\p{L}0-9_]+)\s*\}\}/).map { match in
                Tag(name: String(match.2), sign: String(match.1), line: index + 1)
            }
        }
    }

    /// The innermost section that is opened and not closed.
    static func neverClosed(among tags: [Tag]) -> Tag? {
        var open: [Tag] = []
        for tag in tags {
            if tag.sign == "#" || tag.sign == "^" { open.append(tag) }
            if tag.sign == "/", open.last?.name == tag.name { open.removeLast() }
        }
        return open.last
    }

    /// The known name that needs the fewest changed letters, if few.
    static func nearest(to name: String, among names: Set<String>) -> String? {
        let ranked = names.map { (distance(name, $0), $0) }.filter { $0.0 <= 3 }
        return ranked.min { $0 < $1 }?.1
    }

    /// Letters to add, drop or change (Levenshtein).
    private static func distance(_ one: String, _ other: String) -> Int {
        let other = Array(other)
        var row = Array(0...other.count)
        for (index, letter) in one.enumerated() {
            var next = [index + 1]
            for (column, match) in other.enumerated() {
                next.append(min(row[column] + (letter == match ? 0 : 1), row[column + 1] + 1, next[column] + 1))
            }
            row = next
        }
        return row[other.count]
    }
}

extension DocumentError.Fault {
    fileprivate init(_ error: any Error) {
        switch (error as? MustacheTemplate.ParserError)?.error as? MustacheTemplate.Error {
        case .sectionCloseNameIncorrect: self = .wrongClose
        case .expectedSectionEnd: self = .neverClosed
        default: self = .malformedTag
        }
    }
}

extension Error {
    /// The template's line, which the declared type of content pushes down by one.
    fileprivate var line: Int { ((self as? MustacheTemplate.ParserError)?.context.lineNumber ?? 2) - 1 }
}
