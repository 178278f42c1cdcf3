import Documents
import Foundation
import Hummingbird
import Logging
import Meetings
import NIOCore
import Secretariat
import Store
import Synchronization

@testable import Web

/// The office as a browser sees it, without a network between.
final class Browser {
    let secretary: Secretary
    let clock: Clock
    let site: Site
    var desk: YearDesk { site.desk }
    private let answer: @Sendable (Request, SiteContext) async throws -> Response
    private var cookies: [String: String] = [:]
    var peer = "192.0.2.7"
    let folder = FileManager.default.temporaryDirectory.appending(path: "samordna-web-\(UUID().uuidString)")

    /// - Parameter register: who there is.
    init(
        _ register: Register = .example(), webAddress: String? = "http://office.example", isProxied: Bool = false,
        renderer: String = "/nonexistent/typeset", store: Store? = nil, proxy: TrustedProxy? = nil
    ) throws {
        let (clock, ids) = (Clock(), Ids())
        self.clock = clock
        let world = World(now: { clock.now }, newID: { ids.next("id") }, newSecret: { ids.next("secret") })
        let templates = repository.appending(path: "Templates")
        var settings = OfficeSettings(mailbox: "lpo@regionen.example", webAddress: webAddress)
        settings.largestPaper = 3_000_000
        secretary = Secretary(
            store: try store ?? Store.inMemory(), texts: try MailTexts(directory: templates), world: world,
            settings: settings)
        try secretary.store.write { try $0.save(register) }
        site = Site(
            secretary: secretary, library: try PageLibrary(directory: templates, contents: Site.contents),
            premises: Premises(
                templates: templates, workload: try WorkloadTexts(directory: templates),
                renderer: Renderer(program: renderer),
                counter: PaperCounter(program: folder.appending(path: "count-paper").path),
                documents: DocumentDesk(
                    texts: try MeetingTexts(directory: templates), renderer: Renderer(program: renderer),
                    converter: Converter(program: "/nonexistent/pandoc")),
                servers: MailServers(outgoing: "relay.regionen.example, port 25", incoming: nil),
                backups: BackupFolder(path: folder.appending(path: "backups").path), proxy: proxy),
            isProxied: isProxied, isAlive: { true }, onListening: {})
        let responder = site.router.buildResponder()
        answer = { try await responder.respond(to: $0, context: $1) }
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// From now on a program opens files, and finds no words in any.
    func opensFiles() throws {
        let program = folder.appending(path: "count-paper")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data("#!/bin/sh\ncat > /dev/null\nprintf '%s' '{\"fault\": \"wordless\"}'\n".utf8).write(to: program)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program.path)
    }

    /// Asks for a page; a redirection is told, not followed.
    func get(_ path: String, headers: HTTPFields = [:]) async throws -> Page {
        try await send(.get, path, body: nil, headers)
    }

    /// Sends a form as a browser does from a page of the same origin.
    func post(_ path: String, _ fields: [(String, String)], headers: HTTPFields = [:]) async throws -> Page {
        let body = fields.map { "\($0.formEncoded)=\($1.formEncoded)" }.joined(separator: "&")
        var headers = headers
        if headers[.origin] == nil { headers[.origin] = "http://office.example" }
        return try await send(.post, path, body: body, headers)
    }

    /// Sends a form with a file as a browser does.
    func upload(_ page: Page, _ path: String, _ file: Data, named name: String) async throws -> Page {
        let boundary = "----lab7MA4YWxk"
        let parts = [
            "--\(boundary)\r\nContent-Disposition: form-data; name=\"bevis\"\r\n\r\n\(page.token ?? "")\r\n",
            "--\(boundary)\r\nContent-Disposition: form-data; name=\"fil\"; filename=\"\(name)\"\r\n"
                + "Content-Type: application/octet-stream\r\n\r\n",
        ]
        let body = Data(parts.joined().utf8) + file + Data("\r\n--\(boundary)--\r\n".utf8)
        let headers: HTTPFields = [
            .origin: "http://office.example", .contentType: "multipart/form-data; boundary=\(boundary)",
        ]
        return try await send(.post, path, octets: body, headers)
    }

    /// Fills in the form on a page that leads to an address, its token included.
    func fill(
        _ page: Page, _ path: String, _ fields: [(String, String)] = [], headers: HTTPFields = [:]
    ) async throws -> Page {
        try await post(path, [("bevis", page.token ?? "")] + fields, headers: headers)
    }

