import Foundation
import Meetings
import Testing

@testable import Documents

/// Through bubblewrap and poppler, as papers are opened where the unit does not listen.
@Suite(.serialized) struct PaperCounterTests {
    @Test(arguments: [
        ("pdf", 2, 0), ("docx", 7, 0), ("pptx", 2, 2), ("odt", 3, 0), ("locked", 1, 0), ("thousand", 1000, 0),
        ("complaints", 1, 0),
    ])
    func `a paper's pages and words are counted`(kind: String, pages: Int, slides: Int) async throws {
        let text = try #require(try await read(kind).text)

        #expect(text.pages == pages)
        #expect(text.slides == slides)
        let count = try #require(text.count)
        #expect(count.words > 5)
    }

    @Test func `words of tables stand apart, and those of comments and speaker's notes are looked through alone`()
        async throws
    {
        let document = try #require(try await read("docx").text)
        let slides = try #require(try await read("pptx").text)

        #expect(document.count == PaperCount(pages: 7, words: 60, tableWords: 4))
        #expect(document.findings(known: []).identityPages == [1])
        #expect(slides.count?.words == 6)
        #expect(slides.parts[0].aside?.contains("Talarens") == true)
    }

    @Test func `a personnummer is found on the page where it stands`() async throws {
        let text = try #require(try await read("pdf").text)

        #expect(text.findings(known: []).identityPages == [2])
    }

    @Test(arguments: [
        ("encrypted", PaperReading.Obstacle.encrypted), ("broken", .broken), ("bomb", .tooMuch), ("entities", .broken),
        ("half", .broken), ("program", .other),
    ])
    func `what cannot be read says why`(kind: String, obstacle: PaperReading.Obstacle) async throws {
        #expect(try await read(kind) == .unreadable(obstacle))
    }

    @Test func `a scanned paper has pages and no text`() async throws {
        let text = try #require(try await read("scanned").text)

        #expect(text.pages == 3)
        #expect(text.count == nil)
    }

    @Test func `the smallest paper there is is read when it is tried`() async throws {
        try await counter.probe()
    }

    @Test(arguments: [
        ("exit 69", DocumentError.CounterFault.noBounds), ("exit 72", .noConverter),
        ("echo oj >&2; exit 70", .refused(status: 70, lastLine: "oj")), ("echo '{}'", .unclear(beginning: "{}\n")),
        ("echo '{\"pages\": -1, \"slides\": 0, \"parts\": [{\"text\": \"\"}]}'", nil),
        ("kill -9 $$", .killed(signal: 9)),
    ])
    func `a program that does otherwise is told apart`(script: String, fault: DocumentError.CounterFault?) async throws
    {
        let program = try Script(script)

        let error = await #expect(throws: DocumentError.self) {
            try await PaperCounter(program: program.path).read(Data("x".utf8))
        }

        if let fault { #expect(error == .counter(path: program.path, fault)) }
    }

    @Test func `a program that hangs is ended, and one that is not there is named`() async throws {
        let program = try Script("sleep 600")

        await #expect(throws: DocumentError.counter(path: program.path, .hangs(limit: .milliseconds(200)))) {
            try await PaperCounter(program: program.path, patience: .milliseconds(200)).read(Data())
        }
        await #expect(throws: DocumentError.counter(path: "/nowhere/count-paper", .missing)) {
            try await PaperCounter(program: "/nowhere/count-paper").read(Data())
        }
    }

    private var counter: PaperCounter {
        PaperCounter(program: packageFolder.appending(path: "Sources/Documents/Counting/count_paper.py").path)
    }

    private func read(_ kind: String) async throws -> PaperReading { try await counter.read(try paper(kind)) }
}

/// A paper that the peer makes.
private func paper(_ kind: String) throws -> Data {
    let (process, pipe) = (Process(), Pipe())
    process.executableURL = URL(fileURLWithPath: python)
    process.arguments = [packageFolder.appending(path: "Tests/Peers/papers.py").path, kind]
    process.standardOutput = pipe
    try process.run()
    let bytes = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return bytes
}

private let packageFolder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

extension PaperReading {
    fileprivate var text: PaperText? { if case .text(let text) = self { text } else { nil } }
}

/// A program of a few words.
private final class Script {
    let path: String

    init(_ words: String) throws {
        path = FileManager.default.temporaryDirectory.appending(path: "count-\(UUID().uuidString)").path
        try Data("#!/bin/sh\n\(words)\n".utf8).write(to: URL(fileURLWithPath: path))
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}
