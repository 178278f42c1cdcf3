import Documents
import Foundation
import Meetings
import Store

extension Correspondence {
    /// Sends a file of minutes to those who have not got it, in place of whatever other file still waits for them.
    ///
    /// - Parameter waiting: what is written anew; what it waits for stands.
    @discardableResult func sendMinutes(
        _ file: MinutesFile, of meeting: Meeting, to recipients: [Invitee], inPlaceOf waiting: OutboxMessage? = nil,
        waitsFor: OutboxMessage.Hold? = nil
    ) throws -> [OutboxMessage.ID] {
        let ledger = try MinutesLedger(meeting.id, transaction.snapshot)
        var sent: [OutboxMessage.ID] = []
        for recipient in recipients {
            let person = recipient.person
            for other in ledger.waitingOther(than: file.digest, for: person.id) {
                try transaction.supersede(other.id, at: now)
            }
            let addressees: [MinutesAddressee] = [.person] + person.assistants.map { .assistant($0) }
            for addressee in addressees where !ledger.has(file.digest, addressee, of: person.id) {
                let isCorrection = ledger.hasOther(than: file.digest, addressee, of: person.id)
                var letter = minutesLetter(to: recipient, meeting, file, isCorrection: isCorrection)
                letter.actions = try ownActions(of: person, agreedAt: meeting.id)
                let written = try write(letter, to: addressee, around: file)
                let dispatch = minutesDispatch(letter, meeting, waiting, waitsFor)
                sent.append(try transaction.add(draft(written, letter, dispatch), at: now))
            }
        }
        return sent
    }

    /// Writes minutes anew that wait under addresses which are no longer right.
    func readdressMinutes(_ stale: [OutboxMessage]) throws -> Composed {
        guard let first = stale.first, let reference = first.meeting,
            let meeting = try transaction.snapshot.meeting(reference), let person = register.person(first.person)
        else { return Composed() }
        let digest = try transaction.snapshot.files(of: meeting.id)[first.id]
        let file = try transaction.snapshot.minutesFiles(of: meeting.id).first { $0.digest == digest }
        guard let file else { return Composed() }
        for message in stale { try transaction.supersede(message.id, at: now) }
        let recipient = try transaction.snapshot.minutesRecipients(of: meeting, register)
            .first { $0.person.id == person.id }
        try sendMinutes(
            file, of: meeting, to: [recipient ?? Invitee(person: person, kind: .called)], inPlaceOf: first)
        return Composed(messages: stale.count)
    }

    private func minutesLetter(
        to recipient: Invitee, _ meeting: Meeting, _ file: MinutesFile, isCorrection: Bool
    ) -> Letter {
        Letter(
            kind: .minutes, region: register.region, body: body, recipient: recipient.person, role: recipient.role,
            meeting: meeting, isInformed: recipient.kind == .informed,
            enclosure: Letter.Enclosure(filename: file.name, isCorrection: isCorrection),
            contact: secretary.settings.mailbox, written: WallTime(now).day)
    }

    private func write(
        _ letter: Letter, to addressee: MinutesAddressee, around file: MinutesFile
    ) throws -> Written {
        if case .assistant(let assistant) = addressee {
            return try copy(of: letter, to: assistant, around: [EnclosedFile(file)])
        }
        guard let address = letter.recipient.address else {
            return try paper(letter, beside: [EnclosedFile(file)])
        }
        let words = try secretary.texts.compose(linked(letter))
        return try write(words, to: address, name: letter.recipient.name, nil, around: [EnclosedFile(file)])
    }

    private func minutesDispatch(
        _ letter: Letter, _ meeting: Meeting, _ waiting: OutboxMessage?, _ hold: OutboxMessage.Hold?
    ) -> Dispatch {
        let usual = secretary.departure(body.policy.window, deadline: nil, at: now)
        return Dispatch(
            meeting: meeting.id, thread: "minutes \(meeting.id) \(letter.recipient.id)",
            waitsFor: waiting?.waitsFor ?? hold,
            urgency: .booking, notBefore: waiting?.notBefore ?? usual)
    }
}

extension Snapshot {
    /// Everybody who should have the minutes: who is invited, or where nobody was, who holds a seat that day; and who came.
    func minutesRecipients(of meeting: Meeting, _ register: Register) throws -> [Invitee] {
        let seated = register.invitees(to: meeting)
        let invitations = try invitations(to: meeting)
        let invited = invitations.filter(\.isLive).map { ($0.person, $0.kind) }
        let people = (invitations.isEmpty ? seated.map { ($0.person.id, $0.kind) } : invited)
        let came = try attendance(at: meeting.id).filter(\.value.presence.attended).keys
        let uninvited = Set(came).subtracting(people.map(\.0)).sorted().map { ($0, Invitee.Kind.called) }
        // Who came for her own items was at none of the others.
        let presenting = Set(seated.filter(\.presentsOnly).map(\.person.id))
        return (people + uninvited).filter { !presenting.contains($0.0) }.compactMap { person, kind in
            register.person(person).map { known in
                Invitee(person: known, kind: kind, role: seated.first { $0.person.id == person }?.role)
            }
        }
    }
}
