import Calendars
import Documents
import Foundation
import Meetings
import Store

extension Secretary {
    /// Opens a person's own calendar in place of the one she may have; the address, which is not kept.
    package func openFeed(of name: String, by: String) throws -> String {
        guard let web = settings.webAddress else { throw OfficeError.noWebAddress }
        let (now, secret) = (world.now(), world.newSecret())
        try store.write { transaction in
            let person = try transaction.snapshot.findPerson(name, in: try transaction.snapshot.register())
            _ = try transaction.closeFeed(of: person.id, by: by, at: now)
            try transaction.openFeed(of: person.id, digest: digest(secret), by: by, at: now)
            try transaction.record(Fact(at: now, by: by, kind: "feed opened", scope: person.id.text))
        }
        return "\(web)/min-kalender/\(secret).ics"
    }

    package func closeFeed(of name: String, by: String) throws -> Person {
        let now = world.now()
        return try store.write { transaction in
            let person = try transaction.snapshot.findPerson(name, in: try transaction.snapshot.register())
            guard try transaction.closeFeed(of: person.id, by: by, at: now) else {
                throw OfficeError.noFeed(name: person.name)
            }
            try transaction.record(Fact(at: now, by: by, kind: "feed closed", scope: person.id.text))
            return person
        }
    }

    /// A person's own meetings in all her bodies; nil where no open feed has this secret.
    package func ownCalendar(secret: String) throws -> ServedCalendar? {
        try store.read { snapshot in
            let register = try snapshot.register()
            guard let owner = try snapshot.feedOwner(digest: digest(secret)), let person = register.person(owner)
            else { return nil }
            let events = try snapshot.meetings(inviting: owner).compactMap { meeting, invitation in
                try event(meeting, invitation, for: person, register, snapshot)
            }
            return ServedCalendar(try publishedCalendar(name: "Mina möten, \(register.region)", events: events))
        }
    }

    private func event(
        _ meeting: Meeting, _ invitation: Invitation, for person: Person, _ register: Register, _ snapshot: Snapshot
    ) throws -> PublishedEvent? {
        let invitee = register.invitees(to: meeting).first { $0.person.id == person.id }
        guard meeting.state != .proposed, let body = register.body(meeting.body),
            invitation.isLive || meeting.state.isCancelled && invitee != nil
        else { return nil }
        let part = invitee.map(meeting.part) ?? meeting
        var letter = Letter(
            kind: meeting.state.isCancelled ? .cancellation : meeting.state.isBooked ? .booking : .notice,
            region: register.region, body: body, recipient: person, role: invitee?.role, meeting: part,
            isInformed: invitation.kind == .informed, reason: meeting.state.reason, contact: settings.mailbox,
            written: WallTime(world.now()).day)
        letter.slots = invitee?.presentsOnly == true ? meeting.slots(of: person.id) : nil
        let entry = texts.entry(of: letter)
        var event = try publicEvent(part, of: body, snapshot)
        event.summary = entry.summary
        event.description = entry.description
        event.location = texts.location(of: letter)
        event.link = letter.callsOff ? nil : meeting.effectivePlace(in: body).joinLink
        return event
    }
}

extension Meeting.State {
    fileprivate var isBooked: Bool { if case .booked = self { true } else { false } }
    fileprivate var isCancelled: Bool { reason != nil }

    fileprivate var reason: String? { if case .cancelled(let reason, _, _) = self { reason } else { nil } }
}
