import Foundation
import Mail
import Store
import Testing

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

extension SystemTests {
    /// `samordna serve` as systemd and those who run it know it.
    @Suite struct DaemonTests {
        @Test func `it tells systemd that it is ready, alive and stopping, and ends in order`() throws {
            let office = try Office.booking(for: ["cilla"], through: .loopback(9))
            let server = try FaultServer()
            let daemon = try Daemon(try Program(sendingTo: server.port, from: "2026-11-18T10:30", in: office.scratch))

            try daemon.becomesReady()
            try daemon.worksOn(rounds: 1)
            let end = daemon.terminate()

            #expect(end.code == 0)
            #expect(end.took < .seconds(5))
            #expect(daemon.rest.last == "STOPPING=1")
            #expect(try server.taken().count == 2)
        }

        @Test func `a second service on the same database is refused in a sentence`() throws {
            let office = try Office.booking(for: ["cilla"], through: .loopback(9))
            let server = try FaultServer()
            let program = try Program(sendingTo: server.port, from: "2026-11-18T10:30", in: office.scratch)
            let daemon = try Daemon(program)
            try daemon.becomesReady()

            let second = try program.run("serve")

            #expect(second.code == 1)
            #expect(
                second.complaints == [
                    "cannot start: another samordna serves \(program.database) already; end that one first"
                ])
        }

        @Test(arguments: ["slow", "stuck"])
        func `it ends in time while a mail server hangs, and the message in hand stays in the queue`(address: String)
            throws
        {
            let server = try FaultServer()
            let office = try Office.booking(for: [address, "cilla"], through: .loopback(9))
            let program = try Program(
                sendingTo: server.port, from: "2026-11-18T10:30", connections: 1, silence: 300, in: office.scratch)
            let daemon = try Daemon(program)
            while try server.count(of: "held") == 0 { sched_yield() }

            let end = daemon.terminate()

            #expect(end.code == 0)
            #expect(end.took < .seconds(5))
            let message = try office.message(to: address)
            #expect(message.state == .queued)
            #expect(try office.attempts(at: message).count == 1)
            #expect(try office.messages.allSatisfy { [.queued, .accepted].contains($0.state) })
        }

        @Test func `a new database sends nothing until someone starts it`() throws {
            let server = try FaultServer()
            let office = try Office.booking(for: ["cilla", "dag"], through: .loopback(9), isStarted: false)
            let program = try Program(sendingTo: server.port, from: "2026-11-18T10:30", in: office.scratch)
            let daemon = try Daemon(program)

            try daemon.worksOn(rounds: 2)
            let before = try server.taken().count
            let resumed = try program.run("resume")
            try office.finish(watching: daemon)

            #expect(before == 0)
            #expect(resumed.code == 0)
            #expect(try server.taken().count == 3)
        }

        @Test func `pausing from another process stops a long sending at once, and resuming goes on`() throws {
            let server = try FaultServer()
            let office = try Office(from: "2026-11-18T10:00", transport: .loopback(9))
            try office.queueTwoYears()
            let waiting = try office.messages.count { $0.state == .queued }
            let program = try Program(sendingTo: server.port, from: "2026-11-18T10:30", in: office.scratch)
            let daemon = try Daemon(program)
            while try server.taken().count < 20 { sched_yield() }

            let paused = try program.run("pause")
            try daemon.worksOn(rounds: 1)
            let after = try server.taken().count
            try daemon.worksOn(rounds: 1)
            let later = try server.taken().count
            _ = try program.run("resume")
            try office.finish(watching: daemon)

            #expect(paused.code == 0)
            #expect(after < waiting)
            #expect(later == after)
            #expect(try server.taken().count == waiting)
        }

        @Test func `health and a body's calendar are read over HTTP, and an unchanged calendar is not sent again`()
            async throws
        {
            let server = try FaultServer()
            let office = try Office.booking(for: ["cilla"], through: .loopback(9))
            let daemon = try Daemon(try Program(sendingTo: server.port, from: "2026-11-18T10:30", in: office.scratch))
            try daemon.becomesReady()
            try office.finish(watching: daemon)
            let web = try #require(daemon.web)

            let health = try await web.get("health")
            let calendar = try await web.get("kalender/lpo-psykisk-halsa.ics")
            let tag = try #require(calendar.headers["etag"])
            let again = try await web.get("kalender/lpo-psykisk-halsa.ics", ["If-None-Match": tag])
            let missing = try await web.get("kalender/lpo-okand.ics")

            #expect(health.status == 200)
            #expect(
                try JSONDecoder().decode(Health.self, from: Data(health.text.utf8))
                    == Health(status: "ok", sending: "on", queued: 0))
            #expect(calendar.status == 200)
            #expect(calendar.headers["content-type"] == "text/calendar; charset=utf-8")
            #expect(calendar.text.contains("DTSTART;TZID=Europe/Stockholm:20270202T130000"))
            #expect(again.status == 304)
            #expect(again.text.isEmpty)
            #expect(missing.status == 404)
            #expect(!calendar.text.contains("provet.example"))
        }

        private struct Health: Decodable, Equatable {
            let status: String
            let sending: String
            let queued: Int
        }
    }
}

/// What a web server answered.
struct Page: Sendable {
    let status: Int
    /// By name in lower case.
    let headers: [String: String]
    let text: String
}

extension URL {
    func get(_ path: String, _ headers: [String: String] = [:]) async throws -> Page {
        var request = URLRequest(url: appending(path: path), cachePolicy: .reloadIgnoringLocalAndRemoteCacheData)
        for (name, value) in headers { request.setValue(value, forHTTPHeaderField: name) }
        let (data, response) = try await URLSession.shared.data(for: request)
        let http = try #require(response as? HTTPURLResponse)
        let named = http.allHeaderFields.map { ("\($0)".lowercased(), "\($1)") }
        return Page(
            status: http.statusCode, headers: Dictionary(named) { first, _ in first },
            text: String(decoding: data, as: UTF8.self))
    }
}
