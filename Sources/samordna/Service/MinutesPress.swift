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
        await cancelWhenGracefulShutdown {
            var lastFault: String?
            while !Task.isCancelled {
                let fault = await round()
                if let fault, fault != lastFault {
                    logger.error("minutes could not be made into a document", metadata: ["cause": "\(fault)"])
                }
                lastFault = fault
                // What failed is likely to fail again: a program is installed by a person.
                try? await Task.sleep(for: .seconds(fault == nil ? 5 : 300))
            }
        }
    }

    /// - Returns: why a document is missing.
    private func round() async -> String? {
        do {
            let outcome = try await secretary.makeMinutes(document)
            if outcome.made > 0 { logger.info("made minutes", metadata: ["documents": "\(outcome.made)"]) }
            return outcome.faults.first
        } catch {
            return "\(error)"
        }
    }
}
