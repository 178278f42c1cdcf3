import Crypto
import Documents
import Foundation
import Meetings

extension MinutesContent {
    /// What tells one text of the notes from another, whoever has said yes to it and whatever it is called.
    package var mark: String {
        var bare = self
        (bare.version, bare.correction, bare.approval, bare.next) = (nil, nil, nil, nil)
        (bare.region, bare.contact, bare.diaryNumber) = ("", "", nil)
        bare.standing = .working(on: .newYear(2000))
        return SHA256.hash(data: Data(((try? bare.json()) ?? "").utf8)).hexadecimal
    }

    /// Each of its headings with all that stands under it, as plain lines.
    package var passages: [Passage] {
        let lists = [
            Passage(key: "people", heading: "Närvarande", text: people.map(\.line).inLines),
            Passage(key: "papers", heading: "Handlingar", text: papers.map { "\($0.number). \($0.title)" }.inLines),
        ]
        let facts = [
            diaryNumber.map { "Diarienummer \($0)" }, "\(start.inFull(minutes: length))", place.capitalizedSentence,
        ].compactMap(\.self)
        let head = Passage(key: "head", heading: "Mötet", text: facts.inLines)
        return [head, lists[0]] + items.map { Passage(read($0)) } + [lists[1]]
    }

    /// A heading of minutes with its text.
    package struct Passage: Hashable, Sendable {
        /// What holds on to it while its words change.
        package let key: String
        package let heading: String
        package let text: String

        init(key: String, heading: String, text: String) {
            self.key = key
            self.heading = heading
            self.text = text
        }

        fileprivate init(_ item: Item) {
            key = "\(item.id)"
            heading = item.heading
            text = item.lines.inLines
        }
    }

    /// How it differs from an earlier version, heading by heading; those that are the same are left out.
    package func differences(from earlier: MinutesContent) -> [PassageDifference] {
        let (before, after) = (earlier.passages, passages)
        let gone = before.filter { old in !after.contains { $0.key == old.key } }.map { ($0, Passage?.none) }
        let kept = after.map { new in (before.first { $0.key == new.key }, Optional(new)) }
        return (kept.map { PassageDifference($0, $1) } + gone.map { PassageDifference($0, $1) }).filter { !$0.isEmpty }
    }

    /// With the åtgärder of an earlier version as they were agreed, whatever has become of them, but for those that are
    /// worded otherwise now.
    func withUndertakings(of earlier: MinutesContent, but reworded: Set<String>) -> MinutesContent {
        var kept = self
        for index in kept.items.indices {
            let agreed = earlier.items.first { $0.id == items[index].id }?.actions ?? []
            kept.items[index].actions = items[index].actions.map { action in
                guard !reworded.contains(action.text) else { return action }
                return agreed.first { $0.text == action.text } ?? agreed.first { $0.isSame(as: action) } ?? action
            }
        }
        return kept
    }

    /// The headings under which they differ from an earlier version.
    func differences(fromJSON json: String) throws -> [String] {
        differences(from: try MinutesContent(json: json)).map(\.heading)
    }

    /// Whether there is anything in the notes but headings.
    package var hasText: Bool { items.contains { !$0.lines.isEmpty } }

    /// Those who came, by group, and the others, each list with its label.
    var people: [LabelledPeople] {
        let others = [
            ("Anmält förhinder", excused), ("Uteblev", absent), ("Närvaro ej antecknad", unrecorded),
        ].map { LabelledPeople(label: $0, names: $1.map(\.words)) }
        let lists =
            present.map { LabelledPeople(label: $0.label, names: $0.people.map(\.words)) } + others
            + [
                LabelledPeople(label: "Föredragande", names: presenters.map(\.name)),
                LabelledPeople(label: "Antecknade", names: notedBy.map(\.words)),
            ]
        return lists.filter { !$0.names.isEmpty }
    }
}

/// People in a line of minutes, with what they have in common.
struct LabelledPeople: Hashable, Sendable {
    /// “Region Exempel”, “Anmält förhinder”.
    let label: String
    let names: [String]

    /// “Anmält förhinder: Egon Ström och Fia Lund.”
    var line: String { "\(label): \(String.enumeration(names))." }
}

/// A heading of minutes, and how its text became another.
package struct PassageDifference: Hashable, Sendable {
    package let key: String
    package let heading: String
    package let text: TextDifference

    fileprivate init(_ old: MinutesContent.Passage?, _ new: MinutesContent.Passage?) {
        key = new?.key ?? old?.key ?? ""
        heading = new?.heading ?? old?.heading ?? ""
        let isRenamed = old != nil && new != nil && old?.heading != new?.heading
        let heads = isRenamed ? ["\(old?.heading ?? "")\n", "\(new?.heading ?? "")\n"] : ["", ""]
        text = TextDifference(from: heads[0] + (old?.text ?? ""), to: heads[1] + (new?.text ?? ""))
    }

    fileprivate var isEmpty: Bool { text.isEmpty }
}

extension MinutesContent.Item {
    /// “3. Gapanalys”.
    package var heading: String { number.map { "\($0). \(title)" } ?? title }

    /// All that stands under the heading, line by line.
    package var lines: [String] {
        let words = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
            .filter { !$0.allSatisfy(\.isWhitespace) }
        let away = recusals.map { "Jäv: \($0.name)\($0.note.map { ", \($0)" } ?? "")" }
        let agreed = decisions.map { "Beslut: \($0.capitalizedSentence)" } + actions.map { "Åtgärd: \($0.line)" }
        let end: [String] =
            switch outcome {
            case .lifted(let to): ["Lyfts till \(to)"]
            case .postponed: ["Tas upp igen vid ett senare möte"]
            case nil: []
            }
        return away + words + agreed + end
    }
}

extension MinutesContent.Undertaking {
    /// One of them may name its owners in its words, when others have taken it over since.
    fileprivate func isSame(as other: Self) -> Bool {
        [(text, other.text), (other.text, text)].contains { long, short in
            long.hasPrefix("\(short) – ") || long.hasPrefix("\(short) - ")
        }
    }

    fileprivate var line: String {
        let who = owners.isEmpty ? "" : " – \(String.enumeration(owners))"
        return "\(text)\(who)\(due.map { ", \($0)" } ?? "")"
    }
}

extension MinutesContent.Attendee {
    /// “Karin Holmberg (Björklunda kommun, 50 minuter)”.
    fileprivate var words: String {
        let facts = [role, authority, note].compactMap(\.self)
        return facts.isEmpty ? name : "\(name) (\(facts.joined(separator: ", ")))"
    }
}

extension [String] {
    fileprivate var inLines: String { joined(separator: "\n") }
}
