import Foundation
import Mail
import Testing

@testable import samordna

@Suite struct ConfigurationTests {
    @Test func `the example file names every key, each with its default`() throws {
        let example = try ConfigurationFile(path: repository.appending(path: "Config/samordna.yaml").path)

        for setting in Setting.allCases {
            if let usual = setting.usual { #expect(example.values[setting]?.text == usual, "\(setting.rawValue)") }
            #expect(
                example.text.contains("\(setting.rawValue.split(separator: ".").last ?? "")"), "\(setting.rawValue)")
        }
    }

    @Test func `an unknown key is refused with its line and what was probably meant`() {
        let text = "database: a.sqlite\nmail:\n  mailbox: lpo@regionen.example\n  smtp:\n    prot: 25\n"

        #expect(
            refusal { try ConfigurationFile(parsing: text, path: "s.yaml") }
                == "cannot read s.yaml:5: “mail.smtp.prot” is no key; did you mean “mail.smtp.port”?")
    }

    @Test func `a wrong value is quoted with its line and what was expected`() {
        let text = "mail:\n  mailbox: lpo@regionen.example\n  smtp:\n    port: abc\n"

        #expect(
            refusal { try configuration(text) }
                == "cannot read s.yaml:4: mail.smtp.port is “abc”; expected a number from 1 to 65535")
    }

    @Test(arguments: [
        "samordna.regionen.example", "ftp://a.example", "https://", "https://a.example/?b", "https://x@a.example",
    ])
    func `a web address that leads nowhere is refused`(address: String) {
        let text = "mail:\n  mailbox: lpo@regionen.example\nweb:\n  address: \(address)\n"

        #expect(
            refusal { try configuration(text) }
                == "cannot read s.yaml:4: web.address is “\(address)”; expected an address such as https://samordna.regionen.example"
        )
    }

    @Test func `a web address needs no slash, and the largest attachment is told in megabytes`() throws {
        let text = """
            mail: {mailbox: lpo@regionen.example, largest_attachment_mb: 25}
            web: {address: "https://samordna.regionen.example/lpo/"}

            """

        let office = try configuration(text).office

        #expect(office.webAddress == "https://samordna.regionen.example/lpo")
        #expect(office.largestFile == 25_000_000)
    }

    @Test func `the environment goes before the file, and a wrong value there is named by its variable`() throws {
        let text = "mail:\n  mailbox: lpo@regionen.example\nweb:\n  port: 80\n"

        #expect(try configuration(text, ["SAMORDNA_WEB_PORT": "9090"]).webPort == 9090)
        #expect(
            refusal { try configuration(text, ["SAMORDNA_WEB_PORT": "many"]) }
                == "cannot read SAMORDNA_WEB_PORT: web.port is “many”; expected a number from 0 to 65535")
    }

    @Test func `a missing mailbox is named with both ways to set it`() {
        #expect(
            refusal { try configuration("database: a.sqlite") }
                == "cannot start: mail.mailbox is not set; set it in s.yaml or by SAMORDNA_MAIL_MAILBOX")
    }

    @Test func `a secret comes from a file, and a name without a folder from systemd's credentials`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "samordna-secret-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data("hemligt\n".utf8).write(to: folder.appending(path: "smtp"))
        try close(folder.appending(path: "smtp"))
        let text = """
            mail:
              mailbox: lpo@regionen.example
              smtp: {authentication: plain, user: lpo, secret_file: smtp}
            """

        let transport = try configuration(text, ["CREDENTIALS_DIRECTORY": folder.path]).transport

        guard case .smtp(let settings) = transport, case .plain("lpo", let password) = settings.server.authentication
        else {
            Issue.record("expected AUTH PLAIN")
            return
        }
        #expect(password == "hemligt")
        #expect(
            refusal { try configuration(text, ["CREDENTIALS_DIRECTORY": "/nonexistent"]) }
                == "cannot read the secret in /nonexistent/smtp: it cannot be read; write the password there, readable by this user alone"
        )
    }

    @Test func `without systemd's credentials a secret's name is a file beside the configuration`() throws {
        let shell = try Shell()
        try close(URL(filePath: try shell.write("hemligt", to: "smtp-secret")))
        try shell.write(authenticated(by: "smtp-secret"), to: "samordna.yaml")
        let file = try ConfigurationFile(path: shell.path("samordna.yaml"))

        let transport = try Configuration(file: file, environment: [:]).transport

        guard case .smtp(let settings) = transport, case .plain("lpo", let password) = settings.server.authentication
        else {
            Issue.record("expected AUTH PLAIN")
            return
        }
        #expect(password == "hemligt")
    }

    @Test(arguments: [0o604, 0o644, 0o602, 0o601]) func `a secret that every user may open is refused`(mode: Int) throws
    {
        let shell = try Shell()
        let secret = try shell.write("hemligt", to: "smtp-secret")
        try close(URL(filePath: secret), mode: mode)

        #expect(
            refusal { try configuration(authenticated(by: secret)) }
                == "cannot read the secret in \(secret): every user of this machine may open it; run chmod o= \(secret)"
        )
    }

    @Test(arguments: [0o600, 0o640, 0o400]) func `a secret for its user and group is taken`(mode: Int) throws {
        let shell = try Shell()
        let secret = try shell.write("hemligt", to: "smtp-secret")
        try close(URL(filePath: secret), mode: mode)

        #expect(refusal { try configuration(authenticated(by: secret)) } == "accepted")
    }

    @Test func `an empty secret is told`() throws {
        let shell = try Shell()
        let secret = try shell.write("\n", to: "smtp-secret")
        try close(URL(filePath: secret))

        #expect(
            refusal { try configuration(authenticated(by: secret)) }
                == "cannot read the secret in \(secret): the file is empty; write the password there")
    }

    @Test(arguments: [
        (
            "mail: [1]",
            "cannot read s.yaml:1: expected keys with values, such as “database: FILE”; see the example in Config/samordna.yaml"
        ),
        ("database: a\ndatabase: b", "cannot read s.yaml:2: “database” stands there twice; remove one"),
    ]) func `what is no mapping or stands twice is refused with its line`(text: String, words: String) {
        #expect(refusal { try ConfigurationFile(parsing: text, path: "s.yaml") } == words)
    }
}

