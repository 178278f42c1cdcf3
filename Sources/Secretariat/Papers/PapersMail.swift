import Documents
import Foundation
import Meetings
import Store

extension Correspondence {
    /// The papers that a kallelse brings to somebody.
    func enclosed(for invitee: Invitee, _ meeting: Meeting) throws -> Enclosed {
        let papers = try transaction.snapshot.papers(of: meeting.id)
        return Enclosed(meeting.papers(papers, for: invitee), limit: secretary.settings.largestFile)
    }

    /// Names the papers in a letter.
    ///
    /// - Parameter meeting: the whole of it, whose items the papers name by their numbers.
    func write(_ enclosed: Enclosed, of meeting: Meeting, in letter: inout Letter, told: [Key<Paper>: Int] = [:]) {
        let day = body.policy.window.lastOpenDay(until: meeting.start.day.adding(days: -body.policy.papersDays))
        letter.papersDay = day
        letter.papers = enclosed.rows(for: meeting, told: told, pace: body.policy.readingPace, papersDay: day)
    }

    /// *Kompletterande handlingar*: to each who has the kallelse, in one mail, the papers that she has not got.
    ///
    /// - Parameter waiting: what is written anew; what it waits for stands.
    @discardableResult func tellOfPapers(
        _ docket: Docket, to person: Key<Person>? = nil, inPlaceOf waiting: OutboxMessage? = nil
    ) throws -> Composed {
        let (snapshot, meeting) = (transaction.snapshot, docket.meeting)
        let papers = try snapshot.papers(of: meeting.id)
        let told = try snapshot.toldPapers(of: meeting.id, countsWaiting: false)
        let notices = MessageFilter(meeting: meeting.id, kind: .notice, states: OutboxMessage.State.waiting)
        let awaitsCall = Set(try snapshot.messages(notices).filter { $0.copyFor == nil }.map(\.person))
        var composed = Composed()
        for invitee in docket.invitees where person.map({ $0 == invitee.person.id }) ?? true {
            let own = docket.invitations[invitee.person.id]
            guard let own, own.conveyed.stage == .called, !awaitsCall.contains(invitee.person.id) else { continue }
            let known = told[invitee.person.id] ?? [:]
            let new = meeting.papers(papers, for: invitee).filter { (known[$0.id] ?? 0) < $0.version }
            composed += try tell(of: new, known, to: invitee, docket, inPlaceOf: waiting)
        }
        return composed
    }

    /// What waits to bring somebody papers says where and when the meeting is now, or goes to nobody who is called off.
    func keepPapers(_ invitee: Invitee, _ docket: Docket, isWithdrawn: Bool) throws -> Composed {
        let thread = papersThread(docket.meeting, invitee.person.id)
        if isWithdrawn { try transaction.lapse(thread, at: now) }
        let waiting = try transaction.snapshot.messages(
            MessageFilter(meeting: docket.meeting.id, kind: .papers, states: OutboxMessage.State.waiting)
        ).first { $0.thread == thread && $0.copyFor == nil }
        guard let waiting else { return Composed() }
        return try tellOfPapers(docket, to: invitee.person.id, inPlaceOf: waiting)
    }

    func papersThread(_ meeting: Meeting, _ person: Key<Person>) -> String { "papers \(meeting.id) \(person)" }

    private func tell(
        of papers: [Paper], _ known: [Key<Paper>: Int], to invitee: Invitee, _ docket: Docket,
        inPlaceOf waiting: OutboxMessage?
    ) throws -> Composed {
        let meeting = docket.meeting.part(of: invitee)
        let thread = papersThread(meeting, invitee.person.id)
        guard !papers.isEmpty else {
            try transaction.lapse(thread, at: now)
            return Composed()
        }
        let enclosed = Enclosed(papers, limit: secretary.settings.largestFile)
        var letter = Letter(
            kind: .papers, region: register.region, body: body, recipient: invitee.person, role: invitee.role,
            meeting: meeting, isInformed: invitee.kind == .informed, contact: secretary.settings.mailbox,
            written: WallTime(now).day)
        if invitee.presentsOnly { letter.slots = docket.meeting.slots(of: invitee.person.id) }
        write(enclosed, of: docket.meeting, in: &letter, told: known)
        let dispatch = Dispatch(
            meeting: meeting.id, thread: thread, waitsFor: waiting?.waitsFor ?? hold(.papers, to: invitee.person.id),
            urgency: secretary.urgency(.notice, deadline: meeting.start, at: now), deadline: meeting.start,
            notBefore: waiting?.notBefore
                ?? secretary.departure(body.policy.window, deadline: meeting.start, at: now))
        return try send(letter, dispatch, with: nil, enclosing: enclosed)
    }
}

