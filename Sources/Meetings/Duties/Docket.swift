import Foundation

/// One meeting with everything that decides what is owed for it.
package struct Docket: Sendable {
    package let meeting: Meeting
    package let policy: MeetingPolicy
    /// Who should have an invitation, by mandates valid on the meeting's day and by being a guest.
    package let invitees: [Invitee]
    package let invitations: [Key<Person>: Invitation]
    /// Those for whom a message still waits: a reminder would come before what it reminds of.
    package let waiting: Set<Key<Person>>
    /// When each person's latest message left.
    package let heard: [Key<Person>: Date]
    /// Those for whom something has left, or may have: only they have anything to take back.
    package let told: Set<Key<Person>>
    package let done: Set<Duty.Key>
    /// Who comes of those who must.
    package let quorum: Quorum?
    /// The samordnare, or whoever stands in for her today.
    package let coordinator: Key<Person>?
    /// Whether she is about to be told of what troubles the meeting.
    package let alertWaits: Bool
    /// Those whose time in the meeting is no longer the one that they were last told, though it stays where it is.
    package let misplaced: Set<Key<Person>>
    /// Set where the samordnare sends the kallelse before its day.
    package let callsNow: Bool
    /// When the kallelse goes out: on an open day, never less than the promised number of days ahead.
    package let noticeMoment: Date
    /// An open day at least the policy's days ahead; where the quiet weeks would put it beside the kallelse, the first
    /// open day after them.
    package let reminderMoment: Date

    package init(
        meeting: Meeting, policy: MeetingPolicy, invitees: [Invitee], invitations: [Invitation],
        waiting: Set<Key<Person>> = [], heard: [Key<Person>: Date] = [:], told: Set<Key<Person>> = [],
        done: Set<Duty.Key> = [], quorum: Quorum? = nil, coordinator: Key<Person>? = nil, alertWaits: Bool = false,
        misplaced: Set<Key<Person>> = [], callsNow: Bool = false
    ) {
        self.meeting = meeting
        self.policy = policy
        self.invitees = invitees
        self.invitations = Dictionary(uniqueKeysWithValues: invitations.map { ($0.person, $0) })
        self.waiting = waiting
        self.heard = heard
        self.told = told
        self.done = done
        self.quorum = quorum
        self.coordinator = coordinator
        self.alertWaits = alertWaits
        self.misplaced = misplaced
        self.callsNow = callsNow
        noticeMoment = callsNow ? .distantPast : meeting.moment(daysAhead: policy.noticeDays, policy.window)
        reminderMoment = meeting.reminderMoment(policy)
    }

    /// What is owed at a moment, in the order of the invited; nothing once the meeting has begun.
    package func duties(at now: Date) -> [Duty] {
        guard now < meeting.start.nearestMoment, meeting.ownership != .elsewhere else { return [] }
        switch meeting.state {
        case .proposed, .held, .closed: return []
        case .cancelled: return withdrawals(of: .cancellation, from: invitations.keys.sorted()) + alerts(at: now)
        case .booked, .called: return invitees.flatMap { duties(to: $0, at: now) } + farewells + alerts(at: now)
        }
    }

    /// The next moment at which something more may be owed though nothing has happened.
    package func nextMoment(after now: Date) -> Date? {
        let moments = [noticeMoment, reminderMoment, meeting.start.nearestMoment, meeting.end.nearestMoment]
        return moments.filter { $0 > now }.min()
    }

    private func duties(to invitee: Invitee, at now: Date) -> [Duty] {
        guard let invitation = invitations[invitee.person.id], invitation.isLive else {
            return invitee.presentsOnly ? callToItems(invitee, at: now) : firstContact(with: invitee.person.id, at: now)
        }
        if invitation.kind != invitee.kind { return [asked(otherwise: invitee, invitation)] }
        if invitation.conveyed.stage == .booked, now >= noticeMoment, !mustWait(invitation) {
            return [Duty(key: key(.notice, invitation))]
        }
        if invitation.conveyed.revision < meeting.revision {
            return [Duty(key: key(.change, to: invitation.person, occasion: "\(meeting.revision)"))]
        }
        if misplaced.contains(invitation.person) {
            let occasion = "\(meeting.revision) \(invitation.sequence + 1)"
            return [Duty(key: key(.change, to: invitation.person, occasion: occasion))]
        }
        return reminder(to: invitee, of: invitation, at: now)
    }

    /// A booking, or at once the kallelse where its day has come: who joins late gets what the others have.
    private func firstContact(with person: Key<Person>, at now: Date) -> [Duty] {
        let occasion = invitations[person].map { "\($0.sequence + 1)" } ?? ""
        let kind: MeetingPolicy.Sending = if case .takenOver = meeting.ownership { .takeover } else { .booking }
        let booking = key(kind, to: person, occasion: occasion)
        guard now >= noticeMoment, kind == .booking else { return [Duty(key: booking)] }
        return [Duty(key: booking, lapse: .noticeInstead), Duty(key: key(.notice, to: person, occasion: occasion))]
    }

    /// Who comes for her own items alone hears of them with the kallelse: before that nobody has released the agenda.
    private func callToItems(_ invitee: Invitee, at now: Date) -> [Duty] {
        var isCalled = now >= noticeMoment
        if case .called = meeting.state { isCalled = true }
        guard isCalled else { return [] }
        let occasion = invitations[invitee.person.id].map { "\($0.sequence + 1)" } ?? ""
        return [Duty(key: key(.notice, to: invitee.person.id, occasion: occasion))]
    }

    /// A member who was only informed, or the other way round: the invitation once more, for what she now is.
    private func asked(otherwise invitee: Invitee, _ invitation: Invitation) -> Duty {
        let kind: MeetingPolicy.Sending = invitation.conveyed.stage == .called ? .notice : .booking
        return Duty(
            key: key(kind, to: invitation.person, occasion: "\(invitee.kind.rawValue) \(invitation.sequence + 1)"))
    }

    /// The kallelse must not take the place of the one mail that asks her to remove the old entry.
    private func mustWait(_ invitation: Invitation) -> Bool {
        guard case .takenOver = meeting.ownership else { return false }
        return waiting.contains(invitation.person)
    }

    /// Owed once per time to those who are asked, have not answered and have heard nothing since the reminder's day.
    private func reminder(to invitee: Invitee, of invitation: Invitation, at now: Date) -> [Duty] {
        let key = key(.reminder, invitation)
        guard invitee.kind == .called, now >= reminderMoment, !done.contains(key) else { return [] }
        if invitation.answer != nil { return [Duty(key: key, lapse: .answered)] }
        guard !waiting.contains(invitation.person) else { return [] }
        let isRecent = heard[invitation.person].map { $0 >= reminderMoment } ?? true
        return [Duty(key: key, lapse: isRecent ? .tooLate : nil)]
    }

    private var farewells: [Duty] {
        let entitled = Set(invitees.map(\.person.id))
        return withdrawals(of: .farewell, from: invitations.keys.sorted().filter { !entitled.contains($0) })
    }

    private func withdrawals(of kind: MeetingPolicy.Sending, from people: [Key<Person>]) -> [Duty] {
        people.compactMap { invitations[$0] }.filter(\.isLive)
            .map { invitation in
                let key = key(kind, to: invitation.person, occasion: "\(invitation.sequence)")
                return Duty(key: key, lapse: told.contains(invitation.person) ? nil : .neverTold)
            }
    }

    private func key(_ kind: MeetingPolicy.Sending, _ invitation: Invitation) -> Duty.Key {
        key(kind, to: invitation.person, occasion: invitation.joined == 0 ? "" : "\(invitation.joined)")
    }

    private func key(_ kind: MeetingPolicy.Sending, to person: Key<Person>, occasion: String) -> Duty.Key {
        Duty.Key(scope: meeting.id.text, kind: kind, person: person, generation: meeting.generation, occasion: occasion)
    }
}

extension Meeting {
    fileprivate func moment(daysAhead: Int, _ window: SendWindow) -> Date {
        let day = window.lastOpenDay(until: start.day.adding(days: -daysAhead))
        return (WallTime(day: day, minute: window.opens) ?? start).nearestMoment
    }

    fileprivate func reminderMoment(_ policy: MeetingPolicy) -> Date {
        let usual = moment(daysAhead: policy.reminderDays, policy.window)
        guard policy.reminderDays < policy.noticeDays, usual <= moment(daysAhead: policy.noticeDays, policy.window)
        else { return usual }
        let day = start.day.adding(days: -policy.reminderDays)
        let opens = policy.window.next(from: WallTime(day: day, minute: policy.window.opens) ?? start)
        return opens.day < start.day ? opens.nearestMoment : usual
    }
}