@Suite struct ClockGuardTests {
    @Test func `a clock that runs with the machine is trusted`() {
        var clock = ClockGuard()

        #expect(clock.jump(wall: .distantPast, uptime: .seconds(5)) == nil)
        #expect(clock.jump(wall: .distantPast.addingTimeInterval(3600), uptime: .seconds(3605)) == nil)
    }

    @Test(arguments: [2.0, -2.0]) func `a jump of more than a day is told in seconds`(days: Double) {
        var clock = ClockGuard()
        let start = Date(timeIntervalSince1970: 1_800_000_000)
        _ = clock.jump(wall: start, uptime: .seconds(5))

        #expect(clock.jump(wall: start.addingTimeInterval(days * 86_400 + 2), uptime: .seconds(7)) == days * 86_400)
    }

    @Test func `stuck mail is told after a quarter of an hour and then once an hour`() {
        var watch = StuckMail()
        let due = Date(timeIntervalSince1970: 1_800_000_000)

        #expect(watch.alarm(since: due, at: due.addingTimeInterval(600)) == nil)
        #expect(watch.alarm(since: due, at: due.addingTimeInterval(960)) == 960)
        #expect(watch.alarm(since: due, at: due.addingTimeInterval(1800)) == nil)
        #expect(watch.alarm(since: due, at: due.addingTimeInterval(4600)) == 4600)
        #expect(watch.alarm(since: nil, at: due.addingTimeInterval(9600)) == nil)
    }
}

private func authenticated(by secret: String) -> String {
    """
    mail:
      mailbox: lpo@regionen.example
      smtp: {authentication: plain, user: lpo, secret_file: \(secret)}
    """
}

private func close(_ file: URL, mode: Int = 0o600) throws {
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file.path)
}

private func configuration(_ text: String, _ environment: [String: String] = [:]) throws -> Configuration {
    try Configuration(file: try ConfigurationFile(parsing: text, path: "s.yaml"), environment: environment)
}

private func refusal(_ attempt: () throws -> some Any) -> String {
    do {
        _ = try attempt()
        return "accepted"
    } catch {
        return "\(error)"
    }
}
