import Foundation
import Meetings
import Mustache

/// The region's mail, written from the templates that a samordnare may edit: each once, laid out as text and as HTML.
package struct MailTexts: Sendable {
    private let library: MustacheLibrary
    /// Where the service is on the web, for the line that ends every mail.
    package var webAddress: String?

    /// Reads and checks every template at once: what is broken is found before anything is due.
    package init(directory: URL) throws(DocumentError) {
        MustacheContentTypes.register(MarkupContent(), named: MarkupContent.name)
        let folder = TemplateFolder(directory)
        let parts = folder.names(in: "mail/parts", ending: ".txt")
        var library = MustacheLibrary()
        for name in parts {
            library.register(try folder.marked("mail/parts/\(name).txt", parts: parts), named: name)
        }
        for name in Letter.Kind.allCases.map(\.rawValue) + [entryName] {
            let path = "mail/\(name).txt"
            library.register(try folder.marked(path, parts: parts), named: path)
            try folder.require("Ämne:", in: path)
        }
        for path in [mailLayout, letterLayout] {
            library.register(try folder.template(path, content: "HTML", names: layoutNames), named: path)
        }
        self.library = library
    }

    /// What is wrong with each file as it stands on the disk, by its path below the folder.
    package static func faults(in directory: URL) -> [String: DocumentError] {
        let folder = TemplateFolder(directory)
        let parts = folder.names(in: "mail/parts", ending: ".txt")
        var faults: [String: DocumentError] = [:]
        for path in paths(parts) {
            do throws(DocumentError) {
                if path == mailLayout || path == letterLayout {
                    _ = try folder.template(path, content: "HTML", names: layoutNames)
                } else {
                    _ = try folder.marked(path, parts: parts)
                    if !path.hasPrefix("mail/parts/") { try folder.require("Ämne:", in: path) }
                }
            } catch {
                faults[path] = error
            }
        }
        return faults
    }

    /// Every file that mail is written from, by its path below the folder of templates.
    package static func paths(in directory: URL) -> [String] {
        paths(TemplateFolder(directory).names(in: "mail/parts", ending: ".txt"))
    }

    private static func paths(_ parts: [String]) -> [String] {
        Letter.Kind.allCases.map { "mail/\($0.rawValue).txt" } + ["mail/\(entryName).txt", mailLayout, letterLayout]
            + parts.map { "mail/parts/\($0).txt" }
    }

    package func compose(_ letter: Letter) throws(DocumentError) -> ComposedMail {
        guard !letter.kind.isOfMeeting || letter.meeting != nil else {
            throw .noMeeting(kind: letter.kind)
        }
        var letter = letter
        letter.links.web = letter.links.web ?? webAddress
        let text = read("mail/\(letter.kind.rawValue).txt", for: letter)
        let layout = letter.isPosted && letter.copyFor == nil ? letterLayout : mailLayout
        let html = library.render(LaidOut(text, of: letter), withTemplate: layout)
        return ComposedMail(subject: text.subject, text: PlainText.lay(text), html: html?.withDatesUnbroken ?? "")
    }

    /// The calendar entry's SUMMARY and DESCRIPTION: they must do without the mail, which some clients delete on answering.
    package func entry(of letter: Letter) -> (summary: String, description: String) {
        let text = read("mail/\(entryName).txt", for: letter)
        return (text.subject, PlainText.lay(text))
    }

    /// The calendar entry's LOCATION: the room, the link, or both.
    package func location(of letter: Letter) -> String? {
        guard let meeting = letter.meeting else { return nil }
        let place = letter.place(of: meeting)
        let parts = [place.room, letter.callsOff ? nil : place.joinLink].compactMap(\.self).map(MarkupContent.folded)
        return parts.isEmpty ? place.words.capitalizedSentence : parts.joined(separator: "; ")
    }

    private func read(_ template: String, for letter: Letter) -> MarkedText {
        MarkupReader.read(library.render(LetterValues(letter).fields, withTemplate: template) ?? "")
    }
}

private let entryName = "entry"
private let mailLayout = "mail/layout.html"
private let letterLayout = "pages/letter.html"

/// What the layouts may name: the fields below and those of a marked text.
private let layoutNames: Set<String> = [
    "subject", "eyebrow", "recipient", "written", "blocks", "footer", "title", "heading", "paragraph", "note", "list",
    "facts", "agenda", "first", "last", "text", "isLink", "label", "isMain", "lines", "clock", "number",
    "kind", "presenter",
]

/// A marked text as the layouts see it.
private struct LaidOut {
    let subject: String
    let eyebrow: String?
    let recipient: String
    let written: String
    let blocks: [MarkedText.Block]
    let footer: [[MarkedText.Line]]

    init(_ text: MarkedText, of letter: Letter) {
        subject = text.subject
        eyebrow = text.eyebrow
        recipient = letter.recipient.name
        written = letter.written.plain
        blocks = text.blocks
        footer = text.footer
    }
}

extension TemplateFolder {
    fileprivate func marked(_ path: String, parts: [String]) throws(DocumentError) -> MustacheTemplate {
        try template(path, content: MarkupContent.name, names: LetterName.all, parts: parts)
    }
}
