import Foundation
import Testing

@testable import Mail

extension RealServerTests {
    /// What becomes of messages when the connection does not hold.
    @Suite struct LossTests {
        private let server: RealServer

        init() throws { server = try RealServer.running() }

        @Test(arguments: ["unsent", "unheard", "heard"], ["", "MOVE"])
        func `a connection lost at any command loses and repeats nothing`(how: String, without: String) async throws {
            let account = server.account("lost-\(how)\(without.lowercased())")
            let klart = try FolderName("Klart")
            try account.fill(60)
            var (taken, hasPassedWhole) = (0, false)

            while !hasPassedWhole, taken < 60 {
                let cut = taken / 2 + 1
                let proxy = try proxy("--cut", "\(cut)", "--how", how, "--without", without)
                var keeper = Keeper(try source(account, through: proxy), quota: 2) { _ in .moved(to: klart) }
                await keeper.work(rounds: 3)
                hasPassedWhole = keeper.faults.isEmpty
                #expect(keeper.kept == ["nummer \(taken + 1)", "nummer \(taken + 2)"], "cut at \(cut)")
                taken += 2
            }

            let seen = try account.seen()
            let moved = try #require(seen["Klart"]).map(\.subject)
            #expect(hasPassedWhole)
            #expect(taken > 20)
            #expect(Set(moved) == Set((1...taken).map { "nummer \($0)" }))
            #expect(seen["INBOX"]?.count == 60 - taken)
            // A copy is made again where the connection was lost before the original could be marked.
            #expect(moved.count <= (without == "MOVE" ? taken + 4 : taken))
        }

        @Test func `a connection that ended in between is not renewed within a session`() async throws {
            let account = server.account("ended")
            try account.fill(1)
            let proxy = try proxy("--cut", "5", "--how", "heard")
            let collector = MailCollector(from: try source(account, through: proxy))
            let ids = try await collector.arrivals(after: nil)

            await #expect(throws: MailError.self) { try await collector.fetch(ids[0]) }
            let again = try await collector.fetch(ids[0])

            #expect(again.map { Letter($0.bytes)["Subject"] } == "nummer 1")
        }

        @Test func `a server that falls silent is given up`() async throws {
            let account = server.account("silent")
            try account.fill(1)
            let proxy = try proxy("--cut", "5", "--how", "stalled")

            let fault = await readFault(try source(account, through: proxy, silence: 2))

            guard case .lost(host: "127.0.0.1", _) = fault else { throw Unexpected(fault) }
        }

        @Test func `a server that never greets is told from a closed port`() async throws {
            let mute = try Peer("smtp_faults.py", ["--events", "/dev/null", "--says", ""])
            let port = try #require(Int(mute.greeting))
            let settings = try MailServer(host: "127.0.0.1", port: port, security: .none, connectTimeout: 1)

            let fault = await readFault(.imap(IMAPSettings(server: settings)))

            #expect(fault == .silent(host: "127.0.0.1", port: port))
        }

        @Test(arguments: [1, 3, 5])
        func `a cancelled task breaks off a connection that hangs`(command: Int) async throws {
            let account = server.account("stop-\(command)")
            try account.fill(1)
            let proxy = try proxy("--cut", "\(command)", "--how", "stalled")
            let source = try source(account, through: proxy, silence: 600)
            let task = Task { await readFault(source) }
            #expect(await proxy.line() == "stalled")
            let begun = ContinuousClock.now

            task.cancel()
            let fault = await task.value

            #expect(fault == .stopped(host: "127.0.0.1"))
            // Two on a machine that does nothing else.
            #expect(ContinuousClock.now - begun < .seconds(60))
        }

        @Test func `without the means to move, a message stays and is marked as read`() async throws {
            let account = server.account("plain-server")
            try account.fill(1)
            let proxy = try proxy("--without", "MOVE,UIDPLUS")
            let klart = try FolderName("Klart")
            var keeper = Keeper(try source(account, through: proxy)) { _ in .moved(to: klart) }

            await keeper.work()

            let seen = try account.seen()
            #expect(keeper.faults.isEmpty)
            #expect(seen.keys.sorted() == ["INBOX"])
            #expect(seen["INBOX"]?.first?.flags.contains(#"\Seen"#) == true)
        }

        @Test func `a server that asks before it is told the secret is answered`() async throws {
            let account = server.account("asked")
            let proxy = try proxy("--without", "SASL-IR")
            let token = Authentication.xoauth2(user: account.address, token: "none")

            let answered = await readFault(try source(account, through: proxy))
            let refused = await readFault(try source(account, through: proxy, authentication: token))

            #expect(answered == nil)
            guard case .signInRefused(host: "127.0.0.1", _) = refused else { throw Unexpected(refused) }
        }

        @Test func `a message that the server does not hand over is told, and the next is taken`() async throws {
            let account = server.account("withheld")
            try account.fill(2)
            let proxy = try proxy("--withheld", "1")
            let collector = MailCollector(from: try source(account, through: proxy))
            let ids = try await collector.arrivals(after: nil)

            let withheld = try await collector.fetch(ids[0])
            let next = try await collector.fetch(ids[1])

            #expect(withheld?.content == .withheld(reply: "NO [SERVERBUG] cannot be shown"))
            #expect(next.map { Letter($0.bytes)["Subject"] } == "nummer 2")
        }

        private func proxy(_ arguments: String...) throws -> Peer {
            try Peer("imap_faults.py", ["--toward", "\(server.imapPort)"] + arguments)
        }

        private func source(
            _ account: Account, through proxy: Peer, silence: Int = 20, authentication: Authentication? = nil
        ) throws -> MailSource {
            let settings = try MailServer(
                host: "127.0.0.1", port: try #require(Int(proxy.greeting)), security: .none,
                authentication: authentication ?? account.signIn, connectTimeout: 10, silenceTimeout: silence)
            return .imap(IMAPSettings(server: settings))
        }
    }
}

/// Before any secret is shown.
@Suite struct StrippedTests {
    @Test func `a server whose STARTTLS was taken away is not told the password`() async throws {
        let scratch = try Scratch()
        let notes = scratch.directory.appending(path: "told")
        let peer = try Peer("imap_faults.py", ["--stripped", notes.path])
        let port = try #require(Int(peer.greeting))
        let server = try MailServer(
            host: "127.0.0.1", port: port, security: .startTLS,
            authentication: .plain(user: "samordna", password: "hemligt"), connectTimeout: 5)

        let fault = await readFault(.imap(IMAPSettings(server: server)))

        #expect(fault == .noSTARTTLS(host: "127.0.0.1", port: port))
        let told = try String(contentsOf: notes, encoding: .utf8).split(separator: "\r\n").map { $0.dropFirst(5) }
        #expect(Set(told).isSubset(of: ["CAPABILITY", "LOGOUT"]))
    }
}
