import Foundation
import Meetings
import Store
import Testing

extension SystemTests {
    /// Backups of a service at work, and what comes back from them.
    @Suite struct BackupTests {
        @Test func `a backup beside a sending service comes back whole on another machine, and sends nothing`() throws {
            let server = try FaultServer()
            let office = try Office(from: "2026-11-18T10:00", transport: .loopback(9))
            try office.queueTwoYears()
            let program = try Program(sendingTo: server.port, from: "2026-11-18T10:30", in: office.scratch)
            let daemon = try Daemon(program)
            while server.toldSoFar < 20 { sched_yield() }
            let backup = office.scratch.path("backup.sqlite")

            let written = try program.run("backup", backup)
            let waiting = try office.messages.count { $0.state == .queued }
            let refused = try program.run("restore", backup)
            try office.finish(watching: daemon)
            _ = daemon.terminate()
            let elsewhere = try Program(sendingTo: server.port, from: "2026-11-18T11:00", in: try Scratch())
            let restored = try elsewhere.run("restore", backup)
            let taken = try server.taken().count
            let second = try Daemon(elsewhere)
            try second.worksOn(rounds: 2)

            #expect(written.code == 0, "\(written.complaint)")
            #expect(written.text.contains("is written and verified"))
            #expect(waiting > 0)
            refused.expectRefusal(
                of: "cannot restore onto \(program.database): samordna serves it; stop the service, restore")
            #expect(restored.code == 0, "\(restored.complaint)")
            #expect(restored.text.contains("Nothing is decided or sent until: samordna resume"))
            #expect(restored.text.contains("may have left since; they are held"))
            #expect(try server.taken().count == taken)
            try expectSame(program, elsewhere)
        }

        @Test func `a restoration in place keeps what it replaced and says what left since`() throws {
            let server = try FaultServer()
            let office = try Office.booking(for: ["cilla", "dag"], through: .loopback(9))
            let backup = office.scratch.path("backup.sqlite")
            let early = try Program(sendingTo: server.port, from: "2026-11-18T10:01", in: office.scratch)
            #expect(try early.run("backup", backup).code == 0)
            let program = try Program(sendingTo: server.port, from: "2026-11-18T10:30", in: office.scratch)
            try office.finish(with: program)
            try office.secretary.store.close()

            let restored = try program.run("restore", backup)

            #expect(restored.code == 0, "\(restored.complaint)")
            #expect(restored.text.contains("- 3 messages left since"), "\(restored.text)")
            let kept = try #require(restored.text.firstMatch(of: /kept as (.*)\.\n/)).1
            #expect(try Store(path: String(kept)).read { try $0.messageCounts() } == [.accepted: 3])
            #expect(try Store(path: program.database).read { try $0.messageCounts() } == [.held: 3])
            #expect(try program.run("outbox").text.contains("the database was restored from a backup"))
            #expect(try program.run("resume").code == 0)
        }

        @Test(.enabled(if: Disk.canBeMade, "only root may mount a file system"))
        func `a full disk makes no backup and no restoration, and leaves nothing half done`() throws {
            let office = try Office(from: "2026-11-18T10:00", transport: .loopback(9))
            try office.queueTwoYears()
            let disk = try Disk(at: office.scratch.directory.appending(path: "disk"), kilobytes: 600)
            let program = try Program.maildir(in: office.scratch)
            let small = try Program(
                "database: \(disk.root.path)/samordna.sqlite\nmail: {mailbox: lpo@regionen.example}\n",
                in: try Scratch())
            #expect(try program.run("backup", office.scratch.path("backup.sqlite")).code == 0)

            let backup = try program.run("backup", disk.root.appending(path: "backup.sqlite").path)
            let restored = try small.run("restore", office.scratch.path("backup.sqlite"))

            backup.expectRefusal(of: "/disk/backup.sqlite: the disk is full; make room and run again")
            restored.expectRefusal(of: "/disk/samordna.sqlite: the disk is full; make room and run again")
            #expect(
                try FileManager.default.contentsOfDirectory(atPath: disk.root.path).filter { !$0.hasSuffix(".lock") }
                    .isEmpty)
        }

        @Test func `a limit reached within the last line is named, and nothing is left`() throws {
            let office = try Office.booking(for: ["cilla"], through: .loopback(9))
            let program = try Program.maildir(in: office.scratch)
            let path = office.scratch.path("backup.sqlite")
            #expect(try program.run("backup", path).code == 0)
            let size = try Data(contentsOf: URL(fileURLWithPath: path)).count

            let backup = try Ended(
                running: URL(filePath: "/bin/sh"),
                [
                    "-c", "trap '' XFSZ; exec prlimit --fsize=\(size - 40) \"$@\"", "sh", Program.executable.path,
                    "backup", path + ".2", "--config", program.configuration,
                ], environment: Program.environment)

            backup.expectRefusal(of: "cannot write \(path).2: File too large; look at the disk and its limits")
            #expect(!FileManager.default.fileExists(atPath: path + ".2"))
            #expect(!FileManager.default.fileExists(atPath: path + ".2.partial"))
        }

        private func expectSame(_ program: Program, _ other: Program) throws {
            for arguments in [["meeting", "list"], ["person", "list"], ["body", "list"]] {
                let (here, there) = (try program.run(arguments), try other.run(arguments))
                #expect(here.code == 0)
                #expect(here.text == there.text)
            }
        }
    }
}
