import Documents
import Foundation
import Meetings
import Secretariat
import Store
import Testing

/// Through a program that stands in for the one which opens papers.
@Suite struct ReadingTests {
    @Test func `mail that goes by itself waits for a paper to be looked through, and then leaves`() async throws {
        let office = try await Office.withPaper(mode: .automatic)
        let counter = try PaperOpener(saying: "Vanliga ord om vården i regionen")

        try office.secretary.decide()
        let waiting = try office.messages(.queued).filter { $0.kind == .papers }
        let read = try await office.secretary.readFiles(with: counter.paperCounter)
        try await office.run(until: "2027-02-19T13:00")

        let start = Date.at("2027-02-19T12:00")
        #expect(!waiting.isEmpty && waiting.allSatisfy { $0.notBefore >= start.addingTimeInterval(600) })
        #expect(read.count == 1 && read.faults.isEmpty)
        #expect(try office.sent(to: "cilla").filter { $0.hasPrefix("papers") }.count == 1)
        #expect(try await office.secretary.readFiles(with: counter.paperCounter).count == 0)
    }

    @Test func `where a paper cannot be opened the mail waits ten minutes, and then for the samordnare`() async throws {
        let office = try await Office.withPaper(mode: .automatic)

        let failed = try await office.secretary.readFiles(with: PaperCounter(program: "/nowhere/count-paper"))
        try await office.run(until: "2027-02-19T13:00")
        let held = try office.messages(.held).filter { $0.kind == .papers }
        let findings = try office.findings(held)
        let pressed = try office.secretary.press(MessageFilter(kind: .papers), by: "Bo")
        try await office.run(until: "2027-02-19T14:00")

        #expect(failed.faults.map(\.isItsOwn) == [false])
        #expect(!held.isEmpty && findings.contains(.unread(annex: 1, title: "Ett")))
        #expect(pressed == held.count)
        #expect(try office.sent(to: "cilla").filter { $0.hasPrefix("papers") }.count == 1)
        #expect(try office.secretary.store.read { try $0.facts() }.filter { $0.kind == "papers unread" }.count == 1)
    }

    @Test func `a personnummer in a paper whose reading time was told is found all the same`() async throws {
        let office = try await Office.withPaper(mode: .automatic, minutes: 5)
        let counter = try PaperOpener(saying: "Ärendet gäller 121212-1212 enligt ovan")

        _ = try await office.secretary.readFiles(with: counter.paperCounter)
        try await office.run(until: "2027-02-19T13:00")

        let held = try office.messages(.held).filter { $0.kind == .papers }
        #expect(!held.isEmpty)
        #expect(try office.findings(held).contains(.identityNumber(.paper(1, page: 1))))
        #expect(try office.secretary.press(MessageFilter(kind: .papers), by: "Bo") == 0)
    }

    @Test func `what the samordnare sends herself does not wait for a paper to be opened`() async throws {
        let office = try await Office.withPaper(mode: .press)
        _ = try office.secretary.sendPapers(of: "lpo/2027-1", by: "Bo")

        try await office.run(until: "2027-02-19T13:00")

        #expect(try office.sent(to: "cilla").filter { $0.hasPrefix("papers") }.count == 1)
    }
}

/// A program that answers as the one which opens papers does.
struct PaperOpener {
    let paperCounter: PaperCounter
    private let folder: Folder

    init(saying text: String) throws {
        folder = try Folder()
        let program = folder.url.appending(path: "count-paper")
        let answer = #"{"pages": 1, "slides": 0, "parts": [{"text": "\#(text)"}]}"#
        try Data("#!/bin/sh\ncat > /dev/null\nprintf '%s' '\(answer)'\n".utf8).write(to: program)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program.path)
        paperCounter = PaperCounter(program: program.path)
    }
}

/// A folder that goes away with its owner.
final class Folder {
    let url = FileManager.default.temporaryDirectory.appending(path: "samordna-\(UUID().uuidString)")

    init() throws { try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true) }

    deinit { try? FileManager.default.removeItem(at: url) }
}

extension Office {
    /// On 19 February everybody has the kallelse to the meeting of 2 March, and a paper comes.
    fileprivate static func withPaper(mode: MeetingPolicy.Mode, minutes: Int? = nil) async throws -> Office {
        let office = try await Office.told(modes: mode)
        if mode == .press { _ = try office.secretary.notice("lpo/2027-1", by: "Bo") }
        try await office.run(until: "2027-02-19T12:00")
        _ = try office.secretary.addPaper(
            NewPaper(.file(.pdf(), named: "Ett.pdf"), minutes: minutes), to: "lpo/2027-1", by: "Bo")
        return office
    }

    func findings(_ messages: [OutboxMessage]) throws -> [SendingFinding] {
        let (mails, meeting) = try secretary.store.read { snapshot in
            (
                try messages.compactMap { try secretary.outgoingMail($0, snapshot) },
                try #require(try snapshot.meetings().first)
            )
        }
        return try secretary.findings(in: mails, of: meeting)
    }
}
