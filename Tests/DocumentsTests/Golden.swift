import Foundation
import Testing

/// What people receive, kept beside the tests and reviewed like prose.
///
/// `SAMORDNA_UPDATE_GOLDEN=1` writes the files anew; nothing else does.
func expectGolden(_ actual: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden/\(name)")
    if ProcessInfo.processInfo.environment["SAMORDNA_UPDATE_GOLDEN"] == "1" {
        return try actual.write(to: file, atomically: true, encoding: .utf8)
    }
    // Not as a String's contents: that leaves out a byte order mark.
    let expected = (try? Data(contentsOf: file)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    #expect(actual == expected.replacing("\r\n", with: "\n"), sourceLocation: sourceLocation)
}
