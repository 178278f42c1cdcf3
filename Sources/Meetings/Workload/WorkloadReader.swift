/// Who reads a workload report: individual hours are seen by the person and her samordnare alone.
package enum WorkloadReader: Hashable, Sendable {
    /// The samordnare of all bodies.
    case office
    case person(Key<Person>)
    /// Somebody signed in to the office.
    case cleared(Clearance)
    /// Anybody: sums without names.
    case anyone
}

extension WorkloadReport {
    /// The report without what the reader may not see.
    package func seen(by reader: WorkloadReader, _ register: Register, on day: Day) -> WorkloadReport {
        guard reader != .office else { return self }
        let own = Set(bodies.map(\.id).filter { register.opens($0, to: reader, on: day) })
        if case .cleared = reader, own.count == bodies.count { return self }
        let isOpen = { (person: Key<Person>, body: Key<Body>) in own.contains(body) || reader.person == person }
        var seen = self
        seen.isCurtailed = true
        seen.workloads = workloads.filter { isOpen($0.person.id, $0.body) }
        var sums = Sums(total: total, byBody: byBody, byPrincipal: byPrincipal, byAuthority: byAuthority)
        sums.withhold { isOpen($0.person, $0.body) }
        (seen.total, seen.byBody) = (sums.total, sums.byBody)
        (seen.byPrincipal, seen.byAuthority) = (sums.byPrincipal, sums.byAuthority)
        if let previous {
            var sums = Sums(total: previous.total, byBody: previous.byBody, byPrincipal: [], byAuthority: [])
            sums.withhold { isOpen($0.person, $0.body) }
            seen.previous?.total = sums.total
            seen.previous?.byBody = sums.byBody
        }
        return seen
    }
}

extension WorkloadReader {
    fileprivate var person: Key<Person>? {
        switch self {
        case .person(let person): person
        case .cleared(let clearance): clearance.person.id
        case .office, .anyone: nil
        }
    }
}

extension Register {
    /// Whether the reader is the body's samordnare, or stands in for her, on a day.
    fileprivate func opens(_ body: Key<Body>, to reader: WorkloadReader, on day: Day) -> Bool {
        switch reader {
        case .cleared(let clearance): clearance.may(.seeHours, in: body)
        case .person(let person):
            holders(in: body, on: day).contains {
                $0.person.id == person && [.coordinator, .standIn].contains($0.seat.role)
            }
        case .office, .anyone: false
        }
    }
}
