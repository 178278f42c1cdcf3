import Foundation
import Meetings
import Store
import Testing

extension SystemTests {
    /// What people see and press, in a real Chromium.
    @Suite struct BrowserTests {
        /// A window, its colours, and whether the browser runs scripts.
        struct Look: CustomTestStringConvertible {
            let width: Int
            let scheme: String
            let script: Bool

            var testDescription: String { "\(width) px, \(scheme)\(script ? "" : ", without script")" }
        }

        @Test(arguments: [
            Look(width: 1280, scheme: "light", script: true), Look(width: 320, scheme: "dark", script: true),
            Look(width: 768, scheme: "light", script: false),
        ])
        func `every page that links lead to is whole, fits and has nothing that axe-core objects to`(
            look: Look
        ) throws {
            let demo = try BrowsedDemo()
            let ended = try Ended(
                walking: "everywhere.py",
                [
                    "web": demo.web, "starts": demo.starts, "width": look.width, "scheme": look.scheme,
                    "script": look.script, "at_least": 60,
                ])

            #expect(ended.code == 0, "\(ended.complaint)")
        }

        @Test func `what is written survives the network, the window, the session and somebody else who writes`() throws
        {
            let demo = try BrowsedDemo()
            let links = try (1...4).map { _ in try demo.signInLink() }
            let ended = try Ended(
                walking: "skriva.py",
                [
                    "web": demo.web, "links": links, "item": "/moten/\(try demo.meeting)/anteckningar/punkt/inledning",
                    "held": "/moten/\(try demo.heldMeeting)",
                    "pictures": ProcessInfo.processInfo.environment["SAMORDNA_PICTURES"] ?? NSNull(),
                ])

            #expect(ended.code == 0, "\(ended.complaint)")
        }

        @Test(arguments: [true, false])
        func `a year goes from sign-in to a finished åtgärd, in the office and by links on a telephone`(
            script: Bool
        ) throws {
            let year = try BrowsedYear(script: script)

            try year.on("2026-11-16T09:00") { try $0.samordnare("begin") }
            try year.on("2026-11-16T10:00") { try $0.samordnare("plan") }
            try year.on("2026-11-17T09:00") { try $0.ledamot("approve") }
            let meeting = try year.meeting
            let (before, after) = (meeting.start.day.adding(days: -18), meeting.start.day.adding(days: 1))
            try year.on("\(before.adding(days: -7))T09:00") { try $0.samordnare("prepare") }
            try year.passes("\(before)T08:00")
            try year.on("\(before)T09:00") { try $0.ledamot("release") }
            try year.on("\(before)T10:00") { try $0.samordnare("call") }
            try year.on("\(before)T11:00") {
                try $0.ledamot("answer")
                try $0.ledamot("read")
            }
            try year.on("\(after)T09:00") { try $0.samordnare("follow_up") }
            try year.on("\(after)T10:00") { try $0.samordnare("write") }
            try year.on("\(after)T11:00") {
                try $0.ledamot("report")
                try $0.ledamot("comment")
            }
            try year.on("\(after)T12:00") { try $0.samordnare("settle") }
            try year.on("\(after)T13:00") { try $0.ledamot("agree") }
            try year.on("\(after)T14:00") { try $0.samordnare("send") }
            try year.passes("2027-06-04T08:00")
            try year.on("2027-06-04T10:00") { try $0.ledamot("finish") }
            try year.on("2027-06-04T11:00") { try $0.samordnare("look_back") }

            let hours = try year.program.run("meeting", "show", meeting.reference)
            #expect(hours.text.contains("Jörgen Hallin"))
        }
    }
}

/// The demonstration behind its pages.
final class BrowsedDemo {
    let web: String
    private(set) var starts: [String] = []
    private let scratch: Scratch
    private let program: Program
    private let daemon: Daemon

    init() throws {
        scratch = try Scratch()
        let port = try Outside.freePort()
        let folder = scratch.path("demo")
        let made = try Program.prepareDemonstration(in: folder, port: port)
        guard made.code == 0 else { throw Silent(log: made.complaint) }
        program = Program(configured: "\(folder)/samordna.yaml", in: scratch)
        daemon = try Daemon(program)
        try daemon.becomesReady()
        web = "http://127.0.0.1:\(port)"
        starts = made.text.matches(of: /https?:\/\/\S+/).map { String($0.output) }
    }

