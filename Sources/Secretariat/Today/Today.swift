import Foundation
import Meetings
import Store

/// What one person should see of the office at a moment: what waits for her, and what comes.
package struct Today: Sendable {
    package let day: Day
    /// To be done today, or before.
    package let due: [Errand]
    package let open: [Errand]
    package let coming: [ComingEvent]

    /// Of the bodies in which she may; reads only.
    package init(_ snapshot: Snapshot, _ register: Register, for clearance: Clearance, at now: Date) throws {
        let today = WallTime(now).day
        let reading = try TodayReading(snapshot, register, for: clearance, at: now)
        let errands = try reading.errands()
        day = today
        due = errands.filter { $0.isDue(on: today) }
        open = errands.filter { !$0.isDue(on: today) }
        coming = try ComingReading(reading).events()
    }
}

/// The finding of errands, in one snapshot.
struct TodayReading {
    let snapshot: Snapshot
    let register: Register
    let clearance: Clearance
    let now: Date
    /// The meetings to come: asked for by several, and costly to read.
    let ahead: [Meeting]

    init(_ snapshot: Snapshot, _ register: Register, for clearance: Clearance, at now: Date) throws {
        self.snapshot = snapshot
        self.register = register
        self.clearance = clearance
        self.now = now
        ahead = try snapshot.meetings(after: WallTime(now))
    }

    var today: Day { WallTime(now).day }

    func errands() throws -> [Errand] {
        try held() + dates + answers() + polls() + incoming() + agendaWishes() + addresses() + records()
            + lateComments() + unmade() + actions()
    }

    /// What waits for a press, for a release, or for the post office.
    private func held() throws -> [Errand] {
        let waiting = try snapshot.messages(MessageFilter(states: OutboxMessage.State.waiting))
        let letters = waiting.count { $0.state == .toPost && clearance.may(.arrange, in: $0.body) }
        let groups = Dictionary(grouping: waiting.filter { $0.state == .held }, by: HeldKey.init)
        let errands = try groups.sorted { $0.key < $1.key }.compactMap { key, messages in
            try errand(key, messages)
        }
        return errands + (letters == 0 ? [] : [Errand(.letters(count: letters))])
    }

    private func errand(_ key: HeldKey, _ messages: [OutboxMessage]) throws -> Errand? {
        guard let body = register.body(key.body) else { return nil }
        let mail = HeldMail(
            kind: key.kind, body: body, meeting: try key.meeting.flatMap(snapshot.meeting),
            people: Set(messages.map(\.person)).count)
        switch key.hold {
        case .press:
            guard clearance.may(.arrange, in: body.id) else { return nil }
            return Errand(.press(mail), due: mail.kind.isUrgent ? today : nil)
        case .release:
            return clearance.may(.release, in: body.id) ? Errand(.release(mail)) : nil
        }
    }

    private var dates: [Errand] {
        let proposed = ahead.filter { $0.state == .proposed }
        let groups = Dictionary(grouping: proposed) { BodyYear(body: $0.body, year: $0.year) }
        return groups.sorted { $0.key < $1.key }.compactMap { key, meetings in
            guard clearance.may(.release, in: key.body), let body = register.body(key.body) else { return nil }
            return Errand(.dates(body, year: key.year, meetings: meetings.count))
        }
    }

    /// Lost quorums, and those who have not answered though the meeting is near.
    private func answers() throws -> [Errand] {
        // Nobody is asked to a proposed one.
        let asked = ahead.filter { $0.state != .proposed && clearance.may(.arrange, in: $0.body) }
        return try asked.flatMap { meeting -> [Errand] in
            let invitations = try snapshot.invitations(to: meeting)
            guard let quorum = Quorum(of: meeting, register, invitations) else { return [] }
            guard quorum.concerns.isEmpty else { return try errands(meeting, quorum) }
            let days = register.body(meeting.body)?.policy.reminderDays ?? 0
            guard meeting.start.day <= today.adding(days: days) else { return [] }
            let silent = quorum.members.filter { $0.stand == .unknown }.compactMap { register.person($0.person) }
            return silent.isEmpty ? [] : [Errand(.silence(meeting, people: silent))]
        }
    }

