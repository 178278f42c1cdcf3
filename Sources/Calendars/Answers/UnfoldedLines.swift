/// The lines of a calendar without their folds, as ranges of one run of octets: an answer has a hundred lines of which a
/// dozen matter. Lines may end with CRLF, LF or CR; empty ones mean nothing.
struct UnfoldedLines {
    private(set) var octets: [UInt8] = []
    private(set) var ranges: [Range<Int>] = []

    init(of text: String) {
        var text = text
        text.withUTF8 { take($0) }
    }

    private mutating func take(_ source: UnsafeBufferPointer<UInt8>) {
        octets.reserveCapacity(source.count)
        var (position, begin) = (0, 0)
        if source.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
        while position < source.count {
            let end = source[position...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? source.count
            defer { position = end + 1 }
            guard end > position else { continue }
            let isFold = source[position] == 0x20 || source[position] == 0x09
            if !isFold {
                close(from: begin)
                begin = octets.count
            }
            octets.append(contentsOf: source[(isFold ? position + 1 : position)..<end])
        }
        close(from: begin)
    }

    private mutating func close(from begin: Int) {
        if begin < octets.count { ranges.append(begin..<octets.count) }
    }
}
