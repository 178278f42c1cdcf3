/// A cost in the lower half and a number of faults in the upper, so that one sum counts both.
typealias Price = Int64

extension Price {
    static let fault: Price = 1 << 32

    @inline(__always)
    var cost: Int32 { Int32(truncatingIfNeeded: self) }

    @inline(__always)
    var faults: Int32 { Int32(truncatingIfNeeded: (self - Price(cost)) >> 32) }

    /// With every fault at the same price.
    @inline(__always)
    func weighed(_ penalty: Int64) -> Int64 { Int64(cost) + Int64(faults) * penalty }
}
