import Synchronization

/// Asked once a second by a transfer: whether nobody waits for it any more.
typealias Abandonment = @Sendable () -> Bool

/// A wish to end, after which a transfer has a moment left to finish by itself.
final class Stop: Sendable {
    private let deadline = Mutex<ContinuousClock.Instant?>(nil)

    /// libcurl asks once a second, so that a transfer that hangs ends within three.
    private static let grace = Duration.milliseconds(1500)

    var isRequested: Bool { deadline.withLock { $0 != nil } }

    var isOverdue: Bool {
        guard let deadline = deadline.withLock({ $0 }) else { return false }
        return ContinuousClock.now >= deadline
    }

    func request() {
        deadline.withLock { $0 = $0 ?? ContinuousClock.now + Self.grace }
    }
}
