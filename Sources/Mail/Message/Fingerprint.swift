import Foundation

/// A short name for some bytes, the same on every run: FNV-1a in 64 bits, against accidents and not against enemies.
struct Fingerprint: CustomStringConvertible {
    let description: String

    init(of bytes: Data) {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
        let digits = String(hash, radix: 16)
        description = String(repeating: "0", count: 16 - digits.count) + digits
    }
}
