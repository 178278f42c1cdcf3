/// Who reads a workload report: individual hours are seen by the person and her samordnare alone.
package enum WorkloadReader: Hashable, Sendable {
    /// The samordnare of all bodies.
    case office
    case person(Key<Person>)
    /// Anybody: sums without names.
    case anyone
}

extension WorkloadReport {
    /// The smallest group whose sums are shown to those who may not see the people in it.
    package static let smallestGroup = 5

    /// The report without what the reader may not see.
    package func seen(by reader: WorkloadReader, _ register: Register, on day: Day) -> WorkloadReport {
        guard reader != .office else { return self }
        var seen = self
        seen.isCurtailed = true
        seen.workloads = workloads.filter { register.mayRead($0, reader, on: day) }
        let own = Set(bodies.map(\.id).filter { register.coordinates($0, reader, on: day) })
        seen.byBody = byBody.withholdingFew { share in
            if case .body(let body) = share.subject { own.contains(body.id) } else { false }
        }
        // The kommuner's sum is what the report is for: if one must go with a small one, it is the region's.
        seen.byPrincipal = byPrincipal.withholdingFew(keeping: .principal(.municipality))
        seen.byAuthority = byAuthority.withholdingFew()
        seen.total = total.withholding(seen.byBody.areTooFewWithheld)
        seen.previous?.byBody = previous?.byBody.withholdingFew() ?? []
        if let before = seen.previous {
            seen.previous?.total = before.total.withholding(before.byBody.areTooFewWithheld)
        }
        return seen
    }
}

extension Register {
    fileprivate func mayRead(_ workload: Workload, _ reader: WorkloadReader, on day: Day) -> Bool {
        if case .person(workload.person.id) = reader { return true }
        return coordinates(workload.body, reader, on: day)
    }

    /// Whether the reader is the body's samordnare, or stands in for her, on a day.
    fileprivate func coordinates(_ body: Key<Body>, _ reader: WorkloadReader, on day: Day) -> Bool {
        guard case .person(let person) = reader else { return false }
        return holders(in: body, on: day).contains {
            $0.person.id == person && [.coordinator, .standIn].contains($0.seat.role)
        }
    }
}

extension Share {
    /// A total from which one withheld part could be found by subtraction is withheld as well.
    fileprivate func withholding(_ isTelltale: Bool) -> Share {
        var share = [self].withholdingFew()[0]
        if isTelltale {
            share.figures = nil
            share.verdicts = nil
        }
        return share
    }
}

extension [Share] {
    fileprivate var areTooFewWithheld: Bool { count { $0.people > 0 && $0.figures == nil } == 1 }

    /// Leaves out sums over few people, and as many more that none can be found by subtraction.
    /// - Parameter kept: what is left out last.
    fileprivate func withholdingFew(
        keeping kept: Share.Subject? = nil, except isOpen: (Share) -> Bool = { _ in false }
    ) -> [Share] {
        var shares = self
        for index in withheld(counting: \.people, kept, isOpen) { shares[index].figures = nil }
        for index in withheld(counting: \.measured, kept, isOpen) { shares[index].verdicts = nil }
        return shares
    }

    private func withheld(
        counting size: (Share) -> Int, _ kept: Share.Subject?, _ isOpen: (Share) -> Bool
    ) -> Set<Int> {
        let sizes = map { isOpen($0) ? 0 : size($0) }
        let order = { (index: Int) in (self[index].subject == kept ? 1 : 0, sizes[index], index) }
        let candidates = indices.filter { sizes[$0] > 0 }.sorted { order($0) < order($1) }
        guard let last = candidates.lastIndex(where: { sizes[$0] < WorkloadReport.smallestGroup }) else { return [] }
        let enough = (1...candidates.count).first { count in
            let hidden = candidates.prefix(count)
            return count > last && count >= 2
                && hidden.reduce(0) { $0 + sizes[$1] } >= WorkloadReport.smallestGroup
        }
        return Set(candidates.prefix(enough ?? candidates.count))
    }
}
