import Foundation

/// What a file of minutes may be, told by its content and not by its name.
enum MinutesFormat: CaseIterable {
    case pdf, docx

    init(of bytes: Data) throws(FileFault) {
        if bytes.starts(with: Data("%PDF-".utf8)) {
            // Some programs end the file with a line's end or two, some pad it with zeros.
            let last = bytes.lastIndex { ![0, 9, 10, 12, 13, 32].contains($0) } ?? bytes.startIndex
            guard bytes[...last].hasSuffix("%%EOF") else { throw .cutShort(.pdf) }
            self = .pdf
        } else if bytes.starts(with: Data("PK\u{3}\u{4}".utf8)) {
            guard let directory = ZipDirectory(of: bytes) else { throw .cutShort(.docx) }
            guard directory.names.contains("word/document.xml") else { throw .neitherFormat }
            guard !directory.names.contains("word/vbaProject.bin") else { throw .macros }
            self = .docx
        } else {
            throw .neitherFormat
        }
    }

    var mediaType: String {
        switch self {
        case .pdf: "application/pdf"
        case .docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        }
    }

    var ending: String {
        switch self {
        case .pdf: ".pdf"
        case .docx: ".docx"
        }
    }
}

/// Why a file cannot be sent as minutes.
package enum FileFault: Error, Equatable {
    case empty
    /// Octets, as far as they were counted.
    case tooLarge(limit: Int)
    case neitherFormat
    case cutShort(Format)
    case macros

    package enum Format: String, Sendable { case pdf = "PDF", docx = "Word document" }
}

extension FileFault: CustomStringConvertible {
    package var description: String {
        switch self {
        case .empty: "it is empty; save it again"
        case .tooLarge(let limit):
            "it is larger than the \(limit / 1_000_000) MB of mail.largest_attachment_mb; save it with smaller pictures"
        case .neitherFormat:
            "it is neither a PDF nor a Word document (.docx), whatever its name says; save it as one of them"
        case .cutShort(let format): "it begins as a \(format.rawValue) but its end is missing; copy or save it again"
        case .macros: "it holds macros, which mail servers turn away; save it as an ordinary Word document"
        }
    }
}

/// The names of what a zip archive holds.
private struct ZipDirectory {
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

extension Data {
    fileprivate func hasSuffix(_ text: String) -> Bool { suffix(text.utf8.count).elementsEqual(text.utf8) }
}