    /// Sends a file as a browser does from the form on a page.
    func upload(_ page: Page, _ path: String, _ name: String, _ content: String, token: String? = nil) async throws
        -> Page
    {
        let parts = [
            "Content-Disposition: form-data; name=\"bevis\"\r\n\r\n\(token ?? page.token ?? "")",
            "Content-Disposition: form-data; name=\"fil\"; filename=\"\(name)\"\r\nContent-Type: text/csv\r\n\r\n\(content)",
        ]
        let body = parts.map { "--grans\r\n\($0)\r\n" }.joined() + "--grans--\r\n"
        return try await send(
            .post, path, body: body,
            [.origin: "http://office.example", .contentType: "multipart/form-data; boundary=grans"])
    }

    /// Sends what a script does.
    func send(_ path: String, _ body: String, _ headers: HTTPFields) async throws -> Page {
        try await send(.post, path, body: body, headers)
    }

    func forgetCookies() { cookies = [:] }

    private func send(
        _ method: HTTPRequest.Method, _ path: String, body: String?, _ headers: HTTPFields
    ) async throws -> Page {
        try await send(method, path, octets: Data((body ?? "").utf8), headers)
    }

    private func send(
        _ method: HTTPRequest.Method, _ path: String, octets: Data, _ headers: HTTPFields
    ) async throws -> Page {
        var headers = headers
        if !cookies.isEmpty { headers[.cookie] = cookies.map { "\($0)=\($1)" }.sorted().joined(separator: "; ") }
        let head = HTTPRequest(
            method: method, scheme: "http", authority: "office.example", path: path, headerFields: headers)
        let request = Request(head: head, body: RequestBody(buffer: ByteBuffer(bytes: octets)))
        var logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        logger[metadataKey: "hb.request.id"] = "0123456789abcdef"
        let response = try await answer(request, SiteContext(logger: logger, peer: peer))
        for field in response.headers[values: .setCookie] { keep(field) }
        return try await Page(response)
    }

    private func keep(_ field: String) {
        let parts = field.split(separator: ";")[0].split(separator: "=", maxSplits: 1).map(String.init)
        if field.contains("Max-Age=0") { cookies[parts[0]] = nil } else { cookies[parts[0]] = parts[1] }
    }
}

/// What came back.
struct Page {
    let status: HTTPResponse.Status
    let headers: HTTPFields
    let octets: Data

    init(_ response: Response) async throws {
        status = response.status
        headers = response.headers
        let writer = Collector()
        try await response.body.write(writer)
        octets = writer.octets
    }

    /// As it is read: without the signs that only keep lines together.
    var text: String { String(decoding: octets, as: UTF8.self).replacing("\u{2060}", with: "") }

    var location: String? { headers[.location] }

    /// What its first form proves itself with.
    var token: String? {
        text.firstMatch(of: /name="bevis" value="([0-9a-f]+)"/).map { String($0.1) }
    }

    /// What its first form says that it has seen.
    var seen: String { field("sett") }

    /// What its first field of the name holds.
    func field(_ name: String) -> String {
        guard let start = text.range(of: "name=\"\(name)\""),
            let value = text[start.upperBound...].prefix(while: { $0 != ">" }).firstMatch(of: /value="([^"]*)"/)
        else { return "" }
        return String(value.1)
    }
}

/// A clock that the test turns.
final class Clock: Sendable {
    private let moment = Mutex(WallTime(iso: "2027-02-23T09:00")?.nearestMoment ?? Date(timeIntervalSince1970: 0))

    var now: Date { moment.withLock(\.self) }

    func turn(minutes: Double) { moment.withLock { $0 += minutes * 60 } }
}

private final class Ids: Sendable {
    private let count = Mutex(0)

    func next(_ kind: String) -> String {
        count.withLock { count in
            count += 1
            return "\(kind)-\(count)"
        }
    }
}

private final class Collector: ResponseBodyWriter {
    private let buffer = Mutex(ByteBuffer())

    var octets: Data { buffer.withLock { Data($0.readableBytesView) } }

    func write(_ bytes: ByteBuffer) async throws {
        buffer.withLock { _ = $0.writeImmutableBuffer(bytes) }
    }

    func finish(_ trailers: HTTPFields?) async throws {}
}

extension String {
    fileprivate var formEncoded: String {
        addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    }
}

let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
