import Documents
import Foundation
import Meetings
import Store

extension Snapshot {
    func docket(of poll: Poll, _ body: Body, _ register: Register) throws -> PollDocket {
        let asked = register.asked(in: poll)
        var (waiting, heard): (Set<Key<Person>>, [Key<Person>: Date]) = ([], [:])
        for message in try messages(of: poll) where message.copyFor == nil {
            if message.state.isWaiting { waiting.insert(message.person) }
            guard message.hasLeft else { continue }
            heard[message.person] = max(heard[message.person] ?? .distantPast, message.since)
        }
        return PollDocket(
            poll: poll, asked: asked, answered: Set(try pollAnswers(to: poll.id).map(\.person)), waiting: waiting,
            heard: heard, done: try duties(in: poll.id.text), host: try host(of: poll, register),
            window: body.policy.window)
    }

    private func host(of poll: Poll, _ register: Register) throws -> Key<Person>? {
        // Whoever is samordnare the day after the last one: the same whenever it is asked.
        if let holder = register.coordinator(of: poll.body, on: poll.deadline.adding(days: 1)) {
            return holder.person.id
        }
        return register.people.first { $0.name == poll.opened.by && $0.address != nil }?.id
    }

    /// Those about which anything may still be owed.
    func livePolls(at now: Date) throws -> [Poll] {
        try polls().filter { poll in poll.starts.last.map { $0.nearestMoment > now } ?? false }
    }
}

extension Correspondence {
    /// Records a duty of a poll together with its message, unless that has been done.
    func carryOut(_ duty: Duty, _ docket: PollDocket) throws -> Composed {
        guard try transaction.record(duty, at: now), duty.lapse == nil else { return Composed() }
        if duty.kind == .pollDue { return try tellResult(to: duty.key.person, docket) }
        guard let invitee = docket.invitee(duty.key.person) else { return Composed() }
        // The press for a poll is a press for those who join too.
        let isUnderWay = duty.kind == .poll && !docket.heard.isEmpty
        return try tell(
            duty.kind, invitee, docket, waitsFor: isUnderWay ? nil : hold(duty.kind, to: invitee.person.id))
    }

    /// What the answers show, to who chooses among the dates.
    private func tellResult(to person: Key<Person>, _ docket: PollDocket) throws -> Composed {
        guard let reader = register.person(person) else { return Composed() }
        let (poll, today) = (docket.poll, WallTime(now).day)
        let holder = register.holders(in: body.id, on: today).first { $0.person.id == person }
        var letter = Letter(
            kind: .pollDue, region: register.region, body: body, recipient: reader,
            role: holder?.seat.role ?? .coordinator, contact: secretary.settings.mailbox, written: today)
        letter.dates = Letter.Dates(starts: poll.starts, length: poll.length, deadline: poll.deadline, poll: poll.id)
        letter.dates?.tally = try tally(docket)
        let dispatch = Dispatch(
            thread: poll.resultThread, urgency: MeetingPolicy.Sending.pollDue.urgency,
            notBefore: secretary.departure(body.policy.window, deadline: nil, at: now))
        return try send(letter, dispatch, with: nil)
    }

    private func tally(_ docket: PollDocket) throws -> Letter.Tally {
        let asked = Set(docket.asked.map(\.person.id))
        let answers = try transaction.snapshot.pollAnswers(to: docket.poll.id).filter { asked.contains($0.person) }
        let counts = docket.poll.starts.indices.map { index in
            answers.filter { $0.number == index + 1 }.reduce(into: [Poll.Word: Int]()) { $0[$1.word, default: 0] += 1 }
        }
        let silent = docket.asked.map(\.person).filter { !docket.answered.contains($0.id) && !$0.isProtected }
        return Letter.Tally(
            counts: counts, asked: asked.count, answered: Set(answers.map(\.person)).count,
            silent: silent.map(\.name).sorted(by: String.inSurnameOrder), reference: docket.poll.reference)
    }

    /// Writes what waits anew, for another address; what it waits for stands.
    func recompose(_ waiting: OutboxMessage, _ docket: PollDocket) throws -> Composed {
        guard let invitee = docket.invitee(waiting.person) else { return Composed() }
        return try tell(
            waiting.kind, invitee, docket, waitsFor: waiting.waitsFor, notBefore: waiting.notBefore)
    }

    private func tell(
        _ kind: MeetingPolicy.Sending, _ invitee: Invitee, _ docket: PollDocket, waitsFor: OutboxMessage.Hold?,
        notBefore: Date? = nil
    ) throws -> Composed {
        let poll = docket.poll
        var letter = Letter(
            kind: kind, region: register.region, body: body, recipient: invitee.person, role: invitee.role,
            contact: secretary.settings.mailbox, written: WallTime(now).day)
        letter.dates = Letter.Dates(
            starts: poll.starts, length: poll.length, deadline: poll.deadline,
            chosen: poll.outcome?.chosen.map { poll.starts[$0 - 1] }, poll: poll.id)
        let dispatch = Dispatch(
            thread: poll.thread(of: invitee.person.id), waitsFor: waitsFor, urgency: kind.urgency,
            notBefore: notBefore ?? secretary.departure(body.policy.window, deadline: nil, at: now))
        return try send(letter, dispatch, with: nil)
    }
}
