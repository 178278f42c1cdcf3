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
        shareWithOwner(of: URL(fileURLWithPath: path).deletingLastPathComponent().path)
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            throw .alreadyRunning(database: database)
        }
    }

    deinit { close(descriptor) }

    /// A lock that root made would keep the service's own user out.
    private func shareWithOwner(of folder: String) {
        var status = stat()
        guard geteuid() == 0, stat(folder, &status) == 0 else { return }
        _ = fchown(descriptor, status.st_uid, status.st_gid)
    }
}

/// Why a database cannot be had alone.
enum DaemonError: Error, Equatable {
    case noLock(path: String, cause: String)
    case alreadyRunning(database: String)
    case serves(database: String)
}

extension DaemonError: CustomStringConvertible {
    var description: String {
        switch self {
        case .noLock(let path, let cause):
            "cannot open \(path): \(cause); check that the folder exists and that this user may write in it"
        case .alreadyRunning(let database):
            "cannot start: another samordna serves \(database) already; end that one first"
        case .serves(let database):
            "cannot restore onto \(database): samordna serves it; stop the service, restore, and start it again"
        }
    }
}
