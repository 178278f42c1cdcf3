import Documents
import Foundation
import Hummingbird
import Logging
import Meetings
import NIOCore
import Secretariat
import Store

/// What anybody may read of a region's meetings over HTTP.
package struct Site: Sendable {
    let secretary: Secretary
    let pages: PageTexts

    package init(secretary: Secretary, pages: PageTexts) {
        self.secretary = secretary
        self.pages = pages
    }

    /// Answers until the task is asked to end.
    package func serve(host: String, port: Int, logger: Logger) async throws {
        let application = Application(
            router: router, configuration: .init(address: .hostname(host, port: port), serverName: "samordna"),
            logger: logger)
        do {
            try await application.run()
        } catch let error as IOError where error.errnoCode == EADDRINUSE {
            throw WebError.portTaken(host: host, port: port)
        }
    }

    /// Every address there is.
    private var router: Router<BasicRequestContext> {
        let router = Router()
        router.add(middleware: SafeHeaders())
        router.get("/") { _, _ in try start() }
        router.get("/health") { _, _ in try health() }
        router.get("/kalender/:file") { request, context in
            try calendar(file: context.parameters.require("file"), unless: request.headers[.ifNoneMatch])
        }
        return router
    }

    private func start() throws -> Response {
        let (register, meetings) = try secretary.store.read { snapshot in
            (try snapshot.register(), try snapshot.meetings(after: WallTime(secretary.world.now())))
        }
        let bodies = register.bodies.filter { $0.state == .active }.map { body in
            (body: body, meetings: meetings.filter { $0.body == body.id && $0.state != .proposed })
        }
        let meeting = bodies.filter { !$0.meetings.isEmpty }
        return .page(pages.start(region: register.region, bodies: meeting))
    }

    private func health() throws -> Response {
        let (pause, counts) = try secretary.store.read { (try $0.pause(), try $0.messageCounts()) }
        let sending = pause == nil ? "on" : "held"
        return Response(
            status: .ok, headers: [.contentType: "application/json", .cacheControl: "no-store"],
            body: .init(
                byteBuffer: .init(
                    string: "{\"status\":\"ok\",\"sending\":\"\(sending)\",\"queued\":\(counts[.queued] ?? 0)}\n")))
    }

    private func calendar(file: String, unless known: String?) throws -> Response {
        guard file.hasSuffix(".ics"), let calendar = try secretary.publicCalendar(of: String(file.dropLast(4))) else {
            throw HTTPError(.notFound)
        }
        var headers: HTTPFields = [.eTag: calendar.tag, .cacheControl: "public, max-age=300"]
        guard known != calendar.tag, known != "*" else { return Response(status: .notModified, headers: headers) }
        headers[.contentType] = "text/calendar; charset=utf-8"
        headers[.contentDisposition] = "inline; filename=\"\(file)\""
        return Response(status: .ok, headers: headers, body: .init(byteBuffer: .init(string: calendar.text)))
    }
}

extension Response {
    static func page(_ html: String) -> Response {
        Response(
            status: .ok, headers: [.contentType: "text/html; charset=utf-8", .cacheControl: "no-cache"],
            body: .init(byteBuffer: .init(string: html)))
    }
}

/// Headers that keep a page from being framed, sniffed or followed by its address.
struct SafeHeaders<Context: RequestContext>: RouterMiddleware {
    func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        response.headers[.contentSecurityPolicy] =
            "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'"
        response.headers[.xContentTypeOptions] = "nosniff"
        response.headers[.init("Referrer-Policy")!] = "no-referrer"
        return response
    }
}

/// Why nothing is answered on the web.
package enum WebError: Error, Equatable, CustomStringConvertible {
    case portTaken(host: String, port: Int)

    package var description: String {
        switch self {
        case .portTaken(let host, let port):
            "cannot listen on \(host):\(port): another program does already; end it, or set another web.port"
        }
    }
}
