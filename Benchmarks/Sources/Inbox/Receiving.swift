import Calendars
import Foundation
import Mail
import Secretariat
import Store

/// Replies taken in one after the other, from the octets that came to what is on record.
struct Receiving {
    let extent: Extent
    let folder: URL

    enum Extent: String {
        /// Until the answers are found.
        case read
        /// Until they are on record, without the commit.
        case record
        /// With a commit for fifty messages, as the mailbox reader makes it, or for each.
        case batch, each
    }

    struct Result: Encodable {
        let messages: Int
        let octets: Int
        let seconds: Double
        let messagesPerSecond: Double

        enum CodingKeys: String, CodingKey {
            case messages, octets, seconds, messagesPerSecond = "messages_per_second"
        }
    }

    /// Writes the replies that both sides read.
    static func write(_ count: Int, to folder: URL) throws {
        for reply in Answering(path: "").replies(count) {
            try reply.octets.write(to: folder.appending(path: "\(1_000_000 + reply.number).eml"))
        }
    }

    func measured(share: URL) throws -> Result {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".eml") }
        let letters = try names.sorted().map { name in
            Secretary.Delivery(octets: try Data(contentsOf: folder.appending(path: name)), source: name)
        }
        let secretary = try Answering(path: folder.appending(path: "received.sqlite").path).secretary(share: share)
        let elapsed =
            switch extent {
            case .read: try read(letters)
            case .record: try uncommitted(letters, secretary)
            case .batch, .each: try committed(letters, secretary)
            }
        return Result(
            messages: letters.count, octets: letters.reduce(0) { $0 + $1.octets.count }, seconds: elapsed.seconds,
            messagesPerSecond: Double(letters.count) / elapsed.seconds)
    }

    private func read(_ letters: [Secretary.Delivery]) throws -> Duration {
        var answers = 0
        let elapsed = ContinuousClock().measure {
            for letter in letters {
                let recognition = Recognition(IncomingMessage(parsing: letter.octets))
                answers += recognition.answering.flatMap { AnswerSheet(reading: $0.text).answers }.count
            }
        }
        guard answers == letters.count else {
            throw BenchmarkError.incomplete(accepted: answers, messages: letters.count, cause: "not all were read")
        }
        return elapsed
    }

    private func uncommitted(_ letters: [Secretary.Delivery], _ secretary: Secretary) throws -> Duration {
        try batches(of: letters, 50).reduce(.zero) { sum, batch in
            try secretary.store.rehearse { transaction in
                let elapsed = try ContinuousClock().measure {
                    try secretary.conclude(try secretary.keep(batch, transaction), transaction)
                }
                try check(batch, transaction.snapshot)
                return sum + elapsed
            }
        }
    }

    private func committed(_ letters: [Secretary.Delivery], _ secretary: Secretary) throws -> Duration {
        let batches = batches(of: letters, extent == .batch ? 50 : 1)
        let elapsed = try ContinuousClock().measure {
            for batch in batches { _ = try secretary.receive(batch) }
        }
        try secretary.store.read { try check(letters, $0) }
        return elapsed
    }

    private func batches(of letters: [Secretary.Delivery], _ size: Int) -> [[Secretary.Delivery]] {
        stride(from: 0, to: letters.count, by: size).map { Array(letters[$0..<min($0 + size, letters.count)]) }
    }

    private func check(_ letters: [Secretary.Delivery], _ snapshot: Snapshot) throws {
        let all = try snapshot.incoming(limit: letters.count)
        let other = all.first { $0.outcome != .applied }
        guard other == nil, all.count == letters.count else {
            throw BenchmarkError.incomplete(
                accepted: all.count { $0.outcome == .applied }, messages: letters.count,
                cause: other.map { "\($0.source): \($0.reasons)" })
        }
    }
}
