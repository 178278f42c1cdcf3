import Foundation
import Testing

@testable import Mail

extension RealServerTests {
    /// What is taken out of a mailbox of a real server.
    @Suite struct CollectingTests {
        private let server: RealServer

        init() throws { server = try RealServer.running() }

        @Test(arguments: [MailServer.Security.tls, .startTLS])
        func `a message arrives byte for byte, whatever it says`(security: MailServer.Security) async throws {
            let account = server.account("anna-\(security)")
            let traps = (1...30).map { "A\(String(format: "%03d", $0)) OK done\r\n)\r\n" }.joined()
            let head = "Subject: prov\r\nContent-Transfer-Encoding: 8bit\r\n\r\n* 1 FETCH (BODY[] {3}\r\n* BYE\r\n"
            let message = Data("\(head)\(traps)".utf8) + Data((128...255).map(UInt8.init)) + Data("\r\nslut".utf8)
            try account.put(message)
            try account.put(message)
            let collector = MailCollector(from: try server.settings(of: account, security))

            let ids = try await collector.arrivals(after: nil)
            let first = try await collector.fetch(ids[0])
            let second = try await collector.fetch(ids[1])

            #expect(ids.count == 2)
            #expect(first?.content == .whole(message))
            #expect(second?.content == .whole(message))
        }

        @Test func `two thousand messages are taken once each, in order and in portions`() async throws {
            let account = server.account("bo")
            try account.fill(2000)
            let collector = MailCollector(from: try server.settings(of: account))
            var bookmark: Bookmark?
            var subjects: [String] = []

            var portion = try await collector.arrivals(after: nil, limit: 300)
            while !portion.isEmpty {
                for id in portion {
                    subjects.append(Letter(try await collector.fetch(id)?.bytes ?? Data())["Subject"] ?? "")
                }
                try await collector.settle(portion, as: .moved(to: try FolderName("Klart")))
                bookmark = portion.last?.bookmark
                portion = try await collector.arrivals(after: bookmark, limit: 300)
            }

            #expect(subjects == (1...2000).map { "nummer \($0)" })
            let seen = try account.seen()
            #expect(seen["INBOX"]?.isEmpty == true)
            #expect(seen["Klart"]?.count == 2000)
        }

        @Test func `each outcome has a folder of its own, made when missing`() async throws {
            let account = server.account("outcomes")
            try account.fill(4)
            let (done, waiting) = (try FolderName("Samordna/Åtgärdat"), try FolderName("Väntar & mer"))
            let collector = MailCollector(from: try server.settings(of: account))
            let ids = try await collector.arrivals(after: nil)

            try await collector.settle([ids[0]], as: .moved(to: done))
            try await collector.settle([ids[1], ids[2]], as: .moved(to: waiting))
            try await collector.settle([ids[3]], as: .read)
            await collector.leave()
            try await collector.settle([ids[0], ids[1]], as: .moved(to: done))

            let seen = try account.seen()
            #expect(seen["Samordna.&AMU-tg&AOQ-rdat"]?.map(\.subject) == ["nummer 1"])
            #expect(seen["V&AOQ-ntar &- mer"]?.map(\.subject) == ["nummer 2", "nummer 3"])
            #expect(seen["INBOX"]?.map(\.subject) == ["nummer 4"])
            #expect(seen["INBOX"]?.first?.flags.contains(#"\Seen"#) == true)
        }

        @Test func `only what came after the bookmark is listed`() async throws {
            let account = server.account("dag")
            try account.fill(2)
            let collector = MailCollector(from: try server.settings(of: account))
            let bookmark = try await collector.arrivals(after: nil).last?.bookmark

            let before = try await collector.arrivals(after: bookmark)
            await collector.leave()
            try account.fill(1)
            let after = try await collector.arrivals(after: bookmark)

            #expect(before.isEmpty)
            #expect(after.count == 1)
        }

