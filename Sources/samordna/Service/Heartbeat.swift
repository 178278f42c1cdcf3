import ServiceLifecycle
import Synchronization

/// Signs of life to systemd, for as long as the schedule gives them.
///
/// They come from a task of their own: one message to a silent server may take longer than systemd waits.
final class Heartbeat: Service {
    /// Longer than any one message may take; a schedule that stands still for this long is given up.
    private static let patience = Duration.seconds(60 * 60)

    private let notification: Notification
    private let last = Mutex(ContinuousClock.now)

    init(notification: Notification) { self.notification = notification }

    /// A round of the schedule begins.
    func beat() {
        progress()
        notification.alive()
    }

    /// Something moves within a round.
    @Sendable func progress() { last.withLock { $0 = .now } }

    var isAlive: Bool { last.withLock { $0.duration(to: .now) } < Self.patience }

    func run() async throws {
        let interval = notification.watchdog ?? .seconds(3600)
        await cancelWhenGracefulShutdown { [self] in
            while (try? await Task.sleep(for: interval)) != nil {
                if isAlive { notification.alive() }
            }
        }
    }
}