    /// None where the chair wants it held all the same.
    private func errands(_ meeting: Meeting, _ quorum: Quorum) throws -> [Errand] {
        let wish = quorum.concerns.contains(.quorum) ? try snapshot.quorumWish(for: meeting) : nil
        return wish?.choice == .hold ? [] : [Errand(.quorum(meeting, quorum, wish: wish))]
    }

    /// Date polls in which a date is to be chosen.
    private func polls() throws -> [Errand] {
        try snapshot.polls().compactMap { poll in
            guard poll.outcome == nil, poll.deadline < today, clearance.may(.arrange, in: poll.body),
                let body = register.body(poll.body)
            else { return nil }
            let asked = Set(register.asked(in: poll).map(\.person.id))
            let answered = Set(try snapshot.pollAnswers(to: poll.id).map(\.person)).intersection(asked)
            let matter = Errand.Matter.poll(poll, body, answered: answered.count, asked: asked.count)
            return Errand(matter, due: poll.deadline.adding(days: 1))
        }
    }

    private func incoming() throws -> [Errand] {
        try snapshot.incoming(outcomes: [.waiting], limit: 100).reversed().flatMap { mail -> [Errand] in
            let meeting = try mail.meeting.flatMap(snapshot.meeting)
            // What is about no meeting came to the mailbox that all samordnare share.
            let isHers = meeting.map { clearance.may(.arrange, in: $0.body) } ?? clearance.mayAnywhere(.arrange)
            guard isHers else { return [] }
            let proposals = try snapshot.openProposals(of: mail.id).compactMap { proposal -> Errand? in
                guard let meeting = try snapshot.meeting(proposal.meeting),
                    let person = register.person(proposal.person)
                else { return nil }
                return Errand(.proposal(proposal, meeting, person))
            }
            let person = mail.person.flatMap(register.person)
            return proposals.isEmpty ? [Errand(.mail(mail, person, meeting))] : proposals
        }
    }

    /// What chairs want otherwise on agendas that they have not released, until the agenda is set.
    private func agendaWishes() throws -> [Errand] {
        let mails = try snapshot.incoming(outcomes: [.human], limit: 200).filter { mail in
            mail.reasons.contains { if case .agendaWish = $0 { true } else { false } }
        }
        let latest = Dictionary(grouping: mails, by: \.meeting).compactMapValues { $0.max { $0.id < $1.id } }
        return try ahead.compactMap { meeting in
            guard let mail = latest[meeting.id], meeting.release == nil, clearance.may(.arrange, in: meeting.body),
                try snapshot.agendaVersions(of: meeting.id).last.map({ $0.at < mail.received }) ?? true
            else { return nil }
            return Errand(.agendaWish(mail, mail.person.flatMap(register.person), meeting), due: today)
        }
    }

    private func addresses() throws -> [Errand] {
        let reachability = try Reachability(snapshot, on: today)
        let bodies = clearance.bodies(.arrange, in: register).map(\.id)
        let people = bodies.flatMap { register.holders(in: $0, on: today).map(\.person) }
        var seen: Set<Key<Person>> = []
        return try people.filter { seen.insert($0.id).inserted }.compactMap { person in
            let fault = reachability.faults(of: person).last { !$0.said.isOurs && $0.said.severity != "delayed" }
            guard let fault else { return nil }
            let waiting = try snapshot.messages(
                MessageFilter(person: person.id, states: OutboxMessage.State.waiting))
            return Errand(.address(person, fault, waiting: Set(waiting.map(\.thread)).count))
        }
    }

    /// Attendance and minutes of what has been held lately.
    private func records() throws -> [Errand] {
        let recent = try snapshot.meetings(from: today.adding(days: -60), through: today)
            .filter { $0.isHeld && clearance.may(.arrange, in: $0.body) }
        return try recent.flatMap { meeting -> [Errand] in
            let draft = minutesDay(of: meeting)
            let lacksAttendance = try snapshot.attendance(at: meeting.id).isEmpty
            let lacksMinutes = try snapshot.minutesFiles(of: meeting.id).isEmpty
            // One thing at a time: the minutes say who was there.
            if lacksAttendance { return [Errand(.attendance(meeting), due: meeting.start.day.adding(days: 1))] }
            guard lacksMinutes else { return [] }
            let minutes = try snapshot.minutes(of: meeting.id) ?? Minutes(meeting: meeting.id)
            guard case .shared(_, _, _, let until) = minutes.state else {
                return draft <= today ? [Errand(.minutes(meeting), due: draft)] : []
            }
            return try errands(meeting, minutes, until)
        }
    }

