/// One cooling of the plan, from hot to cold.
struct Round {
    let steps: Int
    /// In 4,096ths of a point of cost.
    let start: Int64
    /// In 256ths of an octave.
    let fall: Int
    /// What a fault costs at the start and at the end.
    let penalties: ClosedRange<Int64>
    /// Whether it begins from a plan of its own instead of the last one.
    let isFresh: Bool

    /// Coolings for ever: a quick one for a first plan, a thorough one, and then reheats that grow slowly. How long they are
    /// depends on the instance alone, never on the time that is given, so that a plan depends on its number of steps only.
    static func number(_ number: Int, movable: Int, unit: Int64) -> Round {
        switch number {
        case 0:
            Round(
                steps: 2_000 * movable, start: 20 * 4_096 * unit, fall: 1_362, penalties: 15 * unit...60 * unit,
                isFresh: true)
        case 1:
            Round(
                steps: (movable < 100 ? 20_000 : 35_000) * movable, start: 20 * 4_096 * unit, fall: 1_362,
                penalties: 15 * unit...60 * unit,
                isFresh: true)
        case _ where movable < 100:
            Round(
                steps: 7_000 * movable, start: 5 * 4_096 * unit, fall: 850, penalties: 30 * unit...60 * unit,
                isFresh: false)
        // Short reheats lead a large instance nowhere.
        default:
            Round(
                steps: 25_000 * movable, start: 3 * 4_096 * unit, fall: 662, penalties: 30 * unit...60 * unit,
                isFresh: false)
        }
    }
}
