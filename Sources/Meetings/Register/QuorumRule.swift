/// How many members a meeting needs to be able to decide (*beslutförhet*).
package struct QuorumRule: Hashable, Codable, Sendable {
    package var size = Size.half
    /// Whether the chair must be among them.
    package var needsChair = true

    package init(size: Size = .half, needsChair: Bool = true) {
        self.size = size
        self.needsChair = needsChair
    }

    package enum Size: Hashable, Codable, Sendable {
        /// At least half of those who hold a seat: an empty seat asks for nobody.
        case half
        /// So many, however many seats are held; 0 asks for none.
        case members(Int)
    }

    package func needed(of members: Int) -> Int {
        switch size {
        case .half: (members + 1) / 2
        case .members(let count): count
        }
    }
}
