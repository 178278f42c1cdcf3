import Foundation
import Synchronization

/// Tells systemd how the service is (sd_notify(3)); says nothing where systemd did not start it.
final class Notification: Sendable {
    private let socketPath: String?
    private let isReady = Mutex(false)
    /// Half of what systemd allows between two signs of life; nil where it does not watch.
    let watchdog: Duration?

    init(environment: [String: String]) {
        socketPath = environment["NOTIFY_SOCKET"]
        watchdog = environment["WATCHDOG_USEC"].flatMap(Int64.init).map { .microseconds($0 / 2) }
    }

    @Sendable func ready() {
        send("READY=1")
        isReady.withLock { $0 = true }
    }

    /// A sign of life counts from when the service is ready.
    func alive() {
        if isReady.withLock(\.self) { send("WATCHDOG=1") }
    }

    func stopping() { send("STOPPING=1") }

    private func send(_ state: String) {
        guard let socketPath, let (address, length) = address(socketPath) else { return }
        let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        withUnsafePointer(to: address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                _ = sendto(descriptor, state, state.utf8.count, Int32(MSG_NOSIGNAL), pointer, length)
            }
        }
    }

    /// A path, or `@name` in the abstract namespace, whose first byte is NUL.
    private func address(_ path: String) -> (sockaddr_un, socklen_t)? {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        var bytes = Array(path.utf8)
        guard !bytes.isEmpty, bytes.count < MemoryLayout.size(ofValue: address.sun_path) else { return nil }
        if bytes[0] == UInt8(ascii: "@") { bytes[0] = 0 }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
        return (address, socklen_t(MemoryLayout<sa_family_t>.size + bytes.count))
    }
}
