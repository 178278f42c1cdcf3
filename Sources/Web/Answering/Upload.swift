import Foundation
import Hummingbird
import NIOCore

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
                if file == nil, !name.isEmpty {
                    file = File(name: Upload.plain(name), bytes: Data(part.content))
                }
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

    /// The name alone, without folders and without what nobody sees.
    private static func plain(_ name: String) -> String {
        let last = name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? ""
        let kept = last.unicodeScalars.filter { ![.control, .format].contains($0.properties.generalCategory) }
        return String(String(String.UnicodeScalarView(kept)).prefix(100))
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
