/// What the search reads and never writes: `Options` laid out for it.
final class Rules {
    let meetings: Int
    let bodies: Int
    let days: Int
    let seats: Int
    let kommuner: Int
    let weekSlots: Int
    /// Words of 64 bits that hold a bit for each body.
    let words: Int
    let gapSpan: Int32
    let buffer: Int32
    let weekSoftCap: Int32
    let weekHardCap: Int32
    let weekOver: Int32
    let kommunPrice: Int32

    /// Which option of `Options` each choice is.
    let option: [Int]
    let choice: Table<Board.Choice>

    // By meeting.
    /// The first choice of each meeting, and after the last meeting the number of choices.
    let firstChoice: Table<Int32>
    /// By meeting and day, and the day after the last: the first choice on that day or later.
    let firstOnDay: Table<Int32>
    /// Those with more than one choice.
    let movable: Table<Int32>
    /// The meetings on site of other bodies that somebody could travel to on the same day.
    let firstCompanion: Table<Int32>
    let companion: Table<Int32>

    // By meeting, day and body.
    let body: Table<Int32>
    let hasPrevious: Table<Bool>
    let hasNext: Table<Bool>
    let isOnSite: Table<Bool>
    let ordinal: Table<Int32>
    let week: Table<Int32>
    let gapPrice: Table<Price>
    let duration: Table<Int32>
    let weekOffset: Table<Int32>
    let firstSeat: Table<Int32>
    let kommunSeats: Table<UInt64>

    let seatKommun: Table<Int32>
    let fairPrice: Table<Int32>
    let kommunFree: Table<Int32>

    // By body, a bit for each other body; the words that have any.
    let sharing: Table<UInt64>
    let siteSharing: Table<UInt64>
    let firstWord: Table<Int32>
    let endWord: Table<Int32>
    let travel: Table<Int32>
    let saving: Table<Int32>
    let firstTraveller: Table<Int32>
    let traveller: Table<Int32>
    let travellerBodies: Table<UInt64>
    let fare: Table<Int32>

    init(_ options: Options, keeping reach: Reach) {
        meetings = options.meetings
        bodies = options.bodies
        days = options.days
        seats = options.seatBody.count
        kommuner = options.kommunFree.count
        weekSlots = options.coordinators * options.weeks
        words = (options.bodies + 63) / 64
        gapSpan = Int32(options.gapSpan)
        buffer = Int32(options.buffer)
        weekSoftCap = Int32(options.weekSoftCap)
        weekHardCap = Int32(options.weekHardCap)
        weekOver = options.weekOver
        kommunPrice = options.kommunPrice
        body = Table(options.body)
        hasPrevious = Table(options.body.indices.map { $0 > 0 && options.body[$0 - 1] == options.body[$0] })
        hasNext = Table(
            options.body.indices.map { $0 + 1 < options.meetings && options.body[$0 + 1] == options.body[$0] })
        isOnSite = Table(options.isOnSite)
        ordinal = Table(options.ordinal)
        week = Table(options.week)
        gapPrice = Table(options.gapPrice.map { $0 < Options.forbidden ? Price($0) : .fault })
        duration = Table(options.duration)
        weekOffset = Table(options.coordinator.map { $0 * Int32(options.weeks) })
        let firstSeats = options.firstSeats
        firstSeat = Table(firstSeats.map(Int32.init))
        option = reach.options.flatMap(\.self)
        let choices = options.choices(option, firstSeats)
        choice = Table(choices)
        let first = reach.options.reduce(into: [Int32(0)]) { $0.append($0[$0.count - 1] + Int32($1.count)) }
        firstChoice = Table(first)
        firstOnDay = Table(options.firstOnDay(choices, first))
        movable = Table(reach.options.indices.filter { reach.options[$0].count > 1 }.map(Int32.init))
        let companions = options.companions(reach)
        firstCompanion = Table(companions.reduce(into: [Int32(0)]) { $0.append($0[$0.count - 1] + Int32($1.count)) })
        companion = Table(companions.flatMap(\.self))
        kommunSeats = Table(options.kommunSeats(firstSeats))
        seatKommun = Table(options.seatKommun)
        fairPrice = Table(options.fairPrice)
        kommunFree = Table(options.kommunFree)
        let sharing = BitMatrix(options.bodies) { one, other in options.ties.shares[one * options.bodies + other] }
        self.sharing = Table(sharing.words)
        siteSharing = Table(BitMatrix(options.bodies) { options.ties.saving[$0 * options.bodies + $1] > 0 }.words)
        firstWord = Table(sharing.spans.map { Int32($0.lowerBound) })
        endWord = Table(sharing.spans.map { Int32($0.upperBound) })
        travel = Table(options.ties.travel)
        saving = Table(options.ties.saving)
        firstTraveller = Table(options.ties.firstTraveller.map(Int32.init))
        traveller = Table(options.ties.traveller)
        travellerBodies = Table(options.ties.travellerBodies(words: words))
        fare = Table(options.ties.fare)
    }
}
