import Documents
import Foundation
import Logging
import Mail
import Secretariat
import ServiceLifecycle

/// The daemon's look into files that were laid in, and behind links, before anything goes out with them.
///
/// It stands apart from the schedule: neither a file that is hard to open nor a server that is silent keeps mail waiting.
struct PaperWatch: Service {
    let secretary: Secretary
    let counter: PaperCounter
    let web: WebFetch
    let logger: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown {
            await withTaskGroup(of: Void.self) { group in
                group.addTask { await files() }
                group.addTask { await links() }
            }
        }
    }

    private func files() async {
        var (last, tries) = (String?.none, [String: Int]())
        while !Task.isCancelled {
            var fault: String?
            do {
                let given = Set(tries.filter { $0.value >= 3 }.keys)
                // Whoever lays a paper in by the web counts it at once.
                let outcome = try await secretary.readFiles(with: counter, after: 60, without: given)
                fault = outcome.faults.first?.words
                for fault in outcome.faults where fault.isItsOwn { tries[fault.file, default: 0] += 1 }
                if outcome.count > 0 { logger.info("looked through files", metadata: ["files": "\(outcome.count)"]) }
            } catch { fault = "\(error)" }
            tell("files could not be looked through", fault, unless: last)
            last = fault
            try? await Task.sleep(for: .seconds(fault == nil ? 20 : 300))
        }
    }

    private func links() async {
        var last: String?
        while !Task.isCancelled {
            var fault: String?
            do {
                let followed = try await secretary.followLinks(through: web)
                if followed > 0 { logger.info("followed links", metadata: ["links": "\(followed)"]) }
            } catch { fault = "\(error)" }
            tell("links could not be followed", fault, unless: last)
            last = fault
            try? await Task.sleep(for: .seconds(fault == nil ? 30 : 300))
        }
    }

    /// The same trouble is said once.
    private func tell(_ trouble: Logger.Message, _ fault: String?, unless last: String?) {
        guard let fault, fault != last, !Task.isCancelled else { return }
        logger.error(trouble, metadata: ["cause": "\(fault)"])
    }
}
