import Foundation

/// The names of what a zip archive holds.
struct ZipDirectory {
    let names: Set<String>

    /// From the central directory at its end (APPNOTE 4.3.12, 4.3.16); nil where that is missing or broken.
    init?(of archive: Data) {
        let bytes = [UInt8](archive)
        guard let end = bytes.lastEndRecord, let start = bytes.number(at: end + 16, octets: 4),
            let count = bytes.number(at: end + 10, octets: 2)
        else { return nil }
        var names: Set<String> = []
        var entry = start
        for _ in 0..<count {
            guard bytes.number(at: entry, octets: 4) == 0x0201_4b50,
                let length = bytes.number(at: entry + 28, octets: 2),
                let extra = bytes.number(at: entry + 30, octets: 2),
                let comment = bytes.number(at: entry + 32, octets: 2), entry + 46 + length <= bytes.count
            else { return nil }
            names.insert(String(decoding: bytes[(entry + 46)..<(entry + 46 + length)], as: UTF8.self))
            entry += 46 + length + extra + comment
        }
        self.names = names
    }
}

extension [UInt8] {
    /// Where the record stands that ends an archive: only a comment of 65,535 octets at most may follow it.
    fileprivate var lastEndRecord: Int? {
        guard count >= 22 else { return nil }
        return (Swift.max(0, count - 22 - 65_535)...(count - 22)).last { number(at: $0, octets: 4) == 0x0605_4b50 }
    }

    /// A number whose low octet comes first; nil beyond the end.
    fileprivate func number(at index: Int, octets: Int) -> Int? {
        guard index >= 0, index + octets <= count else { return nil }
        return self[index..<(index + octets)].reversed().reduce(0) { $0 << 8 | Int($1) }
    }
}