    /// For the samordnare, good once.
    func signInLink() throws -> String {
        let ended = try program.run("sign-in", "Bo Lindgren")
        return try #require(ended.text.firstMatch(of: /https?:\/\/\S+/).map { String($0.output) })
    }

    /// One that has come or comes, by its address.
    var meeting: String {
        get throws { try reference { if case .called = $0 { true } else { false } } }
    }

    var heldMeeting: String {
        get throws { try reference { if case .held = $0 { true } else { false } } }
    }

    private func reference(where fits: (Meeting.State) -> Bool) throws -> String {
        let meetings = try Store(path: program.database).read { try $0.meetings() }
        return try #require(meetings.first { fits($0.state) }).reference
    }
}

/// A region's year on a real Postfix and Dovecot, lived through in browsers.
final class BrowsedYear {
    private let server: MailServer
    private let scratch: Scratch
    private let port: Int
    private let script: Bool
    private(set) var program: Program

    init(script: Bool) throws {
        self.script = script
        server = try MailServer()
        scratch = try Scratch()
        port = try Outside.freePort()
        program = try Self.program(on: "2026-11-16T08:00", server, port, in: scratch)
        for file in ["regions/dalarna.yaml", "example/ledamoter.csv"] {
            try runs("import", Outside.root.appending(path: "Config/\(file)").path)
        }
    }

    /// Lets the service run from a moment on while somebody walks through its pages.
    func on(_ moment: String, _ act: (Stroll) throws -> Void) throws {
        program = try Self.program(on: moment, server, port, in: scratch)
        let daemon = try Daemon(program)
        try daemon.becomesReady()
        try act(
            Stroll(
                web: "http://127.0.0.1:\(port)", mail: server.announcement, script: script, state: scratch.path("state")
            ))
        #expect(daemon.terminate().code == 0, "\(daemon.logged)")
    }

    /// Lets the service see that it is a moment, and what is owed then.
    func passes(_ moment: String) throws {
        program = try Self.program(on: moment, server, port, in: scratch)
        let daemon = try Daemon(program)
        try daemon.becomesReady()
        try daemon.worksOn(rounds: 2)
        #expect(daemon.terminate().code == 0, "\(daemon.logged)")
    }

    private static func program(on moment: String, _ server: MailServer, _ port: Int, in scratch: Scratch) throws
        -> Program
    {
        // What the machine's clock shows does not matter: it is only the difference that is configured.
        let settings = try server.settings(
            in: scratch, offset: Date.at(moment).timeIntervalSinceNow, undo: 120,
            web: "{port: \(port), address: 'http://127.0.0.1:\(port)'}")
        return try Program(settings + "renderer: \(Outside.renderer)\n", in: scratch)
    }

    /// The meeting that everybody's links are about.
    var meeting: Meeting {
        get throws {
            let meetings = try Store(path: program.database).read { try $0.meetings(year: 2027) }
            return try #require(meetings.first { $0.reference == "lpo-psykisk-halsa/2027-2" })
        }
    }

    private func runs(_ arguments: String...) throws {
        let ended = try program.run(arguments)
        #expect(ended.code == 0, "\(arguments): \(ended.complaint)")
    }
}

/// Somebody's way through the pages of one day.
struct Stroll {
    let web: String
    let mail: String
    let script: Bool
    let state: String

    func samordnare(_ act: String) throws { try walk("samordnare.py", act) }
    func ledamot(_ act: String) throws { try walk("ledamot.py", act) }

    private func walk(_ file: String, _ act: String) throws {
        let pictures = script ? ProcessInfo.processInfo.environment["SAMORDNA_PICTURES"] : nil
        let ended = try Ended(
            walking: file,
            [
                "act": act, "web": web, "mail": try JSONSerialization.jsonObject(with: Data(mail.utf8)),
                "script": script, "state": state, "pictures": pictures ?? NSNull(),
            ])
        try #require(ended.code == 0, "\(act): \(ended.complaint)")
    }
}

extension Ended {
    /// A walk through the pages; what it is to do is told as JSON.
    init(walking script: String, _ order: [String: Any]) throws {
        let order = try JSONSerialization.data(withJSONObject: order)
        try self.init(
            running: Outside.python,
            [Outside.root.appending(path: "Tests/Browser/\(script)").path, String(decoding: order, as: UTF8.self)])
    }
}
