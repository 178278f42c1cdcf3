import Foundation
import Logging
import Mail
import Meetings
import ServiceLifecycle

/// A word a day in the journal from a month before the application's secret ends.
struct SecretWatch: Service {
    let end: Date?
    let now: @Sendable () -> Date
    let logger: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                if let warning = ExpiryWarning(end: end, at: now()) {
                    logger.warning("the secret for Microsoft 365 \(warning.words)")
                }
                try? await Task.sleep(for: .seconds(86_400))
            }
        }
    }
}

extension ExpiryWarning {
    /// For operators, with what to do.
    var words: String {
        switch self {
        case .expires(let end): "ends on \(WallTime(end).day); replace it in time, mail stops without it"
        case .expired(let end): "ended on \(WallTime(end).day); replace it"
        }
    }
}
