import Foundation
import Mail
import Meetings
import Store
import Testing

extension SystemTests {
    /// What the executable says to what cannot be done: one sentence with the remedy, and nothing is half done.
    @Suite struct RefusalTests {
        @Test(arguments: [
            (
                "mail:\n  mailboxx: lpo@regionen.example\n",
                ":2: “mail.mailboxx” is no key; did you mean “mail.mailbox”?"
            ),
            (
                "mail: {mailbox: lpo@regionen.example}\nweb:\n  port: åtta\n",
                ":3: web.port is “åtta”; expected a number from 0 to 65535"
            ),
            ("database: a\ndatabase: b\n", ":2: “database” stands there twice; remove one"),
        ])
        func `a mistake in the configuration is told with its line`(text: String, expected: String) throws {
            let scratch = try Scratch()
            let file = try scratch.write(text, to: "fel.yaml")

            let ended = try Ended(
                running: Program.executable, ["check", "--config", file], environment: Program.environment)

            #expect(ended.code == 1)
            #expect(ended.complaints == ["cannot read \(file)\(expected)"])
        }

        @Test func `a missing template stops every command`() throws {
            let scratch = try Scratch()
            let templates = scratch.directory.appending(path: "Templates")
            try FileManager.default.copyItem(at: Outside.root.appending(path: "Templates"), to: templates)
            try FileManager.default.removeItem(at: templates.appending(path: "mail/notice.txt"))
            let program = try Program.maildir("templates: \(templates.path)\n", in: scratch)

            let ended = try program.run("resume")

            ended.expectRefusal(of: "notice")
        }

        @Test(arguments: ["finns-inte/samordna.sqlite", "."])
        func `a database that cannot be made is refused`(path: String) throws {
            let scratch = try Scratch()
            let program = try Program.maildir("database: \(scratch.path(path))\n", in: scratch)

            let ended = try program.run("resume")

            ended.expectRefusal(of: " \(scratch.path(path)): ")
        }

        @Test(.enabled(if: Disk.canBeMade, "only root may mount a file system"))
        func `a database that may only be read is refused and left as it is`() throws {
            let scratch = try Scratch()
            let disk = try Disk(at: scratch.directory.appending(path: "disk"), kilobytes: 2000)
            let program = try Program.maildir("database: \(disk.root.path)/samordna.sqlite\n", in: scratch)
            #expect(try program.run("resume").code == 0)
            try disk.protect()

            let ended = try program.run("pause")

            ended.expectRefusal(of: " \(disk.root.path)/samordna.sqlite: ")
        }

        @Test func `a database from a newer release is refused and left as it is`() throws {
            let office = try Office(from: "2026-11-18T10:00", transport: .loopback(9))
            let program = try Program.maildir(in: office.scratch)
            let made = try Ended(
                running: Outside.python,
                [
                    "-c",
                    "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]); "
                        + "c.execute(\"INSERT INTO grdb_migrations VALUES ('2099-01-01 later')\"); c.commit()",
                    program.database,
                ])

            let ended = try program.run("resume")

            #expect(made.code == 0)
            ended.expectRefusal(of: "written by a newer release")
            #expect(try office.secretary.store.read { try $0.pause()?.reason } == .new)
        }

        @Test(.enabled(if: Disk.canBeMade, "only root may mount a file system"))
        func `a full disk ends an import with nothing of it done`() throws {
            let scratch = try Scratch()
            let disk = try Disk(at: scratch.directory.appending(path: "disk"), kilobytes: 2400)
            let program = try Program.maildir("database: \(disk.root.path)/samordna.sqlite\n", in: scratch)
            let region = Outside.root.appending(path: "Config/regions/dalarna.yaml").path
            #expect(try program.run("resume").code == 0)
            try disk.fill(leaving: 8)

            let ended = try program.run("import", region)

            ended.expectRefusal(of: "the disk is full; make room and run again, nothing was half done")
            try disk.makeRoom()
            #expect(try program.run("body", "list").text == "No bodies: import a region pack first.\n")
            #expect(try program.run("import", region).code == 0)
        }

        @Test(arguments: [
            ("2020-03-03T10:00", "; choose a "),
            ("2027-03-28T02:30", "clocks go forward past it"),
            ("2027-10-31T02:30", "clocks go back and show it twice"),
        ])
        func `a time that has passed, is skipped or comes twice makes no meeting`(time: String, cause: String) throws {
            let office = try Office.booking(for: ["cilla"], through: .loopback(9))
            let program = try Program(sendingTo: 9, from: "2026-11-18T10:30", in: office.scratch)

            let added = try program.run("meeting", "add", "LPO Psykisk hälsa", time)
            let moved = try program.run("move", "lpo-psykisk-halsa/2027-1", "--to", time)

            added.expectRefusal(of: cause)
            moved.expectRefusal(of: cause)
            #expect(try program.run("meeting", "list").text.contains("2027-02-02T13:00"))
            #expect(try office.secretary.store.read { try $0.meetings().count } == 1)
        }