    /// Of minutes that are shared: first what was said of them, then the yes.
    private func errands(_ meeting: Meeting, _ minutes: Minutes, _ until: Day) throws -> [Errand] {
        let open = try snapshot.comments(on: meeting.id).count { $0.settled == nil }
        guard open == 0 else { return [Errand(.comments(meeting, count: open), due: until)] }
        let approver = register.approvers(of: meeting, minutes, on: today).first
        let days = register.body(meeting.body)?.policy.approvalDays ?? MeetingPolicy().approvalDays
        let last = max(meeting.start.day.adding(days: days), until)
        let isLate = last < today || until < today && approver == nil
        return isLate ? [Errand(.approval(meeting, approver: approver), due: approver == nil ? until : last)] : []
    }

    /// What was said of notes that were approved already: it is for the samordnare to say whether they are to be corrected.
    private func lateComments() throws -> [Errand] {
        try snapshot.unsettledComments().compactMap { id, count in
            guard let meeting = try snapshot.meeting(id), clearance.may(.arrange, in: meeting.body),
                case .approved = try snapshot.minutes(of: id)?.state
            else { return nil }
            return Errand(.comments(meeting, count: count))
        }
    }

    private func unmade() throws -> [Errand] {
        try snapshot.unmadeMinutes().compactMap { version in
            guard let meeting = try snapshot.meeting(version.meeting), clearance.may(.arrange, in: meeting.body),
                try snapshot.facts(about: meeting.id.text).contains(where: { $0.kind == "minutes unmade" })
            else { return nil }
            return Errand(.unmade(meeting), due: today)
        }
    }

    /// Åtgärder that are overdue, and those that somebody else must take; a row for each body.
    private func actions() throws -> [Errand] {
        let open = try snapshot.agreedActions().filter { $0.isOpen && clearance.may(.arrange, in: $0.body) }
        guard !open.isEmpty else { return [] }
        let followed = try FollowUpDesk(snapshot, on: today).follow(open)
        return register.bodies.flatMap { body -> [Errand] in
            let own = followed.filter { $0.body.id == body.id }
            let late = own.filter { $0.action.isOverdue(on: today) }
            let ownerless = own.filter(\.needsOwner)
            return (late.isEmpty ? [] : [Errand(.overdue(body, actions: late.count))])
                + (ownerless.isEmpty ? [] : [Errand(.ownerless(body, actions: ownerless))])
        }
    }

    /// When the draft of the minutes should be with the members.
    func minutesDay(of meeting: Meeting) -> Day {
        let days = register.body(meeting.body)?.policy.draftDays ?? MeetingPolicy().draftDays
        return SwedishCalendar.workingDay(days, from: meeting.start.day)
    }
}

/// What held messages have in common that are pressed together.
private struct HeldKey: Hashable, Comparable {
    let body: Key<Body>
    let meeting: Key<Meeting>?
    let kind: MeetingPolicy.Sending
    let hold: OutboxMessage.Hold

    init(_ message: OutboxMessage) {
        (body, meeting, kind) = (message.body, message.meeting, message.kind)
        hold = message.waitsFor ?? .press
    }

    private var order: (Key<Body>, String, String, String) {
        (body, meeting?.text ?? "", kind.rawValue, hold.rawValue)
    }

    static func < (one: HeldKey, other: HeldKey) -> Bool { one.order < other.order }
}

private struct BodyYear: Hashable, Comparable {
    let body: Key<Body>
    let year: Int

    static func < (one: BodyYear, other: BodyYear) -> Bool { (one.body, one.year) < (other.body, other.year) }
}

extension MeetingPolicy.Sending {
    /// People wait for it, or plan by what is no longer true.
    fileprivate var isUrgent: Bool {
        switch self {
        case .notice, .change, .cancellation, .farewell, .reminder, .refusal: true
        default: false
        }
    }
}

extension Meeting {
    /// Held by us, and its minutes not approved.
    var isHeld: Bool {
        if case .held = state { ownership != .elsewhere } else { false }
    }
}
