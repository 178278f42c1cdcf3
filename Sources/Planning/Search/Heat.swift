/// Temperatures and chances in whole numbers, so that every machine makes the same choices.
struct Heat: ~Copyable {
    /// By number from 0 to 4095: minus the natural logarithm of a chance that large, 65,536 to the unit.
    private let logarithms: Table<Int64>
    /// By 256ths of an octave: how much is left of a temperature, 2³² the whole.
    private let powers: Table<Int64>

    init() {
        logarithms = Table((0..<4096).map { Self.logarithm(of: UInt64(2 * $0 + 1)) })
        // 2^(-1/256) in units of 2^-32.
        let step: UInt64 = 4_283_353_945
        powers = Table(
            (0..<256).reduce(into: [UInt64(1) << 32]) { powers, _ in
                powers.append((powers[powers.count - 1] * step) >> 32)
            }
            .map(Int64.init))
    }

    /// A temperature that has fallen by so many 256ths of an octave.
    func fallen(_ temperature: Int64, by fall: Int) -> Int64 {
        ((temperature >> (fall >> 8)) * powers[fall & 255]) >> 32
    }

    /// The largest rise in price that is taken at a temperature with luck of twelve bits.
    @inline(__always)
    func limit(_ temperature: Int64, _ luck: UInt64) -> Int64 { (temperature * logarithms[Int(luck & 4095)]) >> 28 }

    /// Of `odd` in 8,192, by squaring the mantissa once for each bit of the logarithm.
    private static func logarithm(of odd: UInt64) -> Int64 {
        var mantissa = odd << 19
        var octaves: Int64 = 1
        while mantissa < 1 << 31 {
            mantissa <<= 1
            octaves += 1
        }
        var fraction: Int64 = 0
        for _ in 0..<20 {
            mantissa = (mantissa * mantissa) >> 31
            fraction <<= 1
            guard mantissa >= 1 << 32 else { continue }
            fraction |= 1
            mantissa >>= 1
        }
        let naturalPerOctave: Int64 = 45_426
        return (((octaves << 20) - fraction) * naturalPerOctave) >> 20
    }
}
