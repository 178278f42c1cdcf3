import Foundation
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

    @Test func `a password that would go unprotected`() throws {
        let shell = try Shell()
        let secret = try shell.write("hemligt", to: "secret")
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: secret)
        try shell.write(
            "mail: {mailbox: lpo@regionen.example, smtp: {host: mail.regionen.example, security: none, authentication: plain, user: lpo, secret_file: \(secret)}}",
            to: "samordna.yaml")

        let ended = try shell.run("check")

        #expect(ended.code == 1)
        #expect(!ended.errors.contains("hemligt"))
        #expect(ended.errors.contains("mail.regionen.example"))
    }

    @Test(arguments: [
        (
            ["availability", "add", "Anna Ek", "--weekly", "someday 9-10"], Int32(64),
            "“someday 9-10” is no weekly time"
        ),
        (["availability", "add", "Anna Ek", "--weekly", "tue 10-9"], 64, "“10-9” is no part of a day"),
        (["availability", "add", "Anna Ek", "--days", "2027-02-30"], 64, "“2027-02-30” is no day"),
        (["availability", "add", "Anna Ek", "--days", "2027-02-01/2027-02-03", "--time", "8-9"], 64, "one day"),
        (["availability", "add", "Anna Ek"], 64, "either --weekly or --days"),
        (["availability", "remove", "7"], 1, "cannot find obstacle 7"),
        (["availability", "remove", "--calendar", "7"], 1, "cannot find calendar 7"),
        (["availability", "busy", "Anna Ek", "http://kalender.example/hemligt"], 1, "expected https://host/path"),
        (["availability", "busy", "Anna Ek", "https://a:b@kalender.example/"], 1, "without user and password"),
        (["availability", "busy", "Anna Ek", "/nonexistent.ics"], 1, "/nonexistent.ics"),
        (["poll", "open", "lpo"], 64, "--dates"),
        (["poll", "open", "lpo", "--dates", "tomorrow"], 64, "tomorrow"),
        (["poll", "open", "lpo", "--dates", "2020-01-01T10:00"], 1, "has passed"),
        (["poll", "answer", "lpo/p1", "Anna Ek", "1=yes"], 1, "cannot find the poll “lpo/p1”"),
        (["poll", "answer", "lpo/p1", "Anna Ek", "1=yes", "1=no"], 64, "answered twice"),
        (["poll", "close", "lpo/p1"], 64, "either --date or --none"),
    ]) func `what cannot be meant is refused in a sentence`(arguments: [String], code: Int32, words: String) throws {
        let shell = try Shell()
        try shell.prepare()

        let ended = try shell.run(arguments)

        #expect(ended.code == code)
        #expect(ended.errors.contains(words))
        #expect(!ended.errors.contains("hemligt"))
    }

    @Test func `a network that is none is refused by its line`() throws {
        let shell = try Shell(
            "mail: {mailbox: lpo@regionen.example, transport: maildir}\ncalendars: {networks: 10.0.0.0/99}\n")

        let ended = try shell.run("availability", "list")

        #expect(ended.code == 1)
        #expect(
            ended.errors.contains("samordna.yaml:2: calendars.networks is “10.0.0.0/99”; expected networks such as"))
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
        (["cancel", "lpo/2099-7", "--reason", "sjukdom"], "cannot find the meeting “lpo/2099-7”"),
        (["approve", "2099", "--body", "lpo", "--by", "Nils"], "cannot find the person “Nils”"),
        (["approve", "2098", "--body", "lpo", "--by", "Anna Ek"], "cannot approve 2098 for LPO Psykisk hälsa"),
        (["move", "lpo/2099-1", "--to", "2099-03-03T13:00"], "cannot move lpo/2099-1: it is already at"),
        (["outbox", "posted", "9"], "cannot find message 9"),
        (["minutes", "send", "lpo/2099-1", "/nonexistent/a.pdf"], "cannot read /nonexistent/a.pdf"),
        (["minutes", "send", "lpo/2099-1", "/etc"], "cannot read /etc"),
        (["minutes", "send", "lpo/2099-1", "/etc/hostname"], "cannot send /etc/hostname: it is neither a PDF nor"),
        (["minutes", "send", "lpo/2099-1", "/dev/null"], "cannot send /dev/null: it is empty"),
        (["minutes", "send", "lpo/2099-1", "/dev/zero"], "cannot send /dev/zero: it is larger than the 10 MB"),
        (["minutes", "list", "lpo/2099-7"], "cannot find the meeting “lpo/2099-7”"),
        (["feed", "open", "Anna Ek"], "cannot make a link: web.address is not set"),
        (["feed", "close", "Anna Ek"], "cannot close the calendar feed of Anna Ek: she has none open"),
    ]) func `what is not there`(arguments: [String], words: String) throws {
        let shell = try Shell()
        try shell.prepare()

        let ended = try shell.run(arguments)

        #expect(ended.code == 1)
        #expect(ended.errors.hasPrefix(words), "\(ended.errors)")
        #expect(ended.errors.split(separator: "\n").count == 1)
    }
}
