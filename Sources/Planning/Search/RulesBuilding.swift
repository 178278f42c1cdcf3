extension Options {
    func choices(_ kept: [Int], _ firstSeats: [Int]) -> [Board.Choice] {
        var masks = [UInt64](repeating: 0, count: firstAbsentee.count - 1)
        for row in masks.indices {
            for seat in absentee[firstAbsentee[row]..<firstAbsentee[row + 1]] {
                masks[row] |= 1 << UInt64(Int(seat) - firstSeats[Int(seatBody[Int(seat)])])
            }
        }
        return kept.map { option in
            Board.Choice(
                cost: cost[option], day: Int16(day[option]), start: Int16(start[option]),
                absent: masks[Int(absence[option])])
        }
    }

    func kommunSeats(_ firstSeats: [Int]) -> [UInt64] {
        var masks = [UInt64](repeating: 0, count: bodies)
        for (seat, body) in seatBody.enumerated() where seatKommun[seat] >= 0 {
            masks[Int(body)] |= 1 << UInt64(seat - firstSeats[Int(body)])
        }
        return masks
    }
}

extension Options {
    func firstOnDay(_ choices: [Board.Choice], _ first: [Int32]) -> [Int32] {
        var table: [Int32] = []
        table.reserveCapacity(meetings * (days + 1))
        for meeting in 0..<meetings {
            var choice = first[meeting]
            for day in 0...days {
                while choice < first[meeting + 1], choices[Int(choice)].day < day { choice += 1 }
                table.append(choice)
            }
        }
        return table
    }

    /// By meeting on site, those of other bodies that save travel where both lie on one day, and that can.
    func companions(_ reach: Reach) -> [[Int32]] {
        let spans = reach.options.map { options in
            options.isEmpty ? 0..<0 : day[options[0]]..<day[options[options.count - 1]] + 1
        }
        let sites = (0..<meetings).filter { isOnSite[$0] && !spans[$0].isEmpty }
        var table = [[Int32]](repeating: [], count: meetings)
        for one in sites {
            for other in sites where body[one] != body[other] && spans[one].overlaps(spans[other]) {
                guard ties.saving[Int(body[one]) * bodies + Int(body[other])] > 0 else { continue }
                table[one].append(Int32(other))
            }
        }
        return table
    }
}

extension Ties {
    func travellerBodies(words: Int) -> [UInt64] {
        var bits = [UInt64](repeating: 0, count: fare.count * words)
        for body in 0..<firstTraveller.count - 1 {
            for one in traveller[firstTraveller[body]..<firstTraveller[body + 1]] {
                bits[Int(one) * words + body >> 6] |= 1 << UInt64(body & 63)
            }
        }
        return bits
    }
}

/// A square of bits, none of them on the diagonal, and by row the words between the first and the last that has any.
struct BitMatrix {
    private(set) var words: [UInt64]
    private(set) var spans: [Range<Int>] = []

    init(_ count: Int, _ isSet: (Int, Int) -> Bool) {
        let width = (count + 63) / 64
        words = [UInt64](repeating: 0, count: count * width)
        for row in 0..<count {
            for column in 0..<count where column != row && isSet(row, column) {
                words[row * width + column >> 6] |= 1 << UInt64(column & 63)
            }
            let used = (0..<width).filter { words[row * width + $0] != 0 }
            spans.append((used.first ?? 0)..<((used.last ?? -1) + 1))
        }
    }
}
