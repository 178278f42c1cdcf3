import Foundation
import Meetings
import Secretariat
import Store
import Testing

extension SystemTests {
    /// A member's published calendar on a real server, and a service that looks at it by itself.
    @Suite struct PublishedCalendarTests {
        @Test func `a running service learns when she is busy, keeps the times alone and tells what fails`() throws {
            let office = try Office(
                from: "2026-11-18T10:00", transport: .maildir(FileManager.default.temporaryDirectory))
            try office.importExample("regions/dalarna.yaml")
            try office.importRows(
                """
                grupp;roll;namn;e-post;från
                LPO Psykisk hälsa;ledamot;Cilla Nordin;cilla.nordin@regionen.example;2024-02-01
                """, as: "ledamoter.csv")
            let server = try Peer(
                "web_files.py",
                ["--make", office.scratch.directory.path, "--events", office.scratch.path("events")])
            try office.open(["calendar.ics", "huge"], at: server.greeting)
            let program = try Program(settings(office), in: office.scratch)
            let daemon = try Daemon(program)
            try daemon.becomesReady()

            try daemon.until {
                try office.secretary.store.read { try $0.busyCalendars().allSatisfy { $0.latest != nil } }
            }
            let why = try program.run("availability", "list", "--on", "2027-03-02").text
            let all = try program.run("availability", "list").text

            #expect(why.contains("13.00–14.00  2027-03-02 13.00–14.00: by the calendar 127.0.0.1"))
            #expect(all.contains("1 busy times read"))
            #expect(all.contains("failed: cannot fetch from 127.0.0.1: its answer is longer than 8388608 octets"))
            #expect(!(why + all + daemon.logged).contains("Hemligt"))
            #expect(!(all + daemon.logged).contains("calendar.ics"))
        }

        private func settings(_ office: Office) -> String {
            """
            mail: {mailbox: lpo@regionen.example, transport: maildir, maildir: \(office.scratch.path("mail"))}
            calendars: {networks: 127.0.0.0/8, authority_file: \(office.scratch.path("ca.pem"))}
            web: {port: 0}
            rehearsal: {clock_offset: \(Int(Date.at("2026-11-18T10:30").timeIntervalSinceNow))}

            """
        }
    }
}

extension Office {
    /// Calendars of Cilla's that nobody has looked at yet.
    fileprivate func open(_ paths: [String], at port: String) throws {
        try secretary.store.write { transaction in
            let person = try transaction.snapshot.findPerson("Cilla Nordin", in: try transaction.snapshot.register())
            for path in paths {
                _ = try transaction.openBusyCalendar(
                    of: person.id, name: "127.0.0.1", address: "https://127.0.0.1:\(port)/\(path)", by: "Bo",
                    at: secretary.world.now())
            }
        }
    }
}

extension Daemon {
    /// Looks again at each sign of life, for at most a minute.
    fileprivate func until(_ condition: () throws -> Bool) throws {
        var patience = 120
        while try !condition() {
            patience -= 1
            guard patience > 0, tells() != nil else { throw Silent(log: logged) }
        }
    }
}
