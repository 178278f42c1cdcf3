import Foundation
import Testing

@testable import Mail

/// A Maildir as the mailbox that is read.
@Suite struct MaildirInboxTests {
    private let scratch: Scratch
    private var root: URL { scratch.directory }

    init() throws {
        scratch = try Scratch()
        for part in ["tmp", "new", "cur"] {
            try FileManager.default.createDirectory(
                at: scratch.directory.appending(path: part), withIntermediateDirectories: true)
        }
    }

    @Test func `what is new is read oldest first and leaves for the folder of its outcome`() async throws {
        try deliver("b", "första", age: 20)
        try deliver("a", "andra", age: 10)
        try deliver("c", "tredje", age: 0)
        let klart = try FolderName("Klart/År")
        var keeper = Keeper(.maildir(root)) { $0 == "andra" ? .read : .moved(to: klart) }

        await keeper.work()

        #expect(keeper.faults.isEmpty)
        #expect(keeper.kept == ["första", "andra", "tredje"])
        #expect(try files("new").isEmpty)
        #expect(try files("cur") == ["a:2,S"])
        #expect(try files(".Klart.&AMU-r/cur") == ["b:2,S", "c:2,S"])
    }

    @Test func `a message that was not settled is listed again`() async throws {
        try deliver("a", "första")
        let collector = MailCollector(from: .maildir(root))

        let once = try await collector.arrivals(after: nil)
        _ = try await collector.fetch(once[0])
        let again = try await collector.arrivals(after: once[0].bookmark)
        try await collector.settle(again, as: .read)
        try await collector.settle(again, as: .read)

        #expect(once == again)
        #expect(try await collector.arrivals(after: nil).isEmpty)
        #expect(try files("cur") == ["a:2,S"])
    }

    @Test func `what is no message file is passed over`() async throws {
        try FileManager.default.createDirectory(
            at: root.appending(path: "new/folder"), withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(
            atPath: root.appending(path: "new/link").path, withDestinationPath: "/etc/passwd")
        mkfifo(root.appending(path: "new/pipe").path, 0o600)
        let collector = MailCollector(from: .maildir(root))

        var found: [Arrival] = []
        for id in try await collector.arrivals(after: nil) {
            if let arrival = try await collector.fetch(id) { found.append(arrival) }
        }
        let outside = try await collector.fetch(.maildir("../new/a"))

        #expect(found.isEmpty)
        #expect(outside == nil)
    }

    @Test func `of a message that is too large the headers are read`() async throws {
        try deliver("a", "stor", body: String(repeating: "x\n", count: 1000))
        let collector = MailCollector(from: .maildir(root), largest: 1000)

        let arrival = try await collector.fetch(.maildir("a"))

        #expect(arrival?.content == .tooLarge(size: 2017, headers: Data("Subject: stor\r\n\r\n".utf8)))
    }

    @Test func `a folder that is not there is told`() async throws {
        let fault = await readFault(.maildir(root.appending(path: "saknas")))

        let path = root.appending(path: "saknas/new").path
        #expect(fault == .unreadableMaildir(path: path, reason: "No such file or directory"))
    }

    private func deliver(_ name: String, _ subject: String, body: String = "Hej\n", age: Double = 0) throws {
        let file = root.appending(path: "new/\(name)")
        try Data("Subject: \(subject)\r\n\r\n\(body)".utf8).write(to: file)
        try FileManager.default.setAttributes([.modificationDate: Date.t0 - age], ofItemAtPath: file.path)
    }

    private func files(_ path: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: root.appending(path: path).path).sorted()
    }
}

/// Names of folders, as people and servers write them.
@Suite struct FolderNameTests {
    @Test(arguments: [
        ("Klart", "Klart"), ("Åtgärdat", "&AMU-tg&AOQ-rdat"), ("A & B", "A &- B"), ("日本語", "&ZeVnLIqe-"),
        ("Samordna/Klart", "Samordna.Klart"), ("😀", "&2D3eAA-"),
    ])
    func `a name is written as servers expect it`(name: String, written: String) throws {
        #expect(try FolderName(name).onServer(separator: ".") == written)
    }

    @Test(arguments: [
        "", "a//b", "/a", "a/", "..", "../a", "a\"b", "a*", "50%", "a\r\nA1 LOGOUT", "a\\b", " a", "~root",
    ])
    func `a name that means something else is refused`(name: String) {
        #expect(throws: MailError.mailboxName(name)) { try FolderName(name) }
    }

    @Test func `the name of a message can be kept as text`() {
        let ids: [Arrival.ID] = [.imap(uidValidity: 4_294_967_295, uid: 7), .maildir("1.a b:2,S")]

        #expect(ids.map { Arrival.ID("\($0)") } == ids)
        #expect(Arrival.ID("imap 4294967296 1") == nil)
        #expect(Arrival.ID("pop 1") == nil)
    }
}
