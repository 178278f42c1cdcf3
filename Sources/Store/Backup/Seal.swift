import Crypto
import Foundation

/// The line after a backup's last page: the moment it shows and the SHA-256 of all that stands before.
///
/// SQLite reads as many pages as the header counts and leaves the line alone. Its own check finds a torn page, not a
/// letter that has changed within a mail.
struct Seal {
    let moment: Date
    private let digest: String

    private static let prefix = "\nsamordna backup "
    private static let length = prefix.utf8.count + 20 + " sha256 ".utf8.count + 64 + 1
    private static let blockSize = 1 << 20

    /// Seals what a file holds.
    static func add(to file: PartialFile, at moment: Date) throws(StoreError) {
        guard let size = size(of: file.descriptor), let digest = digest(file.descriptor, upTo: size, moment) else {
            throw .untrue(path: file.target, cause: "it cannot be read back")
        }
        try file.write(Data("\(prefix)\(moment.ISO8601Format()) sha256 \(digest)\n".utf8), at: size)
    }

    /// The seal of an open file, where it bears one.
    init?(readFrom descriptor: Int32) {
        guard let size = Self.size(of: descriptor), size > Self.length,
            let bytes = Self.read(descriptor, Self.length, at: size - off_t(Self.length))
        else { return nil }
        let words = String(decoding: bytes, as: UTF8.self)
        guard words.hasPrefix(Self.prefix), words.hasSuffix("\n") else { return nil }
        let parts = words.dropFirst(Self.prefix.count).dropLast().split(separator: " ")
        guard parts.count == 3, parts[1] == "sha256", let moment = try? Date(String(parts[0]), strategy: .iso8601)
        else { return nil }
        self.moment = moment
        digest = String(parts[2])
    }

    /// Whether every byte before it is as it was.
    func matches(_ descriptor: Int32) -> Bool {
        guard let size = Self.size(of: descriptor) else { return false }
        return Self.digest(descriptor, upTo: size - off_t(Self.length), moment) == digest
    }

    static func size(of descriptor: Int32) -> off_t? {
        var status = stat()
        return fstat(descriptor, &status) == 0 ? status.st_size : nil
    }

    private static func digest(_ descriptor: Int32, upTo end: off_t, _ moment: Date) -> String? {
        var hash = SHA256()
        var offset: off_t = 0
        while offset < end {
            guard let block = read(descriptor, Int(min(off_t(blockSize), end - offset)), at: offset) else { return nil }
            hash.update(data: block)
            offset += off_t(block.count)
        }
        hash.update(data: Data(moment.ISO8601Format().utf8))
        return hash.finalize().map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }

    private static func read(_ descriptor: Int32, _ count: Int, at offset: off_t) -> Data? {
        var data = Data(count: count)
        let got = data.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, $0.count, offset) }
        return got > 0 ? data.prefix(got) : nil
    }
}
