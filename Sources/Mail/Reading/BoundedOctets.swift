import Foundation

/// The octets of a message as far as they may be handed to GMime, which keeps whatever it is given: a million headers or
/// parts would cost it a gigabyte.
struct BoundedOctets {
    private let limits: ReadingLimits
    private(set) var problems: [Problem] = []
    private var start = 0
    private var end = 0
    private var dropped: [Range<Int>] = []
    private var breaksAreCR = false
    private var heads = HeadCount()
    private var boundaries = 0
    private var isInHead = true

    init(of source: UnsafeBufferPointer<UInt8>, limits: ReadingLimits) {
        self.limits = limits
        end = source.count
        if end > limits.octets {
            note(.tooLarge(octets: end, limit: limits.octets))
            end = min(end, limits.beginningOctets)
        }
        start = Self.start(of: source[..<end])
        breaksAreCR = Self.breaksAreCR(source[start..<end])
        scan(source)
        if let base = source.baseAddress, memchr(base, 0, end) != nil { note(.nul) }
    }

    /// The source itself where nothing had to be changed.
    func withOctets<Result>(
        of source: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Result
    ) -> Result {
        guard breaksAreCR || !dropped.isEmpty || problems.contains(.nul) else {
            return body(UnsafeBufferPointer(rebasing: source[start..<end]))
        }
        return copy(of: source).withUnsafeBufferPointer(body)
    }

    private func copy(of source: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var copy: [UInt8] = []
        copy.reserveCapacity(end - start)
        var position = start
        for range in dropped {
            copy.append(contentsOf: source[position..<range.lowerBound])
            position = range.upperBound
        }
        if position < end { copy.append(contentsOf: source[position..<end]) }
        for index in copy.indices {
            if copy[index] == 0 { copy[index] = 0x20 }
            if breaksAreCR, copy[index] == 0x0D { copy[index] = 0x0A }
        }
        return copy
    }

    /// After a byte order mark, empty lines, and the line that mbox files put before each message.
    private static func start(of source: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
        var rest = source.starts(with: [0xEF, 0xBB, 0xBF]) ? source.dropFirst(3) : source
        rest = rest.drop { $0 == 0x0A || $0 == 0x0D }
        guard rest.starts(with: Array("From ".utf8)) || rest.starts(with: Array(">From ".utf8)) else {
            return rest.startIndex
        }
        return rest.drop { $0 != 0x0A && $0 != 0x0D }.drop { $0 == 0x0A || $0 == 0x0D }.startIndex
    }

    /// As old Macs wrote.
    private static func breaksAreCR(_ source: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        guard let first = source.firstIndex(where: { $0 == 0x0A || $0 == 0x0D }), source[first] == 0x0D else {
            return false
        }
        return first + 1 == source.endIndex || source[first + 1] != 0x0A
    }

    private mutating func scan(_ source: UnsafeBufferPointer<UInt8>) {
        var position = start
        while position < end {
            let next = lineEnd(source, from: position)
            take(source, position..<next)
            position = next
        }
    }

    private func lineEnd(_ source: UnsafeBufferPointer<UInt8>, from position: Int) -> Int {
        guard let base = source.baseAddress,
            let found = memchr(base + position, breaksAreCR ? 0x0D : 0x0A, end - position)
        else { return end }
        return UnsafeRawPointer(found) - UnsafeRawPointer(base) + 1
    }

    /// Any line of two hyphens may begin a part, and a part begins with a head.
    private mutating func take(_ source: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) {
        if line.count > 2, source[line.lowerBound] == 0x2D, source[line.lowerBound + 1] == 0x2D {
            boundaries += 1
            heads.begin()
            isInHead = true
            if boundaries > limits.boundaries { cut(at: line.lowerBound) }
        } else if isInHead {
            takeHead(source, line)
        }
    }

    private mutating func cut(at position: Int) {
        note(.tooManyParts(limit: limits.boundaries))
        end = position
    }

    private mutating func takeHead(_ source: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) {
        let octets = UnsafeBufferPointer(rebasing: source[line])
        guard octets[0] != 0x0A, octets[0] != 0x0D else {
            isInHead = heads.end()
            return
        }
        switch heads.take(octets, limits) {
        case .kept: break
        case .tooLong(let kept):
            note(.headerTooLong(limit: limits.headerOctets))
            drop(line.lowerBound + kept..<line.upperBound - (kept > 0 ? 1 : 0))
        case .tooMany:
            note(.headTooLong(limit: limits.headLines))
            drop(line)
        }
    }

    private mutating func drop(_ range: Range<Int>) {
        guard !range.isEmpty else { return }
        if let last = dropped.last, last.upperBound == range.lowerBound {
            dropped[dropped.count - 1] = last.lowerBound..<range.upperBound
        } else {
            dropped.append(range)
        }
    }

    private mutating func note(_ problem: Problem) {
        if !problems.contains(problem) { problems.append(problem) }
    }
}
