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
        await cancelWhenGracefulShutdown {
            var lastFailure: String?
            while !Task.isCancelled {
                do {
                    report(try await secretary.refreshCalendars(through: web))
                    lastFailure = nil
                } catch {
                    // The same trouble every quarter of an hour is said once.
                    if lastFailure != "\(error)", !Task.isCancelled {
                        logger.error("the published calendars could not be kept", metadata: ["cause": "\(error)"])
                    }
                    lastFailure = "\(error)"
                }
                try? await Task.sleep(for: .seconds(900))
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