        @Test func `a mailbox made anew is listed from its start`() async throws {
            let account = server.account("eva")
            try account.tool("make", "Svar")
            try account.fill(3, in: "Svar")
            let source = try server.settings(of: account, mailbox: try FolderName("Svar"))
            let collector = MailCollector(from: source)
            let old = try await collector.arrivals(after: nil)
            await collector.leave()

            try account.tool("delete", "Svar")
            try account.tool("make", "Svar")
            try account.fill(2, in: "Svar")
            let new = try await collector.arrivals(after: old.last?.bookmark)
            let gone = try await collector.fetch(old[0])
            try await collector.settle(old, as: .moved(to: try FolderName("Klart")))

            #expect(old.count == 3)
            #expect(new.count == 2)
            #expect(gone == nil)
            #expect(try account.seen()["Svar"]?.count == 2)
        }

        @Test func `a message that another program removed is passed over`() async throws {
            let account = server.account("frida")
            try account.fill(3)
            let collector = MailCollector(from: try server.settings(of: account))
            let ids = try await collector.arrivals(after: nil)
            try account.tool("remove", "INBOX", "2")

            let gone = try await collector.fetch(ids[1])
            let next = try await collector.fetch(ids[2])

            #expect(gone == nil)
            #expect(next.map { Letter($0.bytes)["Subject"] } == "nummer 3")
        }

        @Test func `of a message that is too large the headers are taken, and the next is taken whole`() async throws {
            let account = server.account("gun")
            let message = Data(
                "Subject: stor\r\nX: y\r\n\r\n\(String(repeating: "0123456789\r\n", count: 90_000))".utf8)
            try account.put(message)
            try account.fill(1)
            let collector = MailCollector(from: try server.settings(of: account), largest: 1 << 20)
            let ids = try await collector.arrivals(after: nil)

            let large = try await collector.fetch(ids[0])
            let next = try await collector.fetch(ids[1])
            try await collector.settle([ids[0]], as: .moved(to: try FolderName("För stort")))

            let headers = Data("Subject: stor\r\nX: y\r\n\r\n".utf8)
            #expect(large?.content == .tooLarge(size: message.count, headers: headers))
            #expect(next.map { Letter($0.bytes)["Subject"] } == "nummer 1")
            #expect(try account.seen()["F&APY-r stort"]?.count == 1)
        }

        @Test func `the end of the server's certificate is known, for reading and for sending`() async throws {
            let account = server.account("kajsa")

            let read = try await MailCollector(from: try server.settings(of: account)).probe()
            let sent = try await Transport.smtp(try server.submission(account.signIn)).probe()

            let end = try #require(read)
            #expect(sent == end)
            #expect(ExpiryWarning(end: end, at: end - 86_400 * 29) == .expires(end))
        }

        @Test func `a mailbox that is not there is named`() async throws {
            let source = try server.settings(of: server.account("hans"), mailbox: try FolderName("Saknas"))

            let fault = await readFault(source)

            guard case .mailboxRefused(host: "127.0.0.1", mailbox: "Saknas", let reply) = fault else {
                throw Unexpected(fault)
            }
            #expect(reply.hasPrefix("NO "))
        }

        @Test(arguments: [MailServer.Security.tls, .startTLS])
        func `a wrong password is told without the password`(security: MailServer.Security) async throws {
            let account = server.account("inga")
            let signIns: [Authentication] = [
                .plain(user: account.address, password: "galet"), .login(user: account.address, password: "galet"),
            ]

            for signIn in signIns {
                let fault = await readFault(try server.settings(of: account, security, authentication: signIn))

                guard case .signInRefused(host: "127.0.0.1", let reply) = fault else { throw Unexpected(fault) }
                #expect(reply.contains("Authentication failed"))
                #expect(fault?.description.contains("galet") == false)
            }
        }

        @Test(arguments: [MailServer.Security.tls, .startTLS])
        func `a server known to another authority is told nothing`(security: MailServer.Security) async throws {
            let scratch = try Scratch()
            let other = try Certificates(in: scratch.directory, named: "other")
            let account = server.account("jan")

            let fault = await readFault(try server.settings(of: account, security, authority: other.authority))

            guard case .untrusted(host: "127.0.0.1", _) = fault else { throw Unexpected(fault) }
        }
    }
}

/// What keeps the source from being read now.
func readFault(_ source: MailSource) async -> MailError? {
    do throws(MailError) {
        try await MailCollector(from: source).probe()
        return nil
    } catch {
        return error
    }
}
