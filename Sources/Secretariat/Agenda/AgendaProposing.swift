import Documents
import Foundation
import Meetings
import Store

extension Secretary {
    /// An agenda half written already: what stands on every one of the body's, what earlier meetings put off, and the
    /// åtgärder that are still open.
    package func proposedAgenda(for meeting: Meeting, _ snapshot: Snapshot) throws -> [AgendaItem] {
        let register = try snapshot.register()
        let standing = register.body(meeting.body)?.policy.standingItems ?? StandingItems()
        let proposing = AgendaProposing(meeting: meeting, snapshot: snapshot, register: register)
        let actions = try proposing.openActions().map { [$0] } ?? []
        return standing.first + (try proposing.postponed()) + actions + standing.last
    }

    /// What of that an agenda does not hold.
    package func missingItems(in agenda: [AgendaItem], of meeting: Meeting, _ snapshot: Snapshot) throws -> [AgendaItem]
    {
        try proposedAgenda(for: meeting, snapshot).filter { proposed in
            !agenda.contains {
                $0.origin == proposed.origin && proposed.origin != .standing
                    || $0.title.lowercased() == proposed.title.lowercased()
            }
        }
    }
}

/// What a meeting should take up because of others before it.
private struct AgendaProposing {
    let meeting: Meeting
    let snapshot: Snapshot
    let register: Register

    /// Put off at an earlier meeting, and on no agenda since.
    func postponed() throws -> [AgendaItem] {
        let others = try snapshot.meetings(of: meeting.body).filter { $0.id != meeting.id && !$0.isOff }
        let earlier = others.filter { $0.start < meeting.start }.sorted { $0.start < $1.start }
        return try earlier.flatMap { past -> [AgendaItem] in
            let sections = try snapshot.minutes(of: past.id)?.sections ?? []
            let put = Set(sections.filter { $0.outcome == .postponed }.map(\.item))
            let since = others.filter { $0.start > past.start }.flatMap(\.agenda)
            return past.agenda.filter { put.contains($0.id) }.map { $0.postponed(from: past) }.filter { item in
                !since.contains { $0.origin == item.origin }
            }
        }
    }

    /// One item for them all: a meeting goes through its list, those that are late first.
    func openActions() throws -> AgendaItem? {
        let day = meeting.start.day
        let open = try snapshot.agreedActions(of: meeting.body).filter(\.isOpen)
        let sorted = open.filter { $0.isOverdue(on: day) } + open.filter { !$0.isOverdue(on: day) }
        guard let first = sorted.first else { return nil }
        let shown = sorted.prefix(20).map { "\($0.text.onOneLine(300)) (\(facts(of: $0, on: day)))" }
        let rest = sorted.count - shown.count
        let lines = shown + (rest > 0 ? ["Och \(rest) till."] : [])
        return AgendaItem(
            title: "Öppna åtgärder", kind: .discussion, length: 10, background: lines.joined(separator: "\n"),
            origin: .action(first.id))
    }

    private func facts(of action: Action, on day: Day) -> String {
        let owners = action.owners.map { owner in
            switch owner {
            case .person(let person): register.person(person).map { $0.isProtected ? "skyddad" : $0.name } ?? "okänd"
            case .body(let body): register.body(body)?.name ?? "okänd"
            case .words(let words): words
            }
        }
        let due = action.due?.said { $0.asRead(in: day.year) }
        let late = action.isOverdue(on: day) ? "försenad" : nil
        let parts = [owners.isEmpty ? "ingen ansvarig" : String.enumeration(owners), due, late]
        return parts.compactMap(\.self).joined(separator: ", ")
    }
}

extension Meeting {
    fileprivate var isOff: Bool { if case .cancelled = state { true } else { false } }
}

extension AgendaItem {
    fileprivate func postponed(from meeting: Meeting) -> AgendaItem {
        AgendaItem(
            title: title, kind: kind, presenter: presenter, presenters: presenters, length: length,
            background: background, origin: .postponed(from: meeting.id, item: id))
    }
}
