import Logging
import Mail
import Secretariat
import ServiceLifecycle

/// The daemon's look at members' published calendars, once a day each.
struct CalendarWatch: Service {
    let secretary: Secretary
    let web: WebFetch
    let logger: Logger

    func run() async throws {
        let rounds = Rounds(
            "the published calendars could not be kept", every: .seconds(900), orAfter: .seconds(900), logger: logger)
        await cancelWhenGracefulShutdown {
            await rounds.run {
                report(try await secretary.refreshCalendars(through: web))
                return nil
            }
        }
    }

    private func report(_ refreshed: Refreshed) {
        guard !refreshed.isEmpty else { return }
        logger.info(
            "looked at published calendars",
            metadata: ["read": "\(refreshed.read)", "unchanged": "\(refreshed.unchanged)"])
        for failure in refreshed.failures {
            logger.warning(
                "a published calendar could not be read; see samordna availability list",
                metadata: ["calendar": "\(failure.calendar)", "cause": "\(failure.words)"])
        }
    }
}
