import Foundation
import GRDB

/// Why the database could not be used.
package enum StoreError: Error, Equatable {
    case newer(path: String)
    case unopenable(path: String, cause: String)
    case full(path: String)
    /// The disk, or the share, does not take it.
    case unwritable(path: String, cause: String)
    case readOnly(path: String)
    case busy(path: String)
    case damaged(path: String, cause: String)
    case refused(path: String, cause: String)
    /// A file of that name is there already.
    case exists(path: String)
    /// What was written is not what should have been.
    case untrue(path: String, cause: String)
    case unfitBackup(path: String, Unfit)

    /// The same facts as the engine's error, in words of our own.
    init(_ error: DatabaseError, path: String) {
        switch error.resultCode {
        case .SQLITE_FULL: self = .full(path: path)
        // A restoration came between; the next command finds the other file.
        case .SQLITE_READONLY where error.extendedResultCode == .SQLITE_READONLY_DBMOVED: self = .busy(path: path)
        case .SQLITE_READONLY, .SQLITE_PERM: self = .readOnly(path: path)
        case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy(path: path)
        case .SQLITE_CORRUPT, .SQLITE_NOTADB: self = .damaged(path: path, cause: error.message ?? "\(error.resultCode)")
        case .SQLITE_CANTOPEN: self = .unopenable(path: path, cause: error.message ?? "\(error.resultCode)")
        // The files beside the database report a full disk as an input/output error.
        case .SQLITE_IOERR where Self.isFull(path): self = .full(path: path)
        case .SQLITE_IOERR where Self.writing.contains(error.extendedResultCode):
            self = .unwritable(path: path, cause: error.message ?? "\(error.extendedResultCode)")
        default: self = .refused(path: path, cause: error.message ?? "\(error.resultCode)")
        }
    }

    private static let writing: [ResultCode] = [
        .SQLITE_IOERR_WRITE, .SQLITE_IOERR_FSYNC, .SQLITE_IOERR_DIR_FSYNC, .SQLITE_IOERR_TRUNCATE,
    ]

    private static func isFull(_ path: String) -> Bool {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        let free = try? FileManager.default.attributesOfFileSystem(forPath: folder)[.systemFreeSize] as? NSNumber
        return free.map { $0.intValue < 64 * 1024 } ?? false
    }
}

extension StoreError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .newer(let path):
            "cannot open \(path): written by a newer release; install that release, or restore a backup made before it"
        case .unopenable(let path, let cause):
            "cannot open \(path): \(cause); check that the folder exists and that this user may write in it"
        case .full(let path):
            "cannot write \(path): the disk is full; make room and run again, nothing was half done"
        case .unwritable(let path, let cause):
            "cannot write \(path): \(cause); look at the disk and its limits, and run again"
        case .readOnly(let path):
            "cannot write \(path): this user may only read it; run as the user that owns the file"
        case .busy(let path):
            "cannot write \(path): another command holds it; try again in a moment"
        case .damaged(let path, let cause):
            "cannot read \(path): the file is damaged (\(cause)); restore the latest backup"
        case .refused(let path, let cause):
            "cannot use \(path): the database refused (\(cause)); nothing was changed, run samordna check"
        case .exists(let path):
            "cannot write \(path): a file of that name is there; name another, or move that one away"
        case .untrue(let path, let cause):
            "cannot trust the copy \(path): \(cause); it was removed, run samordna check and look at the disk"
        case .unfitBackup(let path, let reason):
            "cannot restore \(path): \(reason), nothing was changed"
        }
    }
}
