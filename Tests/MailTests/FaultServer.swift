import Foundation
import Synchronization

@testable import Mail

/// The misbehaving SMTP server of `smtp_faults.py`, with what it noted.
struct FaultServer {
    let port: Int
    let certificates: Certificates?
    private let events: URL
    private let scratch: Scratch
    private let peer: Peer

    enum Protection { case none, startTLS, tls }

    init(_ protection: Protection = .none, authentication: String = "", address: String = "127.0.0.1") throws {
        scratch = try Scratch()
        events = scratch.directory.appending(path: "events")
        certificates = protection == .none ? nil : try Certificates(in: scratch.directory)
        let certificate = certificates.map { ["--certificate", $0.server] } ?? []
        peer = try Peer(
            "smtp_faults.py",
            ["--events", events.path, "--auth", authentication, "--address", address] + certificate
                + (protection == .startTLS ? ["--starttls"] : []))
        port = Int(peer.greeting) ?? 0
    }

    /// A server that says one line, or nothing, and then nothing more.
    init(saying line: String) throws {
        scratch = try Scratch()
        events = scratch.directory.appending(path: "events")
        certificates = nil
        peer = try Peer("smtp_faults.py", ["--events", events.path, "--says", line])
        port = Int(peer.greeting) ?? 0
    }

    func settings(
        _ security: SMTPSettings.Security = .none, authority: String? = nil, authentication: Authentication = .none,
        patience: Int = 10, silence: Int = 20
    ) throws -> SMTPSettings {
        try SMTPSettings(
            host: "127.0.0.1", port: port, security: security, authorityFile: authority ?? certificates?.authority,
            authentication: authentication, connectTimeout: patience, silenceTimeout: silence,
            localName: "office.example")
    }

    /// One thing the server noted.
    struct Event: Decodable {
        let event: String
        let connection: Int
        let sender: String?
        let recipients: [String]?
        let content: Data?
        let mechanism: String?
        let success: Bool?
    }

    func noted(_ kind: String) throws -> [Event] {
        try String(contentsOf: events, encoding: .utf8).split(separator: "\n")
            .map { try JSONDecoder().decode(Event.self, from: Data($0.utf8)) }
            .filter { $0.event == kind }
    }
}

/// The parcels given to couriers and what they said of them.
final class Counter: Sendable {
    private let parcels: Mutex<[Parcel]>
    private let outcomes = Mutex<[Int64: Delivery]>([:])

    init(_ parcels: [Parcel]) { self.parcels = Mutex(parcels) }

    var deliveries: [Delivery] {
        outcomes.withLock { $0.sorted { $0.key < $1.key }.map(\.value) }
    }

    func next(_ previous: (Parcel, Delivery)?, _ stopping: Bool) -> Parcel? {
        if let previous { outcomes.withLock { $0[previous.0.id] = previous.1 } }
        guard !stopping else { return nil }
        return parcels.withLock { $0.isEmpty ? nil : $0.removeFirst() }
    }

    /// Carries everything over one connection unless told otherwise.
    static func carry(_ parcels: [Parcel], by transport: Transport, connections: Int = 1) async -> [Delivery] {
        let counter = Counter(parcels)
        await Couriers(transport: transport, connections: connections).run(next: counter.next)
        return counter.deliveries
    }
}
