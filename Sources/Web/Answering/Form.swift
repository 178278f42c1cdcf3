import Crypto
import Foundation
import Hummingbird
import NIOCore
import Secretariat

/// The fields of a form that was sent (`application/x-www-form-urlencoded`), proven to come from our own page.
struct Form: Sendable {
    private let fields: [(name: String, value: String)]

    init(_ body: String) throws(WebProblem) {
        var fields: [(String, String)] = []
        for pair in body.split(separator: "&") {
            let halves = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = Form.decoded(halves[0]), let value = Form.decoded(halves.count > 1 ? halves[1] : "") else {
                throw .unreadable
            }
            fields.append((name, value))
        }
        self.fields = fields
    }

    /// The parts of a form that brings a file.
    init(fields: [(name: String, value: String)]) { self.fields = fields }

    /// The first of the name, without the spaces around it and without control characters but line breaks.
    subscript(_ name: String) -> String { self.all(name).first ?? "" }

    /// Every value of the name, as of boxes that are ticked.
    func all(_ name: String) -> [String] {
        fields.filter { $0.name == name }.map { $0.value.typed.trimmingCharacters(in: .whitespacesAndNewlines) }
    }

    /// As above, with the spaces and lines around it as they were typed.
    func text(_ name: String) -> String { fields.first { $0.name == name }?.value.typed ?? "" }

    /// What somebody has written, for giving it back where it could not be kept.
    var texts: [String] {
        fields.filter { field in
            field.name == Form.textName && !field.value.isEmpty
                || ![Form.tokenName, Form.baseName].contains(field.name) && field.value.contains(" ")
        }.map(\.value)
    }

    static let tokenName = "bevis"
    /// What a page that takes a longer text calls it.
    static let textName = "text"
    /// The text that a text was written on.
    static let baseName = "grund"

    /// What a page's forms carry to prove that they stand on it.
    static func token(for secret: String) -> String {
        SHA256.hash(data: Data("form \(secret)".utf8)).hexadecimal
    }

    /// Compared in a time that tells nothing.
    func proves(_ secret: String) -> Bool { Form.proves(self[Form.tokenName], secret) }

    static func proves(_ token: String, _ secret: String) -> Bool {
        let (given, expected) = (Array(Form.unmasked(token).utf8), Array(Form.token(for: secret).utf8))
        guard given.count == expected.count else { return false }
        return zip(given, expected).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }

    private static func decoded(_ text: Substring) -> String? {
        text.replacing("+", with: " ").removingPercentEncoding
    }
}

extension String {
    /// With line breaks of one kind, and without control characters but those and tabs.
    var typed: String {
        let kept = replacing("\r\n", with: "\n").unicodeScalars.filter { scalar in
            scalar == "\n" || scalar == "\t" || scalar.properties.generalCategory != .control
        }
        return String(String.UnicodeScalarView(kept))
    }
}

/// A form whose work failed: what was written in it goes back to its writer.
struct FailedForm: Error {
    let cause: any Error
    let texts: [String]
}

/// Octets of a form without files.
let largestForm = 1_500_000

extension RouterMethods where Context == SiteContext {
    /// A form's address: what it does is done once it is proven that it comes from a page of ours.
    ///
    /// - Parameter secret: what the page's token was made from; that of the session where nothing else is said.
    func form(
        _ path: RouterPath, secret: @escaping @Sendable (Request, SiteContext) -> String? = { $1.secret },
        do work: @escaping @Sendable (Form, Request, SiteContext) async throws -> Response
    ) {
        post(path) { request, context in
            let form = try await request.form()
            guard let secret = secret(request, context), form.proves(secret) else {
                throw FailedForm(cause: WebProblem.forged, texts: form.texts)
            }
            do {
                return try await work(form, request, context)
            } catch {
                throw FailedForm(cause: error, texts: form.texts)
            }
        }
    }
}

extension Request {
    fileprivate func form() async throws -> Form {
        do {
            let buffer = try await body.collect(upTo: largestForm)
            return try Form(String(buffer: buffer))
        } catch is NIOTooManyBytesError {
            throw WebProblem.tooLarge(limit: largestForm)
        }
    }
}
