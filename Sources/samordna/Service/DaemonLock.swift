import Foundation

/// The daemon's hold on its database: one at a time, let go by the system when the process ends.
///
/// It lies on a file of its own, since opening and closing the database file would drop SQLite's own locks.
final class DaemonLock: Sendable {
    private let descriptor: Int32

    init(database: String) throws(DaemonError) {
        let path = database + ".lock"
        descriptor = open(path, O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .noLock(path: path, cause: String(cString: strerror(errno))) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            throw .alreadyRunning(database: database)
        }
    }

    deinit { close(descriptor) }
}

/// Why the daemon did not start.
enum DaemonError: Error, Equatable {
    case noLock(path: String, cause: String)
    case alreadyRunning(database: String)
}

extension DaemonError: CustomStringConvertible {
    var description: String {
        switch self {
        case .noLock(let path, let cause):
            "cannot open \(path): \(cause); check that the folder exists and that this user may write in it"
        case .alreadyRunning(let database):
            "cannot start: another samordna serves \(database) already; end that one first"
        }
    }
}
