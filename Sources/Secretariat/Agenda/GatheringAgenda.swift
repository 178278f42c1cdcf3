import Documents
import Foundation
import Meetings
import Store

extension Secretary {
    /// What readers of a meeting's agenda or kallelse see of it, as it is in the store.
    package func agendaContent(of meeting: Meeting, _ snapshot: Snapshot) throws -> AgendaContent {
        let register = try snapshot.register()
        guard let body = register.body(meeting.body) else { throw OfficeError.noBody(meeting.body.text) }
        let place = meeting.effectivePlace(in: body)
        let called = register.invitees(to: meeting).filter { $0.kind == .called && !$0.person.isProtected }
            .inSurnameOrder { $0.person.name }
        let chairFirst = called.filter { $0.role == .chair } + called.filter { $0.role != .chair }
        return AgendaContent(
            region: register.region, body: body.name, meeting: meeting.reference, start: meeting.start,
            length: meeting.length, place: place.words, joinLink: place.joinLink,
            standing: meeting.agendaStanding(on: WallTime(world.now()).day), contact: settings.mailbox,
            called: chairFirst.map {
                MinutesContent.Attendee(name: $0.person.name, role: $0.role == .ordinary ? nil : $0.role?.word)
            }, items: meeting.slots.map(AgendaContent.Item.init),
            papers: try snapshot.papers(of: meeting.id).filter { $0.withdrawn == nil }.map { paper in
                let number = meeting.agenda.firstIndex { $0.id == paper.item }.map { $0 + 1 }
                return MinutesContent.Annex(number: paper.annex, title: paper.title, item: number)
            },
            signature: body.sender.signature.isEmpty
                ? [body.sender.name ?? body.name, settings.mailbox] : body.sender.signature)
    }

    /// A meeting's document of a kind, as its readers have it, or would have it now.
    ///
    /// - Parameter asItStands: the minutes as they are written, though a version of them has left the samordnare.
    package func document(
        _ kind: MeetingDocument.Kind, of meeting: Meeting, asItStands: Bool = false, _ snapshot: Snapshot
    ) throws -> MeetingDocument {
        switch kind {
        case .minutes where asItStands:
            .minutes(
                try minutesContent(of: meeting, as: .working(on: WallTime(world.now()).day), snapshot).unversioned)
        case .minutes: .minutes(try latestMinutes(of: meeting, snapshot))
        case .agenda: .agenda(try agendaContent(of: meeting, snapshot))
        case .notice: .notice(try agendaContent(of: meeting, snapshot))
        }
    }
}

extension MinutesContent {
    /// What somebody works on is no version, and nobody has approved it.
    fileprivate var unversioned: MinutesContent {
        var content = self
        content.version = nil
        content.approval = nil
        return content
    }
}

extension Meeting {
    fileprivate func agendaStanding(on today: Day) -> AgendaContent.Standing {
        switch state {
        case .cancelled(_, _, let at): .cancelled(on: WallTime(at).day)
        case .called(let at): .sent(on: WallTime(at).day)
        case .held, .closed, .proposed, .booked:
            release.map { .released(by: $0.by, on: WallTime($0.at).day) } ?? .draft(on: today)
        }
    }
}

extension AgendaContent.Item {
    fileprivate init(_ slot: AgendaSlot) {
        self.init(
            number: slot.number, title: slot.item.title, kind: slot.item.kind, presenter: slot.item.presenter,
            start: slot.start, length: slot.item.length, background: slot.item.background ?? "")
    }
}
