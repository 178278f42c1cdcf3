/// How many of a meeting's members come, beside how many it needs to decide (*beslutförhet*).
///
/// Members are those who hold a seat as chair or ordinary member on the meeting's day, each counted once; coopted members,
/// the samordnare and guests are not.
package struct Quorum: Hashable, Sendable {
    package let rule: QuorumRule
    package let members: [Member]
    package let basis: Basis

    package struct Member: Hashable, Sendable {
        package let person: Key<Person>
        package let isChair: Bool
        package let stand: Stand

        package init(person: Key<Person>, isChair: Bool, stand: Stand) {
            self.person = person
            self.isChair = isChair
            self.stand = stand
        }
    }

    package enum Stand: String, Hashable, Sendable, CaseIterable {
        case coming, perhaps, away
        /// No answer; nothing on record of her.
        case unknown
    }

    package enum Basis: String, Sendable {
        case answers
        /// Who came, once anybody has recorded it.
        case attendance
    }

    package enum Verdict: String, Sendable {
        case holds, atRisk, lost
    }

    package init(rule: QuorumRule, members: [Member], basis: Basis = .answers) {
        self.rule = rule
        self.members = members
        self.basis = basis
    }

    /// - Returns: nil for a meeting that nobody is asked to, or that is off, and for a body without members.
    package init?(
        of meeting: Meeting, _ register: Register, _ invitations: some Collection<Invitation>,
        _ attendance: [Key<Person>: Attendance] = [:]
    ) {
        let seats = register.holders(in: meeting.body, on: meeting.start.day)
            .filter { $0.seat.role == .chair || $0.seat.role == .ordinary }
        guard meeting.asksMembers, !seats.isEmpty, let body = register.body(meeting.body) else { return nil }
        let people = Set(seats.map(\.person.id))
        let sources = Sources(invitations, attendance, members: people)
        rule = body.policy.quorum
        basis = sources.basis
        members = people.sorted().map { person in
            let isChair = seats.contains { $0.person.id == person && $0.seat.role == .chair }
            return Member(person: person, isChair: isChair, stand: sources.stand(of: person))
        }
    }

    package var needed: Int { rule.needed(of: members.count) }

    /// The one who has declined where there are several.
    package var chair: Key<Person>? { (chairs.first { $0.stand == .away } ?? chairs.first)?.person }

    /// How many can still come.
    package var possible: Int { members.count - count(.away) }

    package func count(_ stand: Stand) -> Int { members.count { $0.stand == stand } }

    /// Whether there is a chair and none comes.
    package var isChairAway: Bool { !chairs.isEmpty && chairs.allSatisfy { $0.stand == .away } }

    /// Whether the chair is still to say that she comes, where she must.
    package var lacksChair: Bool {
        rule.needsChair && !chairs.isEmpty && !chairs.contains { $0.stand == .coming }
    }

    package var verdict: Verdict {
        if possible < needed || (rule.needsChair && isChairAway) { return .lost }
        return count(.coming) >= needed && !lacksChair ? .holds : .atRisk
    }

    /// What the samordnare should hear of: what an answer has brought about, never that a seat is empty.
    package var concerns: Set<Concern> {
        guard basis == .answers else { return [] }
        let isTooFew = possible < needed && count(.away) > 0
        return Set([isChairAway ? .chair : nil, isTooFew ? .quorum : nil].compactMap(\.self))
    }

    private var chairs: [Member] { members.filter(\.isChair) }
}

/// What keeps a meeting from being held as planned.
package enum Concern: String, Hashable, Sendable, CaseIterable {
    /// The chair has declined.
    case chair
    /// Too many members have.
    case quorum
}

/// Where it stands what each member does.
private struct Sources {
    let basis: Quorum.Basis
    private let stands: [Key<Person>: Quorum.Stand]

    init(
        _ invitations: some Collection<Invitation>, _ attendance: [Key<Person>: Attendance], members: Set<Key<Person>>
    ) {
        guard attendance.isEmpty else {
            basis = .attendance
            stands = Sources.presences(attendance, members)
            return
        }
        basis = .answers
        let asked = invitations.filter { $0.isLive && $0.kind == .called }
        stands = Dictionary(
            asked.compactMap { invitation in invitation.answer.map { (invitation.person, $0.reply.stand) } },
            uniquingKeysWith: { one, _ in one })
    }

    func stand(of person: Key<Person>) -> Quorum.Stand { stands[person] ?? .unknown }

    /// Somebody who came in a member's place counts for her, but no member counts for two.
    private static func presences(
        _ attendance: [Key<Person>: Attendance], _ members: Set<Key<Person>>
    ) -> [Key<Person>: Quorum.Stand] {
        let replaced = attendance.values.filter { $0.presence.attended && !members.contains($0.person) }
            .compactMap(\.insteadOf)
        let own = attendance.mapValues { $0.presence.attended ? Quorum.Stand.coming : .away }
        return own.merging(replaced.map { ($0, .coming) }) { _, instead in instead }
    }
}

extension Meeting {
    /// Whether people have been asked to come, by us, and not been called off.
    fileprivate var asksMembers: Bool {
        guard ownership != .elsewhere else { return false }
        switch state {
        case .booked, .called, .held, .closed: return true
        case .proposed, .cancelled: return false
        }
    }
}

extension Answer.Reply {
    fileprivate var stand: Quorum.Stand {
        switch self {
        case .accepted: .coming
        case .declined: .away
        case .tentative: .perhaps
        }
    }
}
