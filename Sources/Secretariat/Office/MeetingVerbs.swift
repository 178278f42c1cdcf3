import Foundation
import Meetings
import Store

extension Secretary {
    /// The chair's yes to the year's dates: books what is proposed and coming, and is the press for its bookings.
    package func approve(_ year: Int, of name: String, by chairName: String) throws -> [Meeting] {
        let now = world.now()
        return try store.write { transaction in
            let register = try transaction.snapshot.register()
            let body = try transaction.snapshot.findBody(name, in: register)
            let chair = try transaction.snapshot.findPerson(chairName, in: register)
            let meetings = try transaction.snapshot.meetings(of: body.id, year: year)
            guard !meetings.isEmpty else { throw OfficeError.noMeetings(body: body.name, year: year) }
            try check(chair, of: body, register, for: meetings)
            let booked = meetings.filter { $0.state == .proposed && $0.start.nearestMoment > now }
            for meeting in booked { try book(meeting, by: chair, transaction) }
            // What still waits to ask her is answered.
            try transaction.lapse(Correspondence.datesThread(of: body.id, year), at: now)
            return booked
        }
    }

    func book(_ meeting: Meeting, by chair: Person, _ transaction: Transaction) throws {
        var meeting = meeting
        meeting.state = .booked(by: chair.name, at: world.now())
        try transaction.save(meeting)
        try transaction.record(Fact(at: world.now(), by: chair.name, kind: "booked", scope: meeting.id.text))
    }

    private func check(_ chair: Person, of body: Body, _ register: Register, for meetings: [Meeting]) throws {
        let days = [WallTime(world.now()).day] + meetings.map(\.start.day)
        let chairs = days.compactMap { register.chair(of: body.id, on: $0) }
        guard chairs.contains(where: { $0.id == chair.id }) else {
            throw OfficeError.notChair(name: chair.name, body: body.name, chair: chairs.first?.name)
        }
    }

    /// The chair's release of the agenda; lets go the messages that wait for it.
    ///
    /// - Parameter reason: why the samordnare goes on without her, or though the agenda is the releaser's own.
    package func release(_ reference: String, because reason: String? = nil, by: String) throws -> Int {
        try store.write { try release(reference, because: reason, by: by, $0) }
    }

    func release(
        _ reference: String, because reason: String? = nil, by: String, _ transaction: Transaction
    ) throws -> Int {
        let now = world.now()
        var meeting = try find(reference, transaction, verb: "release")
        let writer = try transaction.snapshot.agendaVersions(of: meeting.id).last?.by
        guard reason != nil || writer != by else { throw OfficeError.ownAgenda(meeting: meeting.reference, by: by) }
        meeting.release = meeting.release ?? Meeting.Release(by: by, at: now, because: reason)
        try transaction.save(meeting)
        try transaction.record(
            Fact(at: now, by: by, kind: "agenda released", scope: meeting.id.text, detail: reason ?? ""))
        let filter = MessageFilter(meeting: meeting.id)
        return try letGo(filter, waitingFor: .release, verb: "released", by: by, transaction)
    }

    /// Cancels a meeting; those who were told of it are told.
    package func cancel(_ reference: String, because reason: String, by: String) throws -> Meeting {
        try store.write { try cancel(reference, because: reason, by: by, $0) }
    }

    func cancel(_ reference: String, because reason: String, by: String, _ transaction: Transaction) throws -> Meeting {
        try change(reference, verb: "cancel", kind: "cancelled", detail: reason, by: by, transaction) { meeting, now in
            meeting.state = .cancelled(because: reason, by: by, at: now)
            meeting.revision += 1
        }
    }

    /// Moves a meeting: answers to the old time no longer count.
    package func move(_ reference: String, to time: WallTime, length: Int? = nil, by: String) throws -> Meeting {
        try store.write { try move(reference, to: time, length: length, by: by, $0) }
    }

