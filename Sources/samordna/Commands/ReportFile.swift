import Foundation

/// Where a report goes: a file, whole or not at all, or standard output.
struct ReportFile {
    let path: String?

    func write(_ data: Data) throws {
        guard let path else { return try StandardOutput.write(data) }
        guard let known = FileStatus(at: path) else { return try replace(followed(path), with: data, keeping: nil) }
        if known.isSameFile(as: FileStatus(of: STDOUT_FILENO)) { return try StandardOutput.write(data) }
        guard known.isRegular else { return try fill(path, with: data) }
        try replace(try realPath(of: path), with: data, keeping: known)
    }

    /// A device or a pipe takes what it is given; a folder refuses.
    private func fill(_ path: String, with data: Data) throws {
        let descriptor = open(path, O_WRONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileError.unwritable(path) }
        defer { close(descriptor) }
        do throws(BrokenOutput) {
            try descriptor.writeAll(data)
        } catch {
            guard !error.isClosedPipe else { throw error.quietEnd }
            throw FileError.unwritable(path)
        }
    }

    /// The new text stands beside the file until it is whole. It is its owner's alone, as hours of people by name are,
    /// unless a file there was let out to others before.
    private func replace(_ path: String, with data: Data, keeping old: FileStatus?) throws {
        let beside = "\(URL(fileURLWithPath: path).deletingLastPathComponent().path)/.samordna-\(UUID().uuidString)"
        let descriptor = open(beside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw FileError.unwritable(path) }
        defer { close(descriptor) }
        do {
            try descriptor.writeAll(data)
            old?.pass(to: descriptor)
            guard fsync(descriptor) == 0, rename(beside, path) == 0 else { throw BrokenOutput(code: errno) }
        } catch {
            unlink(beside)
            throw FileError.unwritable(path)
        }
    }

    private func realPath(of path: String) throws -> String {
        guard let found = realpath(path, nil) else { throw FileError.unwritable(path) }
        defer { free(found) }
        return String(cString: found)
    }

    /// Where a link to nothing leads: the file is made there.
    private func followed(_ path: String) throws -> String {
        var file = URL(fileURLWithPath: path)
        for _ in 0..<40 {
            guard let next = try? FileManager.default.destinationOfSymbolicLink(atPath: file.path) else {
                return file.path
            }
            file = URL(fileURLWithPath: next, relativeTo: file.deletingLastPathComponent()).absoluteURL
        }
        throw FileError.unwritable(path)
    }
}

/// What the system knows of a file that is there, links followed.
struct FileStatus {
    private let status: stat

    init?(at path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        self.status = status
    }

    init?(of descriptor: Int32) {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { return nil }
        self.status = status
    }

    var isRegular: Bool { status.st_mode & S_IFMT == S_IFREG }

    func isSameFile(as other: FileStatus?) -> Bool {
        other.map { status.st_dev == $0.status.st_dev && status.st_ino == $0.status.st_ino } ?? false
    }

    /// Owner and mode; who may not give files away keeps what she has made as her own.
    func pass(to descriptor: Int32) {
        _ = fchown(descriptor, status.st_uid, status.st_gid)
        _ = fchmod(descriptor, status.st_mode & 0o777)
    }
}
