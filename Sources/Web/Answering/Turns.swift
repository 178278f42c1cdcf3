import Synchronization

/// How many do the same heavy work at a time; others are told to come back.
final class Turns: Sendable {
    private let most: Int
    private let busy = Mutex(0)

    init(_ most: Int) { self.most = most }

    func begin() -> Bool {
        busy.withLock { busy in
            guard busy < most else { return false }
            busy += 1
            return true
        }
    }

    func end() { busy.withLock { $0 -= 1 } }
}