extension Secretary {
    /// What waits to tell of a meeting's papers tells of them as they are now; where mail about papers goes by itself,
    /// it goes.
    func tellChangedPapers(of meeting: Meeting, _ register: Register, _ transaction: Transaction) throws {
        let docket = try docket(of: meeting, register, transaction)
        guard docket.isOpen, meeting.start.nearestMoment > world.now(),
            var correspondence = correspondence(on: docket, register, transaction)
        else { return }
        let waiting = try transaction.snapshot.messages(
            MessageFilter(meeting: meeting.id, states: OutboxMessage.State.waiting))
        for message in waiting where message.copyFor == nil && [.notice, .papers].contains(message.kind) {
            try correspondence.recompose(message, [docket])
        }
        if docket.policy.mode(of: .papers) == .automatic {
            correspondence.isPressed = false
            try correspondence.tellOfPapers(docket)
        }
        try holdUnmended(meeting.id, transaction)
        let unread = try transaction.snapshot.unreadPapers(of: meeting.id)
        try awaitReading(of: unread, before: meeting, docket.policy, transaction)
    }

    /// Sends what each has not got of the meeting's papers: whoever asks for it presses.
    func sendPapers(of meeting: Meeting, by: String, _ transaction: Transaction) throws -> Composed {
        let register = try transaction.snapshot.register()
        let docket = try docket(of: meeting, register, transaction)
        guard docket.isOpen else {
            throw OfficeError.wrongState(
                meeting: meeting.reference, state: meeting.state.word, verb: "send the papers of")
        }
        let composed = try correspondence(on: docket, register, transaction)?.tellOfPapers(docket) ?? Composed()
        if composed.messages > 0 {
            let detail = "\(composed.messages) messages"
            try transaction.record(
                Fact(at: world.now(), by: by, kind: "pressed", scope: meeting.id.text, detail: detail))
        }
        return composed
    }

    /// Sends the papers that have come since the kallelse, to each those she has not got.
    package func sendPapers(of reference: String, by: String) throws -> [OutboxMessage] {
        try store.write { transaction in
            let snapshot = transaction.snapshot
            let meeting = try snapshot.findMeeting(reference, in: try snapshot.register())
            try stop(meeting, snapshot)
            let filter = MessageFilter(meeting: meeting.id, kind: .papers)
            let known = Set(try snapshot.messages(filter).map(\.id))
            _ = try sendPapers(of: meeting, by: by, transaction)
            return try snapshot.messages(filter).filter { !known.contains($0.id) }
        }
    }

    /// The papers that somebody who has the kallelse has not been told of.
    package func untoldPapers(of meeting: Meeting, _ snapshot: Snapshot) throws -> [Paper] {
        let register = try snapshot.register()
        let told = try snapshot.toldPapers(of: meeting.id, countsWaiting: true)
        let invitees = Dictionary(uniqueKeysWithValues: register.invitees(to: meeting).map { ($0.person.id, $0) })
        let called = try snapshot.invitations(to: meeting).filter { $0.conveyed.stage == .called }
        let papers = try snapshot.papers(of: meeting.id)
        return papers.filter { paper in
            called.compactMap { invitees[$0.person] }.contains { invitee in
                !meeting.papers([paper], for: invitee).isEmpty
                    && (told[invitee.person.id]?[paper.id] ?? 0) < paper.version
            }
        }
    }
}
