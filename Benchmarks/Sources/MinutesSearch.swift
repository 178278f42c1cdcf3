import Foundation
import Meetings
import Secretariat
import Store

/// Ten years of six bodies' minutes, and how long a search in them takes: what is found, all counted, the first fifty read.
struct MinutesSearch {
    let path: String
    /// Where the same texts and searches are told for a peer, a line of JSON each.
    let told: String

    private let region = Region(bodies: 6)
    private let years = 2018...2027
    private let searches = 2_000

    struct Result: Encodable {
        let meetings: Int
        let words: Int
        let indexSeconds: Double
        let megabytes: Double
        let p50Milliseconds: Double
        let p99Milliseconds: Double
        /// Of those searches: how many found nothing, and the most that one found.
        let empty: Int
        let most: Int

        enum CodingKeys: String, CodingKey {
            case meetings, words, empty, most, megabytes
            case indexSeconds = "index_seconds"
            case p50Milliseconds = "p50_ms"
            case p99Milliseconds = "p99_ms"
        }
    }

    func measured() throws -> Result {
        let store = try Store(path: path)
        var text = InventedSwedish()
        let peer = try Told(path: told)
        let register = region.register
        var (meetings, words) = (0, 0)
        try store.write { try $0.save(register) }
        for year in years {
            try store.write { transaction in
                for meeting in region.meetings(in: year) {
                    words += try write(meeting, &text, peer, transaction)
                    meetings += 1
                }
            }
        }
        let index = try ContinuousClock().measure {
            while try store.write({ try $0.indexWritings(atMost: 500) }) > 0 {}
        }
        let found = try search(store, register, &text, peer)
        try store.close()
        let size = ["", "-wal"].reduce(0) { sum, end in
            let file = try? FileManager.default.attributesOfItem(atPath: path + end)
            return sum + (file?[.size] as? Int ?? 0)
        }
        let times = found.map(\.milliseconds).sorted()
        return Result(
            meetings: meetings, words: words, indexSeconds: index.seconds, megabytes: Double(size) / 1e6,
            p50Milliseconds: times[times.count / 2], p99Milliseconds: times[times.count * 99 / 100],
            empty: found.count { $0.count == 0 }, most: found.map(\.count).max() ?? 0)
    }

    /// Eight items of some 190 words, three decisions and four åtgärder.
    private func write(
        _ meeting: Meeting, _ text: inout InventedSwedish, _ peer: Told, _ transaction: Transaction
    ) throws -> Int {
        let now = meeting.start.nearestMoment
        var words = 0
        func paragraphs(of count: Int) throws -> String {
            let written = text.paragraphs(of: count)
            try peer.tell(Told.Line(start: Int(now.timeIntervalSince1970), text: written))
            return written
        }
        try transaction.save(meeting)
        try transaction.save(Minutes(meeting: meeting.id))
        for item in 1...8 {
            let section = MinutesSection(item: item, text: try paragraphs(of: 190))
            try transaction.save(section, of: meeting.id, by: "Bo", at: now)
            words += 190
        }
        for number in 1...3 {
            let decision = Decision(
                id: Key("\(meeting.id)-b\(number)"), body: meeting.body, meeting: meeting.id, item: number,
                text: try paragraphs(of: 14), agreed: meeting.start.day, isFinal: true)
            try transaction.save(decision, at: number)
        }
        for number in 1...4 {
            let action = Action(
                id: Key("\(meeting.id)-a\(number)"), body: meeting.body, meeting: meeting.id, item: number,
                text: try paragraphs(of: 12), agreed: meeting.start.day, state: .open(since: now))
            try transaction.save(action, at: number)
        }
        return words + 3 * 14 + 4 * 12
    }

    private func search(
        _ store: Store, _ register: Register, _ text: inout InventedSwedish, _ peer: Told
    ) throws -> [(milliseconds: Double, count: Int)] {
        try (0..<searches).map { number in
            let query = text.query(words: number % 3 + 1)
            try peer.tell(Told.Line(query: query))
            let sought = SoughtWritings(SoughtWords(query))
            var count = 0
            let time = try ContinuousClock().measure {
                count = try store.read { try $0.findWritings(sought, for: nil, register, limit: 50).count }
            }
            return (time.seconds * 1000, count)
        }
    }
}

/// What was written and sought, for a peer that does the same.
private final class Told {
    private let file: FileHandle
    private let encoder = JSONEncoder()

    struct Line: Encodable {
        /// Seconds since 1970.
        var start: Int?
        var text: String?
        var query: String?
    }

    init(path: String) throws {
        try Data().write(to: URL(filePath: path))
        file = try FileHandle(forWritingTo: URL(filePath: path))
    }

    func tell(_ line: Line) throws { try file.write(contentsOf: encoder.encode(line) + Data("\n".utf8)) }
}

/// Sentences of invented words with Swedish endings, as often as words of a language are: a few very often.
private struct InventedSwedish {
    private var random = SplitMix(state: 7)
    private let stems: [String]

    init() {
        let first = [
            "vår", "möt", "ans", "sam", "för", "häls", "bes", "åtg", "kom", "reg", "psy", "rem", "str", "äld", "öpp",
        ]
        let second = ["d", "and", "erk", "ling", "ver", "ort", "ist", "ölj", "änd", "åll", "iv", "om", "ust", "ap"]
        let third = ["", "plan", "mål", "stöd", "krav", "led", "grupp", "dag", "väg", "syn"]
        stems = first.flatMap { one in second.flatMap { two in third.map { one + two + $0 } } }
    }

    mutating func paragraphs(of count: Int) -> String {
        var words = (0..<count).map { _ in word() }
        for index in stride(from: 11, to: words.count, by: 12) { words[index] += "." }
        for index in stride(from: 59, to: words.count, by: 60) { words[index] += "\n\n" }
        return words.joined(separator: " ")
    }

    mutating func query(words count: Int) -> String { (0..<count).map { _ in word() }.joined(separator: " ") }

    /// The rank is spread as in a text (Zipf): the n-th word about as often as 1/n.
    private mutating func word() -> String {
        let share = Double(random.next() >> 11) / Double(1 << 53)
        let rank = Int(exp(share * log(Double(stems.count)))) - 1
        let endings = ["", "", "en", "et", "ar", "erna", "s", "a", "ande", "ens"]
        return stems[(rank * 7_919) % stems.count] + endings[Int(random.next() % UInt64(endings.count))]
    }
}

/// The same numbers in each run.
private struct SplitMix {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
