import Foundation
import Synchronization
import Testing

@testable import Mail

/// Against a real server on this machine, whose network is named where it may be asked.
@Suite struct WebFetchTests {
    let server: WebFiles

    init() throws { server = try WebFiles() }

    @Test func `a calendar is fetched with its marks, and is unchanged to who has them`() async throws {
        let first = try await server.fetch("/calendar.ics")

        guard case .file(let data, let etag, let modified) = first else {
            Issue.record("expected a file, got \(first)")
            return
        }
        #expect(String(decoding: data, as: UTF8.self).hasPrefix("BEGIN:VCALENDAR"))
        #expect(etag == "\"etta\"")
        let again = try await server.fetch("/calendar.ics", etag: etag, modified: modified)
        guard case .unchanged = again else {
            Issue.record("expected no change, got \(again)")
            return
        }
    }

    @Test func `nothing of who asks is told but the program's name`() async throws {
        _ = try await server.fetch("/calendar.ics")

        let headers = try #require(try server.requests().first)
        #expect(headers.keys.sorted() == ["Accept", "Host", "User-Agent"])
        #expect(headers["User-Agent"] == "samordna")
    }

    @Test func `this machine is not asked unless its network is named, whatever its name`() async throws {
        for host in ["127.0.0.1", "localhost", "[::1]", "0.0.0.0", "2130706433", "0x7f.1"] {
            await #expect(throws: MailError.self) {
                try await server.fetch("/calendar.ics", host: host, nearby: [])
            }
        }
        #expect(try server.requests().isEmpty)
    }

    @Test func `a redirect inwards is not followed`() async throws {
        let inwards = try WebFiles(named: "other")
        let onlyFirst = try #require(Network("127.0.0.1"))

        // 127.0.0.2 is this machine too, but was not named.
        let target = "https://127.0.0.2:\(inwards.port)/calendar.ics"
        await #expect(throws: MailError.forbiddenNetwork(host: "127.0.0.2")) {
            try await server.fetch("/to?\(target)", nearby: [onlyFirst])
        }
        #expect(try inwards.requests().isEmpty)
    }

    @Test(arguments: [
        "http://127.0.0.1/calendar.ics", "file:///etc/passwd", "gopher://127.0.0.1/", "https://a:b@127.0.0.1/x",
    ]) func `a redirect out of HTTPS is not followed`(target: String) async throws {
        await #expect(throws: MailError.webAddress(target)) { try await server.fetch("/to?\(target)") }
    }

    @Test func `a few redirects are followed and no more`() async throws {
        _ = try await server.fetch("/hops/3")

        await #expect(throws: MailError.ledAround(host: "127.0.0.1", limit: 3)) { try await server.fetch("/hops/4") }
        await #expect(throws: MailError.ledAround(host: "127.0.0.1", limit: 3)) { try await server.fetch("/round") }
    }

    @Test(arguments: ["/huge", "/long"]) func `what is too long is cut off`(path: String) async throws {
        let limits = WebFetch.Limits(octets: 200_000, seconds: 20)

        await #expect(throws: MailError.tooLarge(host: "127.0.0.1", limit: 200_000)) {
            try await server.fetch(path, limits: limits)
        }
    }

    @Test(arguments: ["/slow", "/silent", "/heads"]) func `what never ends is given up`(path: String) async throws {
        await #expect(throws: MailError.self) {
            try await server.fetch(path, limits: WebFetch.Limits(seconds: 2))
        }
    }

    @Test(arguments: ["/page", "/gzip", "/type/text/html"])
    func `what is no calendar is refused`(path: String) async throws {
        let error = await #expect(throws: MailError.self) { try await server.fetch(path) }

        guard case .otherFile = error else {
            Issue.record("expected another file, got \(String(describing: error))")
            return
        }
    }

    @Test func `a server that has withdrawn it is quoted by its status`() async throws {
        await #expect(throws: MailError.webRefused(host: "127.0.0.1", status: 410)) {
            try await server.fetch("/status/410")
        }
        await #expect(throws: MailError.webRefused(host: "127.0.0.1", status: 304)) {
            try await server.fetch("/status/304")
        }
    }

    @Test func `a server with another's certificate is not trusted`() async throws {
        let other = try WebFiles(named: "other")

        let error = await #expect(throws: MailError.self) {
            try await other.fetch("/calendar.ics", authority: server.authority)
        }
        guard case .untrusted = error else {
            Issue.record("expected no trust, got \(String(describing: error))")
            return
        }
        #expect(try other.requests().isEmpty)
    }

    @Test(arguments: [
        "http://kalender.example/a.ics", "https://", "https:///a", "https://a:b@kalender.example/",
        "https://k.example/#x",
        "https://k.example/\r\nX: y", "https://k.example\\@127.0.0.1/", "https://k.example:123456/",
        " https://k.example/",
        "https://kålender.example/", "ftp://k.example/", "",
    ]) func `an address that is no plain HTTPS address is refused`(address: String) {
        #expect(throws: MailError.webAddress(address)) { try WebFetch.host(of: address) }
    }
}

