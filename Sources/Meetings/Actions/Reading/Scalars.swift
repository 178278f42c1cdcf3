import Foundation

/// What kind of character a code point is, to a reader of notes.
enum Scalars {
    static func isSpace(_ value: UInt32) -> Bool {
        switch value {
        case 0x09, 0x20, 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: true
        default: false
        }
    }

    /// Signs that cannot be seen: soft hyphens, joiners, marks of direction, the mark of byte order.
    static func isUnseen(_ value: UInt32) -> Bool {
        switch value {
        case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFE00...0xFE0F, 0xFEFF: true
        default: false
        }
    }

    static func isLineEnd(_ value: UInt32) -> Bool {
        switch value {
        case 0x0A...0x0D, 0x85, 0x2028, 0x2029: true
        default: false
        }
    }

    static func isDigit(_ value: UInt32) -> Bool { (0x30...0x39).contains(value) }

    /// Letters of any script, and the marks that combine with them.
    static func isLetter(_ value: UInt32) -> Bool {
        switch value {
        case 0x41...0x5A, 0x61...0x7A: true
        case 0xC0...0x2AF: value != 0xD7 && value != 0xF7
        case 0x300...0x1FFF, 0x2C00...0x2DFF, 0x3040...0xD7FF, 0xF900...0xFAFF: true
        default: false
        }
    }

    static func isUpper(_ value: UInt32) -> Bool {
        switch value {
        case 0x41...0x5A: true
        case 0..<0xC0: false
        case 0xC0...0xDE: value != 0xD7
        case 0xDF...0xFF: false
        default: Unicode.Scalar(value)?.properties.isUppercase ?? false
        }
    }

    static func isLower(_ value: UInt32) -> Bool { isLetter(value) && !isUpper(value) }

    static func isDash(_ value: UInt32) -> Bool {
        value == 0x2D || (0x2010...0x2015).contains(value) || value == 0x2212
    }

    /// What a list's entries begin with, besides dashes; word processors paste theirs from a private area.
    static func isBullet(_ value: UInt32) -> Bool {
        switch value {
        case 0xB7, 0x2022, 0x2023, 0x2043, 0x204C, 0x204D, 0x2219, 0x25A0...0x25FF, 0x2605, 0x2606, 0x2610...0x2612,
            0x2713...0x2718, 0x2756, 0x2794, 0x2798...0x27BE, 0x29BF, 0xF000...0xF0FF:
            true
        default: false
        }
    }

    static func isArrow(_ value: UInt32) -> Bool { (0x2190...0x21FF).contains(value) }
}

/// The bytes of notes, read code point by code point.
struct NoteBytes {
    let bytes: [UInt8]

    init(_ text: String) { bytes = Array(text.utf8) }

    /// The code point that begins here, and how many bytes it takes.
    @inline(__always)
    func scalar(at index: Int) -> (value: UInt32, size: Int) {
        let first = bytes[index]
        guard first >= 0x80 else { return (UInt32(first), 1) }
        let size = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
        guard index + size <= bytes.count else { return (UInt32(first), 1) }
        var value = UInt32(first) & (0xFF >> UInt32(size + 1))
        for offset in 1..<size { value = value << 6 | UInt32(bytes[index + offset] & 0x3F) }
        return (value, size)
    }

    func has(_ byte: UInt8, in range: Range<Int>) -> Bool {
        bytes.withUnsafeBytes { all in
            all.baseAddress.map { memchr($0 + range.lowerBound, Int32(byte), range.count) != nil } ?? false
        }
    }

    func lower(_ range: Range<Int>) -> String { NoteBytes.lower(bytes[range]) }

    /// In lower case; the letters of Latin-1, which are nearly all, in a tenth of the time that strings take.
    static func lower(_ bytes: some Collection<UInt8>) -> String {
        var (lower, last) = ([UInt8](), UInt8(0))
        lower.reserveCapacity(bytes.count)
        for byte in bytes {
            switch byte {
            case 0x41...0x5A: lower.append(byte + 0x20)
            case 0..<0x80, 0xC2, 0xC3: lower.append(byte)
            case 0x80...0x9E where last == 0xC3 && byte != 0x97: lower.append(byte + 0x20)
            case 0x80...0xBF where last == 0xC2 || last == 0xC3: lower.append(byte)
            default: return String(decoding: bytes, as: UTF8.self).lowercased()
            }
            last = byte
        }
        return String(decoding: lower, as: UTF8.self)
    }

    func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
}
