import Foundation

/// A file that gets its name when it is whole, and leaves nothing behind otherwise.
///
/// One name for each target, so that what a killed run left is taken over by the next and never piles up.
final class PartialFile {
    let target: String
    let path: String
    /// Held until the end: no other descriptor of this file may be closed while SQLite works on it.
    let descriptor: Int32

    init(for target: String) throws(StoreError) {
        self.target = target
        path = target + ".partial"
        descriptor = try Self.claim(path, for: target)
    }

    deinit {
        // Whoever finds the name must not find it unlocked.
        if isStillNamed {
            Self.removeCompanions(of: path)
            unlink(path)
        }
        close(descriptor)
    }

    /// All of it: a disk that takes less than it is given says why only when it is asked again.
    func write(_ data: Data, at start: off_t) throws(StoreError) {
        var rest = data
        while !rest.isEmpty {
            let offset = start + off_t(data.count - rest.count)
            let taken = rest.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, offset) }
            guard taken >= 0 || errno == EINTR else { throw failure() }
            guard taken != 0 else { throw .unwritable(path: target, cause: "the disk takes nothing") }
            rest = rest.dropFirst(max(taken, 0))
        }
    }

    /// Waits until all of it is on the disk.
    func sync() throws(StoreError) {
        guard fsync(descriptor) == 0 else { throw failure() }
    }

    /// What is read next comes from the disk itself.
    func forget() { _ = posix_fadvise(descriptor, 0, 0, POSIX_FADV_DONTNEED) }

    /// Takes over owner and mode, so that whoever used the file before can use this one.
    func belong(like other: String) throws(StoreError) {
        var status = stat()
        guard stat(other, &status) == 0 else { return }
        if geteuid() == 0, fchown(descriptor, status.st_uid, status.st_gid) != 0 { throw failure() }
        guard status.st_mode & S_IFMT == S_IFREG else { return }
        guard fchmod(descriptor, status.st_mode & 0o777) == 0 else { throw failure() }
    }

    /// Gives it its name, which nothing else may have.
    func publish() throws(StoreError) {
        if link(path, target) == 0 {
            unlink(path)
        } else {
            guard errno != EEXIST else { throw .exists(path: target) }
            // A file system without links, such as a share of Windows.
            guard rename(path, target) == 0 else { throw failure() }
        }
        try syncFolder()
    }

    /// Gives it its name in place of what had it.
    func replace() throws(StoreError) {
        guard rename(path, target) == 0 else { throw failure() }
        try syncFolder()
    }

    private func syncFolder() throws(StoreError) {
        let folder = URL(fileURLWithPath: target).deletingLastPathComponent().path
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure() }
        defer { close(descriptor) }
        // Some shares cannot do it, and need not.
        guard fsync(descriptor) == 0 || errno == EINVAL else { throw failure() }
    }

    func failure() -> StoreError { Self.failure(target) }

    private var isStillNamed: Bool { Self.isNamed(path, descriptor) }

    private static func claim(_ path: String, for target: String) throws(StoreError) -> Int32 {
        let descriptor = open(path, O_CREAT | O_RDWR | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw failure(target) }
        do throws(StoreError) {
            // The name may have gone with another's work between the opening and the lock.
            guard flock(descriptor, LOCK_EX | LOCK_NB) == 0, isNamed(path, descriptor) else {
                throw .busy(path: target)
            }
            guard ftruncate(descriptor, 0) == 0, fchmod(descriptor, 0o600) == 0 else { throw failure(target) }
        } catch {
            close(descriptor)
            throw error
        }
        removeCompanions(of: path)
        return descriptor
    }

    /// SQLite would take what a killed run left beside the file for this one's.
    private static func removeCompanions(of path: String) {
        for ending in ["-journal", "-wal", "-shm"] { unlink(path + ending) }
    }

    private static func isNamed(_ path: String, _ descriptor: Int32) -> Bool {
        var (own, named) = (stat(), stat())
        return fstat(descriptor, &own) == 0 && lstat(path, &named) == 0
            && own.st_ino == named.st_ino && own.st_dev == named.st_dev
    }

    private static func failure(_ target: String) -> StoreError {
        switch errno {
        case ENOSPC, EDQUOT: .full(path: target)
        // The path is not to blame, nor who runs the command.
        case EIO, EFBIG, ESTALE: .unwritable(path: target, cause: lastCause())
        default: .unopenable(path: target, cause: lastCause())
        }
    }
}

/// The operating system's words for what it refused last.
func lastCause() -> String { String(cString: strerror(errno)) }
