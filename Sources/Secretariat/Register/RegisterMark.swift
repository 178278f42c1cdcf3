import Crypto
import Foundation
import Meetings

/// A short value that changes with what it is made of.
func stateMark<each Value: Encodable>(_ values: repeat each Value) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    var text = ""
    repeat text += String(decoding: try encoder.encode([each values]), as: UTF8.self)
    return String(SHA256.hash(data: Data(text.utf8)).hexadecimal.prefix(16))
}

extension Register {
    /// Changes with anything that a list of members or meetings builds on.
    package var mark: String {
        // Not whole: the quiet weeks of a policy are a set, which is written in any order.
        get throws {
            try stateMark(
                authorities, people, seats, mandates, bodies.map { [$0.id.text, $0.name] + $0.aliases.map(\.name) })
        }
    }
}
