import Meetings
import Testing

@Suite struct LineMergeTests {
    @Test(arguments: [
        ("both in lines of their own", "a\nb\nc\nd\ne", "A\nb\nc\nd\ne", "a\nb\nc\nd\nE", "A\nb\nc\nd\nE"),
        ("one adds, the other takes away", "a\nb\nc\nd", "a\nx\nb\nc\nd", "a\nb\nc", "a\nx\nb\nc"),
        ("both the same", "a\nb\nc", "a\nx\nc", "a\nx\nc", "a\nx\nc"),
        ("only the other", "a\nb", "a\nb", "a\nc", "a\nc"),
        ("only one", "a\nb", "a\nc", "a\nb", "a\nc"),
        ("the same change and one more", "a\nb\nc\nd\ne", "a\nB\nc\nd\ne", "a\nB\nc\nd\nE", "a\nB\nc\nd\nE"),
        ("an empty text gets its first lines", "", "", "a\nb", "a\nb"),
        ("emoji and letters of several parts", "👩‍⚕️\nb\né\nd\nå", "👩‍⚕️x\nb\né\nd\nå", "👩‍⚕️\nb\né\nd\nåå", "👩‍⚕️x\nb\né\nd\nåå"),
    ]) func `changes that do not touch each other come together`(
        what: String, base: String, mine: String, theirs: String, merged: String
    ) {
        #expect(LineMerge.merged(base, mine: mine, theirs: theirs) == merged)
        #expect(LineMerge.merged(base, mine: theirs, theirs: mine) == merged)
    }

    @Test(arguments: [
        ("the same line", "a\nb\nc", "a\nx\nc", "a\ny\nc"),
        ("lines beside each other", "a\nb\nc\nd", "a\nx\nc\nd", "a\nb\ny\nd"),
        ("both at the end", "a", "a\nb", "a\nc"), ("one removes what the other changes", "a\nb\nc", "a\nc", "a\nB\nc"),
    ]) func `changes that touch each other are left to people`(what: String, base: String, mine: String, theirs: String)
    {
        #expect(LineMerge.merged(base, mine: mine, theirs: theirs) == nil)
    }

    @Test func `of any two changed texts no line that either added is lost in what is merged`() {
        var random = Seeded(7)
        for _ in 0..<500 {
            let base = (0..<8).map { "rad \($0)" }
            let (mine, theirs) = (random.changed(base, by: "mina"), random.changed(base, by: "andras"))

            let merged = LineMerge.merged(
                base.joined(separator: "\n"), mine: mine.joined(separator: "\n"),
                theirs: theirs.joined(separator: "\n"))

            guard let merged else { continue }
            let lines = Set(merged.split(separator: "\n").map(String.init))
            #expect(lines.isSuperset(of: (mine + theirs).filter { !base.contains($0) }))
            #expect(lines.isSuperset(of: base.filter { mine.contains($0) && theirs.contains($0) }))
        }
    }

    @Test func `texts that are too long to compare are left to people, at once`() {
        let lines = { (word: String) in (0..<20_000).map { "\(word) \($0)" }.joined(separator: "\n") }

        #expect(LineMerge.merged(lines("a"), mine: lines("b"), theirs: lines("c")) == nil)
    }
}

/// The same numbers every time.
private struct Seeded: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state >> 11 ^ state << 40
    }

    mutating func changed(_ lines: [String], by who: String) -> [String] {
        var lines = lines
        for step in 0..<Int.random(in: 1...3, using: &self) {
            let index = Int.random(in: 0..<lines.count, using: &self)
            switch Int.random(in: 0..<3, using: &self) {
            case 0: lines[index] = "\(who) \(step)"
            case 1: lines.insert("\(who) ny \(step)", at: index)
            default: if lines.count > 1 { lines.remove(at: index) }
            }
        }
        return lines
    }
}
