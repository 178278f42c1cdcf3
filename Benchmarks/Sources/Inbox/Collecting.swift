import Foundation
import Mail
import Secretariat
import Store

/// A mailbox full of replies, taken in from a mail server through the service's own reader into its database.
struct Collecting {
    let server: Server
    let messages: Int
    let folder: URL

    /// The line that mailserver.py prints.
    struct Server: Decodable {
        let imaps: Int
        let ca: String
        let password: String
    }

    struct Result: Encodable {
        let messages: Int
        let seconds: Double
        let messagesPerSecond: Double
        let peakMegabytes: Double

        enum CodingKeys: String, CodingKey {
            case messages, seconds, messagesPerSecond = "messages_per_second", peakMegabytes = "peak_megabytes"
        }
    }

    func measured(share: URL) async throws -> Result {
        let secretary = try Answering(path: folder.appending(path: "collected.sqlite").path).secretary(share: share)
        let collector = MailCollector(
            from: .imap(
                IMAPSettings(
                    server: try MailServer(
                        host: "localhost", port: server.imaps, security: .tls, authorityFile: server.ca,
                        authentication: .plain(user: Sending.mailbox, password: server.password)))))
        let clock = ContinuousClock()
        let start = clock.now
        let collected = try await secretary.collect(from: collector, placement: .read)
        let elapsed = start.duration(to: clock.now)
        let applied = collected.outcomes[.applied] ?? 0
        guard applied == messages else {
            throw BenchmarkError.incomplete(
                accepted: applied, messages: messages, cause: "\(collected.outcomes) \(collected.withheld)")
        }
        return Result(
            messages: messages, seconds: elapsed.seconds, messagesPerSecond: Double(messages) / elapsed.seconds,
            peakMegabytes: Memory.peakMegabytes)
    }
}
