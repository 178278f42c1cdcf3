/// The fares of a day, each shared by the visits that one journey can serve.
///
/// Travellers who go to the same bodies of a day share one split.
struct Splits {
    private(set) var fare: [Int64] = []
    /// The visits of each split.
    private(set) var shares = Rows()

    init(_ options: Options, _ visits: Visits) {
        var visitsOfDay = [[Int]](repeating: [], count: options.days)
        for visit in 0..<visits.count { visitsOfDay[Int(visits.day[visit])].append(visit) }
        var journeys = [[Int32]](repeating: [], count: options.ties.fare.count)
        for visitsOfDay in visitsOfDay { append(visitsOfDay, options, visits, &journeys) }
    }

    /// Leaves the journeys as empty as it finds them.
    private mutating func append(_ day: [Int], _ options: Options, _ visits: Visits, _ journeys: inout [[Int32]]) {
        var travellers: [Int] = []
        for visit in day.sorted(by: { visits.body[$0] < visits.body[$1] }) {
            let body = Int(visits.body[visit])
            for index in options.ties.firstTraveller[body]..<options.ties.firstTraveller[body + 1] {
                let traveller = Int(options.ties.traveller[index])
                if journeys[traveller].isEmpty { travellers.append(traveller) }
                journeys[traveller].append(Int32(visit))
            }
        }
        var known: [[Int32]: Int] = [:]
        for traveller in travellers {
            let price = Fixed.cost(options.ties.fare[traveller])
            if let split = known[journeys[traveller]] {
                fare[split] += price
            } else {
                known[journeys[traveller]] = fare.count
                fare.append(price)
                shares.append(contentsOf: journeys[traveller])
                shares.endRow()
            }
            journeys[traveller] = []
        }
    }

    /// By visit, its shares, numbered from the given one.
    func byVisit(_ visits: Int, firstShare: Int) -> Rows {
        var sharesOf = [[Int32]](repeating: [], count: visits)
        for (share, visit) in shares.values.enumerated() { sharesOf[Int(visit)].append(Int32(firstShare + share)) }
        return sharesOf.reduce(into: Rows()) { rows, shares in
            rows.append(contentsOf: shares)
            rows.endRow()
        }
    }
}

/// The splits as they are read.
struct SplitTable: ~Copyable {
    let count: Int
    let fare: Table<Int64>
    /// The visits of each split, a share each.
    let shares: FlatRows
    let visitShares: FlatRows

    init(_ splits: Splits, visits: Int, firstShare: Int) {
        count = splits.fare.count
        fare = Table(splits.fare)
        shares = FlatRows(splits.shares)
        visitShares = FlatRows(splits.byVisit(visits, firstShare: firstShare))
    }
}
