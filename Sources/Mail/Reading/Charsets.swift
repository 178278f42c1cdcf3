import CGMime
import Foundation

/// Text in whatever character set it really is: what is valid UTF-8 is UTF-8, what calls itself ISO 8859-1 is mostly
/// Windows-1252, and no octet is lost.
func readable(_ octets: UnsafeBufferPointer<UInt8>, charset: String?) -> (text: String, problem: Problem?) {
    let name = String((charset ?? "").lowercased().filter { !"\" '".contains($0) })
    guard !isWide(name) else { return converted(octets, name) }
    let hasMark = octets.starts(with: [0xEF, 0xBB, 0xBF])
    let octets = hasMark ? UnsafeBufferPointer(rebasing: octets.dropFirst(3)) : octets
    if let text = String(validating: octets, as: UTF8.self), isUTF8(name) || isSingleByte(name) {
        return (text, nil)
    }
    if isUTF8(name) { return (windows1252(octets), name.hasPrefix("utf") ? .wrongCharset(name) : nil) }
    if isLatin(name) { return (windows1252(octets), nil) }
    return converted(octets, name)
}

/// No name, or one that UTF-8 extends.
private func isUTF8(_ name: String) -> Bool {
    ["", "utf-8", "utf8", "us-ascii", "ascii", "unicode-1-1-utf-8", "unknown-8bit", "x-unknown"].contains(name)
}

private func isLatin(_ name: String) -> Bool {
    ["iso-8859-1", "iso8859-1", "iso_8859-1", "latin1", "windows-1252", "cp1252", "ansi"].contains(name)
}

private func isSingleByte(_ name: String) -> Bool {
    isLatin(name) || name.hasPrefix("iso-8859-") && name.count <= 13 && isKnown(name) || name.hasPrefix("windows-125")
}

/// Where octets of ASCII do not mean ASCII.
private func isWide(_ name: String) -> Bool {
    ["utf-16", "utf-32", "ucs-", "utf-7", "iso-2022", "hz-"].contains { name.hasPrefix($0) }
}

private func isKnown(_ name: String) -> Bool { conversion(UnsafeBufferPointer(start: nil, count: 0), name) != .unknown }

private func converted(_ octets: UnsafeBufferPointer<UInt8>, _ name: String) -> (text: String, problem: Problem?) {
    switch conversion(octets, name) {
    case .text(let text): (text, nil)
    case .unknown: (String(validating: octets, as: UTF8.self) ?? windows1252(octets), .unknownCharset(name))
    case .damaged: (String(validating: octets, as: UTF8.self) ?? windows1252(octets), .wrongCharset(name))
    }
}

private enum Conversion: Equatable {
    case text(String)
    case unknown, damaged
}

private func conversion(_ octets: UnsafeBufferPointer<UInt8>, _ name: String) -> Conversion {
    guard name.utf8.count < 40, name.utf8.allSatisfy({ $0 > 0x2C && $0 < 0x7F && $0 != UInt8(ascii: "/") }) else {
        return .unknown
    }
    var error: UnsafeMutablePointer<GError>?
    var written: gsize = 0
    let text = octets.withMemoryRebound(to: CChar.self) {
        g_convert(
            $0.baseAddress ?? UnsafePointer(bitPattern: 1), gssize($0.count), "UTF-8", name, nil, &written, &error)
    }
    defer {
        if let error { g_error_free(error) }
    }
    guard let text else { return error.map { isUnknown($0.pointee.code) } ?? true ? .unknown : .damaged }
    defer { g_free(text) }
    let result = UnsafeRawBufferPointer(start: text, count: Int(written))
    return .text(String(decoding: result, as: UTF8.self))
}

/// GLib says either of a name that iconv does not know.
private func isUnknown(_ code: Int32) -> Bool {
    [G_CONVERT_ERROR_NO_CONVERSION, G_CONVERT_ERROR_FAILED].contains { Int32($0.rawValue) == code }
}

private func windows1252(_ octets: UnsafeBufferPointer<UInt8>) -> String {
    var text = String.UnicodeScalarView()
    text.reserveCapacity(octets.count)
    for octet in octets {
        let isExtra = (0x80...0x9F).contains(octet)
        text.append(isExtra ? windowsExtras[Int(octet - 0x80)] : Unicode.Scalar(octet))
    }
    return String(text)
}

/// Where Windows-1252 and ISO 8859-1 differ; five octets mean nothing.
private let windowsExtras = Array("€\u{FFFD}‚ƒ„…†‡ˆ‰Š‹Œ\u{FFFD}Ž\u{FFFD}\u{FFFD}‘’“”•–—˜™š›œ\u{FFFD}žŸ".unicodeScalars)
