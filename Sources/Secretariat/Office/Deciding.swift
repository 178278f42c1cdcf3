import Foundation
import Meetings
import Store

/// What one round of deciding came to.
package struct DecidingOutcome: Equatable, Sendable {
    package var composed = 0
    package var lapsed = 0
    /// Set where the round held all sending because it was far larger than usual.
    package var surge = false
    /// What could not be composed; each is tried again next round, and keeps nobody else's from going.
    package var failures: [Failure] = []
    /// The next moment at which something may fall due by itself.
    package var next: Date?

    /// Whether nothing was done.
    package var isEmpty: Bool { composed + lapsed == 0 && !surge && failures.isEmpty }

    package struct Failure: Equatable, Sendable {
        package let person: Key<Person>
        package let scope: String
        package let cause: String
    }
}

extension Secretary {
    /// Records everything owed at this moment together with the messages it takes. Doing it twice does nothing more.
    ///
    /// While sending is held because the clock or the database cannot be trusted, nothing is decided either.
    @discardableResult package func decide() throws -> DecidingOutcome {
        try store.write { try decide(for: nil, $0) }
    }

    /// The same within a change, for the bodies that it concerns; nil means all.
    @discardableResult func decide(for bodies: Set<Key<Body>>?, _ transaction: Transaction) throws -> DecidingOutcome {
        guard try transaction.snapshot.pause()?.reason.allowsDeciding ?? true else { return DecidingOutcome() }
        var round = DecidingRound(
            secretary: self, transaction: transaction, register: try transaction.snapshot.register(),
            bodies: bodies, now: world.now())
        return try round.run()
    }
}

/// One round of deciding, inside its transaction.
private struct DecidingRound {
    let secretary: Secretary
    let transaction: Transaction
    let register: Register
    let bodies: Set<Key<Body>>?
    let now: Date
    private var decision = DecidingOutcome()
    /// Messages that leave by themselves though no human's yes has just asked for them.
    private var unasked = 0
    /// Of coming meetings, papers that nobody has looked through.
    private var unread: [Key<Meeting>: [Paper]] = [:]

    init(secretary: Secretary, transaction: Transaction, register: Register, bodies: Set<Key<Body>>?, now: Date) {
        self.secretary = secretary
        self.transaction = transaction
        self.register = register
        self.bodies = bodies
        self.now = now
    }

    mutating func run() throws -> DecidingOutcome {
        decision.lapsed = try transaction.lapseBegun(at: now)
        try closeEnded()
        unread = Dictionary(grouping: try transaction.snapshot.unreadPapers(), by: \.meeting)
        let coming = Dictionary(grouping: try transaction.snapshot.meetings(after: WallTime(now)), by: \.body)
        for body in register.bodies where body.isAtWork && concerns(body.id) {
            try decide(body, coming[body.id] ?? [])
        }
        try decidePolls()
        try decideMinutes()
        try decideActions()
        try readdressMinutes()
        try guardAgainstSurge()
        if !decision.failures.isEmpty { look(again: now.addingTimeInterval(3600)) }
        return decision
    }

    private func concerns(_ body: Key<Body>) -> Bool { bodies?.contains(body) ?? true }

    /// What has begun and ended has been held.
    private mutating func closeEnded() throws {
        for var meeting in try transaction.snapshot.unfinishedMeetings(before: WallTime(now)) {
            let end = meeting.end.nearestMoment
            guard end <= now else {
                look(again: end)
                continue
            }
            meeting.state = .held(at: end)
            try transaction.save(meeting)
            try transaction.record(Fact(at: now, by: "samordna", kind: "held", scope: meeting.id.text))
        }
    }

