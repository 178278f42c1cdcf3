import Logging

/// Work that is done again and again, whose same trouble is said once.
struct Rounds {
    let trouble: Logger.Message
    let pause: Duration
    /// What failed is likely to fail again.
    let respite: Duration
    let logger: Logger

    init(_ trouble: Logger.Message, every pause: Duration, orAfter respite: Duration, logger: Logger) {
        self.trouble = trouble
        self.pause = pause
        self.respite = respite
        self.logger = logger
    }

    /// Until the task is cancelled.
    ///
    /// - Parameter work: one round; why it came to nothing, where it did.
    func run(_ work: () async throws -> String?) async {
        var last: String?
        while !Task.isCancelled {
            var fault: String?
            do { fault = try await work() } catch { fault = "\(error)" }
            if let fault, fault != last, !Task.isCancelled {
                logger.error(trouble, metadata: ["cause": "\(fault)"])
            }
            last = fault
            try? await Task.sleep(for: fault == nil ? pause : respite)
        }
    }
}
