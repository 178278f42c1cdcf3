import Foundation
import Hummingbird

/// Refuses what changes something unless the browser says that it comes from a page of ours.
struct OwnForms: RouterMiddleware {
    /// `https://samordna.regionen.example`; nil where only the Host field tells.
    let origin: String?

    func handle(
        _ request: Request, context: SiteContext, next: (Request, SiteContext) async throws -> Response
    ) async throws -> Response {
        guard request.method == .post, !isOwn(request) else { return try await next(request, context) }
        throw WebProblem.forged
    }

    private func isOwn(_ request: Request) -> Bool {
        if let site = request.headers[.secFetchSite], site != "same-origin" { return false }
        // A browser without either field is old; the form's token still has to be right.
        guard let given = request.headers[.origin] else { return true }
        if given == origin { return true }
        return URL(string: given).flatMap(\.authority) == request.head.authority
    }
}

extension URL {
    fileprivate var authority: String? { host().map { name in port.map { "\(name):\($0)" } ?? name } }
}
