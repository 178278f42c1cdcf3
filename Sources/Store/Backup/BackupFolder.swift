import Foundation

/// Where verified copies of the database lie.
package struct BackupFolder: Sendable {
    package let path: String

    package init(path: String) { self.path = path }

    /// A copy that was read back and found whole before it got its name.
    package struct Copy: Equatable, Sendable {
        package let name: String
        package let bytes: Int
        /// The moment it shows.
        package let moment: Date
    }

    /// Newest first; what bears no seal is none.
    package func copies() -> [Copy] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        return names.filter { $0.hasSuffix(".sqlite") }.compactMap(copy).sorted { $0.moment > $1.moment }
    }

    /// Makes one, named by its moment.
    @discardableResult package func add(of database: String, at now: Date, named stamp: String) throws
        -> Backup.Contents
    {
        if !FileManager.default.fileExists(atPath: path) {
            try? FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        }
        return try Backup(of: database, to: "\(path)/samordna-\(stamp).sqlite").write(at: now)
    }

    private func copy(_ name: String) -> Copy? {
        let descriptor = open("\(path)/\(name)", O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        guard let size = Seal.size(of: descriptor), let seal = Seal(readFrom: descriptor) else { return nil }
        return Copy(name: name, bytes: Int(size), moment: seal.moment)
    }
}
