/// The days on which each meeting still may lie, and the cheapest ways between them.
///
/// The stops of a meeting, and the live options in their order, stand at the front of the stretch that the meeting's
/// options have in every table.
struct Stops: ~Copyable {
    /// By meeting.
    let count: Flat<Int>
    /// By place.
    let live: Flat<Int32>
    let ordinal: Flat<Int32>
    /// The places of a stop's live options.
    let first: Flat<Int32>
    let end: Flat<Int32>
    /// The cheapest option.
    let price: Flat<Int64>
    let option: Flat<Int32>
    /// The cheapest way to a stop, with it, and from it, without it.
    let ahead: Flat<Int64>
    let behind: Flat<Int64>
    let previous: Flat<Int32>

    init(_ relaxation: Relaxation) {
        let options = relaxation.options.count
        count = Flat(repeating: 0, count: relaxation.meetings)
        live = Flat(repeating: 0, count: options)
        ordinal = Flat(repeating: 0, count: options)
        first = Flat(repeating: 0, count: options)
        end = Flat(repeating: 0, count: options)
        price = Flat(repeating: 0, count: options)
        option = Flat(repeating: 0, count: options)
        ahead = Flat(repeating: 0, count: options)
        behind = Flat(repeating: 0, count: options)
        previous = Flat(repeating: 0, count: options)
    }

    @inline(__always)
    func options(of stop: Int) -> Range<Int> { Int(first[stop])..<Int(end[stop]) }

    /// Puts what is live at the front.
    func gather(_ options: Range<Int>, of meeting: Int, _ relaxation: Relaxation, _ isLive: borrowing Flat<Bool>) {
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
    let indices: Flat<Int32>
    let isUsed: Flat<Bool>
    private(set) var count = 0

    init(_ count: Int) {
        indices = Flat(repeating: 0, count: count)
        isUsed = Flat(repeating: false, count: count)
    }

    mutating func removeAll() {
        isUsed.fill(false)
        count = 0
    }

    mutating func insert(_ index: Int) {
        guard index >= 0, !isUsed[index] else { return }
        isUsed[index] = true
        indices[count] = Int32(index)
        count += 1
    }
}