    private mutating func decide(_ body: Body, _ meetings: [Meeting]) throws {
        guard !meetings.isEmpty else { return }
        let dockets = try meetings.map {
            try transaction.snapshot.docket(of: $0, body.policy, register, on: WallTime(now).day)
        }
        let newcomers = Newcomers(among: dockets)
        let correspondence = Correspondence(
            secretary: secretary, transaction: transaction, register: register, body: body, newcomers: newcomers,
            now: now)
        for welcome in newcomers.welcomes(in: body.id, done: try transaction.snapshot.duties(in: body.id.text)) {
            try attempt(welcome.key) { try correspondence.welcome(welcome, to: dockets) }
        }
        for docket in dockets {
            let duties = docket.duties(at: now)
            for duty in duties {
                try attempt(duty.key) { try correspondence.carryOut(duty, docket) }
            }
            if duties.contains(where: \.kind.isChecked) { try secretary.holdUnmended(docket.meeting.id, transaction) }
            if let papers = unread[docket.meeting.id] {
                let end = try secretary.awaitReading(of: papers, before: docket.meeting, body.policy, transaction)
                if let end { look(again: end) }
            }
            if let next = docket.nextMoment(after: now) { look(again: next) }
            try askChair(about: docket, of: body, correspondence)
        }
        try readdress(body, correspondence)
    }

    private mutating func askChair(about docket: Docket, of body: Body, _ correspondence: Correspondence) throws {
        let meeting = docket.meeting
        guard let asked = register.chair(of: body.id, on: meeting.start.day)?.id ?? docket.coordinator else { return }
        for kind in [MeetingPolicy.Sending.agenda, .quorum] {
            try attempt(kind, meeting.id.text, asked) { try correspondence.ask(kind, about: docket) }
        }
        if docket.isOpen, docket.askingMoment > now { look(again: docket.askingMoment) }
    }

    /// What date polls owe, and their mail that waits under addresses which are no longer right.
    private mutating func decidePolls() throws {
        for poll in try transaction.snapshot.livePolls(at: now) {
            guard let body = register.body(poll.body), concerns(body.id) else { continue }
            let docket = try transaction.snapshot.docket(of: poll, body, register)
            let correspondence = Correspondence(
                secretary: secretary, transaction: transaction, register: register, body: body,
                newcomers: Newcomers(among: []), now: now)
            for duty in docket.duties(at: now) {
                try attempt(duty.key) { try correspondence.carryOut(duty, docket) }
            }
            for message in try transaction.snapshot.messages(of: poll)
            where message.state.isWaiting && docket.invitee(message.person) == nil {
                try transaction.lapse(message.thread, at: now)
            }
            for stale in try transaction.snapshot.misaddressed(of: poll, docket) {
                try attempt(stale) { try correspondence.recompose(stale, docket) }
            }
            if let next = docket.nextMoment(after: now) { look(again: next) }
        }
    }

    /// What is owed to those who have undertaken something, and their mail that waits and is no longer right.
    private mutating func decideActions() throws {
        let agreed = Dictionary(grouping: try transaction.snapshot.agreedActions(), by: \.body)
        let waiting = Dictionary(grouping: try transaction.snapshot.waitingActionMail(), by: \.body)
        for body in register.bodies where concerns(body.id) && (agreed[body.id] != nil || waiting[body.id] != nil) {
            let actions = body.isAtWork ? agreed[body.id] ?? [] : []
            let docket = try transaction.snapshot.docket(of: actions, body, register)
            let correspondence = Correspondence(
                secretary: secretary, transaction: transaction, register: register, body: body,
                newcomers: Newcomers(among: []), now: now)
            for stale in waiting[body.id] ?? [] {
                try attempt(stale) { try correspondence.refresh(stale, docket) }
            }
            for reminder in try correspondence.reminders(docket) {
                guard let key = reminder.duties.first?.key else { continue }
                try attempt(key) { try correspondence.remind(reminder) }
            }
            if let next = docket.nextMoment(after: now) { look(again: next) }
        }
    }

