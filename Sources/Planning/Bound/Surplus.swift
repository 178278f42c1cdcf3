/// How much more the absences of each seat cost than their price says.
struct Surplus: ~Copyable {
    /// By seat and number of absences, `span` of them a seat.
    let cost: Table<Int64>
    let span: Int
    /// Where it costs nothing more.
    let least: Table<Int>
    /// How many absences the dates chosen so far bring.
    let missed: Table<Int>

    init(_ relaxation: Relaxation) {
        span = relaxation.terms.fairPrice.count
        cost = Table(repeating: 0, count: relaxation.terms.seats.count * span)
        least = Table(repeating: 0, count: relaxation.terms.seats.count)
        missed = Table(repeating: 0, count: relaxation.terms.seats.count)
    }

    func clear(_ seats: Range<Int>) {
        for seat in seats { missed[seat] = 0 }
    }

    /// What is added at least when so many meetings are still to be chosen.
    func bound(_ seats: Range<Int>, left: Int) -> Int64 {
        var sum: Int64 = 0
        for seat in seats { sum += bound(seat, missed: missed[seat], left: left) }
        return sum
    }

    /// What one more absence adds to that.
    @inline(__always)
    func rise(_ seat: Int, left: Int) -> Int64 {
        bound(seat, missed: missed[seat] + 1, left: left) - bound(seat, missed: missed[seat], left: left)
    }

    @inline(__always)
    private func bound(_ seat: Int, missed: Int, left: Int) -> Int64 {
        cost[seat * span + min(max(least[seat], missed), missed + left)]
    }
}
