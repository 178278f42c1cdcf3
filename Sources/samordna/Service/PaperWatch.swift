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
        var tries: [String: Int] = [:]
        let rounds = Rounds(
            "files could not be looked through", every: .seconds(20), orAfter: .seconds(300), logger: logger)
        await rounds.run {
            let given = Set(tries.filter { $0.value >= 3 }.keys)
            // Whoever lays a paper in by the web counts it at once.
            let outcome = try await secretary.readFiles(with: counter, after: 60, without: given)
            for fault in outcome.faults where fault.isItsOwn { tries[fault.file, default: 0] += 1 }
            if outcome.count > 0 { logger.info("looked through files", metadata: ["files": "\(outcome.count)"]) }
            return outcome.faults.first?.words
        }
    }

    private func links() async {
        let rounds = Rounds("links could not be followed", every: .seconds(30), orAfter: .seconds(300), logger: logger)
        await rounds.run {
            let followed = try await secretary.followLinks(through: web)
            if followed > 0 { logger.info("followed links", metadata: ["links": "\(followed)"]) }
            return nil
        }
    }
}
