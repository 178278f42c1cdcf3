import Foundation
import Testing

/// Compares with a reviewed file in `Golden`; with SAMORDNA_UPDATE_GOLDEN=1 writes it instead.
func expectGolden(_ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let file = testFolder.appending(path: "Golden/\(name).ics")
    let normal = text.replacing("\r\n", with: "\n")
    if ProcessInfo.processInfo.environment["SAMORDNA_UPDATE_GOLDEN"] == "1" {
        try Data(normal.utf8).write(to: file)
    }
    let golden = try String(decoding: Data(contentsOf: file), as: UTF8.self)
    #expect(normal == golden.replacing("\r\n", with: "\n"), sourceLocation: sourceLocation)
}
