/// Whose work a report is narrowed to; what is nil narrows nothing.
package struct WorkloadSelection: Hashable, Sendable {
    package var body: Key<Body>?
    package var principal: Authority.Kind?
    package var authority: Key<Authority>?
    package var person: Key<Person>?

    package init(
        body: Key<Body>? = nil, principal: Authority.Kind? = nil, authority: Key<Authority>? = nil,
        person: Key<Person>? = nil
    ) {
        self.body = body
        self.principal = principal
        self.authority = authority
        self.person = person
    }

    fileprivate func takes(_ workload: Workload) -> Bool {
        (body.map { $0 == workload.body } ?? true)
            && (principal.map { $0 == workload.authority?.kind } ?? true)
            && (authority.map { $0 == workload.authority?.id } ?? true)
            && (person.map { $0 == workload.person.id } ?? true)
    }

    fileprivate var isOfPeople: Bool { principal != nil || authority != nil || person != nil }
}

extension WorkloadReport {
    /// The report on some of its people.
    ///
    /// From a curtailed report nothing is summed anew: a sum over other people than those it shows could be set beside
    /// its own, and tell of one of them.
    package func narrowed(to selection: WorkloadSelection) -> WorkloadReport {
        guard selection != WorkloadSelection() else { return self }
        var narrowed = WorkloadReport(
            self, bodies: bodies.filter { selection.body == nil || $0.id == selection.body },
            workloads: workloads.filter(selection.takes))
        if isCurtailed {
            narrowed.keepSums(of: self, for: selection)
        } else {
            narrowed.sumUp(authorities: byAuthority.compactMap(\.authority))
        }
        return narrowed
    }

    private init(_ whole: WorkloadReport, bodies: [Body], workloads: [Workload]) {
        let chosen = Set(bodies.map(\.id))
        self.init(
            year: whole.year, region: whole.region, through: whole.through, bodies: bodies, workloads: workloads,
            meetings: whole.meetings, total: Share(.total, []), byBody: [], byPrincipal: [], byAuthority: [],
            previous: nil, gaps: whole.gaps.filter { chosen.contains($0.body) }, isCurtailed: whole.isCurtailed)
    }

    private mutating func sumUp(authorities: [Authority]) {
        total = Share(.total, workloads)
        byBody = Share.byBody(workloads, bodies).filter { $0.people > 0 }
        byPrincipal = Share.byPrincipal(workloads)
        byAuthority = Share.byAuthority(workloads, authorities)
    }

    private mutating func keepSums(of whole: WorkloadReport, for selection: WorkloadSelection) {
        guard let body = bodies.first, selection.body != nil, !selection.isOfPeople else { return }
        let kept = whole.byBody.filter { $0.subject == .body(body) }
        byBody = kept
        total = kept.first ?? total
    }
}

extension Share {
    fileprivate var authority: Authority? {
        if case .authority(let authority) = subject { authority } else { nil }
    }
}

extension WorkloadReport.Gap {
    package var body: Key<Body> {
        switch self {
        case .noAttendance(let meeting), .attendanceIncomplete(let meeting, _), .noReading(let meeting): meeting.body
        case .noMeetings(let body): body.id
        }
    }
}
