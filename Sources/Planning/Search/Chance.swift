/// Random numbers that are the same on every machine (SplitMix64, Steele, Lea and Flood 2014).
struct Chance {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
        // Neighbouring seeds would otherwise read the same sequence a step apart.
        state = next() ^ 0x5851_F42D_4C95_7F2D
    }

    @inline(__always)
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }

    /// A number below the bound from half a word; the bias is below one in a hundred thousand.
    @inline(__always)
    static func pick(_ half: UInt64, below bound: Int32) -> Int32 {
        Int32(truncatingIfNeeded: ((half & 0xFFFF_FFFF) &* UInt64(UInt32(bitPattern: bound))) >> 32)
    }
}
