import Documents
import Foundation
import Mail
import Meetings
import Store

extension Correspondence {
    /// Tells the samordnare what troubles a meeting, or takes back what is no longer so and has not left.
    func alert(_ duty: Duty, _ docket: Docket) throws -> Composed {
        guard let step = AlertStep(occasion: duty.key.occasion) else { return Composed() }
        guard step.isTold else {
            if step.act == .withdrawn { try transaction.lapse(docket.meeting.alertThread, at: now) }
            return Composed()
        }
        return try alert(duty.key.person, of: step.concerns, docket)
    }

    /// It goes to whoever runs the meeting, so that it waits for no press and no window.
    func alert(_ person: Key<Person>, of concerns: Set<Concern>, _ docket: Docket) throws -> Composed {
        let meeting = docket.meeting
        guard let reader = register.person(person), let address = reader.address, let quorum = docket.quorum else {
            return Composed()
        }
        let letter = alertLetter(to: reader, of: concerns, quorum, docket)
        let words = try secretary.texts.compose(letter)
        let written = try write(words, to: address, name: reader.name, nil, replyTo: chairToReach(quorum)?.mailbox)
        try transaction.supersede(meeting.alertThread, at: now)
        let dispatch = Dispatch(
            meeting: meeting.id, thread: meeting.alertThread, urgency: .soon, deadline: meeting.start,
            notBefore: now.addingTimeInterval(secretary.settings.undo))
        try transaction.add(draft(written, letter, dispatch), at: now)
        return Composed(messages: 1, unheld: 1)
    }

    private func alertLetter(
        to reader: Person, of concerns: Set<Concern>, _ quorum: Quorum, _ docket: Docket
    ) -> Letter {
        let moment = WallTime(now)
        let holder = register.coordinator(of: body.id, on: moment.day)
        let chair = chairToReach(quorum)
        // The words beside a no, and whose they are, would tell who a protected chair is.
        let isOpen = quorum.chair.flatMap(register.person)?.isProtected == false && concerns.contains(.chair)
        let answer = isOpen ? quorum.chair.flatMap { docket.invitations[$0]?.answer } : nil
        let alert = Letter.Alert(
            concerns: concerns, quorum: quorum, names: names(quorum), chair: chair?.name,
            comment: answer?.comment?.onOneLine(300), answeredBy: answer?.by?.onOneLine(100), moment: moment)
        return Letter(
            kind: .alert, region: register.region, body: body, recipient: reader,
            role: holder?.seat.role ?? .coordinator, meeting: docket.meeting, alert: alert,
            contact: secretary.settings.mailbox, written: moment.day)
    }

    func names(_ quorum: Quorum) -> [Quorum.Stand: [String]] {
        Dictionary(grouping: quorum.members, by: \.stand).mapValues { members in
            members.compactMap { register.person($0.person) }.filter { !$0.isProtected }.map(\.name)
        }
    }

    /// The chair, where her name may be written and mail reaches her.
    private func chairToReach(_ quorum: Quorum) -> (name: String, mailbox: Mailbox)? {
        guard let chair = quorum.chair.flatMap(register.person), !chair.isProtected, let text = chair.address,
            let address = try? MailAddress(text), let mailbox = try? Mailbox(name: chair.name, address: address)
        else { return nil }
        return (chair.name, mailbox)
    }
}

extension Meeting {
    /// One of its own: an alert neither takes the place of an invitation nor gives way to one.
    var alertThread: String { "alert \(id)" }
}
