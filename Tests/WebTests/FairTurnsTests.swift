import Dispatch
import Hummingbird
import Logging
import Synchronization
import Testing

@testable import Web

struct FairTurnsTests {
    @Test func `sixteen readers that never rest get as many answers each`() async throws {
        let (router, served) = (try Browser().site.router.buildResponder(), Served())

        await withTaskExecutorPreference(OneThread()) {
            await withTaskGroup(of: Void.self) { group in
                for reader in 0..<16 {
                    group.addTask {
                        for _ in 0..<20 {
                            let answer = try? await router.respond(to: .health, context: .quiet)
                            if answer?.status == .ok { served.add(reader) }
                        }
                    }
                }
            }
        }

        let order = served.order
        #expect(order.count == 320)
        for round in 0..<20 {
            #expect(Set(order.dropFirst(16 * round).prefix(16)).count == 16, "round \(round)")
        }
    }
}

private final class Served: Sendable {
    private let readers = Mutex<[Int]>([])
    var order: [Int] { readers.withLock(\.self) }

    func add(_ reader: Int) { readers.withLock { $0.append(reader) } }
}

/// The least that a server can have: whoever keeps it keeps everybody else out.
private final class OneThread: TaskExecutor {
    private let queue = DispatchQueue(label: "one thread")

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}

extension Request {
    fileprivate static var health: Request {
        Request(
            head: HTTPRequest(method: .get, scheme: "http", authority: "office.example", path: "/health"),
            body: RequestBody(buffer: .init()))
    }
}

extension SiteContext {
    fileprivate static var quiet: SiteContext {
        SiteContext(logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, peer: "192.0.2.7")
    }
}