    func move(
        _ reference: String, to time: WallTime, length: Int?, by: String, _ transaction: Transaction
    ) throws -> Meeting {
        let moment = try time.moment()
        guard moment > world.now() else { throw OfficeError.past(time) }
        return try change(reference, verb: "move", kind: "moved", detail: "to \(time)", by: by, transaction) {
            meeting, _ in
            guard meeting.start != time || length.map({ $0 != meeting.length }) ?? false else {
                throw OfficeError.sameTime(meeting: meeting.reference, time)
            }
            meeting.start = time
            meeting.length = length ?? meeting.length
            meeting.generation += 1
            meeting.revision += 1
        }
    }

    /// Sets where a meeting is held, or its agenda; answers stand.
    package func edit(
        _ reference: String, by: String, _ edit: (inout Meeting) -> Void
    ) throws -> Meeting {
        try store.write { try self.edit(reference, by: by, $0, edit) }
    }

    func edit(
        _ reference: String, by: String, _ transaction: Transaction, _ edit: (inout Meeting) -> Void
    ) throws -> Meeting {
        var meeting = try find(reference, transaction, verb: "change")
        let before = meeting
        edit(&meeting)
        if meeting != before { meeting.revision += 1 }
        let news = [
            before.place.room != meeting.place.room ? "room" : "",
            before.place.joinLink != meeting.place.joinLink ? "link" : "",
        ]
        try transaction.save(meeting)
        try transaction.record(
            Fact(
                at: world.now(), by: by, kind: "changed", scope: meeting.id.text,
                detail: news.filter { !$0.isEmpty }.joined(separator: " ")))
        return meeting
    }

    /// From now on Samordna sends for a meeting that was booked in another system.
    package func takeOver(_ reference: String, by: String) throws -> Meeting {
        try store.write { try takeOver(reference, by: by, $0) }
    }

    func takeOver(_ reference: String, by: String, _ transaction: Transaction) throws -> Meeting {
        try change(reference, verb: "take over", kind: "taken over", detail: "", by: by, transaction) { meeting, now in
            guard meeting.ownership == .elsewhere else { throw OfficeError.notElsewhere(meeting: meeting.reference) }
            meeting.ownership = .takenOver(by: by, at: now)
            if meeting.state == .proposed { meeting.state = .booked(by: by, at: now) }
        }
    }

    /// Takes back an invitation to one meeting alone.
    package func uninvite(_ name: String, from reference: String, by: String) throws -> Meeting {
        try store.write { try uninvite(name, from: reference, by: by, $0) }
    }

    func uninvite(_ name: String, from reference: String, by: String, _ transaction: Transaction) throws -> Meeting {
        let person = try transaction.snapshot.findPerson(name, in: try transaction.snapshot.register())
        let (verb, id) = ("take a guest off", person.id.text)
        return try change(reference, verb: verb, kind: "uninvited", detail: id, by: by, transaction) { meeting, _ in
            guard meeting.guests.contains(where: { $0.person == person.id }) else {
                throw OfficeError.notAGuest(name: person.name, meeting: meeting.reference)
            }
            meeting.guests.removeAll { $0.person == person.id }
        }
    }

    /// Invites someone to one meeting alone.
    package func invite(_ name: String, to reference: String, as kind: Invitee.Kind, by: String) throws -> Meeting {
        try store.write { try invite(name, to: reference, as: kind, by: by, $0) }
    }

    func invite(
        _ name: String, to reference: String, as kind: Invitee.Kind, by: String, _ transaction: Transaction
    ) throws -> Meeting {
        let person = try transaction.snapshot.findPerson(name, in: try transaction.snapshot.register())
        let (verb, id) = ("invite to", person.id.text)
        return try change(reference, verb: verb, kind: "invited", detail: id, by: by, transaction) { meeting, _ in
            meeting.guests.removeAll { $0.person == person.id }
            meeting.guests.append(Meeting.Guest(person: person.id, kind: kind))
        }
    }

