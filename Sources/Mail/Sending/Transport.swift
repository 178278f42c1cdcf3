import Foundation

/// The way messages leave.
package enum Transport: Sendable {
    case smtp(SMTPSettings)
    /// A folder in place of a mail server.
    case maildir(URL)

    /// Whether a message could leave now: connects, signs in and leaves again, or opens the folder. Gives the moment when
    /// the server's certificate ends.
    @discardableResult package func probe() async throws(MailError) -> Date? {
        let stop = Stop()
        let outcome: Result<Date?, MailError> = await withTaskCancellationHandler {
            await onThread(named: "mail probe") { Result { () throws(MailError) in try probeNow(until: stop) } }
        } onCancel: {
            stop.request()
        }
        return try outcome.get()
    }

    private func probeNow(until stop: Stop) throws(MailError) -> Date? {
        switch self {
        case .smtp(let settings):
            var session = try SMTPSession(settings, stop: stop)
            return try session.probe()
        case .maildir(let root):
            try Maildir(root: root).probe()
            return nil
        }
    }
}

/// libcurl blocks, and Swift's cooperative pool has no thread to spare for that.
func onThread<Value: Sendable>(named name: String, _ work: @escaping @Sendable () -> Value) async -> Value {
    await withCheckedContinuation { continuation in
        let thread = Thread { continuation.resume(returning: work()) }
        thread.name = name
        thread.start()
    }
}
