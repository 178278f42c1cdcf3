import Foundation

import Mail

/// The misbehaving SMTP server of `smtp_faults.py`, with what it noted.
final class FaultServer {
    let port: Int
    private let events: URL
    private let scratch: Scratch
    private let peer: Peer

    init(_ arguments: [String] = []) throws {
        scratch = try Scratch()
        events = scratch.directory.appending(path: "events")
        peer = try Peer("smtp_faults.py", ["--events", events.path] + arguments, isQuiet: true)
        port = Int(peer.greeting) ?? 0
    }

    func transport(silence: Int = 20) throws -> Transport { try .loopback(port, silence: silence) }

    /// A message that it took, in the order of their coming.
    struct Taken: Decodable, Equatable {
        let recipients: [String]
        let content: Data

        var messageID: String? {
            String(decoding: content, as: UTF8.self).split(whereSeparator: \.isNewline)
                .first { $0.lowercased().hasPrefix("message-id:") }
                .map { $0.dropFirst("message-id:".count).trimmingCharacters(in: [" ", "<", ">"]) }
        }
    }

    func taken() throws -> [Taken] { try noted("message", as: Taken.self) }

    /// Grows with everything that happens to it.
    var toldSoFar: Int { (try? Data(contentsOf: events, options: .alwaysMapped).count) ?? 0 }

    func count(of kind: String) throws -> Int { try noted(kind, as: Noted.self).count }

    private struct Noted: Decodable { let event: String }

    private func noted<Event: Decodable>(_ kind: String, as type: Event.Type) throws -> [Event] {
        let decoder = JSONDecoder()
        // What follows the last line's end is still being written.
        return try String(contentsOf: events, encoding: .utf8).split(separator: "\n", omittingEmptySubsequences: false)
            .dropLast().map { Data($0.utf8) }
            .filter { try decoder.decode(Noted.self, from: $0).event == kind }
            .map { try decoder.decode(type, from: $0) }
    }
}

extension Transport {
    static func loopback(_ port: Int, silence: Int = 20) throws -> Transport {
        .smtp(
            try SMTPSettings(
                host: "127.0.0.1", port: port, security: .none, authorityFile: nil, authentication: .none,
                connectTimeout: 5, silenceTimeout: silence, localName: "office.example"))
    }
}
