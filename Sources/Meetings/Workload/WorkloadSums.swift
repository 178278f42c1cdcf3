extension WorkloadReport {
    /// The whole report, as the office sees it.
    /// - Parameter before: the book of the year before, for comparison.
    package init(_ book: WorkloadBook, bodies: [Body], before: WorkloadBook?) {
        let workloads = book.workloads(in: bodies)
        year = book.year
        region = book.register.region
        through = book.through
        self.bodies = bodies
        self.workloads = workloads
        let meetings = book.sittings.map(\.meeting) + book.others
        self.meetings = Dictionary(meetings.map { ($0.id, $0) }, uniquingKeysWith: { one, _ in one })
        total = Share(.total, workloads)
        byBody = Share.byBody(workloads, bodies)
        byPrincipal = Share.byPrincipal(workloads)
        byAuthority = Share.byAuthority(workloads, book.register.authorities)
        previous = before.flatMap { Previous($0, bodies) }
        gaps = Gap.all(in: book, bodies)
    }
}

extension WorkloadReport.Previous {
    fileprivate init?(_ book: WorkloadBook, _ bodies: [Body]) {
        let workloads = book.workloads(in: bodies)
        guard workloads.contains(where: { !$0.contributions.isEmpty }) else { return nil }
        self.init(year: book.year, total: Share(.total, workloads), byBody: Share.byBody(workloads, bodies))
    }
}

extension Share {
    static func byBody(_ workloads: [Workload], _ bodies: [Body]) -> [Share] {
        let groups = Dictionary(grouping: workloads, by: \.body)
        return bodies.map { Share(.body($0), groups[$0.id] ?? []) }
    }

    static func byPrincipal(_ workloads: [Workload]) -> [Share] {
        let groups = Dictionary(grouping: workloads, by: \.authority?.kind)
        return ([.region, .municipality, nil] as [Authority.Kind?]).compactMap { kind in
            groups[kind].map { Share(.principal(kind), $0) }
        }
    }

    static func byAuthority(_ workloads: [Workload], _ authorities: [Authority]) -> [Share] {
        let groups = Dictionary(grouping: workloads, by: \.authority?.id)
        return authorities.compactMap { authority in
            groups[authority.id].map { Share(.authority(authority), $0) }
        }
    }
}

extension WorkloadReport.Gap {
    fileprivate static func all(in book: WorkloadBook, _ bodies: [Body]) -> [WorkloadReport.Gap] {
        let chosen = Set(bodies.map(\.id))
        let sittings = book.sittings.filter { chosen.contains($0.meeting.body) }
        let met = Set(sittings.map(\.meeting.body))
        return bodies.filter { !met.contains($0.id) && !$0.norms.isEmpty }.map(WorkloadReport.Gap.noMeetings)
            + sittings.compactMap { attendance(at: $0, book.invitees[$0.meeting.id] ?? []) }
            + sittings.filter { $0.reading == nil }.map { .noReading($0.meeting) }
    }

    private static func attendance(at sitting: Sitting, _ invitees: [Invitee]) -> WorkloadReport.Gap? {
        guard !sitting.attendance.isEmpty else { return .noAttendance(sitting.meeting) }
        let standIns = sitting.standIns
        let missing = invitees.filter { invitee in
            let id = invitee.person.id
            return invitee.kind == .called && sitting.attendance[id] == nil && standIns[id] == nil
        }
        return missing.isEmpty ? nil : .attendanceIncomplete(sitting.meeting, missing: missing.count)
    }
}
