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
    let isAlive: @Sendable () -> Bool
    let onListening: @Sendable () -> Void

    /// - Parameter isAlive: whether the schedule still does its rounds.
    package init(
        secretary: Secretary, pages: PageTexts, isAlive: @escaping @Sendable () -> Bool,
        onListening: @escaping @Sendable () -> Void
    ) {
        self.secretary = secretary
        self.pages = pages
        self.isAlive = isAlive
        self.onListening = onListening
    }

    /// Answers until the task is asked to end.
    package func serve(host: String, port: Int, logger: Logger) async throws {
        let application = Application(
            router: router, configuration: .init(address: .hostname(host, port: port), serverName: "samordna"),
            onServerRunning: { _ in onListening() }, logger: logger)
        do {
            try await application.run()
        } catch let error as IOError where error.errnoCode == EADDRINUSE {
            throw WebError.portTaken(host: host, port: port)
        }
    }

    /// Every address there is.
    private var router: Router<BasicRequestContext> {
        let router = Router(options: .autoGenerateHeadEndpoints)
        router.add(middleware: SafeAnswers())
        router.get("/") { _, _ in try start() }
        router.get("/health") { _, _ in try health() }
        router.get("/kalender/:file") { request, context in
            try calendar(file: context.parameters.require("file"), unless: request.headers[.ifNoneMatch])
        }
        router.get("/min-kalender/:file") { request, context in
            try ownCalendar(file: context.parameters.require("file"), unless: request.headers[.ifNoneMatch])
        }
        return router
    }

    private func start() throws -> Response {
        let (register, meetings) = try secretary.store.read { snapshot in
            (try snapshot.register(), try snapshot.meetings(after: WallTime(secretary.world.now())))
        }
        let open = Dictionary(grouping: meetings.filter { $0.state != .proposed }, by: \.body)
        let bodies = register.bodies.compactMap { body in open[body.id].map { (body: body, meetings: $0) } }
        return .text(pages.start(region: register.region, bodies: bodies), type: "text/html; charset=utf-8")
    }

    private func health() throws -> Response {
        let (pause, counts) = try secretary.store.read { (try $0.pause(), try $0.messageCounts()) }
        let isAlive = isAlive()
        let answer = Health(
            status: isAlive ? "ok" : "stuck", sending: pause == nil ? "on" : "held", queued: counts[.queued] ?? 0)
        let text = String(decoding: try JSONEncoder().encode(answer), as: UTF8.self)
        return .text(text + "\n", type: "application/json", status: isAlive ? .ok : .serviceUnavailable)
    }

    private func calendar(file: String, unless known: String?) throws -> Response {
        guard file.hasSuffix(".ics"), let calendar = try secretary.publicCalendar(of: String(file.dropLast(4))) else {
            throw HTTPError(.notFound)
        }
        return .calendar(calendar, named: file, cached: "public, max-age=300", unless: known)
    }

    /// The file's name is the secret: it stands in no header, no log and no page.
    private func ownCalendar(file: String, unless known: String?) throws -> Response {
        guard file.hasSuffix(".ics"), let calendar = try secretary.ownCalendar(secret: String(file.dropLast(4))) else {
            return .text(
                "Kalendern finns inte, eller så gäller adressen inte längre. Be samordnaren om en ny.\n",
                type: "text/plain; charset=utf-8", status: .notFound)
        }
        return .calendar(calendar, named: "min-kalender.ics", cached: "private", unless: known)
    }

    private struct Health: Encodable {
        let status: String
        let sending: String
        let queued: Int
    }
}

extension Response {
    static func text(_ text: String, type: String, status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status, headers: [.contentType: type, .cacheControl: "no-cache"],
            body: .init(byteBuffer: .init(string: text)))
    }

    /// The calendar, or only its tag where the reader has it already.
    static func calendar(
        _ calendar: ServedCalendar, named file: String, cached: String, unless known: String?
    ) -> Response {
        var headers: HTTPFields = [.eTag: calendar.tag, .cacheControl: cached]
        guard !calendar.isKnown(by: known) else { return Response(status: .notModified, headers: headers) }
        headers[.contentType] = "text/calendar; charset=utf-8"
        headers[.contentDisposition] = "inline; filename=\"\(file)\""
        return Response(status: .ok, headers: headers, body: .init(byteBuffer: .init(string: calendar.text)))
    }
}

/// Keeps pages from being framed or sniffed, and says in Swedish what is not there.
struct SafeAnswers<Context: RequestContext>: RouterMiddleware {
    func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        var response: Response
        do {
            response = try await next(request, context)
        } catch let error as HTTPError where error.status == .notFound {
            response = .text("Sidan finns inte.\n", type: "text/plain; charset=utf-8", status: .notFound)
        } catch {
            context.logger.error("a page failed", metadata: ["cause": "\(error)"])
            response = .text(
                "Något gick fel hos oss. Försök igen om en stund.\n", type: "text/plain; charset=utf-8",
                status: .internalServerError)
        }
        for field in safety { response.headers[field.name] = field.value }
        return response
    }
}

private let safety: HTTPFields = [
    .contentSecurityPolicy: "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'",
    .xContentTypeOptions: "nosniff", .referrerPolicy: "no-referrer",
]

extension HTTPFields.Element.Name {
    fileprivate static let referrerPolicy = Self("Referrer-Policy")!
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
