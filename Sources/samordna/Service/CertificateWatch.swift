import Foundation
import Logging
import Mail
import Meetings
import Secretariat
import ServiceLifecycle

/// A word a day in the journal from a month before a mail server's certificate ends.
struct CertificateWatch: Service {
    let servers: [WatchedServer]
    let sights: MailServers
    let now: @Sendable () -> Date
    let logger: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                await look()
                try? await Task.sleep(for: .seconds(86_400))
            }
        }
    }

    private func look() async {
        for server in servers where !Task.isCancelled {
            do {
                let end = try await server.certificateEnd()
                sights.answered(server.name.side, at: now())
                if let end { sights.certificate(of: server.name.side, ends: end) }
                if let warning = server.warning(end, at: now()) { logger.warning("\(warning)") }
            } catch {
                sights.failed(server.name.side, "\(error)", at: now())
            }
        }
    }
}

/// A mail server, and how to see when its certificate ends.
struct WatchedServer: Sendable {
    let name: Name
    let certificateEnd: @Sendable () async throws -> Date?

    /// None where the server cannot be reached or its certificate has ended: that is told where mail meets it.
    func warning(at now: Date) async -> String? {
        warning((try? await certificateEnd()) ?? nil, at: now)
    }

    func warning(_ end: Date?, at now: Date) -> String? {
        ExpiryWarning(end: end, at: now).map { "\(name.words): \($0.certificateWords)" }
    }

    enum Name: String, Sendable {
        case mail, inbox

        var side: MailServers.Side { self == .mail ? .outgoing : .incoming }

        var words: String {
            switch self {
            case .mail: "the mail server"
            case .inbox: "the mailbox's server"
            }
        }
    }
}

extension ExpiryWarning {
    /// For operators, with what to do.
    var certificateWords: String {
        switch self {
        case .expires(let end):
            "its certificate ends on \(WallTime(end).day); see that whoever runs it renews it, mail stops without it"
        case .expired(let end): "its certificate ended on \(WallTime(end).day); see that whoever runs it renews it"
        }
    }
}

extension Configuration {
    /// Those with a certificate: a folder or an unencrypted server has none to look at.
    var watchedServers: [WatchedServer] {
        var watched: [WatchedServer] = []
        if case .smtp(let settings) = transport, settings.server.security != .none {
            watched.append(WatchedServer(name: .mail) { [transport] in try await transport.probe() })
        }
        if case .imap(let settings) = inbox, settings.server.security != .none {
            watched.append(WatchedServer(name: .inbox) { try await probeInbox() })
        }
        return watched
    }

    /// Signs in and leaves; when the server's certificate ends, where there is one.
    func probeInbox() async throws -> Date? {
        guard let inbox else { return nil }
        return try await MailCollector(from: inbox).probe()
    }
}
