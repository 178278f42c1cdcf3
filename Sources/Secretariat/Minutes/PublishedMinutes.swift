import Documents
import Foundation
import Meetings
import Store

extension Secretary {
    /// The meetings of a body whose approved minutes have been sent and may be read by everybody, the latest first; none
    /// where it does not publish.
    package func publishedMeetings(of body: Body, _ snapshot: Snapshot) throws -> [Meeting] {
        guard body.policy.publishesMinutes else { return [] }
        let sent = try snapshot.sentVersions(of: body.id)
        return try snapshot.meetings(of: body.id).filter { sent[$0.id] != nil }.sorted { $0.start > $1.start }
    }

    /// The approved minutes of a meeting as everybody may read them: those who were there have got them first.
    package func publishedMinutes(
        of meeting: Meeting, in body: Body, _ snapshot: Snapshot
    ) throws -> MinutesContent? {
        guard body.policy.publishesMinutes, meeting.body == body.id else { return nil }
        let register = try snapshot.register()
        let number = try snapshot.sentVersions(of: body.id)[meeting.id]
        let sent = try snapshot.minutesVersions(of: meeting.id).first { $0.number == number }
        let content = try sent.map { try MinutesContent(json: $0.content) }
        // What is held back from those who were there is not for everybody.
        guard let content, !IdentityNumbers.isIn(content.plain) else { return nil }
        return try content.forEverybody.masked(for: register)
    }
}

extension MinutesContent {
    /// Without the names of who was there and who was not, but for those who speak for the body.
    var forEverybody: MinutesContent {
        var open = self
        open.present = present.map { group in
            let named = group.people.filter { Self.speaking.contains($0.role ?? "") }
            let rest = group.people.count - named.count
            let others = rest == 0 ? [] : [Attendee(name: rest == 1 ? "1 ledamot" : "\(rest) ledamöter")]
            return Group(label: group.label, people: named + others)
        }
        (open.excused, open.absent, open.unrecorded) = ([], [], [])
        // That somebody stayed away is told, but whom it concerned and why is hers.
        for index in open.items.indices {
            open.items[index].recusals = open.items[index].recusals.map { _ in Recused(name: "En ledamot") }
        }
        return open
    }

    private static let speaking: Set = [Seat.Role.chair.word, Seat.Role.coordinator.word]

    /// Without the names of those whose identity is protected, wherever they stand.
    func masked(for register: Register) throws -> MinutesContent {
        let names = register.people.filter { $0.isProtected && !$0.name.isEmpty }.map(\.name)
        guard !names.isEmpty else { return self }
        let text = names.reduce(try json()) { text, name in
            text.replacingOccurrences(of: name, with: "[namnet visas inte]", options: .caseInsensitive)
        }
        return try MinutesContent(json: text)
    }
}
