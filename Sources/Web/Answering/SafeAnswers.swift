import Documents
import Foundation
import Hummingbird
import Logging

/// Keeps pages from being framed, sniffed and scripted, and says in Swedish what went wrong.
struct SafeAnswers: RouterMiddleware {
    let library: PageLibrary
    let isSecure: Bool

    func handle(
        _ request: Request, context: SiteContext, next: (Request, SiteContext) async throws -> Response
    ) async throws -> Response {
        var response: Response
        do {
            response = try await next(request, context)
        } catch {
            response = answer(to: error, request, context)
        }
        // A page in a frame of its own brings stricter ones.
        for field in Self.safety where response.headers[field.name] == nil {
            response.headers[field.name] = field.value
        }
        if isSecure { response.headers[.strictTransportSecurity] = "max-age=31536000" }
        return response
    }

    private func answer(to error: any Error, _ request: Request, _ context: SiteContext) -> Response {
        let texts = (error as? FailedForm)?.texts ?? []
        let problem = WebProblem((error as? FailedForm)?.cause ?? error)
        if problem == .notSignedIn { return .see("/logga-in") }
        if problem == .failed { context.note((error as? FailedForm)?.cause ?? error) }
        let page = ProblemPage(problem, reference: context.reference, texts: texts)
        let frame = PageFrame(title: page.title, region: "")
        return .privatePage(library.render(page, in: frame), status: problem.status)
    }

    private static let safety: HTTPFields = [
        .contentSecurityPolicy:
            "default-src 'none'; style-src 'self'; script-src 'self'; font-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; frame-src 'self'; frame-ancestors 'self'; base-uri 'none'",
        .xContentTypeOptions: "nosniff",
        // Not no-referrer: with it browsers send forms from “null”, which cannot be told from a stranger's page.
        .referrerPolicy: "same-origin",
        .crossOriginOpenerPolicy: "same-origin",
    ]
}

extension SiteContext {
    /// Leaves in the log what somebody was only told the reference of.
    func note(_ cause: any Error) {
        logger.error(
            "a page failed",
            metadata: ["reference": "\(reference)", "cause": "\(cause)", "path": "\(endpointPath ?? "")"])
    }
}

extension WebProblem {
    init(_ error: any Error) {
        if let problem = error as? WebProblem {
            self = problem
        } else if let error = error as? HTTPError {
            self =
                error.status == .notFound
                ? .notFound : error.status == .contentTooLarge ? .tooLarge(limit: 0) : .unreadable
        } else {
            self = .failed
        }
    }
}

extension HTTPFields.Element.Name {
    static let referrerPolicy = Self("Referrer-Policy")!
    static let crossOriginOpenerPolicy = Self("Cross-Origin-Opener-Policy")!
    static let secFetchSite = Self("Sec-Fetch-Site")!
    static let forwardedFor = Self("X-Forwarded-For")!
}
