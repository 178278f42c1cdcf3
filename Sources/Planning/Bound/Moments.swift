extension Options {
    func absentees(inRow row: Int) -> ArraySlice<Int32> { absentee[firstAbsentee[row]..<firstAbsentee[row + 1]] }

    func weekIndex(_ moments: Moments, _ moment: Int) -> Int {
        Int(coordinator[Int(moments.body[moment])]) * weeks + Int(week[Int(moments.day[moment])])
    }

    /// The seats of each body follow each other.
    var firstSeats: [Int] {
        var first = [Int](repeating: 0, count: bodies + 1)
        for body in seatBody { first[Int(body) + 1] += 1 }
        for body in 0..<bodies { first[body + 1] += first[body] }
        return first
    }

    /// Which gaps the rules of each body allow; empty where they exclude each other.
    var gapRanges: [Range<Int>] {
        (0..<bodies).map { body in
            let prices = gapPrice[body * gapSpan..<(body + 1) * gapSpan]
            guard let least = prices.firstIndex(where: { $0 < Self.forbidden }),
                let most = prices.lastIndex(where: { $0 < Self.forbidden })
            else { return gapSpan..<gapSpan }
            return least - body * gapSpan..<most - body * gapSpan + 1
        }
    }
}

/// Each day and start of a body, for whichever of its meetings.
struct Moments {
    private(set) var body: [Int32] = []
    private(set) var day: [Int32] = []
    private(set) var start: [Int32] = []
    private(set) var absence: [Int32] = []
    private(set) var ofOption: [Int32] = []

    var count: Int { body.count }

    init(_ options: Options) {
        for number in 0..<options.bodies {
            var known: [Int: Int32] = [:]
            for meeting in options.meetings(of: number) {
                for option in options.options(of: meeting) {
                    let row = Int(options.absence[option]) * options.days + Int(options.day[option])
                    let key = row << 8 | Int(options.start[option])
                    if known[key] == nil {
                        known[key] = Int32(count)
                        body.append(Int32(number))
                        day.append(options.day[option])
                        start.append(options.start[option])
                        absence.append(options.absence[option])
                    }
                    ofOption.append(known[key] ?? 0)
                }
            }
        }
    }
}

/// Each day that a body may meet on site.
struct Visits {
    private(set) var body: [Int32] = []
    private(set) var day: [Int32] = []
    private(set) var ofOption: [Int32] = []

    var count: Int { body.count }

    init(_ options: Options) {
        var known = [Int32](repeating: -1, count: options.bodies * options.days)
        for meeting in 0..<options.meetings {
            for option in options.options(of: meeting) {
                guard options.isOnSite[meeting] else {
                    ofOption.append(-1)
                    continue
                }
                let key = Int(options.body[meeting]) * options.days + Int(options.day[option])
                if known[key] < 0 {
                    known[key] = Int32(count)
                    body.append(options.body[meeting])
                    day.append(options.day[option])
                }
                ofOption.append(known[key])
            }
        }
    }
}
