import Foundation

/// What the heads of a message and its parts amount to so far.
struct HeadCount {
    private var lines = 0
    private var octets = 0
    private var headerOctets = 0
    private var allLines = 0
    private var allOctets = 0
    private var isContentType = false
    /// Whether a part of this type, or of a digest, begins with a head of its own after the empty line.
    private var holdsMessage = false
    private var seenDigest = false

    enum Verdict: Equatable {
        case kept
        /// So many octets of the line may stay.
        case tooLong(kept: Int)
        case tooMany
    }

    mutating func begin() { (lines, octets, headerOctets, isContentType, holdsMessage) = (0, 0, 0, false, false) }

    /// Whether another head follows.
    mutating func end() -> Bool {
        let follows = holdsMessage || seenDigest || lines == 0
        begin()
        return follows
    }

    mutating func take(_ line: UnsafeBufferPointer<UInt8>, _ limits: ReadingLimits) -> Verdict {
        let isFold = line[0] == 0x20 || line[0] == 0x09
        lines += 1
        allLines += 1
        let room = isFold ? max(0, limits.headerOctets - headerOctets) : limits.headerOctets
        octets += min(line.count, room)
        allOctets += min(line.count, room)
        headerOctets = (isFold ? headerOctets : 0) + line.count
        noteType(line, isFold)
        guard lines <= limits.headLines, allLines <= limits.allHeadLines else { return .tooMany }
        guard line.count <= room else { return .tooLong(kept: room) }
        return octets <= limits.headOctets && allOctets <= limits.allHeadOctets ? .kept : .tooMany
    }

    private mutating func noteType(_ line: UnsafeBufferPointer<UInt8>, _ isFold: Bool) {
        guard let base = line.baseAddress else { return }
        if !isFold { isContentType = line.count > 12 && strncasecmp(base, "content-type", 12) == 0 }
        guard isContentType else { return }
        holdsMessage = holdsMessage || line.contains(word: "message/")
        seenDigest = seenDigest || line.contains(word: "digest")
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// The word in lower case letters; the octets in any.
    fileprivate func contains(word: StaticString) -> Bool {
        guard count >= word.utf8CodeUnitCount, let base = baseAddress else { return false }
        return (0...(count - word.utf8CodeUnitCount)).contains {
            strncasecmp(base + $0, word.utf8Start, word.utf8CodeUnitCount) == 0
        }
    }
}