        @Test func `a list with one impossible meeting is told by row and column, and none of it is taken`() throws {
            let office = try Office.booking(for: ["cilla"], through: .loopback(9))
            let program = try Program(sendingTo: 9, from: "2026-11-18T10:30", in: office.scratch)
            let list = try office.scratch.write(
                "grupp;datum;start;slut\nLPO Levnadsvanor;2027-02-10;13:00;15:00\nLPO Levnadsvanor;2027-04-08;15:00;13:00\n",
                to: "moten-fel.csv")

            let ended = try program.run("import", list)

            ended.expectRefusal(of: "\(list):3")
            #expect(try office.secretary.store.read { try $0.meetings().count } == 1)
        }

        @Test func `a check says of a mail server that is not there, refuses or cannot be trusted what to do`() throws {
            let scratch = try Scratch()
            let certificate = try scratch.certificate()
            let refusing = try FaultServer(["--says", "554 5.7.1 go away"])
            let untrusted = try FaultServer(["--certificate", certificate, "--starttls"])
            let gone = try FaultServer().port

            for (port, security, words) in [
                (gone, "none", "mail: cannot connect to 127.0.0.1:\(gone): "),
                (refusing.port, "none", "mail: cannot send through 127.0.0.1: server replied 554"),
                (untrusted.port, "starttls", "mail: cannot trust 127.0.0.1: "),
            ] {
                let ended = try Program(
                    "mail:\n  mailbox: lpo@regionen.example\n  smtp: {port: \(port), security: \(security)}\n",
                    in: scratch
                ).run("check")
                let said = (ended.text + ended.complaint).split(separator: "\n").filter { $0.hasPrefix("mail: ") }
                #expect(ended.code == 1)
                #expect(said.count == 1)
                #expect(said.first?.hasPrefix(words) == true, "\(said)")
                #expect(said.first?.contains("; ") == true)
            }
        }

        @Test(arguments: [["flytta"], ["move"], ["move", "x", "--to", "i morgon"], ["outbox", "--state", "borta"]])
        func `wrong use is told apart from refusal`(arguments: [String]) throws {
            let ended = try Ended(running: Program.executable, arguments, environment: Program.environment)

            #expect(ended.code == 64)
            #expect(ended.complaint.hasPrefix("Error: "))
        }
    }
}

extension Program {
    /// Delivers into a folder: no mail server is needed.
    static func maildir(_ settings: String = "", in scratch: Scratch) throws -> Program {
        try Program(
            settings
                + "mail: {mailbox: lpo@regionen.example, transport: maildir, maildir: \(scratch.path("mail"))}\n",
            in: scratch)
    }
}

extension Ended {
    func expectRefusal(of words: String, _ location: SourceLocation = #_sourceLocation) {
        #expect(code == 1, sourceLocation: location)
        #expect(complaints.count == 1, "\(complaint)", sourceLocation: location)
        #expect(complaint.hasPrefix("cannot "), sourceLocation: location)
        #expect(complaint.contains("; "), "\(complaint)", sourceLocation: location)
        #expect(complaint.contains(words), "\(complaint)", sourceLocation: location)
        #expect(text.isEmpty, sourceLocation: location)
    }
}

extension Scratch {
    /// A certificate that nobody vouches for; its path without the ending.
    fileprivate func certificate() throws -> String {
        let made = try Ended(
            running: URL(filePath: "/usr/bin/openssl"),
            ["req", "-x509", "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1", "-newkey", "ec"]
                + ["-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"]
                + ["-keyout", path("okand.key"), "-out", path("okand.pem")])
        guard made.code == 0 else { throw CocoaError(.executableLoad) }
        return path("okand")
    }
}

/// A small file system in memory, taken away with its owner.
final class Disk {
    let root: URL
    private var filler: URL { root.appending(path: "filler") }

    static let canBeMade: Bool = {
        guard let scratch = try? Scratch() else { return false }
        return (try? Disk(at: scratch.directory.appending(path: "disk"), kilobytes: 64)) != nil
    }()

    init(at root: URL, kilobytes: Int) throws {
        self.root = root
        try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
        let mounted = try Ended(
            running: URL(filePath: "/bin/mount"), ["-t", "tmpfs", "-o", "size=\(kilobytes)k", "none", root.path])
        guard mounted.code == 0 else { throw CocoaError(.fileWriteNoPermission) }
    }

    deinit { _ = try? Ended(running: URL(filePath: "/bin/umount"), [root.path]) }

    /// Leaves so many kilobytes free.
    func fill(leaving kilobytes: Int) throws {
        let free = try FileManager.default.attributesOfFileSystem(forPath: root.path)[.systemFreeSize] as? NSNumber
        try Data(count: max(0, (free?.intValue ?? 0) - kilobytes * 1024)).write(to: filler)
    }

    func protect() throws {
        _ = try Ended(running: URL(filePath: "/bin/mount"), ["-o", "remount,ro", root.path])
    }

    func makeRoom() throws { try FileManager.default.removeItem(at: filler) }
}
