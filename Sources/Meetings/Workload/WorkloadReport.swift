/// A year's work in some bodies, person by person and in sums, as far as its reader may see it.
package struct WorkloadReport: Sendable {
    package let year: Int
    package let region: String
    /// The last day that it knows of.
    package let through: Day
    package let bodies: [Body]
    package internal(set) var workloads: [Workload]
    /// The meetings that its figures come from.
    package let meetings: [Key<Meeting>: Meeting]
    package internal(set) var total: Share
    package internal(set) var byBody: [Share]
    /// Region, kommuner, and those without a principal.
    package internal(set) var byPrincipal: [Share]
    package internal(set) var byAuthority: [Share]
    /// The year before, where anything is known of it.
    package internal(set) var previous: Previous?
    package let gaps: [Gap]
    /// Whether individual rows or sums of few are left out, since this reader may not see them.
    package internal(set) var isCurtailed = false

    /// The smallest group whose sums are shown to those who may not see the people in it.
    package static let smallestGroup = 5

    package var isOver: Bool { through >= Day.newYear(year + 1).adding(days: -1) }

    package func body(_ id: Key<Body>) -> Body? { bodies.first { $0.id == id } }

    /// The sums of the year before.
    package struct Previous: Sendable {
        package let year: Int
        package internal(set) var total: Share
        package internal(set) var byBody: [Share]
    }

    /// Something that makes the figures smaller than the work was.
    package enum Gap: Hashable, Sendable {
        /// Nobody has recorded who came.
        case noAttendance(Meeting)
        /// It is on record for some of those who were called.
        case attendanceIncomplete(Meeting, missing: Int)
        /// Nobody has said how much there was to read.
        case noReading(Meeting)
        /// A body whose seats have a norm, without a meeting in the year.
        case noMeetings(Body)
    }
}

/// Sums over a group of people.
package struct Share: Hashable, Sendable {
    package let subject: Subject
    /// Whose work it sums.
    let members: [Member]
    /// Different people, each counted once.
    package let people: Int
    /// Those who are measured against a norm, each seat by itself.
    package let measured: Int
    /// Nil where so few people stand behind them that a sum would tell of one of them.
    package internal(set) var figures: Figures?
    package internal(set) var verdicts: Verdicts?

    package enum Subject: Hashable, Sendable {
        case total
        case body(Body)
        case principal(Authority.Kind?)
        case authority(Authority)
    }

    package struct Figures: Hashable, Sendable {
        package let effort: Effort
        package let attendance: Tally
        package let replies: Replies
    }

    /// One row that a sum is made of.
    struct Member: Hashable, Sendable {
        let person: Key<Person>
        let body: Key<Body>
        let authority: Key<Authority>?
        /// Whether she put any time in.
        let isBusy: Bool
        let isMeasured: Bool
    }

    /// How many lay under, within and over their norm, and of how many that cannot be said yet.
    package struct Verdicts: Hashable, Codable, Sendable {
        package let under: Int
        package let within: Int
        package let over: Int
        package let incomplete: Int
    }

    init(_ subject: Subject, _ workloads: [Workload]) {
        self.subject = subject
        members = workloads.map { workload in
            Member(
                person: workload.person.id, body: workload.body, authority: workload.authority?.id,
                isBusy: workload.effort.total > 0, isMeasured: workload.measure != nil)
        }
        people = Set(workloads.map(\.person.id)).count
        let verdicts = workloads.compactMap(\.verdict)
        measured = workloads.count { $0.measure != nil }
        figures = Figures(
            effort: workloads.reduce(Effort()) { $0 + $1.effort },
            attendance: workloads.reduce(Tally()) { $0 + $1.attendance },
            replies: workloads.reduce(Replies()) { $0 + $1.replies })
        self.verdicts = Verdicts(
            under: verdicts.count { $0 == .under }, within: verdicts.count { $0 == .within },
            over: verdicts.count { $0 == .over }, incomplete: measured - verdicts.count)
    }
}
