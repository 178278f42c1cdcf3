import Foundation
import Hummingbird
import NIOCore

/// A form with a file (`multipart/form-data`, RFC 7578), read whole and no further than its limit.
struct Upload: Sendable {
    /// Octets of the whole form.
    static let largest = 2_000_000

    private var fields: [String: String] = [:]
    private(set) var fileName = ""
    private(set) var file = Data()

    init(_ body: Data, boundary: String) throws(WebProblem) {
        let mark = Data("--\(boundary)".utf8)
        guard body.starts(with: mark) else { throw .unreadable }
        var rest = body.dropFirst(mark.count)
        while rest.starts(with: Data("\r\n".utf8)) {
            rest = rest.dropFirst(2)
            guard let end = rest.range(of: Data("\r\n".utf8) + mark) else { throw .unreadable }
            try take(rest[rest.startIndex..<end.lowerBound])
            rest = rest[end.upperBound...]
        }
        guard rest.starts(with: Data("--".utf8)) else { throw .unreadable }
    }

    subscript(_ name: String) -> String { fields[name] ?? "" }

    private mutating func take(_ part: Data) throws(WebProblem) {
        guard let gap = part.range(of: Data("\r\n\r\n".utf8)), gap.lowerBound - part.startIndex < 4_000 else {
            throw .unreadable
        }
        let head = String(decoding: part[part.startIndex..<gap.lowerBound], as: UTF8.self)
        guard let name = Self.parameter("name", of: head) else { throw .unreadable }
        let content = part[gap.upperBound...]
        if let given = Self.parameter("filename", of: head) {
            fileName = Self.plain(given)
            file = Data(content)
        } else if fields[name] == nil {
            fields[name] = String(decoding: content, as: UTF8.self)
        }
    }

    private static func parameter(_ name: String, of head: String) -> String? {
        let disposition = head.split(separator: "\r\n").first { $0.lowercased().hasPrefix("content-disposition:") }
        return disposition?.split(separator: ";").compactMap { piece -> String? in
            let halves = piece.split(separator: "=", maxSplits: 1)
            guard halves.count == 2, halves[0].trimmingCharacters(in: .whitespaces) == name else { return nil }
            return halves[1].trimmingCharacters(in: .whitespaces).trimmingCharacters(in: CharacterSet(charactersIn: "\""))
        }.first
    }

    /// The name alone, without folders and without what nobody sees.
    private static func plain(_ name: String) -> String {
        let last = name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? ""
        let kept = last.unicodeScalars.filter { ![.control, .format].contains($0.properties.generalCategory) }
        return String(String(String.UnicodeScalarView(kept)).prefix(100))
    }
}

extension RouterMethods where Context == SiteContext {
    /// The address of a form with a file, proven as other forms are.
    func upload(
        _ path: RouterPath, do work: @escaping @Sendable (Upload, SiteContext) async throws -> Response
    ) {
        post(path) { request, context in
            let upload = try await request.upload()
            let form = try Form("\(Form.tokenName)=\(upload[Form.tokenName])")
            guard let secret = context.secret, form.proves(secret) else { throw WebProblem.forged }
            return try await work(upload, context)
        }
    }
}

extension Request {
    fileprivate func upload() async throws -> Upload {
        let type = headers[.contentType] ?? ""
        guard type.hasPrefix("multipart/form-data"), let mark = type.range(of: "boundary=") else {
            throw WebProblem.unreadable
        }
        let boundary = type[mark.upperBound...].prefix { $0 != ";" }.trimmingCharacters(in: CharacterSet(charactersIn: "\" "))
        guard (1...70).contains(boundary.utf8.count) else { throw WebProblem.unreadable }
        do {
            let buffer = try await body.collect(upTo: Upload.largest)
            return try Upload(Data(buffer: buffer), boundary: boundary)
        } catch is NIOTooManyBytesError {
            throw WebProblem.tooLarge(limit: Upload.largest)
        }
    }
}
