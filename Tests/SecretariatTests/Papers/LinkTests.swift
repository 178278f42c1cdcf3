import Foundation
import Mail
import Meetings
import Secretariat
import Store
import Testing

/// Against a real server on this machine, whose network is named where it may be asked.
@Suite struct LinkTests {
    let server: WebFiles

    init() throws { server = try WebFiles() }

    @Test func `only a link that is surely gone warns, in the review and whatever the server knows of HEAD`()
        async throws
    {
        let office = try await Office.told(modes: .press)
        let alive = [
            "/status/200", "/status/401", "/status/403", "/getonly", "/to?https%3A%2F%2Flogin.example%2Fin",
            "/status/500", "/hops/2", "/round", "/calendar.ics#bilaga",
        ]
        let gone = ["/status/404", "/status/410", "/to?%2Fstatus%2F404"]
        for path in alive + gone { try office.link(server.address(path)) }
        try office.join(server.address("/status/410?mote"))

        let followed = try await office.secretary.followLinks(through: server.web)
        let again = try await office.secretary.followLinks(through: server.web)

        #expect(followed == 13 && again == 0)
        let findings = try office.secretary.findings(before: .notice, on: "lpo/2027-1", by: "Bo")
        #expect(
            findings == [
                .deadLink(server.address("/status/404"), .gone(404)),
                .deadLink(server.address("/status/410"), .gone(410)),
                .deadLink(server.address("/to?%2Fstatus%2F404"), .gone(404)),
                .deadLink(server.address("/status/410?mote"), .gone(410)),
            ])
        #expect(try !office.secretary.notice("lpo/2027-1", by: "Bo").isEmpty)
    }

    @Test func `a name that no machine has warns only where the Internet answers at all`() async throws {
        let office = try await Office.told(modes: .press)
        try office.join("https://finns-inte.invalid/mote")

        try await office.secretary.followLinks(through: server.web)
        let alone = try office.secretary.findings(before: .notice, on: "lpo/2027-1", by: "Bo")
        try office.link(server.address("/calendar.ics"))
        try await office.run(until: "2027-01-20T14:00")
        try await office.secretary.followLinks(through: server.web)
        let together = try office.secretary.findings(before: .notice, on: "lpo/2027-1", by: "Bo")

        #expect(alone.isEmpty)
        #expect(together == [.deadLink("https://finns-inte.invalid/mote", .noHost)])
    }

    @Test func `this machine is not asked unless its network is named`() async throws {
        let office = try await Office.told(modes: .press)
        try office.link(server.address("/status/404"))

        try await office.secretary.followLinks(through: WebFetch(authorityFile: server.authority))

        #expect(try server.requests() == 0)
        #expect(try office.secretary.findings(before: .notice, on: "lpo/2027-1", by: "Bo").isEmpty)
    }

    @Test func `what is gone is looked for again in an hour, what answers in a day, and a mended link warns no more`()
        async throws
    {
        let office = try await Office.told(modes: .press)
        try office.join(server.address("/calendar.ics"))
        try office.link(server.address("/status/404"))
        try await office.secretary.followLinks(through: server.web)

        try await office.run(until: "2027-01-20T13:30")
        let inAnHour = try await office.secretary.followLinks(through: server.web)
        try await office.run(until: "2027-01-21T13:30")
        let inADay = try await office.secretary.followLinks(through: server.web)
        _ = try office.secretary.replacePaper(
            1, of: "lpo/2027-1", with: NewPaper(.link(server.address("/calendar.ics"))), by: "Bo")

        #expect(inAnHour == 1 && inADay == 2)
        #expect(try office.secretary.findings(before: .notice, on: "lpo/2027-1", by: "Bo").isEmpty)
    }
}

/// The web server of `web_files.py`, with a certificate of its own.
final class WebFiles {
    let authority: String
    private let port: String
    private let folder: Folder
    private let process = Process()
    private let input = Pipe()

    init() throws {
        folder = try Folder()
        let output = Pipe()
        let named = ProcessInfo.processInfo.environment["SAMORDNA_PYTHON"]
        process.executableURL = named.map { URL(filePath: $0) } ?? repository.appending(path: ".venv/bin/python")
        process.arguments = [
            repository.appending(path: "Tests/Peers/web_files.py").path, "--make", folder.url.path, "--events",
            folder.url.appending(path: "events").path,
        ]
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        var line = Data()
        while let octet = try output.fileHandleForReading.read(upToCount: 1), octet != Data("\n".utf8), !octet.isEmpty {
            line += octet
        }
        port = String(decoding: line, as: UTF8.self)
        authority = folder.url.appending(path: "ca.pem").path
    }

    /// It leaves when its input ends.
    deinit {
        try? input.fileHandleForWriting.close()
        process.waitUntilExit()
    }

    var web: WebFetch {
        WebFetch(nearby: [Network("127.0.0.0/8")].compactMap(\.self), authorityFile: authority)
    }

    func address(_ path: String) -> String { "https://127.0.0.1:\(port)\(path)" }

    func requests() throws -> Int {
        try String(contentsOf: folder.url.appending(path: "events"), encoding: .utf8).split(separator: "\n").count
    }
}

extension Office {
    fileprivate func link(_ address: String) throws {
        _ = try secretary.addPaper(NewPaper(.link(address), title: "Länk"), to: "lpo/2027-1", by: "Bo")
    }

    fileprivate func join(_ address: String) throws { try change { $0.bodies[0].sender.joinLink = address } }
}
