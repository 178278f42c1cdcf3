import Documents
import Meetings
import Store

/// What a person has been told in one thread, and what still waits to be told.
struct Telling {
    /// Whether anything has left for her at all.
    let hasLeft: Bool
    private let latest: Told?
    private let waiting: [Told]

    init(_ thread: [(message: OutboxMessage, told: Told?)]) {
        let left = thread.filter(\.message.state.hasLeft)
        hasLeft = !left.isEmpty
        latest = left.last?.told
        waiting = thread.filter { [.held, .queued, .toPost].contains($0.message.state) }.compactMap(\.told)
    }

    /// A change that overtakes what has not left takes its place: the first mail she gets is a booking or a kallelse.
    func kind(of kind: MeetingPolicy.Sending) -> MeetingPolicy.Sending {
        guard kind == .change else { return kind }
        if waiting.contains(where: { $0.kind == .notice }) { return .notice }
        return hasLeft ? .change : waiting.first?.kind ?? .change
    }

    /// A meeting that has been moved and moved back before anybody heard needs no mail.
    func needsTelling(_ meeting: Meeting) -> Bool {
        !hasLeft || !changes(to: meeting).isEmpty || waiting.contains { $0.kind == .notice }
    }

    /// How the meeting differs from what she was last told.
    func changes(to meeting: Meeting) -> [Letter.Change] {
        guard let latest, latest.stage != .withdrawn else { return [] }
        var changes: [Letter.Change] = []
        if latest.start != meeting.start || latest.length != meeting.length {
            changes.append(.time(from: latest.start, length: latest.length))
        }
        if latest.place != meeting.place { changes.append(.place(from: latest.place)) }
        if latest.stage == .called, latest.agenda != meeting.agenda { changes.append(.agenda) }
        return changes
    }
}
