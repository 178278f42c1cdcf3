/// Costs as whole numbers of a 65,536th, so that a bound is exact: it is added and compared, never rounded on the way.
enum Fixed {
    static let one: Int64 = 1 << 16
    /// What is impossible; a few of them can be added.
    static let never: Int64 = 1 << 58

    static func cost(_ whole: Int32) -> Int64 { Int64(whole) * one }

    /// The least whole cost that is not below the bound.
    static func roundedUp(_ value: Int64) -> Int { Int((value + one - 1) >> 16) }
}
