/// A single pass over the octets of a JSON text (RFC 8259). Foundation's decoder takes fifty milliseconds for a region
/// of forty bodies, which is the whole time a change of plan may take; this takes two.
struct JSONScanner {
    private let octets: [UInt8]
    private var place = 0
    private let deepest = 16

    init(_ octets: [UInt8]) { self.octets = octets }

    mutating func document() throws(PlanningError) -> JSONValue {
        let value = try value(depth: 0)
        skipSpace()
        guard place == octets.count else { throw expected("the end") }
        return value
    }

    private mutating func value(depth: Int) throws(PlanningError) -> JSONValue {
        guard depth <= deepest else { throw expected("at most \(deepest) levels") }
        skipSpace()
        switch next ?? 0 {
        case UInt8(ascii: "{"): return try object(depth: depth)
        case UInt8(ascii: "["): return try list(depth: depth)
        case UInt8(ascii: "\""): return .text(try text())
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: throw expected("a value")
        }
    }

    private mutating func object(depth: Int) throws(PlanningError) -> JSONValue {
        var fields: [(key: String, value: JSONValue)] = []
        place += 1
        guard !takes(UInt8(ascii: "}")) else { return .object(fields) }
        repeat {
            skipSpace()
            guard next == UInt8(ascii: "\"") else { throw expected("a name in quotes") }
            let key = try text()
            guard takes(UInt8(ascii: ":")) else { throw expected("“:”") }
            fields.append((key, try value(depth: depth + 1)))
        } while takes(UInt8(ascii: ","))
        guard takes(UInt8(ascii: "}")) else { throw expected("“,” or “}”") }
        return .object(fields)
    }

    private mutating func list(depth: Int) throws(PlanningError) -> JSONValue {
        var values: [JSONValue] = []
        place += 1
        guard !takes(UInt8(ascii: "]")) else { return .list(values) }
        repeat { values.append(try value(depth: depth + 1)) } while takes(UInt8(ascii: ","))
        guard takes(UInt8(ascii: "]")) else { throw expected("“,” or “]”") }
        return .list(values)
    }

    private mutating func number() throws(PlanningError) -> JSONValue {
        let isNegative = next == UInt8(ascii: "-")
        if isNegative { place += 1 }
        let start = place
        var value = 0
        var overflows = false
        while let digit = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) {
            let (product, first) = value.multipliedReportingOverflow(by: 10)
            let (sum, second) = product.addingReportingOverflow(Int(digit - UInt8(ascii: "0")))
            value = sum
            overflows = overflows || first || second
            place += 1
        }
        guard place > start, place == start + 1 || octets[start] != UInt8(ascii: "0") else {
            throw expected("a number")
        }
        guard !skipsFraction() else { return .otherNumber }
        return overflows ? .otherNumber : .integer(isNegative ? -value : value)
    }

    private mutating func skipsFraction() -> Bool {
        let start = place
        while let octet = next, ".eE+-0123456789".utf8.contains(octet) { place += 1 }
        return place > start
    }

    private mutating func text() throws(PlanningError) -> String {
        place += 1
        let start = place
        while let octet = next, octet != UInt8(ascii: "\""), octet != UInt8(ascii: "\\"), octet >= 32 { place += 1 }
        guard next == UInt8(ascii: "\"") else { return try escapedText(from: start) }
        defer { place += 1 }
        return String(decoding: octets[start..<place], as: UTF8.self)
    }

    private mutating func escapedText(from start: Int) throws(PlanningError) -> String {
        var units = Array(String(decoding: octets[start..<place], as: UTF8.self).utf16)
        while let octet = next, octet >= 32, octet != UInt8(ascii: "\"") {
            if octet == UInt8(ascii: "\\") {
                units.append(try escape())
            } else {
                let plain = place
                while let octet = next, octet != UInt8(ascii: "\""), octet != UInt8(ascii: "\\"), octet >= 32 {
                    place += 1
                }
                units += String(decoding: octets[plain..<place], as: UTF8.self).utf16
            }
        }
        guard next == UInt8(ascii: "\"") else { throw expected("the end of a text") }
        place += 1
        return String(decoding: units, as: UTF16.self)
    }

    private mutating func escape() throws(PlanningError) -> UInt16 {
        place += 1
        defer { place += 1 }
        switch next {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return UInt16(octets[place])
        case UInt8(ascii: "b"): return 8
        case UInt8(ascii: "f"): return 12
        case UInt8(ascii: "n"): return 10
        case UInt8(ascii: "r"): return 13
        case UInt8(ascii: "t"): return 9
        case UInt8(ascii: "u"):
            let digits = octets.dropFirst(place + 1).prefix(4)
            guard digits.count == 4, digits.allSatisfy({ UInt8(ascii: "+") != $0 && UInt8(ascii: "-") != $0 }),
                let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
            else { throw expected("four hexadecimal digits") }
            place += 4
            return unit
        default: throw expected("a known escape")
        }
    }

    private mutating func word(_ word: StaticString, _ value: JSONValue) throws(PlanningError) -> JSONValue {
        let end = place + word.utf8CodeUnitCount
        guard end <= octets.count, octets[place..<end].elementsEqual("\(word)".utf8) else { throw expected("a value") }
        place = end
        return value
    }

    private var next: UInt8? { place < octets.count ? octets[place] : nil }

    private mutating func skipSpace() {
        while let octet = next, octet == 32 || octet == 10 || octet == 13 || octet == 9 { place += 1 }
    }

    private mutating func takes(_ octet: UInt8) -> Bool {
        skipSpace()
        guard next == octet else { return false }
        place += 1
        return true
    }

    private func expected(_ what: String) -> PlanningError { .notJSON(offset: place, expected: what) }
}