    /// What waits under an address that is no longer the person's, or an assistant's, is written anew.
    private mutating func readdress(_ body: Body, _ correspondence: Correspondence) throws {
        let stale = try transaction.snapshot.misaddressed(in: body, register)
        guard !stale.isEmpty else { return }
        let meetings = try transaction.snapshot.meetings(of: body.id).filter { $0.start > WallTime(now) }
        let dockets = try meetings.map {
            try transaction.snapshot.docket(of: $0, body.policy, register, on: WallTime(now).day)
        }
        for message in stale {
            try attempt(message) {
                try correspondence.recompose(message, dockets)
                return Composed(messages: 1)
            }
        }
    }

    /// What the notes of meetings that have been owe: reminders, a question, or the yes that silence is.
    private mutating func decideMinutes() throws {
        let round = MinutesRound(secretary: secretary, transaction: transaction, register: register, now: now)
        for docket in try round.dockets(of: concerns) {
            let isApproved = try undoing(docket.meeting.id.text, Key("")) { try round.approveWhereSilent(docket) }
            guard isApproved != true else { continue }
            let duties = docket.duties(at: now)
            for duty in duties { try attempt(duty.key) { try round.carryOut(duty, docket) } }
            if duties.contains(where: \.kind.isChecked) { try secretary.holdUnmended(docket.meeting.id, transaction) }
            if let next = docket.nextMoment(after: now) { look(again: next) }
        }
    }

    /// The same for mail about minutes, whose meetings have been.
    private mutating func readdressNotes() throws {
        let waiting = try transaction.snapshot.messages(MessageFilter(states: OutboxMessage.State.waiting))
            .filter(\.kind.isOfNotes)
        for stale in transaction.snapshot.misaddressed(among: waiting, register) {
            guard let body = register.body(stale.body) else { continue }
            let correspondence = Correspondence(
                secretary: secretary, transaction: transaction, register: register, body: body,
                newcomers: Newcomers(among: []), now: now)
            try attempt(stale) { try correspondence.readdressNotes(stale) }
        }
    }

    /// The same for minutes, whose meetings have been.
    private mutating func readdressMinutes() throws {
        try readdressNotes()
        let waiting = try transaction.snapshot.messages(
            MessageFilter(kind: .minutes, states: OutboxMessage.State.waiting))
        let stale = waiting.filter { message in
            register.person(message.person).map { !message.isAddressed(to: $0) } ?? false
        }
        for (_, messages) in Dictionary(grouping: stale, by: \.thread).sorted(by: { $0.key < $1.key }) {
            guard let body = register.body(messages[0].body) else { continue }
            let correspondence = Correspondence(
                secretary: secretary, transaction: transaction, register: register, body: body,
                newcomers: Newcomers(among: []), now: now)
            try attempt(messages[0]) { try correspondence.readdressMinutes(messages) }
        }
    }

    /// One person's mail that cannot be composed leaves no trace, and everybody else's goes on.
    private mutating func attempt(_ key: Duty.Key, _ work: () throws -> Composed) throws {
        try attempt(key.kind, key.scope, key.person, work)
    }

    /// The same of mail that waits and is written anew.
    private mutating func attempt(_ waiting: OutboxMessage, _ work: () throws -> Composed) throws {
        try attempt(waiting.kind, waiting.thread, waiting.person, work)
    }

    private mutating func attempt(
        _ kind: MeetingPolicy.Sending, _ scope: String, _ person: Key<Person>, _ work: () throws -> Composed
    ) throws {
        guard let composed = try undoing(scope, person, work) else { return }
        decision.composed += composed.messages
        if kind != .booking, kind != .takeover { unasked += composed.unheld }
    }

    private mutating func undoing<Value>(
        _ scope: String, _ person: Key<Person>, _ work: () throws -> Value
    ) throws -> Value? {
        switch try transaction.undoingFailure(work) {
        case .success(let value): return value
        case .failure(let error):
            decision.failures.append(DecidingOutcome.Failure(person: person, scope: scope, cause: "\(error)"))
            return nil
        }
    }

    private mutating func look(again moment: Date) {
        decision.next = [decision.next, moment].compactMap(\.self).min()
    }

