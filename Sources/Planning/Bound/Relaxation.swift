/// An instance with its rules between meetings made into terms, in tables for the bound.
///
/// A moment is a day and start of a body, for whichever of its meetings. A visit is a day that a body may meet on site. The fare
/// of a day is split among the visits that can share it: each share is the price of one visit, and the shares of a split
/// never exceed its fare.
final class Relaxation {
    let bodies: Int
    let meetings: Int
    let options: Int
    let moments: Int
    let visits: Int

    // By body.
    let firstMeeting: Flat<Int>
    let firstSeat: Flat<Int>
    let leastGap: Flat<Int32>
    let mostGap: Flat<Int32>
    let gapPrice: Flat<Int64>
    let gapSpan: Int

    // By meeting, option and moment.
    let firstOption: Flat<Int>
    let optionCost: Flat<Int64>
    let optionOrdinal: Flat<Int32>
    let optionMoment: Flat<Int32>
    /// -1 where the meeting is not on site.
    let optionVisit: Flat<Int32>
    let firstMomentTerm: Flat<Int>
    let momentTerm: Flat<Int32>
    let firstMomentSeat: Flat<Int>
    let momentSeat: Flat<Int32>

    // By term; the shares of the splits are numbered after the terms.
    let terms: Int
    let steepest: Flat<Double>
    let firstCorner: Flat<Int>
    let cornerCount: Flat<Int64>
    let cornerCost: Flat<Int64>
    let firstSeatTerm: Int
    let fairPrice: Flat<Int64>

    // By split, share and visit.
    let splits: Int
    let fare: Flat<Int64>
    let firstShare: Flat<Int>
    let shareVisit: Flat<Int32>
    let firstVisitShare: Flat<Int>
    let visitShare: Flat<Int32>

    var prices: Int { terms + shareVisit.count }

    init(_ options: Options) {
        let moments = Moments(options)
        let visits = Visits(options)
        var terms = Terms()
        let weeks = options.weekTerms(&terms)
        let kommuner = options.kommunTerms(&terms)
        firstSeatTerm = terms.count
        let seats = options.seatTerms(&terms)
        let cliques = Cliques(options, moments)
        let first = terms.count
        for _ in 0..<cliques.count { _ = terms.append(corners: [(1, 0)], steepest: .infinity) }
        var momentTerms = Rows()
        var momentSeats = Rows()
        for moment in 0..<moments.count {
            let absentees = options.absentees(inRow: Int(moments.absence[moment]))
            let kommunOf = absentees.map { options.seatKommun[Int($0)] }.filter { $0 >= 0 }
            momentTerms.append(
                [weeks[options.weekKey(moments, moment)]] + absentees.map { seats[Int($0)] }
                    + kommunOf.map { kommuner[Int($0)] } + cliques.cliques[moment].map { Int32(first) + $0 })
            momentSeats.append(absentees)
        }
        let splits = Splits(options, visits)

        bodies = options.bodies
        meetings = options.meetings
        self.options = options.cost.count
        self.moments = moments.count
        self.visits = visits.count
        firstMeeting = Flat(options.firstMeeting)
        firstSeat = Flat(options.firstSeats)
        let gaps = options.gapRanges
        leastGap = Flat(gaps.map { Int32($0.lowerBound) })
        mostGap = Flat(gaps.map { Int32($0.upperBound - 1) })
        gapPrice = Flat(options.gapPrice.map { $0 >= Options.forbidden ? Fixed.never : Fixed.cost($0) })
        gapSpan = options.gapSpan
        firstOption = Flat(options.firstOption)
        optionCost = Flat(options.cost.map(Fixed.cost))
        optionOrdinal = Flat(options.day.map { options.ordinal[Int($0)] })
        optionMoment = Flat(moments.ofOption)
        optionVisit = Flat(visits.ofOption)
        firstMomentTerm = Flat(momentTerms.first)
        momentTerm = Flat(momentTerms.values)
        firstMomentSeat = Flat(momentSeats.first)
        momentSeat = Flat(momentSeats.values)
        self.terms = terms.count
        steepest = Flat(terms.steepest)
        firstCorner = Flat(terms.firstCorner)
        cornerCount = Flat(terms.cornerCount)
        cornerCost = Flat(terms.cornerCost)
        fairPrice = Flat(options.fairPrice.map(Fixed.cost))
        self.splits = splits.fare.count
        fare = Flat(splits.fare)
        firstShare = Flat(splits.shares.first)
        shareVisit = Flat(splits.shares.values)
        let byVisit = splits.byVisit(visits.count, firstShare: terms.count)
        firstVisitShare = Flat(byVisit.first)
        visitShare = Flat(byVisit.values)
    }
}
