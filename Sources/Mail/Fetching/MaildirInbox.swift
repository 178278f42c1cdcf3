import Foundation

/// A Maildir of one mailbox, read by taking from `new` and settled by a move to `cur`.
///
/// A message leaves `new` by one rename, so that a crash leaves it in one place or the other.
struct MaildirInbox {
    let root: URL
    let largest: Int

    /// The names of what is new, oldest first.
    func list(limit: Int) throws(MailError) -> [String] {
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder("new").path) else {
            throw fault(at: folder("new"))
        }
        let dated = names.filter { !$0.hasPrefix(".") }.map { (date: date(of: $0), name: $0) }
        return dated.sorted { $0 < $1 }.prefix(max(0, limit)).map(\.name)
    }

    /// None when the message is gone, or is no file.
    func fetch(_ name: String) throws(MailError) -> Arrival.Content? {
        guard Self.isName(name) else { return nil }
        let file = folder("new").appending(path: name)
        // Whatever else lies there under that name, such as a pipe, must neither block nor lead elsewhere.
        let descriptor = open(file.path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        if descriptor < 0, errno == ENOENT || errno == ELOOP { return nil }
        guard descriptor >= 0 else { throw fault(at: file) }
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw fault(at: file) }
        guard status.st_mode & S_IFMT == S_IFREG else { return nil }
        return try read(handle, size: Int(status.st_size), at: file)
    }

    func settle(_ names: [String], as placement: Arrival.Placement) throws(MailError) {
        let cur = placement.subfolder.map { folder("\($0)/cur") } ?? folder("cur")
        for part in ["tmp", "new", "cur"] { try make(cur.deletingLastPathComponent().appending(path: part)) }
        for name in names where Self.isName(name) {
            let unread = folder("new").appending(path: name)
            let flagged = name.contains(":2,") ? name : "\(name):2,S"
            guard rename(unread.path, cur.appending(path: flagged).path) == 0 || errno == ENOENT else {
                throw fault(at: unread)
            }
        }
    }

    private func folder(_ path: String) -> URL { root.appending(path: path) }

    private func date(of name: String) -> Double {
        var status = stat()
        guard stat(folder("new").appending(path: name).path, &status) == 0 else { return 0 }
        return Double(status.st_mtim.tv_sec) + Double(status.st_mtim.tv_nsec) / 1e9
    }

    private func read(_ handle: FileHandle, size: Int, at file: URL) throws(MailError) -> Arrival.Content {
        do {
            let bytes = try handle.read(upToCount: size > largest ? Arrival.headerLimit : largest) ?? Data()
            guard size > largest else { return .whole(bytes) }
            return .tooLarge(size: size, headers: Arrival.headers(in: bytes) ?? bytes)
        } catch {
            throw .unreadableMaildir(path: file.path, reason: error.localizedDescription)
        }
    }

    private func make(_ folder: URL) throws(MailError) {
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        } catch {
            throw .maildir(path: folder.path, reason: error.localizedDescription)
        }
    }

    private func fault(at file: URL) -> MailError {
        .unreadableMaildir(path: file.path, reason: String(cString: strerror(errno)))
    }

    private static func isName(_ name: String) -> Bool {
        !name.isEmpty && !name.hasPrefix(".") && !name.contains("/") && !name.contains("\0")
    }
}

extension Arrival.Placement {
    /// `.Klart` for `Klart`: Maildir++ keeps folders beside each other, their parts joined by dots.
    fileprivate var subfolder: String? {
        guard case .moved(let folder) = self, folder != .inbox else { return nil }
        return ".\(folder.onServer(separator: "."))"
    }
}