    /// An answer that reached the samordnare otherwise; `by` is who records it.
    ///
    /// - Parameters:
    ///   - way: how she comes; not kept where the meeting leaves no choice.
    ///   - answeredBy: who answered for her, where it was not she herself.
    package func record(
        _ reply: Answer.Reply, way: Answer.Way? = nil, of name: String, to reference: String, comment: String? = nil,
        answeredBy: String? = nil, by: String
    ) throws -> Answer {
        let now = world.now()
        return try store.write { transaction in
            let register = try transaction.snapshot.register()
            let meeting = try find(reference, transaction, verb: "answer")
            let person = try transaction.snapshot.findPerson(name, in: register)
            let answer = Answer(
                reply: reply, way: way, comment: comment, channel: .told, by: answeredBy, at: now
            ).fitting(register.place(of: meeting))
            try take(answer, of: person, to: meeting, by: by, register, transaction)
            return answer
        }
    }

    /// Records an answer to a meeting that can still be answered, whichever way it came.
    func take(
        _ answer: Answer, of person: Person, to meeting: Meeting, by: String, _ register: Register,
        _ transaction: Transaction
    ) throws {
        let invitation = try transaction.snapshot.invitation(of: person.id, to: meeting)
        guard let invitation, invitation.isLive else {
            throw OfficeError.notInvited(name: person.name, meeting: meeting.reference)
        }
        guard invitation.kind == .called else {
            throw OfficeError.notAsked(name: person.name, meeting: meeting.reference)
        }
        try transaction.record(answer, of: person.id, to: meeting)
        let detail = "\(person.id) \(answer.reply.rawValue)" + (answer.way.map { " \($0.rawValue)" } ?? "")
        try transaction.record(Fact(at: answer.at, by: by, kind: "answered", scope: meeting.id.text, detail: detail))
        try renew(invitation, meeting, register, transaction)
    }

    /// What still waits for someone must not ask what she has answered.
    func renew(
        _ invitation: Invitation, _ meeting: Meeting, _ register: Register, _ transaction: Transaction
    ) throws {
        try transaction.lapseReminders(invitation.uid, at: world.now())
        let waiting = try transaction.snapshot.thread(invitation.uid).map(\.message)
            .last { $0.state.isWaiting && $0.copyFor == nil }
        guard let waiting else { return }
        let docket = try docket(of: meeting, register, transaction)
        try correspondence(on: docket, register, transaction)?.recompose(waiting, [docket])
    }

    func change(
        _ reference: String, verb: String, kind: String, detail: String, by: String, _ transaction: Transaction,
        _ change: (inout Meeting, Date) throws -> Void
    ) throws -> Meeting {
        let now = world.now()
        var meeting = try find(reference, transaction, verb: verb)
        try change(&meeting, now)
        try transaction.save(meeting)
        try transaction.record(Fact(at: now, by: by, kind: kind, scope: meeting.id.text, detail: detail))
        return meeting
    }

    /// A meeting that can still be moved.
    func findMovable(_ reference: String, _ snapshot: Snapshot, _ register: Register) throws -> Meeting {
        try find(reference, snapshot, register, verb: "move")
    }

    /// A meeting that can still be acted on.
    func find(_ reference: String, _ transaction: Transaction, verb: String) throws -> Meeting {
        try find(reference, transaction.snapshot, try transaction.snapshot.register(), verb: verb)
    }

    private func find(
        _ reference: String, _ snapshot: Snapshot, _ register: Register, verb: String
    ) throws -> Meeting {
        let meeting = try snapshot.findMeeting(reference, in: register)
        guard meeting.start.nearestMoment > world.now() else {
            throw OfficeError.wrongState(meeting: meeting.reference, state: "over or under way", verb: verb)
        }
        switch meeting.state {
        case .proposed, .booked, .called: return meeting
        case .held, .closed, .cancelled:
            throw OfficeError.wrongState(meeting: meeting.reference, state: meeting.state.word, verb: verb)
        }
    }
}
