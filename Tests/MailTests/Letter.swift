import Foundation

/// A MIME message read by other means than those that wrote it.
struct Letter {
    let headers: [(name: String, value: String)]
    let body: String

    init(_ bytes: Data) { self.init(String(decoding: bytes, as: UTF8.self)) }

    init(_ text: String) {
        let end = text.range(of: "\r\n\r\n")
        let head = end.map { text[..<$0.lowerBound] } ?? text[...]
        body = end.map { String(text[$0.upperBound...]) } ?? ""
        let unfolded = head.replacing("\r\n\t", with: " ").replacing("\r\n ", with: " ")
        headers = unfolded.split(separator: "\r\n").map { line in
            let colon = line.firstIndex(of: ":") ?? line.startIndex
            return (String(line[..<colon]), line[colon...].dropFirst().trimmingCharacters(in: .whitespaces))
        }
    }

    subscript(name: String) -> String? {
        headers.first { $0.name.lowercased() == name.lowercased() }?.value
    }

    var mediaType: String { (self["Content-Type"] ?? "").split(separator: ";").first.map(String.init) ?? "" }

    var parts: [Letter] {
        guard let boundary = self["Content-Type"]?.firstMatch(of: /boundary="([^"]+)"/)?.output.1 else { return [] }
        let inner = "\r\n\(body)".components(separatedBy: "\r\n--\(boundary)").dropFirst().dropLast()
        return inner.map { Letter(String($0.dropFirst("\r\n".count))) }
    }

    /// Such as `mixed(text/plain application/pdf)`.
    var tree: String {
        guard mediaType.hasPrefix("multipart/") else { return mediaType }
        return "\(mediaType.dropFirst("multipart/".count))(\(parts.map(\.tree).joined(separator: " ")))"
    }

    var content: Data {
        self["Content-Transfer-Encoding"] == "base64"
            ? Data(base64Encoded: body, options: .ignoreUnknownCharacters) ?? Data()
            : Data(Self.unquoted(body.replacing("=\r\n", with: ""), sign: "="))
    }

    var text: String { String(decoding: content, as: UTF8.self) }

    /// A header value as people see it (RFC 2047).
    static func readable(_ value: String) -> String {
        let joined = value.replacing(/\?=\s+=\?/, with: "?==?")
        return joined.replacing(/=\?(?i:utf-8)\?([BbQq])\?([^?]*)\?=/) { match in
            let isBase64 = match.output.1.lowercased() == "b"
            let bytes =
                isBase64
                ? Data(base64Encoded: String(match.output.2)) ?? Data()
                : Data(unquoted(match.output.2.replacing("_", with: " "), sign: "="))
            return String(decoding: bytes, as: UTF8.self)
        }
    }

    private static func unquoted(_ text: some StringProtocol, sign: Character) -> [UInt8] {
        var pieces = text.split(separator: sign, omittingEmptySubsequences: false)[...]
        let first = pieces.popFirst().map { Array($0.utf8) } ?? []
        return pieces.reduce(into: first) { bytes, piece in
            bytes += [UInt8(piece.prefix(2), radix: 16) ?? 0x3F]
            bytes += Array(piece.utf8.dropFirst(2))
        }
    }
}
