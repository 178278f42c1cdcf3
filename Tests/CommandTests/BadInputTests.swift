import Foundation
import GRDB
import Testing

/// What someone at a terminal reads when something is wrong: one sentence, with what to do, and nothing half done.
@Suite struct BadInputTests {
    @Test func `no configuration`() throws {
        let shell = try Shell()

        let ended = try shell.run("outbox", with: ["SAMORDNA_CONFIG": "/nonexistent/samordna.yaml"])

        #expect(ended.code == 1)
        #expect(
            ended.errors
                == "cannot read /nonexistent/samordna.yaml: there is no such file; name another file with --config or SAMORDNA_CONFIG\n"
        )
    }

    @Test func `an unknown key`() throws {
        let shell = try Shell("mail:\n  mailbax: lpo@regionen.example\n")

        let ended = try shell.run("check")

        #expect(ended.code == 1)
        #expect(
            ended.errors
                == "cannot read \(shell.path("samordna.yaml")):2: “mail.mailbax” is no key; see Config/samordna.yaml for all of them\n"
        )
    }

    @Test func `a missing template is named by check and by serve`() throws {
        let shell = try Shell()
        let templates = shell.folder.appending(path: "Templates")
        try FileManager.default.copyItem(at: repository.appending(path: "Templates"), to: templates)
        try FileManager.default.removeItem(at: templates.appending(path: "mail/notice.txt"))

        let check = try shell.run("check", with: ["SAMORDNA_TEMPLATES": templates.path])
        let serve = try shell.run("serve", with: ["SAMORDNA_TEMPLATES": templates.path])

        #expect(check.code == 1)
        #expect(check.output.contains("templates: cannot read") && check.output.contains("mail/notice.txt"))
        #expect(check.output.contains("database: ok"))
        #expect(serve.code == 1)
        #expect(serve.errors.contains("mail/notice.txt"))
    }

    @Test func `a mail server that is not there`() throws {
        let shell = try Shell("mail: {mailbox: lpo@regionen.example, smtp: {port: 1, security: none}}\n")

        let ended = try shell.run("check")

        #expect(ended.code == 1)
        #expect(ended.output.contains("mail: cannot connect to 127.0.0.1:1: Connection refused"), "\(ended.output)")
    }

    @Test func `a password that would go unprotected`() throws {
        let shell = try Shell()
        let secret = try shell.write("hemligt", to: "secret")
        try shell.write(
            "mail: {mailbox: lpo@regionen.example, smtp: {host: mail.regionen.example, security: none, authentication: plain, user: lpo, secret_file: \(secret)}}",
            to: "samordna.yaml")

        let ended = try shell.run("check")

        #expect(ended.code == 1)
        #expect(!ended.errors.contains("hemligt"))
        #expect(ended.errors.contains("mail.regionen.example"))
    }

    @Test func `a database in a folder that is not there`() throws {
        let shell = try Shell()

        let ended = try shell.run("outbox", with: ["SAMORDNA_DATABASE": "/nonexistent/samordna.sqlite"])

        #expect(ended.code == 1)
        #expect(ended.errors.hasPrefix("cannot open /nonexistent/samordna.sqlite: "))
        #expect(ended.errors.contains("check that the folder exists"))
    }

    @Test func `a database of a newer release`() throws {
        let shell = try Shell()
        try shell.prepare()
        let queue = try DatabaseQueue(path: shell.path("samordna.sqlite"))
        try queue.write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('2031-01-01 something new')") }
        try queue.close()

        let ended = try shell.run("meeting", "list")

        #expect(ended.code == 1)
        #expect(ended.errors.contains("written by a newer release"))
    }

    @Test(arguments: [
        (["2020-03-03T13:00"], "2020-03-03"), (["2099-03-29T02:30"], "clocks go forward"),
        (["2099-10-25T02:30"], "clocks go back"),
    ]) func `a meeting at a time that cannot be`(arguments: [String], words: String) throws {
        let shell = try Shell()
        try shell.prepare()

        let ended = try shell.run("meeting", "add", "lpo", arguments[0])

        #expect(ended.code == 1)
        #expect(ended.errors.contains(words), "\(ended.errors)")
        #expect(try shell.run("meeting", "list").output.split(separator: "\n").count == 1)
    }

    @Test func `a broken list changes nothing and tells every fault with its row and column`() throws {
        let shell = try Shell()
        try shell.prepare()
        let before = try shell.run("person", "list").output
        let list = try shell.write(
            """
            grupp;roll;namn;e-post;från;till
            lpo;ledamot;Cilla Öberg;cilla@falun.kommun.example;2026-01-01;
            lpo;chef;Dag Ås;dag@falun.kommun.example;2026-01-01;
            lpo;ledamot;Eva Ek;eva at falun;2026-01-01;
            lpo;ledamot;Frida Mo;frida@falun.kommun.example;2026-06-01;2026-01-01

            """, to: "fel.csv")

        let ended = try shell.run("import", list)

        #expect(ended.code == 1)
        let lines = ended.errors.split(separator: "\n").map(String.init)
        #expect(lines.count == 3)
        #expect(lines[0].hasPrefix("cannot import \(list):3, column “roll”: “chef”"))
        #expect(lines[1].hasPrefix("cannot import \(list):4, column “e-post”: “eva at falun”"))
        #expect(lines[2].hasPrefix("cannot import \(list):5"))
        #expect(try shell.run("person", "list").output == before)
    }

    @Test(arguments: [
        ["move", "lpo/2099-1"], ["serve", "--fast"], ["answer", "lpo/2099-1", "Anna Ek", "maybe"], ["outbox", "undo"],
    ])
    func `wrong use ends with 64`(arguments: [String]) throws {
        let shell = try Shell()

        let ended = try shell.run(arguments)

        #expect(ended.code == 64)
    }

    @Test(arguments: [
        (["cancel", "lpo/2099-7", "--reason", "sjukdom"], "cannot find the meeting “lpo/2099-7”"),
        (["approve", "2099", "--body", "lpo", "--by", "Nils"], "cannot find the person “Nils”"),
        (["approve", "2098", "--body", "lpo", "--by", "Anna Ek"], "cannot approve 2098 for LPO Psykisk hälsa"),
        (["move", "lpo/2099-1", "--to", "2099-03-03T13:00"], "cannot move lpo/2099-1: it is already at"),
        (["outbox", "posted", "9"], "cannot find message 9"),
    ]) func `what is not there`(arguments: [String], words: String) throws {
        let shell = try Shell()
        try shell.prepare()

        let ended = try shell.run(arguments)

        #expect(ended.code == 1)
        #expect(ended.errors.hasPrefix(words), "\(ended.errors)")
        #expect(ended.errors.split(separator: "\n").count == 1)
    }

    @Test(.enabled(if: getuid() == 0, "mounting a small disk needs root"))
    func `a full disk`() throws {
        let shell = try Shell()
        let disk = try SmallDisk(at: shell.path("disk"))
        defer { disk.unmount() }
        let database = ["SAMORDNA_DATABASE": shell.path("disk/samordna.sqlite")]
        _ = try shell.run("body", "list", with: database)
        try disk.fill()

        let ended = try shell.run(
            "import", repository.appending(path: "Config/regions/dalarna.yaml").path,
            repository.appending(path: "Config/example/ledamoter.csv").path, with: database)

        #expect(ended.code == 1)
        #expect(ended.errors.contains("the disk is full; make room"), "\(ended.errors)")
        disk.empty()
        #expect(try shell.run("body", "list", with: database).output == "No bodies: import a region pack first.\n")
    }
}

/// A disk of one megabyte in memory.
private struct SmallDisk {
    let path: String

    init(at path: String) throws {
        self.path = path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        try call("/usr/bin/mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", path)
    }

    func fill() throws {
        _ = FileManager.default.createFile(atPath: "\(path)/filler", contents: nil)
        let filler = FileHandle(forWritingAtPath: "\(path)/filler")
        for _ in 0..<4096 { guard (try? filler?.write(contentsOf: Data(count: 1024))) != nil else { return } }
    }

    func empty() { try? FileManager.default.removeItem(atPath: "\(path)/filler") }

    func unmount() { try? call("/usr/bin/umount", path) }

    private func call(_ program: String, _ arguments: String...) throws {
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        try process.run()
        process.waitUntilExit()
    }
}