@Suite struct NetworkTests {
    @Test(arguments: [
        "127.0.0.1", "127.255.255.255", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.0.1", "169.254.169.254",
        "100.64.0.1", "100.127.255.255", "0.0.0.0", "224.0.0.1", "255.255.255.255", "192.0.2.1", "198.18.0.1", "::1",
        "::", "::ffff:8.8.8.8", "::ffff:127.0.0.1", "fe80::1", "fc00::1", "fd12::1", "ff02::1", "2001:db8::1",
        "2002:7f00:1::", "2001::1", "64:ff9b::10.0.0.1", "64:ff9b:1::1", "fec0::1", "::127.0.0.1", "100::1",
    ]) func `what is not of the Internet is kept out`(address: String) throws {
        #expect(try #require(HostAddress(address)).isPublic == false)
    }

    @Test(arguments: [
        "8.8.8.8", "172.15.255.255", "172.32.0.1", "100.63.255.255", "100.128.0.1", "192.167.1.1", "2a00:1450::1",
        "2001:4860:4860::8888", "64:ff9b::8.8.8.8", "223.255.255.255",
    ]) func `what is of the Internet may be asked`(address: String) throws {
        #expect(try #require(HostAddress(address)).isPublic)
    }

    @Test func `a network holds the addresses that begin like it`() throws {
        let network = try #require(Network("10.20.16.0/20"))

        #expect(network.contains(try #require(HostAddress("10.20.31.255"))))
        #expect(!network.contains(try #require(HostAddress("10.20.32.0"))))
        #expect(!network.contains(try #require(HostAddress("::10.20.16.1"))))
    }

    @Test(arguments: ["", "10.0.0.0/33", "10.0.0/8", "x/8", "10.0.0.0/", "10.0.0.0/8/8", "fd00::/129", "10.0.0.0/-1"])
    func `what is no network is not one`(text: String) { #expect(Network(text) == nil) }
}

/// The web server of `web_files.py`.
final class WebFiles: Sendable {
    let port: Int
    let authority: String
    private let events: URL
    private let scratch: Mutex<Scratch>
    private let peer: Mutex<Peer>

    init(named name: String = "own") throws {
        let scratch = try Scratch()
        let certificates = try Certificates(in: scratch.directory, named: name)
        authority = certificates.authority
        events = scratch.directory.appending(path: "events")
        let peer = try Peer("web_files.py", ["--certificate", certificates.server, "--events", events.path])
        port = try #require(Int(peer.greeting))
        self.scratch = Mutex(scratch)
        self.peer = Mutex(peer)
    }

    func fetch(
        _ path: String, host: String = "127.0.0.1", nearby: [Network] = [Network("127.0.0.0/8")].compactMap(\.self),
        authority: String? = nil, limits: WebFetch.Limits = WebFetch.Limits(seconds: 20), etag: String? = nil,
        modified: String? = nil
    ) async throws -> WebFetch.Outcome {
        let fetch = WebFetch(nearby: nearby, authorityFile: authority ?? self.authority, limits: limits)
        return try await fetch.fetch(
            WebFetch.Wish(
                address: "https://\(host):\(port)\(path)", types: ["text/calendar"], beginning: "BEGIN:VCALENDAR",
                etag: etag, modified: modified))
    }

    /// The headers of each request.
    func requests() throws -> [[String: String]] {
        try String(contentsOf: events, encoding: .utf8).split(separator: "\n").map { line in
            try JSONDecoder().decode(Request.self, from: Data(line.utf8)).headers
        }
    }

    private struct Request: Decodable { let headers: [String: String] }
}
