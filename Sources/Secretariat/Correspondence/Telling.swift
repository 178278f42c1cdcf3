import Documents
import Meetings
import Store

/// What a person has been told in one thread, and what still waits to be told.
struct Telling {
    /// Whether anything has left for her or for an assistant, or may have.
    let hasLeft: Bool
    /// What the latest of them said.
    let latest: Told?
    /// What the waiting messages wait for, the strictest first.
    let hold: OutboxMessage.Hold?
    private let waiting: [Told]

    init(_ thread: [(message: OutboxMessage, told: Told?)]) {
        let left = thread.filter(\.message.hasLeft)
        hasLeft = !left.isEmpty
        latest = left.last?.told
        let open = thread.filter { $0.message.state.isWaiting && $0.message.copyFor == nil }
        waiting = open.compactMap(\.told)
        let holds = open.compactMap(\.message.waitsFor)
        hold = holds.contains(.release) ? .release : holds.first
    }

    /// A change that overtakes what has not left takes its place: the first mail she gets is a booking or a kallelse.
    func kind(of kind: MeetingPolicy.Sending) -> MeetingPolicy.Sending {
        guard kind == .change else { return kind }
        if waiting.contains(where: { $0.kind == .notice }) { return .notice }
        return hasLeft ? .change : waiting.first?.kind ?? .change
    }

    /// A meeting that has been moved and moved back before anybody heard needs no mail.
    func needsTelling(_ meeting: Meeting, in body: Body) -> Bool {
        !hasLeft || !changes(to: meeting, in: body).isEmpty || waiting.contains { $0.kind == .notice }
    }

    /// How the meeting differs from what she was last told.
    func changes(to meeting: Meeting, in body: Body) -> [Letter.Change] {
        guard let latest, latest.stage != .withdrawn else { return [] }
        var changes: [Letter.Change] = []
        if !latest.hasTime(of: meeting) { changes.append(.time(from: latest.start, length: latest.length)) }
        if latest.place != meeting.effectivePlace(in: body) { changes.append(.place(from: latest.place)) }
        if latest.stage == .called, !latest.agenda.reads(as: meeting.agenda) {
            changes.append(.agenda(meeting.agenda.changes(from: latest.agenda)))
        }
        return changes
    }

    /// The meeting as she knows it.
    func known(_ meeting: Meeting) -> Meeting {
        guard let latest else { return meeting }
        var known = meeting
        known.start = latest.start
        known.length = latest.length
        known.place = latest.place
        return known
    }
}
