import Secretariat
import Store

/// The mail that was on its way before a command began, which is none of the command's own.
struct EarlierMail {
    private let ids: Set<OutboxMessage.ID>

    init(_ secretary: Secretary) throws {
        let queued = try secretary.store.read { try $0.messages(MessageFilter(states: [.queued])) }
        ids = Set(queued.map(\.id))
    }

    /// How many of these the command lets go, and how many were on their way already.
    func count(_ messages: [OutboxMessage]) -> (new: Int, earlier: Int) {
        let queued = messages.filter { $0.state == .queued }
        let earlier = queued.count { ids.contains($0.id) }
        return (queued.count - earlier, earlier)
    }
}
