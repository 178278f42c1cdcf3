/// The sums of a report, each a whole and its parts in several ways.
struct Sums {
    var total: Share
    var byBody: [Share]
    var byPrincipal: [Share]
    var byAuthority: [Share]

    /// Leaves out sums over few people whose own hours the reader may not see, and those by which one could be found.
    mutating func withhold(except isOpen: @escaping (Share.Member) -> Bool) {
        hide(Secrecy(isOpen: isOpen, concerns: { _ in true }, counts: \.isBusy)) { $0.figures = nil }
        hide(Secrecy(isOpen: isOpen, concerns: \.isMeasured, counts: \.isMeasured)) { $0.verdicts = nil }
    }

    private mutating func hide(_ secrecy: Secrecy, _ withhold: (inout Share) -> Void) {
        let plan = Plan(self, secrecy)
        if plan.total { withhold(&total) }
        for index in plan.bodies { withhold(&byBody[index]) }
        for index in plan.principals { withhold(&byPrincipal[index]) }
        for index in plan.authorities { withhold(&byAuthority[index]) }
    }

    /// Which sums are left out.
    private struct Plan {
        let total: Bool
        var bodies: Set<Int>
        var principals: Set<Int>
        var authorities: Set<Int>

        init(_ sums: Sums, _ secrecy: Secrecy) {
            total = secrecy.isTooFew(sums.total.members)
            bodies = secrecy.hidden(in: sums.byBody, wholeIsHidden: total)
            // The kommuner's sum is what the report is for: if one must go with a small one, it is the region's.
            principals = secrecy.hidden(
                in: sums.byPrincipal, wholeIsHidden: total, keeping: .principal(.municipality))
            authorities = Plan.authorities(sums, secrecy, principals)
            closeGaps(sums, secrecy)
        }

        /// The kommuner are the parts of their own sum; the region's own row tells what its principal's row does.
        private static func authorities(_ sums: Sums, _ secrecy: Secrecy, _ principals: Set<Int>) -> Set<Int> {
            let isHidden = { (kind: Authority.Kind) in
                sums.byPrincipal.firstIndex { $0.subject == .principal(kind) }.map(principals.contains) ?? true
            }
            let kinds = sums.byAuthority.map(\.kind)
            let kommuner = kinds.indices.filter { kinds[$0] == .municipality }
            let hidden = secrecy.hidden(
                in: kommuner.map { sums.byAuthority[$0] }, wholeIsHidden: isHidden(.municipality))
            let others = kinds.indices.filter { kinds[$0] == .region && isHidden(.region) }
            return Set(hidden.map { kommuner[$0] }).union(others)
        }

        /// A sum that lies within another one, and leaves few beside it, is left out too.
        private mutating func closeGaps(_ sums: Sums, _ secrecy: Secrecy) {
            while let found = gap(sums, secrecy) {
                switch found {
                case .body(let index): bodies.insert(index)
                case .principal(let index): principals.insert(index)
                case .authority(let index): authorities.insert(index)
                case .total: return
                }
            }
        }

        private enum Place { case total, body(Int), principal(Int), authority(Int) }

        private func gap(_ sums: Sums, _ secrecy: Secrecy) -> Place? {
            let shown = shown(sums).map { place, share in
                (place: place, members: Set(share.members.filter(secrecy.concerns)))
            }
            for inner in shown {
                for outer in shown where inner.members.isStrictSubset(of: outer.members) {
                    if secrecy.isTooFew(Array(outer.members.subtracting(inner.members))) { return inner.place }
                }
            }
            return nil
        }

        private func shown(_ sums: Sums) -> [(Place, Share)] {
            let parts =
                sums.byBody.enumerated().filter { !bodies.contains($0.offset) }.map {
                    (Place.body($0.offset), $0.element)
                }
                + sums.byPrincipal.enumerated().filter { !principals.contains($0.offset) }
                .map { (Place.principal($0.offset), $0.element) }
                + sums.byAuthority.enumerated().filter { !authorities.contains($0.offset) }
                .map { (Place.authority($0.offset), $0.element) }
            return total ? parts : parts + [(.total, sums.total)]
        }
    }
}

/// When a sum tells of so few that it tells of one of them.
private struct Secrecy {
    /// Whose own hours the reader may see.
    let isOpen: (Share.Member) -> Bool
    /// Whom the sum is about.
    let concerns: (Share.Member) -> Bool
    /// Who hides the others in the crowd.
    let counts: (Share.Member) -> Bool

    func isTooFew(_ members: [Share.Member]) -> Bool {
        let hidden = members.filter { concerns($0) && !isOpen($0) }
        return !hidden.isEmpty && people(hidden) < WorkloadReport.smallestGroup
    }

    /// The parts of a whole that are left out: those of few, and as many more that nothing is found by subtraction.
    func hidden(in parts: [Share], wholeIsHidden: Bool, keeping kept: Share.Subject? = nil) -> Set<Int> {
        let hidden = parts.map { $0.members.filter { concerns($0) && !isOpen($0) } }
        let order = { (index: Int) in (parts[index].subject == kept ? 1 : 0, people(hidden[index]), index) }
        let candidates = parts.indices.filter { !hidden[$0].isEmpty }.sorted { order($0) < order($1) }
        let few = candidates.lastIndex { isTooFew(hidden[$0]) }
        // One part less, and a whole that is left out cannot be added up.
        guard let last = few ?? (wholeIsHidden ? candidates.indices.first : nil) else { return [] }
        let least = candidates.prefix(last + 1)
        if wholeIsHidden { return Set(least) }
        let enough = (least.count...candidates.count).first { count in
            people(candidates.prefix(count).flatMap { hidden[$0] }) >= WorkloadReport.smallestGroup
        }
        return Set(candidates.prefix(enough ?? candidates.count))
    }

    private func people(_ members: [Share.Member]) -> Int { Set(members.filter(counts).map(\.person)).count }
}

extension Share {
    fileprivate var kind: Authority.Kind? {
        switch subject {
        case .authority(let authority): authority.kind
        case .total, .body, .principal: nil
        }
    }
}
