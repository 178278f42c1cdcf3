extension String {
    /// A page on which a browser breaks no line in “13.15–15.15”, as it may after a dash (UAX #14, class BA). What stands
    /// in tags, and what somebody is writing, is left as it is.
    var withTimesUnbroken: String {
        let octets = Array(utf8)
        var (kept, index, isInTag, isWritten) = ([UInt8](), 0, false, false)
        kept.reserveCapacity(octets.count + 256)
        while index < octets.count {
            if octets[index] == UInt8(ascii: "<") {
                isInTag = true
                if octets[index...].starts(with: "<textarea".utf8) { isWritten = true }
                if octets[index...].starts(with: "</textarea".utf8) { isWritten = false }
            } else if octets[index] == UInt8(ascii: ">") {
                isInTag = false
            }
            if !isInTag, !isWritten, octets.isDashOfTimes(at: index) {
                kept += "\u{2060}–\u{2060}".utf8
                index += "–".utf8.count
            } else {
                kept.append(octets[index])
                index += 1
            }
        }
        return String(decoding: kept, as: UTF8.self)
    }
}

extension [UInt8] {
    /// Whether a dash stands here between two times of day.
    fileprivate func isDashOfTimes(at index: Int) -> Bool {
        guard self[index] == 0xE2, index >= 4, self[index...].starts(with: "–".utf8) else { return false }
        let after = self[(index + 3)...].prefix(5)
        return self[(index - 4)..<index].elementsEqual([Sign.digit, .point, .digit, .digit], by: { $1.fits($0) })
            && [[Sign.digit, .point, .digit, .digit], [.digit, .digit, .point, .digit, .digit]].contains { shape in
                after.prefix(shape.count).elementsEqual(shape, by: { $1.fits($0) })
            }
    }
}

/// A sign in a time of day.
private enum Sign {
    case digit, point

    func fits(_ octet: UInt8) -> Bool {
        switch self {
        case .digit: (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(octet)
        case .point: octet == UInt8(ascii: ".")
        }
    }
}
