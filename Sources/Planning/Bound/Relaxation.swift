/// An instance with its rules between meetings made into terms, in tables for the bound.
///
/// A moment is a day and start of a body, for whichever of its meetings. A visit is a day that a body may meet on
/// site. The fare of a day is split among the visits that can share it: each share is the price of one visit, and the
/// shares of a split never exceed its fare. Terms and shares are numbered together, terms first.
final class Relaxation {
    let bodies: BodyTable
    let meetings: Int
    /// By meeting.
    let firstOption: Table<Int>
    let options: DateTable
    let momentTerms: FlatRows
    let momentSeats: FlatRows
    let terms: TermTable
    let splits: SplitTable

    var prices: Int { terms.count + splits.shares.values.count }

    init(_ options: Options) {
        let moments = Moments(options)
        let visits = Visits(options)
        let cliques = Cliques(options, moments)
        var terms = Terms()
        let weeks = options.weekTerms(&terms)
        let kommuner = options.kommunTerms(&terms)
        let seats = options.seatTerms(&terms)
        let own = options.cliqueTerms(cliques, &terms)
        var momentTerms = Rows()
        var momentSeats = Rows()
        for moment in 0..<moments.count {
            let absentees = options.absentees(inRow: Int(moments.absence[moment]))
            momentTerms.append(weeks[options.weekIndex(moments, moment)])
            momentTerms.append(contentsOf: absentees.lazy.map { seats[Int($0)] })
            for seat in absentees where options.seatKommun[Int(seat)] >= 0 {
                momentTerms.append(kommuner[Int(options.seatKommun[Int(seat)])])
            }
            momentTerms.append(contentsOf: cliques.ofMoment[moment].lazy.map { own[Int($0)] })
            momentTerms.endRow()
            momentSeats.append(contentsOf: absentees)
            momentSeats.endRow()
        }

        bodies = BodyTable(options)
        meetings = options.meetings
        firstOption = Table(options.firstOption)
        self.options = DateTable(options, moments, visits)
        self.momentTerms = FlatRows(momentTerms)
        self.momentSeats = FlatRows(momentSeats)
        self.terms = TermTable(terms, seats: seats, options)
        splits = SplitTable(Splits(options, visits), visits: visits.count, firstShare: terms.count)
    }

    @inline(__always)
    func options(of meeting: Int) -> Range<Int> { firstOption[meeting]..<firstOption[meeting + 1] }
}

/// What the bound reads of bodies.
struct BodyTable: ~Copyable {
    let count: Int
    let firstMeeting: Table<Int>
    let firstSeat: Table<Int>
    let leastGap: Table<Int32>
    let mostGap: Table<Int32>
    let gapPrice: Table<Int64>
    let gapSpan: Int

    init(_ options: Options) {
        count = options.bodies
        firstMeeting = Table(options.firstMeeting)
        firstSeat = Table(options.firstSeats)
        let gaps = options.gapRanges
        leastGap = Table(gaps.map { Int32($0.lowerBound) })
        mostGap = Table(gaps.map { Int32($0.upperBound - 1) })
        gapPrice = Table(options.gapPrice.map { $0 >= Options.forbidden ? Fixed.never : Fixed.cost($0) })
        gapSpan = options.gapSpan
    }

    @inline(__always)
    func meetings(of body: Int) -> Range<Int> { firstMeeting[body]..<firstMeeting[body + 1] }

    @inline(__always)
    func seats(of body: Int) -> Range<Int> { firstSeat[body]..<firstSeat[body + 1] }
}

/// What the bound reads of options.
struct DateTable: ~Copyable {
    let count: Int
    let moments: Int
    let visits: Int
    let cost: Table<Int64>
    let ordinal: Table<Int32>
    let moment: Table<Int32>
    /// -1 where the meeting is not on site.
    let visit: Table<Int32>

    init(_ options: Options, _ moments: Moments, _ visits: Visits) {
        count = options.cost.count
        self.moments = moments.count
        self.visits = visits.count
        cost = Table(options.cost.map(Fixed.cost))
        ordinal = Table(options.day.map { options.ordinal[Int($0)] })
        moment = Table(moments.ofOption)
        visit = Table(visits.ofOption)
    }
}
