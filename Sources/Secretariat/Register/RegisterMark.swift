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
    /// Changes with anything in the register.
    package var mark: String {
        get throws { try stateMark(self) }
    }
}
