import Documents
import Foundation
import Logging
import Secretariat
import ServiceLifecycle

/// The daemon's making of documents: what has been approved becomes a PDF, and the mails that bring it.
///
/// It stands apart from the schedule, so that a program which hangs keeps no other mail from leaving.
struct MinutesPress: Service {
    let secretary: Secretary
    /// Sets minutes as PDF.
    let document: @Sendable (MinutesContent) async throws -> Data
    let logger: Logger

    func run() async throws {
        let rounds = Rounds(
            "minutes could not be made into a document", every: .seconds(5), orAfter: .seconds(300), logger: logger)
        await cancelWhenGracefulShutdown {
            await rounds.run {
                let outcome = try await secretary.makeMinutes(document)
                if outcome.made > 0 { logger.info("made minutes", metadata: ["documents": "\(outcome.made)"]) }
                return outcome.faults.first
            }
        }
    }
}
