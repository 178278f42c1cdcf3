/// Every body's cheapest dates by itself under the prices of the terms, over the options that are still live.
///
/// A stop is a day on which a meeting still may lie. The live options and the stops of a meeting stand at the front of its own
/// stretch of the tables.
final class Chains {
    let relaxation: Relaxation
    /// By term and share.
    let prices: Flat<Int64>
    /// By term: what all prices together could take from a plan, and the count of the corner where they do.
    let penalty: Flat<Int64>
    let corner: Flat<Int64>

    let isLive: Flat<Bool>
    let live: Flat<Int32>
    let stopCount: Flat<Int>
    let stopOrdinal: Flat<Int32>
    let stopFirst: Flat<Int32>
    let stopEnd: Flat<Int32>
    let liveMoments: Flat<Int32>
    let liveVisits: Flat<Int32>
    private(set) var liveMomentCount = 0
    private(set) var liveVisitCount = 0

    let momentPrice: Flat<Int64>
    let visitPrice: Flat<Int64>
    let price: Flat<Int64>
    let stopPrice: Flat<Int64>
    let stopOption: Flat<Int32>
    /// The cheapest way to a stop, with it, and from it, without it.
    let ahead: Flat<Int64>
    let behind: Flat<Int64>
    let previous: Flat<Int32>

    // By body: the cheapest dates under the prices, and the cheapest with fairness counted as it is.
    let linear: Flat<Int64>
    let exact: Flat<Int64>
    let chosen: Flat<Int32>
    let linearChoice: Flat<Int32>

    let surplus: Flat<Int64>
    let surplusSpan: Int
    let leastSurplus: Flat<Int>
    let missed: Flat<Int>
    let trail: Flat<Int32>
    var best: Int64 = 0
    var triesLeft = 0

    /// How much has been computed, in units that take about the same time on every instance.
    var work = 0

    init(_ relaxation: Relaxation) {
        self.relaxation = relaxation
        let options = relaxation.options
        prices = Flat(repeating: 0, count: relaxation.prices)
        penalty = Flat(repeating: 0, count: relaxation.terms)
        corner = Flat(repeating: 0, count: relaxation.terms)
        isLive = Flat(repeating: true, count: options)
        live = Flat(repeating: 0, count: options)
        stopCount = Flat(repeating: 0, count: relaxation.meetings)
        stopOrdinal = Flat(repeating: 0, count: options)
        stopFirst = Flat(repeating: 0, count: options)
        stopEnd = Flat(repeating: 0, count: options)
        liveMoments = Flat(repeating: 0, count: relaxation.moments)
        liveVisits = Flat(repeating: 0, count: relaxation.visits)
        momentPrice = Flat(repeating: 0, count: relaxation.moments)
        visitPrice = Flat(repeating: 0, count: relaxation.visits)
        price = Flat(repeating: 0, count: options)
        stopPrice = Flat(repeating: 0, count: options)
        stopOption = Flat(repeating: 0, count: options)
        ahead = Flat(repeating: 0, count: options)
        behind = Flat(repeating: 0, count: options)
        previous = Flat(repeating: 0, count: options)
        linear = Flat(repeating: 0, count: relaxation.bodies)
        exact = Flat(repeating: 0, count: relaxation.bodies)
        chosen = Flat(repeating: -1, count: relaxation.meetings)
        linearChoice = Flat(repeating: -1, count: relaxation.meetings)
        surplusSpan = relaxation.fairPrice.count
        let seats = relaxation.firstSeat[relaxation.bodies]
        surplus = Flat(repeating: 0, count: seats * surplusSpan)
        leastSurplus = Flat(repeating: 0, count: seats)
        missed = Flat(repeating: 0, count: seats)
        trail = Flat(repeating: -1, count: relaxation.meetings)
        gather()
    }

    /// Moves what is live to the front; to be called when options have died or come back.
    func gather() {
        momentPrice.fill(Fixed.never)
        visitPrice.fill(Fixed.never)
        liveMomentCount = 0
        liveVisitCount = 0
        for meeting in 0..<relaxation.meetings { gather(meeting) }
    }

    private func gather(_ meeting: Int) {
        let first = relaxation.firstOption[meeting]
        var end = first
        var stops = 0
        for option in first..<relaxation.firstOption[meeting + 1] where isLive[option] {
            let ordinal = relaxation.optionOrdinal[option]
            if stops == 0 || stopOrdinal[first + stops - 1] != ordinal {
                stopOrdinal[first + stops] = ordinal
                stopFirst[first + stops] = Int32(end)
                stops += 1
            }
            live[end] = Int32(option)
            end += 1
            stopEnd[first + stops - 1] = Int32(end)
            noteUse(of: option)
        }
        stopCount[meeting] = stops
    }

    private func noteUse(of option: Int) {
        let moment = Int(relaxation.optionMoment[option])
        if momentPrice[moment] == Fixed.never {
            momentPrice[moment] = 0
            liveMoments[liveMomentCount] = Int32(moment)
            liveMomentCount += 1
        }
        let visit = Int(relaxation.optionVisit[option])
        if visit >= 0, visitPrice[visit] == Fixed.never {
            visitPrice[visit] = 0
            liveVisits[liveVisitCount] = Int32(visit)
            liveVisitCount += 1
        }
    }

    /// How many options can still be part of a better plan.
    var liveCount: Int { (0..<isLive.count).count { isLive[$0] } }
}
