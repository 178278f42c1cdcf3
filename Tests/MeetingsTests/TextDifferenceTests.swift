import Meetings
import Testing

@Suite struct TextDifferenceTests {
    @Test(arguments: [
        ("Vi sågs i mars.", "Vi sågs i april.", "Vi sågs i -mars.-+april.+"),
        ("a\nb", "a\nnytt\nb", "a\n+nytt\n+b"), ("", "hej", "+hej+"), ("hej", "", "-hej-"), ("", "", ""),
        ("samma", "samma", "samma"), ("en två tre", "två tre", "-en -två tre"),
        ("åäö 👩‍👩‍👧 ord", "åäö 👩‍👩‍👧 annat", "åäö 👩‍👩‍👧 -ord-+annat+"),
    ]) func `what is new and what is gone is told word by word`(old: String, new: String, shown: String) {
        #expect(TextDifference(from: old, to: new).shown == shown)
    }

    @Test func `both texts can be put together again, however long they are`() {
        let old = (0..<6_000).map { "ord\($0 % 97)\($0 % 11 == 0 ? "\n" : " ")" }.joined()
        let new = (0..<6_000).filter { $0 % 13 != 0 }.map { "ord\($0 % 89)\($0 % 11 == 0 ? "\n" : " ")" }.joined()

        let runs = TextDifference(from: old, to: new).runs

        #expect(runs.filter { $0.kind != .inserted }.map(\.text).joined().trimmed == old.trimmed)
        #expect(runs.filter { $0.kind != .deleted }.map(\.text).joined().trimmed == new.trimmed)
    }
}

extension TextDifference {
    /// With plus around what is new and minus around what is gone.
    fileprivate var shown: String {
        runs.map { run in
            switch run.kind {
            case .same: run.text
            case .inserted: "+\(run.text)+"
            case .deleted: "-\(run.text)-"
            }
        }.joined()
    }
}

extension String {
    fileprivate var trimmed: String {
        var text = self[...]
        while text.last?.isNewline ?? false { text.removeLast() }
        return String(text)
    }
}