    private mutating func guardAgainstSurge() throws {
        let limit = secretary.settings.surge
        guard unasked > limit, try transaction.snapshot.pause() == nil else { return }
        decision.surge = true
        try transaction.set(SendingPause(reason: .surge(messages: unasked, limit: limit), by: "samordna", at: now))
        try transaction.record(Fact(at: now, by: "samordna", kind: "paused", scope: "sending", detail: "surge"))
    }
}

extension OutboxMessage {
    fileprivate func isAddressed(to person: Person) -> Bool {
        copyFor == nil ? recipient == person.address : person.assistants.contains { $0.address == recipient }
    }
}

extension Body {
    fileprivate var isAtWork: Bool { state == .active || state == .forming }
}

extension SendingPause.Reason {
    var allowsDeciding: Bool {
        switch self {
        case .new, .asked, .surge: true
        case .clock, .restored: false
        }
    }
}

extension Snapshot {
    func docket(
        of meeting: Meeting, _ policy: MeetingPolicy, _ register: Register, on today: Day, callsNow: Bool = false
    ) throws -> Docket {
        let invitations = try invitations(to: meeting)
        let invitees = register.invitees(to: meeting)
        return Docket(
            meeting: meeting, policy: policy, invitees: invitees,
            invitations: invitations, waiting: try waiting(for: meeting.id),
            heard: try heard(of: meeting.id), told: try told(of: meeting.id), done: try duties(in: meeting.id.text),
            quorum: Quorum(of: meeting, register, invitations),
            coordinator: register.coordinator(of: meeting.body, on: today)?.person.id,
            alertWaits: try thread(meeting.alertThread).contains { $0.message.state.isWaiting },
            misplaced: try misplaced(invitees, invitations, meeting), callsNow: callsNow)
    }

    /// Presenters whose last mail names another time than theirs: they were a member's or a guest's, or are now.
    private func misplaced(
        _ invitees: [Invitee], _ invitations: [Invitation], _ meeting: Meeting
    ) throws -> Set<Key<Person>> {
        let presenters = Set(meeting.presenters)
        let live = invitations.filter { $0.isLive && $0.conveyed.stage == .called && presenters.contains($0.person) }
        let wrong = try live.filter { invitation in
            guard let invitee = invitees.first(where: { $0.person.id == invitation.person }) else { return false }
            let known = try thread(invitation.uid).last {
                $0.message.copyFor == nil && ($0.message.hasLeft || $0.message.state.isWaiting)
            }
            return known?.told.map { !$0.hasTime(of: meeting.part(of: invitee)) } ?? false
        }
        return Set(wrong.map(\.person))
    }

    /// The waiting messages to people themselves in whose threads an address is stale.
    fileprivate func misaddressed(in body: Body, _ register: Register) throws -> [OutboxMessage] {
        let waiting = try messages(MessageFilter(body: body.id, states: OutboxMessage.State.waiting))
            .filter {
                [.welcome, .dates].contains($0.kind) || $0.kind.isOfMeeting && $0.kind != .minutes && !$0.kind.isOfNotes
            }
        return misaddressed(among: waiting, register)
    }

    fileprivate func misaddressed(of poll: Poll, _ docket: PollDocket) throws -> [OutboxMessage] {
        var people = Register()
        people.people = docket.asked.map(\.person)
        let waiting = try messages(of: poll).filter(\.state.isWaiting)
        return misaddressed(among: waiting, people)
    }

    fileprivate func misaddressed(among waiting: [OutboxMessage], _ register: Register) -> [OutboxMessage] {
        Dictionary(grouping: waiting, by: \.thread).values.compactMap { messages in
            guard let own = messages.first(where: { $0.copyFor == nil }), let person = register.person(own.person)
            else { return nil }
            let known = Set([person.address] + person.assistants.map(\.address))
            return messages.contains { !known.contains($0.recipient) } ? own : nil
        }.sorted { $0.id < $1.id }
    }
}
