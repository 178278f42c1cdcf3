import Foundation
import Meetings
import Store

extension Secretary {
    /// Sends the kallelse of a meeting at once: the command is the press.
    ///
    /// - Parameter reason: why it is sent all the same, where a name stands beside a diagnosis.
    package func notice(_ reference: String, reason: String = "", by: String) throws -> [OutboxMessage] {
        try store.write { transaction in
            let snapshot = transaction.snapshot
            let meeting = try snapshot.findMeeting(reference, in: try snapshot.register())
            try look(at: meeting, reason: reason, by: by, transaction)
            return try callNow(reference, by: by, transaction)
        }
    }

    /// The messages that `notice` would send, each with its bytes but for its files'; nothing is changed.
    package func rehearseNotice(_ reference: String, by: String) throws -> [(message: OutboxMessage, content: Data)] {
        try store.rehearse { transaction in
            try callNow(reference, by: by, transaction).map {
                ($0, try transaction.snapshot.contentWithoutFile(of: $0.id) ?? Data())
            }
        }
    }

    /// Sends one person what she has of a meeting once more, in its present form.
    package func resend(_ reference: String, to name: String, by: String) throws -> Int {
        try store.write { transaction in
            let register = try transaction.snapshot.register()
            let meeting = try transaction.snapshot.findMeeting(reference, in: register)
            let person = try transaction.snapshot.findPerson(name, in: register)
            guard meeting.start.nearestMoment > world.now() else {
                throw OfficeError.wrongState(meeting: meeting.reference, state: "over or under way", verb: "send again")
            }
            let docket = try docket(of: meeting, register, transaction)
            guard let invitation = docket.invitations[person.id] else {
                throw OfficeError.notInvited(name: person.name, meeting: meeting.reference)
            }
            let fact = Fact(at: world.now(), by: by, kind: "resent", scope: meeting.id.text, detail: person.id.text)
            try transaction.record(fact)
            return try correspondence(on: docket, register, transaction)?.resend(invitation, docket).messages ?? 0
        }
    }

    func callNow(_ reference: String, by: String, _ transaction: Transaction) throws -> [OutboxMessage] {
        let register = try transaction.snapshot.register()
        let meeting = try transaction.snapshot.findMeeting(reference, in: register)
        let docket = try docket(of: meeting, register, transaction, callsNow: true)
        guard meeting.ownership != .elsewhere else { throw OfficeError.bookedElsewhere(meeting: meeting.reference) }
        guard docket.isOpen else {
            throw OfficeError.wrongState(meeting: meeting.reference, state: meeting.state.word, verb: "call to")
        }
        let filter = MessageFilter(meeting: meeting.id)
        let known = Set(try transaction.snapshot.messages(filter).map(\.id))
        let correspondence = correspondence(on: docket, register, transaction)
        for duty in docket.duties(at: world.now()) { _ = try correspondence?.carryOut(duty, docket) }
        let pressed = try letGo(filter, waitingFor: .press, verb: "pressed", by: by, transaction)
        let composed = try transaction.snapshot.messages(filter).filter { !known.contains($0.id) }
        if pressed == 0, !composed.isEmpty {
            let detail = "\(composed.count) messages"
            try transaction.record(
                Fact(at: world.now(), by: by, kind: "pressed", scope: meeting.id.text, detail: detail))
        }
        return composed
    }

    func docket(
        of meeting: Meeting, _ register: Register, _ transaction: Transaction, callsNow: Bool = false
    ) throws -> Docket {
        let policy = register.body(meeting.body)?.policy ?? MeetingPolicy()
        return try transaction.snapshot.docket(
            of: meeting, policy, register, on: WallTime(world.now()).day, callsNow: callsNow)
    }

    func correspondence(
        on docket: Docket, _ register: Register, _ transaction: Transaction
    ) -> Correspondence? {
        register.body(docket.meeting.body).map { body in
            Correspondence(
                secretary: self, transaction: transaction, register: register, body: body,
                newcomers: Newcomers(among: []), now: world.now(), isPressed: true)
        }
    }
}
