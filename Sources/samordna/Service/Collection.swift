import Foundation
import Logging
import Mail
import Secretariat
import ServiceLifecycle

/// The daemon's look into the mailbox, again and again.
struct Collection: Service {
    let secretary: Secretary
    let source: MailSource
    let placement: Arrival.Placement
    /// Seconds.
    let interval: Int
    let servers: MailServers
    let logger: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown {
            let collector = MailCollector(from: source)
            var lastFailure: String?
            while !Task.isCancelled {
                do {
                    report(try await secretary.collect(from: collector, placement: placement))
                    lastFailure = nil
                    servers.answered(.incoming, at: secretary.world.now())
                } catch {
                    // The same trouble every minute is said once.
                    if lastFailure != "\(error)", !Task.isCancelled {
                        logger.error("the mailbox could not be read", metadata: ["cause": "\(error)"])
                    }
                    lastFailure = "\(error)"
                    if !Task.isCancelled { servers.failed(.incoming, "\(error)", at: secretary.world.now()) }
                }
                try? await Task.sleep(for: .seconds(interval))
            }
        }
    }

    private func report(_ collected: Collected) {
        guard !collected.isEmpty else { return }
        let counts = collected.outcomes.map { ("\($0.key.rawValue)", Logger.MetadataValue("\($0.value)")) }
        logger.info("took in mail", metadata: Logger.Metadata(counts, uniquingKeysWith: { one, _ in one }))
        for words in collected.withheld {
            logger.warning("the mailbox holds back a message; look at it there", metadata: ["words": "\(words)"])
        }
    }
}
