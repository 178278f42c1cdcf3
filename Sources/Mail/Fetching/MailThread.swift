import Dispatch

/// A place for one actor's work that may block.
final class MailThread: SerialExecutor {
    private let queue = DispatchQueue(label: "mailbox")

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
    }
}
