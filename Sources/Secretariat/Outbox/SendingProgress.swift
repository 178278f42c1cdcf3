import Foundation
import Meetings
import Store

/// How far a sending to several has come.
package struct SendingProgress: Hashable, Sendable {
    package let kind: MeetingPolicy.Sending
    package let body: Key<Body>
    package let meeting: Key<Meeting>?
    /// Mails that have left, whatever became of them.
    package let gone: Int
    package let all: Int

    /// Of messages of one kind about one thing, oldest first; nil where none of them is on its way just now, or one alone.
    package init?(_ messages: [OutboxMessage], at now: Date) {
        let mails = messages.filter { $0.recipient != nil }
        let isUnderWay = { (mail: OutboxMessage) in
            mail.state == .sending || mail.state == .queued && mail.notBefore <= now
        }
        guard let first = mails.first(where: isUnderWay) else { return nil }
        // To each address the latest counts, of what waits or has left since this morning: not an earlier change.
        let recent = mails.filter { $0.state == .queued || $0.hasLeft && $0.since > now.addingTimeInterval(-43_200) }
        let latest = Dictionary(recent.map { (Recipient($0), $0) }, uniquingKeysWith: { _, newer in newer })
        guard latest.count > 1 else { return nil }
        (kind, body, meeting) = (first.kind, first.body, first.meeting)
        all = latest.count
        gone = latest.values.count { $0.state != .queued && $0.state != .sending }
    }

    private struct Recipient: Hashable {
        let thread: String
        let address: String?

        init(_ mail: OutboxMessage) {
            (thread, address) = (mail.thread, mail.recipient)
        }
    }
}

extension Snapshot {
    /// What is going out just now in some bodies; nothing while sending is held.
    package func sendingsUnderWay(in bodies: Set<Key<Body>>, at now: Date) throws -> [SendingProgress] {
        guard try pause() == nil else { return [] }
        let due = try messages(MessageFilter(states: [.queued])).filter {
            $0.notBefore <= now && bodies.contains($0.body) && $0.kind != .signIn
        }
        return try Set(due.map(Matter.init)).sorted().compactMap { matter in
            let filter = MessageFilter(body: matter.body, meeting: matter.meeting, kind: matter.kind)
            return SendingProgress(try messages(filter).filter { $0.meeting == matter.meeting }, at: now)
        }
    }
}

/// What mails that go out together have in common.
private struct Matter: Hashable, Comparable {
    let body: Key<Body>
    let meeting: Key<Meeting>?
    let kind: MeetingPolicy.Sending

    init(_ mail: OutboxMessage) {
        (body, meeting, kind) = (mail.body, mail.meeting, mail.kind)
    }

    private var order: (Key<Body>, String, String) { (body, meeting?.text ?? "", kind.rawValue) }

    static func < (one: Matter, other: Matter) -> Bool { one.order < other.order }
}
