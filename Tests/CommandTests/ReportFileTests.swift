import Foundation
import Testing

@testable import samordna

/// What `--output` may name.
@Suite struct ReportFileTests {
    private let folder = Folder()
    private let report = Data("namn;timmar\n".utf8)

    @Test func `a new report is its owner's alone`() throws {
        try ReportFile(path: folder.path("r.csv")).write(report)

        #expect(try Data(contentsOf: folder.file("r.csv")) == report)
        #expect(try folder.mode(of: "r.csv") == 0o600)
    }

    @Test func `a report that was let out to others stays so, and nothing is left beside it`() throws {
        try Data("an older and much longer report".utf8).write(to: folder.file("r.csv"))
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: folder.path("r.csv"))

        try ReportFile(path: folder.path("r.csv")).write(report)

        #expect(try Data(contentsOf: folder.file("r.csv")) == report)
        #expect(try folder.mode(of: "r.csv") == 0o640)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path("")) == ["r.csv"])
    }

    @Test(arguments: [true, false])
    func `a link stays a link, whether or not it leads to a file`(isThere: Bool) throws {
        if isThere { try Data("older".utf8).write(to: folder.file("r.csv")) }
        try FileManager.default.createSymbolicLink(atPath: folder.path("one"), withDestinationPath: "two")
        try FileManager.default.createSymbolicLink(atPath: folder.path("two"), withDestinationPath: "r.csv")

        try ReportFile(path: folder.path("one")).write(report)

        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder.path("one")) == "two")
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder.path("two")) == "r.csv")
        #expect(try Data(contentsOf: folder.file("r.csv")) == report)
    }

    @Test func `a pipe gets the report and stays a pipe`() throws {
        try #require(mkfifo(folder.path("pipe"), 0o600) == 0)
        let reading = open(folder.path("pipe"), O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        let handle = FileHandle(fileDescriptor: reading, closeOnDealloc: true)

        try ReportFile(path: folder.path("pipe")).write(report)

        #expect(try handle.read(upToCount: 100) == report)
        #expect(FileStatus(at: folder.path("pipe"))?.isRegular == false)
    }

    @Test(arguments: ["", "/dev/full", "/nonexistent/r.csv", "loop"])
    func `what cannot be written is named and left alone`(name: String) throws {
        try FileManager.default.createSymbolicLink(atPath: folder.path("loop"), withDestinationPath: "loop")
        let path = name.hasPrefix("/") ? name : folder.path(name)

        let error = #expect(throws: FileError.self) { try ReportFile(path: path).write(report) }

        #expect(error?.description.hasPrefix("cannot write \(path): ") == true)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path("")) == ["loop"])
    }
}

/// A folder that goes with the test.
private final class Folder: Sendable {
    private let place = FileManager.default.temporaryDirectory.appending(path: "samordna-report-\(UUID().uuidString)")

    init() { try? FileManager.default.createDirectory(at: place, withIntermediateDirectories: true) }

    deinit { try? FileManager.default.removeItem(at: place) }

    func file(_ name: String) -> URL { place.appending(path: name) }

    func path(_ name: String) -> String { file(name).path }

    func mode(of name: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path(name))[.posixPermissions] as? Int
    }
}
