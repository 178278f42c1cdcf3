import Foundation

/// One date poll with everything that decides what is owed for it.
package struct PollDocket: Sendable {
    package let poll: Poll
    /// Who is called to the body's meetings on any of the dates: who has left is no longer among them, who joins is.
    package let asked: [Invitee]
    package let answered: Set<Key<Person>>
    /// Those for whom a message about it still waits.
    package let waiting: Set<Key<Person>>
    /// When each person's latest message about it left: only they have anything to answer.
    package let heard: [Key<Person>: Date]
    package let done: Set<Duty.Key>
    /// Who hears what the answers show once their last day is over: the samordnare, or else who asked.
    package let host: Key<Person>?
    private let window: SendWindow

    package init(
        poll: Poll, asked: [Invitee], answered: Set<Key<Person>>, waiting: Set<Key<Person>> = [],
        heard: [Key<Person>: Date] = [:], done: Set<Duty.Key> = [], host: Key<Person>? = nil,
        window: SendWindow = SendWindow()
    ) {
        self.poll = poll
        self.asked = asked
        self.answered = answered
        self.waiting = waiting
        self.heard = heard
        self.done = done
        self.host = host
        self.window = window
    }

    /// What is owed at a moment, in the order of the asked.
    package func duties(at now: Date) -> [Duty] {
        guard poll.outcome == nil else {
            return asked.filter { heard[$0.person.id] != nil }.map { key(.pollOutcome, $0) }.filter(isNew)
                .map { Duty(key: $0) }
        }
        guard now < end else { return result(at: now) }
        return asked.flatMap { duties(to: $0, at: now) }
    }

    package func nextMoment(after now: Date) -> Date? {
        poll.outcome == nil ? [reminderMoment, end].filter { $0 > now }.min() : nil
    }

    /// On an open day, at least two days before the last one.
    package var reminderMoment: Date {
        let day = window.lastOpenDay(until: poll.deadline.adding(days: -2))
        return WallTime(day: day, minute: window.opens)?.nearestMoment ?? .distantFuture
    }

    package func invitee(_ person: Key<Person>) -> Invitee? { asked.first { $0.person.id == person } }

    /// Told once, whoever is samordnare next; what was over long ago is on her page of today alone.
    private func result(at now: Date) -> [Duty] {
        guard let host, !done.contains(where: { $0.kind == .pollDue }) else { return [] }
        let key = Duty.Key(scope: poll.id.text, kind: .pollDue, person: host, generation: 0)
        return [Duty(key: key, lapse: now > end.addingTimeInterval(14 * 86_400) ? .tooLate : nil)]
    }

    private func duties(to invitee: Invitee, at now: Date) -> [Duty] {
        let ask = key(.poll, invitee)
        guard !isNew(ask) else { return answered.contains(invitee.person.id) ? [] : [Duty(key: ask)] }
        let reminder = key(.pollReminder, invitee)
        guard isNew(reminder), now >= reminderMoment, !answered.contains(invitee.person.id),
            !waiting.contains(invitee.person.id)
        else { return [] }
        let isRecent = heard[invitee.person.id].map { $0 >= reminderMoment } ?? true
        return [Duty(key: reminder, lapse: isRecent ? .tooLate : nil)]
    }

    private var end: Date { WallTime(day: poll.deadline.adding(days: 1), minute: 0)?.nearestMoment ?? .distantPast }

    private func isNew(_ key: Duty.Key) -> Bool { !done.contains(key) }

    private func key(_ kind: MeetingPolicy.Sending, _ invitee: Invitee) -> Duty.Key {
        Duty.Key(scope: poll.id.text, kind: kind, person: invitee.person.id, generation: 0)
    }
}

extension Register {
    /// Who is asked when the body can meet.
    package func asked(in poll: Poll) -> [Invitee] {
        var asked: [Invitee] = []
        for day in Set(poll.starts.map(\.day)).sorted() {
            for holder in holders(in: poll.body, on: day) where holder.seat.role.attendance == .called {
                guard !asked.contains(where: { $0.person.id == holder.person.id }) else { continue }
                asked.append(
                    Invitee(
                        person: holder.person, kind: .called, role: holder.seat.role, mandate: holder.mandate.id))
            }
        }
        return asked
    }
}
