import Crypto
import Foundation
import Meetings
import Store

/// A paper as somebody brings it.
package struct NewPaper: Sendable {
    package var source: Source
    /// Else the file's name.
    package var title: String
    /// The item of the agenda that it belongs to.
    package var item: Int?
    /// To read it, where whoever brings it says so.
    package var minutes: Int?

    package init(_ source: Source, title: String = "", item: Int? = nil, minutes: Int? = nil) {
        self.source = source
        self.title = title
        self.item = item
        self.minutes = minutes
    }

    package enum Source: Sendable {
        case file(Data, named: String)
        case link(String)
    }
}

/// A paper's content as it is kept, and what it is called where nobody says otherwise.
struct PaperSource {
    let content: Paper.Content
    let file: StoredFile?
    let name: String

    init(_ source: NewPaper.Source, limit: Int) throws(OfficeError) {
        switch source {
        case .file(let bytes, let name): self = try Self.kept(bytes, named: name, limit: limit)
        case .link(let address):
            guard address.utf8.count <= 2_000, !address.contains(where: { $0.isWhitespace || $0 == "\"" || $0 == "<" }),
                let parts = URLComponents(string: address), parts.scheme?.lowercased() == "https",
                let host = parts.host, host.contains("."), parts.user == nil, parts.password == nil
            else { throw .noPaperLink(String(address.onOneLine(100))) }
            self.init(content: .link(address), file: nil, name: host)
        }
    }

    private init(content: Paper.Content, file: StoredFile?, name: String) {
        self.content = content
        self.file = file
        self.name = name
    }

    private static func kept(_ bytes: Data, named name: String, limit: Int) throws(OfficeError) -> PaperSource {
        do throws(FileFault) {
            guard !bytes.isEmpty else { throw .empty }
            guard bytes.count <= limit else { throw .tooHeavy(limit: limit) }
            let format = try PaperFormat(of: bytes)
            let safe = AttachedName(name, as: format, nameless: "Handling").text
            let digest = SHA256.hash(data: bytes).hexadecimal
            return PaperSource(
                content: .file(digest: digest, name: safe, type: format.mediaType, octets: bytes.count),
                file: StoredFile(digest: digest, name: safe, type: format.mediaType, bytes: bytes),
                name: String(safe.dropLast(format.ending.count)))
        } catch {
            throw .unkept(file: name.onOneLine(100), error)
        }
    }
}
