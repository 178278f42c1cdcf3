import Foundation
import Meetings
import Store
import Testing

extension SystemTests {
    /// What comes back by mail, on a real Postfix and Dovecot, to a service that runs.
    @Suite struct InboxTests {
        @Test func `an answer is on the meeting's list with its comment, and delivered again changes nothing`() throws {
            let post = try Correspondents()
            let daemon = try post.serve()
            try post.until(daemon) { try post.hasInvited(.cilla) }

            let answer = try post.server.answer(as: .cilla, "ACCEPTED", comment: "Kommer, men går 14.30.")
            try post.until(daemon) { try post.concluded == 1 }
            try post.server.send(answer, from: .cilla)
            try post.until(daemon) { try post.concluded == 2 }

            let cilla = try post.member("Cilla Nordin")
            #expect(cilla.answer == "accepted")
            #expect(cilla.comment == "Kommer, men går 14.30.")
            #expect(try post.inbox().map(\.outcome) == ["nothing", "applied"])
            #expect(try post.inbox().map(\.person) == ["Cilla Nordin", "Cilla Nordin"])
            #expect(try post.answers == 1)
            try post.until(daemon) { try post.server.folders()["INBOX"] == [] }
            #expect(try post.server.folders()["Samordna"]?.count == 2)
        }

        @Test func `a stranger's answer waits until somebody takes it, and her address is known from then on`() throws {
            let post = try Correspondents()
            let daemon = try post.serve()
            try post.until(daemon) { try post.hasInvited(.cilla) }

            _ = try post.server.answer(as: .cilla, "DECLINED", from: "cilla@hemma.example")
            try post.until(daemon) { try post.concluded == 1 }
            let before = try post.member("Cilla Nordin").answer
            let waiting = try #require(try post.inbox("--waiting").first)
            let accepted = try post.program.run("inbox", "accept", "\(waiting.id)", "--remember", "--by", "Bo Lindgren")
            let after = try post.member("Cilla Nordin").answer
            _ = try post.server.answer(as: .cilla, "ACCEPTED", from: "cilla@hemma.example")
            try post.until(daemon) { try post.concluded == 2 }

            #expect(before == nil)
            #expect(
                waiting.reasons == ["it came from cilla@hemma.example, which is no address of hers or her assistant's"])
            #expect(accepted.code == 0)
            #expect(after == "declined")
            #expect(try post.member("Cilla Nordin").answer == "accepted")
            #expect(try post.inbox("--waiting").isEmpty)
        }

        @Test func `what somebody writes is passed on to the samordnare once, and her answer goes to the writer`()
            throws
        {
            let post = try Correspondents()
            let daemon = try post.serve()
            try post.until(daemon) { try post.hasInvited(.cilla) }
            let letter = Data(
                """
                From: Cilla Nordin <cilla.nordin@regionen.example>\r
                To: lpo@regionen.example\r
                Subject: =?utf-8?q?P=C3=A5_v=C3=A4g?=\r
                Message-ID: <sen@regionen.example>\r
                Content-Type: text/plain; charset=utf-8\r
                \r
                Blir 10 min sen.\r

                """.utf8)

            try post.server.send(letter, from: .cilla)
            try post.server.send(letter, from: .cilla)
            try post.until(daemon) { try post.concluded == 2 }
            try post.until(daemon) { try !post.forwarded().isEmpty }
            try daemon.worksOn(rounds: 1)

            let forwarded = try post.forwarded()
            #expect(forwarded.count == 1)
            #expect(forwarded.first?.subject == "På väg")
            #expect(forwarded.first?.replyTo == "Cilla Nordin <cilla.nordin@regionen.example>")
            #expect(forwarded.first?.text.contains("Blir 10 min sen.") == true)
            #expect(forwarded.first?.files.map(\.name) == ["meddelande.eml"])
            #expect(forwarded.first?.defects == [])
            #expect(try post.inbox().map(\.outcome) == ["nothing", "human"])
        }

