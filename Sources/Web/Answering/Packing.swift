import Crypto
import Documents
import Foundation
import Hummingbird
import NIOCore
import Secretariat

/// Sends pages packed to browsers that can unpack them.
///
/// What is packed together with a secret must not be chosen by somebody else, who could tell from its size whether he
/// had guessed the secret: what a form proves itself with is therefore never the same twice in a packed page, and a
/// page is sent as it is where it repeats words of its address or of a form, or where its address is the secret.
struct Packing: RouterMiddleware {
    let newPad: @Sendable () -> String
    /// Octets below which the head would be most of it.
    private static let least = 600

    func handle(
        _ request: Request, context: SiteContext, next: (Request, SiteContext) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        guard response.headers[.contentType]?.hasPrefix("text/html") ?? false else { return response }
        response.headers[.vary] = "Accept-Encoding"
        guard request.method == .get, request.uri.query == nil, context.parameters.get("lank") == nil,
            request.headers.takesGzip, response.body.contentLength ?? 0 >= Self.least
        else { return response }

        let page = Page()
        try await response.body.write(page)
        let pad = SHA256.hash(data: Data(newPad().utf8))
        let masked = Form.masked(page.bytes, pad: Array(pad))
        guard let packed = masked.gzipped else {
            response.body = .init(byteBuffer: .init(bytes: masked))
            return response
        }
        response.headers[.contentEncoding] = "gzip"
        response.headers[.contentLength] = nil
        response.body = .init(byteBuffer: .init(bytes: packed))
        return response
    }

    /// A page's bytes, all at hand.
    private final class Page: ResponseBodyWriter {
        private(set) var bytes = Data()

        func write(_ buffer: ByteBuffer) async throws { bytes += buffer.readableBytesView }

        func finish(_ trailers: HTTPFields?) async throws {}
    }
}

extension HTTPFields {
    /// Whether whoever asks can unpack gzip, and does not refuse it.
    var takesGzip: Bool {
        self[values: .acceptEncoding].flatMap { $0.split(separator: ",") }.contains { coding in
            let parts = coding.split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces).lowercased() }
            guard parts.first == "gzip" else { return false }
            return !parts.dropFirst().contains { $0.hasPrefix("q=") && Double($0.dropFirst(2)) ?? 0 == 0 }
        }
    }
}

extension Form {
    /// A page whose forms prove themselves by a mask of random octets, and what the proof is under it.
    static func masked(_ page: Data, pad: [UInt8]) -> Data {
        let mark = Data("name=\"\(tokenName)\" value=\"".utf8)
        var (masked, rest) = (Data(), page[...])
        while let found = rest.firstRange(of: mark) {
            let token = rest[found.upperBound...].prefix(2 * pad.count)
            masked += rest[..<found.upperBound]
            masked += Data(mask(String(decoding: token, as: UTF8.self), pad: pad).utf8)
            rest = rest[token.endIndex...]
        }
        return masked + rest
    }

    static func mask(_ token: String, pad: [UInt8]) -> String {
        guard let octets = octets(token), octets.count == pad.count else { return token }
        return (pad + zip(octets, pad).map { $0 ^ $1 }).hexadecimal
    }

    /// The proof itself, whether it was masked or not.
    static func unmasked(_ text: String) -> String {
        guard let octets = octets(text), octets.count == 2 * SHA256.byteCount else { return text }
        let (pad, under) = (octets.prefix(SHA256.byteCount), octets.suffix(SHA256.byteCount))
        return zip(pad, under).map { $0 ^ $1 }.hexadecimal
    }

    private static func octets(_ text: String) -> [UInt8]? {
        let digits = text.utf8.compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
        guard digits.count == text.utf8.count, digits.count.isMultiple(of: 2) else { return nil }
        return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
    }
}
