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
/// A form that brings a file (`multipart/form-data`, RFC 7578).
struct Upload: Sendable {
    let form: Form
    let file: File?

    struct File: Sendable {
        let name: String
        let bytes: Data
    }

    /// As many parts as any form of ours has, and a few more.
    private static let most = 20

    init(_ body: Data, type: String) throws(WebProblem) {
        guard let boundary = Upload.boundary(in: type) else { throw .unreadable }
        var (fields, file): ([(name: String, value: String)], File?) = ([], nil)
        for part in try Upload.parts(of: body, boundary) {
            guard let part = Part(part) else { throw .unreadable }
            if let name = part.filename {
                // An empty field for a file sends a part without a name.
                if file == nil, !name.isEmpty { file = File(name: name, bytes: Data(part.content)) }
            } else {
                fields.append((part.name, String(decoding: part.content, as: UTF8.self)))
            }
        }
        form = Form(fields: fields)
        self.file = file
    }

    private static func boundary(in type: String) -> String? {
        guard type.lowercased().hasPrefix("multipart/form-data"),
            let match = type.firstMatch(of: /boundary="?([^";]{1,70})"?/)
        else { return nil }
        return String(match.1)
    }

    private static func parts(of body: Data, _ boundary: String) throws(WebProblem) -> [Data] {
        let (text, mark) = (Data("\r\n".utf8) + body, Data("\r\n--\(boundary)".utf8))
        guard var here = text.range(of: mark) else { throw .unreadable }
        var parts: [Data] = []
        while let next = text.range(of: mark, in: here.upperBound..<text.endIndex) {
            parts.append(text[here.upperBound..<next.lowerBound])
            guard parts.count <= most else { throw .unreadable }
            here = next
        }
        return parts
    }

    /// One field's name and what it holds.
    private struct Part {
        let name: String
        let filename: String?
        let content: Data

        init?(_ part: Data) {
            guard let end = part.range(of: Data("\r\n\r\n".utf8)), end.lowerBound - part.startIndex < 4_000 else {
                return nil
            }
            let head = String(decoding: part[..<end.lowerBound], as: UTF8.self)
            guard let name = head.firstMatch(of: /[; ]name="([^"]*)"/) else { return nil }
            self.name = String(name.1)
            filename = head.firstMatch(of: /filename="([^"]*)"/).map { String($0.1).replacing("%22", with: "\"") }
            content = part[end.upperBound...]
        }
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
    /// The address of a form with a file, for those who are signed in.
    ///
    /// - Parameter limit: octets of the file.
    func upload(
        _ path: RouterPath, limit: Int,
        do work: @escaping @Sendable (Upload, SiteContext) async throws -> Response
    ) {
        post(path) { request, context in
            // Nobody else makes us read a large file.
            guard let secret = context.secret else { throw WebProblem.notSignedIn }
            let upload = try await request.upload(limit: limit)
            guard upload.form.proves(secret) else { throw WebProblem.forged }
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
    fileprivate func upload(limit: Int) async throws -> Upload {
        do {
            // The other fields and the lines between take a little room.
            let buffer = try await body.collect(upTo: limit + 100_000)
            return try Upload(Data(buffer.readableBytesView), type: headers[.contentType] ?? "")
        } catch is NIOTooManyBytesError {
            throw WebProblem.tooLarge(limit: limit)
        }
    }
}