        @Test func `a reply to a poll is an answer, and everyone hears which date it is`() throws {
            let post = try Correspondents()
            let daemon = try post.serve()
            let open = try post.program.run(
                "poll", "open", "lpo-psykisk-halsa", "--dates", "2027-03-02T13:00", "2027-03-09T13:00", "--send")
            try post.until(daemon) { try post.asked(.cilla) != nil }
            let asked = try #require(try post.asked(.cilla))

            try post.server.send(
                Data(
                    """
                    From: Cilla Nordin <cilla.nordin@regionen.example>\r
                    To: lpo@regionen.example\r
                    Subject: Sv: \(asked.subject.prefix(20))\r
                    In-Reply-To: <\(asked.messageID)>\r
                    Message-ID: <svar@regionen.example>\r
                    Content-Type: text/plain; charset=utf-8\r
                    \r
                    Hej!\r
                    1 nej, 2 ja\r
                    \r
                    Mvh Cilla\r

                    """.utf8), from: .cilla)
            try post.until(daemon) { try post.concluded == 1 }
            let shown = try post.program.run("poll", "show", "lpo-psykisk-halsa/p1").text
            let close = try post.program.run("poll", "close", "lpo-psykisk-halsa/p1", "--date", "2", "--send")
            try post.until(daemon) {
                try post.server.letters().contains { $0.mailbox == .cilla && $0.subject.hasPrefix("Mötet blir") }
            }

            #expect([open.code, close.code] == [0, 0])
            #expect(try post.inbox().map(\.reasons) == [["lpo-psykisk-halsa/p1: 1 no, 2 yes"]])
            #expect(shown.contains("2  2027-03-09T13:00  1 yes (Cilla Nordin)"))
        }

        @Test func `a bounce is joined to the person and the meeting, with the other server's words`() throws {
            let post = try Correspondents(alsoCalling: "Egon Studs", at: "studs.egon@kommun.example")
            let daemon = try post.serve()

            try post.until(daemon) { try post.concluded >= 1 }

            let bounce = try #require(try post.inbox().first)
            #expect(bounce.outcome == "bounce")
            #expect(bounce.person == "Egon Studs")
            #expect(bounce.meeting == "lpo-psykisk-halsa/2027-1")
            #expect(bounce.reasons.first?.hasPrefix("studs.egon@kommun.example: permanent, “") == true)
            #expect(bounce.reasons.first?.contains("unknown user") == true)
            let faults = try post.office.secretary.store.read { try $0.addressFaults() }
            #expect(faults["studs.egon@kommun.example"]?.isOurs == false)
        }

        @Test func `an absence note by Sieve is shown with its last day, answers nothing and is not answered`() throws {
            let post = try Correspondents()
            try post.server.notesAbsence(of: .cilla, "Hej! Jag är ledig till och med 5 februari 2027.")
            let daemon = try post.serve()
            try post.until(daemon) { try post.hasInvited(.cilla) }
            let question = Data(
                """
                From: LPO Psykisk hälsa <lpo@regionen.example>\r
                To: Cilla Nordin <cilla.nordin@regionen.example>\r
                Subject: Kommer du?\r
                Message-ID: <fraga@regionen.example>\r
                MIME-Version: 1.0\r
                Content-Type: multipart/alternative; boundary=b\r
                \r
                --b\r
                Content-Type: text/plain\r
                \r
                Hej!\r
                --b\r
                Content-Type: text/html\r
                \r
                <p>Hej!</p>\r
                --b--\r

                """.utf8)

            try post.server.send(question, from: "lpo@regionen.example", to: .cilla)
            try post.until(daemon) { try post.concluded == 1 }
            try daemon.worksOn(rounds: 2)

            let notes = try post.inbox()
            #expect(notes.map(\.outcome) == ["absence"])
            #expect(notes.map(\.person) == ["Cilla Nordin"])
            #expect(notes.map(\.reasons) == [["away until 2027-02-05"]])
            #expect(try post.member("Cilla Nordin").answer == nil)
            // The invitation says that a machine sent it, and the question is the last that she got.
            #expect(try post.server.letters().filter { $0.mailbox == .cilla }.count == 2)
            #expect(try post.forwarded().isEmpty)
        }

        @Test func `killed again and again while answers come, the service loses none and counts none twice`()
            async throws
        {
            let post = try Correspondents()
            var daemon = try post.serve()
            try post.until(daemon) { try post.hasInvited(.cilla) }

            for (life, partstat) in ["TENTATIVE", "DECLINED", "ACCEPTED"].enumerated() {
                _ = try post.server.answer(as: .cilla, partstat)
                // The moment of a kill is a moment: there is nothing to wait for.
                try await Task.sleep(for: .milliseconds(700 * life))
                daemon.kill()
                daemon = try post.serve()
            }
            try post.until(daemon) { try post.concluded == 3 }
            try post.until(daemon) { try post.server.folders()["INBOX"] == [] }

            #expect(try post.member("Cilla Nordin").answer == "accepted")
            #expect(try post.inbox().map(\.outcome) == ["applied", "applied", "applied"])
            #expect(try post.answers == 3)
        }
    }
}

