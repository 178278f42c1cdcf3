import Foundation
import GRDB

/// The file that a restoration is given, which may be anything.
final class Source {
    let path: String
    let size: Int
    /// The moment it shows; nil where it bears no seal.
    let moment: Date?
    private let descriptor: Int32

    init(path: String) throws(StoreError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .unfitBackup(path: path, .unreadable(cause: lastCause())) }
        do throws(Unfit) {
            (size, moment) = try Self.examine(descriptor)
        } catch {
            close(descriptor)
            throw .unfitBackup(path: path, error)
        }
        self.path = path
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }

    func isSame(as other: String) -> Bool {
        var (own, named) = (stat(), stat())
        return fstat(descriptor, &own) == 0 && stat(other, &named) == 0
            && own.st_ino == named.st_ino && own.st_dev == named.st_dev
    }

    /// Through SQLite, so that a log which lies beside a plain copy is in it.
    func copy(into file: PartialFile) throws {
        do {
            let queue = try DatabaseQueue(path: path, configuration: .reading)
            try queue.read { try $0.copy(into: file) }
            try queue.close()
        } catch let error as DatabaseError {
            throw [.SQLITE_FULL, .SQLITE_IOERR].contains(error.resultCode)
                ? StoreError(error, path: file.target) : refusal(error)
        }
    }

    /// Refuses what is damaged, not Samordna's or of a later day.
    func judge(_ copy: Database) throws {
        do {
            if let complaint = try copy.complaint() {
                throw StoreError.unfitBackup(path: path, .damaged(cause: complaint))
            }
            guard try SchemaSteps.released.isBegun(in: copy) else { throw StoreError.unfitBackup(path: path, .foreign) }
            guard try !SchemaSteps.released.isExceeded(in: copy) else {
                throw StoreError.unfitBackup(path: path, .newer)
            }
        } catch let error as DatabaseError {
            throw refusal(error)
        }
    }

    private func refusal(_ error: DatabaseError) -> StoreError {
        .unfitBackup(path: path, .damaged(cause: error.message ?? "\(error.resultCode)"))
    }

    private static func examine(_ descriptor: Int32) throws(Unfit) -> (size: Int, moment: Date?) {
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw .unreadable(cause: "it is no file")
        }
        let size = Int(status.st_size)
        guard size > 0 else { throw .empty }
        let header = header(descriptor)
        guard header.starts(with: Data("SQLite format 3\0".utf8)) else { throw .noDatabase }
        guard let seal = Seal(readFrom: descriptor) else {
            guard size % pageSize(header) == 0 else { throw .damaged(cause: "its end is missing or changed") }
            return (size, nil)
        }
        guard seal.matches(descriptor) else { throw .damaged(cause: "its checksum does not match") }
        return (size, seal.moment)
    }

    private static func header(_ descriptor: Int32) -> Data {
        var data = Data(count: 100)
        let got = data.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, $0.count, 0) }
        return data.prefix(max(0, got))
    }

    /// As the header has it; 1 stands for 65,536.
    private static func pageSize(_ header: Data) -> Int {
        guard header.count == 100 else { return .max }
        let size = Int(header[16]) << 8 | Int(header[17])
        return size == 1 ? 65_536 : max(size, 1)
    }
}
