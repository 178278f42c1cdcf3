/// The days on which each meeting still may lie, and the cheapest ways between them.
///
/// The stops of a meeting, and the live options in their order, stand at the front of the stretch that the meeting's
/// options have in every table.
struct Stops: ~Copyable {
    /// By meeting.
    let count: Table<Int>
    /// By place.
    let live: Table<Int32>
    let ordinal: Table<Int32>
    /// The places of a stop's live options.
    let first: Table<Int32>
    let end: Table<Int32>
    /// The cheapest option.
    let price: Table<Int64>
    let option: Table<Int32>
    /// The cheapest way to a stop, with it, and from it, without it.
    let ahead: Table<Int64>
    let behind: Table<Int64>
    let previous: Table<Int32>

    init(_ relaxation: Relaxation) {
        let options = relaxation.options.count
        count = Table(repeating: 0, count: relaxation.meetings)
        live = Table(repeating: 0, count: options)
        ordinal = Table(repeating: 0, count: options)
        first = Table(repeating: 0, count: options)
        end = Table(repeating: 0, count: options)
        price = Table(repeating: 0, count: options)
        option = Table(repeating: 0, count: options)
        ahead = Table(repeating: 0, count: options)
        behind = Table(repeating: 0, count: options)
        previous = Table(repeating: 0, count: options)
    }

    @inline(__always)
    func options(of stop: Int) -> Range<Int> { Int(first[stop])..<Int(end[stop]) }

    /// Puts what is live at the front.
    func gather(_ options: Range<Int>, of meeting: Int, _ relaxation: Relaxation, _ isLive: borrowing Table<Bool>) {
        var place = options.lowerBound
        var stop = options.lowerBound - 1
        for option in options where isLive[option] {
            let day = relaxation.options.ordinal[option]
            if stop < options.lowerBound || ordinal[stop] != day {
                stop += 1
                ordinal[stop] = day
                first[stop] = Int32(place)
            }
            live[place] = Int32(option)
            place += 1
            end[stop] = Int32(place)
        }
        count[meeting] = stop + 1 - options.lowerBound
    }
}

/// Indices that are in use, in the order of their first use.
struct Used: ~Copyable {
    let indices: Table<Int32>
    private let isUsed: Table<Bool>
    private let counter = Table(repeating: 0, count: 1)

    init(_ count: Int) {
        indices = Table(repeating: 0, count: count)
        isUsed = Table(repeating: false, count: count)
    }

    var count: Int { counter[0] }

    func removeAll() {
        isUsed.fill(false)
        counter[0] = 0
    }

    func insert(_ index: Int) {
        guard index >= 0, !isUsed[index] else { return }
        isUsed[index] = true
        indices[count] = Int32(index)
        counter[0] += 1
    }
}
