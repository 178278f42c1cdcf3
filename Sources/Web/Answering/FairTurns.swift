import Hummingbird

/// A connection's next request goes last of those that wait.
struct FairTurns: RouterMiddleware {
    func handle(
        _ request: Request, context: SiteContext, next: (Request, SiteContext) async throws -> Response
    ) async throws -> Response {
        // A quick reader's next request is there before her connection would rest: without a yield it is answered on
        // the same thread at once, and with as many such readers as threads everybody else waits for seconds.
        await Task.yield()
        return try await next(request, context)
    }
}
