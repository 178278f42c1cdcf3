import Foundation
import Testing

/// The files that show, word for word, what people and operators receive; `SAMORDNA_UPDATE_GOLDEN=1` renews them.
enum Golden {
    static func expect(_ bytes: Data, _ name: String, at location: SourceLocation = #_sourceLocation) throws {
        let file = Peer.root.appending(path: "Tests/MailTests/Golden/\(name)")
        if ProcessInfo.processInfo.environment["SAMORDNA_UPDATE_GOLDEN"] == "1" { try bytes.write(to: file) }
        let expected = try String(contentsOf: file, encoding: .utf8).replacing("\r\n", with: "\n")
        #expect(
            String(decoding: bytes, as: UTF8.self).replacing("\r\n", with: "\n") == expected, sourceLocation: location)
    }
}
