import Foundation

/// The region's mark, at the top of its documents.
package struct Logo: Encodable, Hashable, Sendable {
    /// As the typesetting program calls it.
    package let format: Format
    package let octets: [UInt8]
    /// What is said of it to those who do not see it.
    package let words: String

    package enum Format: String, Encodable, Sendable { case svg, png }

    /// - Parameter path: of a picture of half a megabyte at most, PNG or SVG.
    package init(path: String, words: String) throws(DocumentError) {
        guard let bytes = FileManager.default.contents(atPath: path) else { throw .logo(path: path, .missing) }
        guard bytes.count <= 500_000 else { throw .logo(path: path, .tooLarge) }
        if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) {
            format = .png
        } else if String(decoding: bytes.prefix(2_000), as: UTF8.self).contains("<svg") {
            format = .svg
        } else {
            throw .logo(path: path, .otherFormat)
        }
        octets = Array(bytes)
        self.words = words
    }
}
