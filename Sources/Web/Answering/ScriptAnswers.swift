import Foundation
import Hummingbird
import NIOCore

/// Why our script did not get what it asked for.
private struct ScriptProblem: Encodable {
    let problem: String

    init(_ problem: WebProblem) {
        self.problem =
            switch problem {
            case .notSignedIn: "signed-out"
            case .forged: "old-page"
            case .notFound, .notAllowed: "closed"
            case .tooLarge: "too-large"
            case .tooOften, .failed: "later"
            case .unreadable, .changedMeanwhile: "unreadable"
            }
    }
}

extension RouterMethods where Context == SiteContext {
    /// An address that the script of our own pages posts JSON to: what it does is done once that is proven as for a form.
    func script<Sent: Decodable & Sendable, Answer: Encodable & Sendable>(
        _ path: RouterPath, of kind: Sent.Type,
        do work: @escaping @Sendable (Sent, SiteContext) throws -> Answer
    ) {
        post(path) { request, context in
            try await Response.script(context) {
                guard let secret = context.secret else { throw WebProblem.notSignedIn }
                guard let token = request.headers[.proof], Form.proves(token, secret) else { throw WebProblem.forged }
                return try work(try await request.sent(kind), context)
            }
        }
    }

    /// An address that the script asks where things stand.
    func script<Answer: Encodable & Sendable>(
        _ path: RouterPath, do work: @escaping @Sendable (SiteContext) throws -> Answer
    ) {
        get(path) { _, context in try await Response.script(context) { try work(context) } }
    }
}

extension Request {
    fileprivate func sent<Sent: Decodable>(_ kind: Sent.Type) async throws -> Sent {
        // A page of another site can send a form, but not this.
        guard headers[.contentType]?.hasPrefix("application/json") == true else { throw WebProblem.unreadable }
        do {
            let buffer = try await body.collect(upTo: largestForm)
            return try JSONDecoder().decode(kind, from: Data(buffer.readableBytesView))
        } catch is NIOTooManyBytesError {
            throw WebProblem.tooLarge(limit: largestForm)
        } catch is DecodingError {
            throw WebProblem.unreadable
        }
    }
}

extension Response {
    /// Refusals are JSON too: a script cannot read a page.
    fileprivate static func script(
        _ context: SiteContext, _ answer: () async throws -> some Encodable
    ) async throws -> Response {
        do {
            return try json(try await answer())
        } catch {
            let problem = WebProblem(error)
            if problem == .failed { context.note(error) }
            return try json(ScriptProblem(problem), status: problem.status)
        }
    }

    private static func json(_ value: some Encodable, status: HTTPResponse.Status = .ok) throws -> Response {
        var response = text(
            String(decoding: try JSONEncoder().encode(value), as: UTF8.self), type: "application/json", status: status)
        response.headers[.cacheControl] = "no-store"
        return response
    }
}

extension HTTPFields.Element.Name {
    static let proof = Self("Samordna-Bevis")!
}
