import Crypto
import Foundation
import Meetings
import Store
import Testing

extension SystemTests {
    /// A file of minutes on its way through real servers, and a member's own calendar over real HTTP.
    @Suite struct MinutesTests {
        @Test func `a file arrives in every mailbox as it was sent, with its Swedish name`() async throws {
            let server = try MailServer()
            let office = try Office.booking(for: ["cilla", "dag"], through: server.transport())
            try office.secretary.setModes(.automatic, by: Office.author)
            try await office.live(until: "2027-02-03T10:00")
            let file =
                Data("%PDF-1.7\n".utf8) + Data((0..<2_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) })
                + Data("\n%%EOF\n".utf8)

            let messages = try office.secretary.sendMinutes(
                file, named: "/tmp/Anteckningar på möte å ä ö.pdf", of: "lpo-psykisk-halsa/2027-1", by: Office.author)
            try await office.live(until: "2027-02-03T10:05")

            let letters = try server.letters().filter { $0.subject.hasPrefix("Minnesanteckningar") }
            let hash = SHA256.hash(data: file).map { String(Int($0) + 256, radix: 16).dropFirst() }.joined()
            #expect(letters.map(\.mailbox).sorted() == messages.compactMap(\.recipient).sorted())
            #expect(letters.count == 3)
            #expect(letters.allSatisfy { $0.calendar == nil })
            // Older Outlook reads the name as an encoded word in Content-Type, which Python thinks a defect.
            #expect(letters.flatMap(\.defects).allSatisfy { $0.hasPrefix("Content-Type: InvalidHeaderDefect") })
            for letter in letters {
                #expect(
                    letter.files == [
                        Letter.File(
                            name: "Anteckningar på möte å ä ö.pdf", type: "application/pdf", octets: file.count,
                            sha256: hash)
                    ])
            }
            #expect(try office.secretary.store.read { try $0.minutesFiles() }.map(\.digest) == [hash])
        }

        @Test func `a member reads her own calendar until it is closed, and nobody learns its address`() async throws {
            let server = try FaultServer()
            let office = try Office.booking(for: ["cilla"], through: server.transport())
            try await office.live(until: "2026-11-18T11:00")
            let program = try Program(
                """
                mail: {mailbox: lpo@regionen.example, smtp: {port: \(server.port), security: none}}
                web: {port: 0, address: "https://samordna.regionen.example/"}
                log: {level: trace}

                """, in: office.scratch)
            let opened = try program.run("feed", "open", "cilla@provet.example")
            let address = opened.text.trimmingCharacters(in: .newlines)
            let path = String(address.dropFirst("https://samordna.regionen.example/".count))
            let secret = String(path.dropFirst("min-kalender/".count).dropLast(4))
            let daemon = try Daemon(program)
            try daemon.becomesReady()
            let web = try #require(daemon.web)

            let calendar = try await web.get(path)
            let again = try await web.get(path, ["If-None-Match": try #require(calendar.headers["etag"])])
            let unknown = try await web.get("min-kalender/\(String(secret.reversed())).ics")
            _ = try program.run("feed", "close", "cilla@provet.example")
            let closed = try await web.get(path)

            #expect(secret.count == 43)
            #expect(calendar.status == 200)
            #expect(calendar.headers["content-type"] == "text/calendar; charset=utf-8")
            #expect(calendar.headers["cache-control"] == "private")
            #expect(calendar.headers["referrer-policy"] == "no-referrer")
            #expect(again.status == 304)
            #expect(again.text.isEmpty)
            #expect(unknown.status == 404)
            #expect(closed.status == 404)
            #expect(closed.text == unknown.text)
            #expect(closed.text.contains("Be samordnaren om en ny."))
            #expect(!daemon.logged.contains(secret))
            #expect(!calendar.headers.values.contains { $0.contains(secret) })
            let read = try readBack(calendar.text, in: office.scratch)
            #expect(read.events.map(\.start) == ["2027-02-02T13:00:00+01:00"])
            #expect(read.events.map(\.status) == ["TENTATIVE"])
            #expect(!(try Data(contentsOf: URL(filePath: program.database))).contains(secret))
        }

        private func readBack(_ text: String, in scratch: Scratch) throws -> Feed {
            let file = try scratch.write(text, to: "min-kalender.ics")
            let ended = try Ended(running: Outside.python, [Outside.peer("feed.py"), file])
            return try JSONDecoder().decode(Feed.self, from: ended.output)
        }

        private struct Feed: Decodable {
            let events: [Event]

            struct Event: Decodable {
                let start: String
                let status: String
            }
        }
    }
}

extension Data {
    fileprivate func contains(_ text: String) -> Bool { range(of: Data(text.utf8)) != nil }
}