extension String {
    fileprivate static let cilla = "cilla.nordin@regionen.example"
}

/// One meeting, those who are called to it, and the servers between them and the service.
private final class Correspondents {
    let server: MailServer
    let office: Office
    let program: Program

    init(alsoCalling name: String? = nil, at address: String? = nil) throws {
        server = try MailServer()
        office = try Office(from: "2026-11-18T10:00", transport: server.transport())
        try office.importExample("regions/dalarna.yaml")
        let guest = name.map { "LPO Psykisk hälsa;ledamot;\($0);\(address ?? "");2026-01-01" }
        try office.importRows(
            """
            grupp;roll;namn;e-post;från
            LPO Psykisk hälsa;ordförande;Anna Bergström;anna.bergstrom@regionen.example;2024-02-01
            LPO Psykisk hälsa;samordnare;Bo Lindgren;bo.lindgren@regionen.example;2024-02-01
            LPO Psykisk hälsa;ledamot;Cilla Nordin;cilla.nordin@regionen.example;2024-02-01
            \(guest ?? "")
            """, as: "ledamoter.csv")
        try office.importRows("grupp;datum;start;slut\nLPO Psykisk hälsa;2027-02-02;13:00;15:00\n", as: "moten.csv")
        try office.secretary.resume(by: Office.author)
        try office.approve(2027)
        try office.secretary.decide()
        let offset = Date.at("2026-11-18T10:30").timeIntervalSinceNow
        program = try Program(try server.settings(in: office.scratch, offset: offset), in: office.scratch)
    }

    func serve() throws -> Daemon {
        let daemon = try Daemon(program)
        try daemon.becomesReady()
        return daemon
    }

    /// Looks again at each sign of life, for at most a minute.
    func until(_ daemon: Daemon, _ condition: () throws -> Bool) throws {
        var patience = 120
        while try !condition() {
            patience -= 1
            guard patience > 0, daemon.tells() != nil else { throw Silent(log: daemon.logged) }
        }
    }

    func hasInvited(_ address: String) throws -> Bool {
        try office.messages.contains { $0.recipient == address && $0.state == .accepted }
            && server.letters().contains { $0.mailbox == address }
    }

    /// The mail that asks her about dates, when it has left.
    func asked(_ address: String) throws -> OutboxMessage? {
        try office.messages.first { $0.kind == .poll && $0.recipient == address && $0.state == .accepted }
    }

    /// How many messages have come and been dealt with.
    var concluded: Int {
        get throws { try office.secretary.store.read { try $0.incoming().count { $0.outcome != .pending } } }
    }

    /// How many answers by mail are on record, the replaced ones too.
    var answers: Int {
        get throws {
            try office.secretary.store.read { snapshot in
                let meeting = try snapshot.meetings(year: 2027)[0]
                return try snapshot.facts(about: meeting.id.text).count { $0.kind == "mail applied" }
            }
        }
    }

    func inbox(_ options: String...) throws -> [Came] {
        try JSONDecoder().decode([Came].self, from: program.run(["inbox", "--json"] + options).output)
    }

    func member(_ name: String) throws -> Sheet.Member {
        let output = try program.run("meeting", "show", "lpo-psykisk-halsa/2027-1", "--json").output
        return try #require(try JSONDecoder().decode(Sheet.self, from: output).people.first { $0.name == name })
    }

    func forwarded() throws -> [Letter] {
        try server.letters().filter { $0.mailbox == "bo.lindgren@regionen.example" && $0.replyTo != nil }
    }
}

/// A line of `samordna inbox --json`.
private struct Came: Decodable {
    let id: Int
    let outcome: String
    let person: String?
    let meeting: String?
    let reasons: [String]
}

/// What `samordna meeting show --json` tells of people.
private struct Sheet: Decodable {
    let people: [Member]

    struct Member: Decodable {
        let name: String
        let answer: String?
        let comment: String?
    }
}
