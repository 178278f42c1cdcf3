import ArgumentParser
import Documents
import Foundation
import Logging
import Mail
import Secretariat
import ServiceLifecycle
import Store
import Web

struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Runs the service: decides, records and sends, and answers on the web.",
        discussion: "SIGTERM ends it in order: the message in hand is finished.")

    @OptionGroup var office: OfficeOptions

    func run() async throws {
        try await office.configuration().serve()
    }
}

extension Configuration {
    func serve() async throws {
        let logger = logger()
        // Before the database is opened: a newer release must not change the schema under a running one.
        let lock = try DaemonLock(database: database)
        let secretary = try secretary()
        let notification = Notification(environment: ProcessInfo.processInfo.environment)
        let heartbeat = Heartbeat(notification: notification)
        let servers = mailServers
        let site = Site(
            secretary: secretary, library: try PageLibrary(directory: templates, contents: Site.contents),
            premises: try premises(servers), isProxied: isProxied, isAlive: { heartbeat.isAlive },
            onListening: notification.ready)
        let web = Website(site: site, host: webHost, port: webPort, logger: logger)
        let schedule = Schedule(
            secretary: secretary, transport: transport, notification: notification, heartbeat: heartbeat,
            servers: servers,
            logger: logger)
        let watch = SecretWatch(end: secretEnds, now: secretary.world.now, logger: logger)
        let certificates = CertificateWatch(
            servers: watchedServers, sights: servers, now: secretary.world.now, logger: logger)
        let calendars = CalendarWatch(secretary: secretary, web: self.web, logger: logger)
        let press = MinutesPress(secretary: secretary, document: try minutesDocument(), logger: logger)
        let papers = PaperWatch(secretary: secretary, counter: counter, web: self.web, logger: logger)
        var services: [any Service] = [web, heartbeat, schedule, watch, certificates, calendars, press, papers]
        if let collection = collection(secretary, servers, logger) { services.append(collection) }
        let group = ServiceGroup(
            configuration: .init(
                services: services.map { .init(service: $0) },
                gracefulShutdownSignals: [.sigterm, .sigint], logger: logger))
        try await group.run()
        withExtendedLifetime(lock) {}
    }

    /// Sets minutes as PDF.
    func minutesDocument() throws -> @Sendable (MinutesContent) async throws -> Data {
        let (texts, renderer) = (try MeetingTexts(directory: templates), Renderer(program: renderer))
        let logo = try logo.map { try Logo(path: $0.path, words: $0.words) }
        return { try await texts.pdf(.minutes($0), logo: logo, by: renderer) }
    }

    private func premises(_ servers: MailServers) throws -> Premises {
        let shipped = URL(fileURLWithPath: Setting.templates.usual ?? "", isDirectory: true)
        let hasShipped = FileManager.default.fileExists(atPath: shipped.path)
        return Premises(
            templates: templates,
            standardTemplates: hasShipped && shipped.standardized.path != templates.standardized.path ? shipped : nil,
            workload: try WorkloadTexts(directory: templates), renderer: Renderer(program: renderer), counter: counter,
            documents: try documentDesk(), servers: servers,
            backups: BackupFolder(path: backups), proxy: proxy)
    }

    /// What the office's page calls the servers.
    private var mailServers: MailServers {
        let outgoing =
            switch transport {
            case .smtp(let settings): "\(settings.server.host), port \(settings.server.port)"
            case .maildir(let folder): "mappen \(folder.path)"
            }
        let incoming: String? =
            switch inbox {
            case .imap(let settings): "\(settings.server.host), port \(settings.server.port)"
            case .maildir(let folder): "mappen \(folder.path)"
            case nil: nil
            }
        return MailServers(outgoing: outgoing, incoming: incoming, secretEnds: secretEnds)
    }

    private func collection(_ secretary: Secretary, _ servers: MailServers, _ logger: Logger) -> Collection? {
        inbox.map { source in
            Collection(
                secretary: secretary, source: source, placement: inboxDone.map { .moved(to: $0) } ?? .read,
                interval: inboxInterval, servers: servers, logger: logger)
        }
    }

    private func logger() -> Logger {
        var logger = Logger(label: "samordna") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = logLevel
        return logger
    }
}

/// The web as one of the daemon's services.
private struct Website: Service {
    let site: Site
    let host: String
    let port: Int
    let logger: Logger

    func run() async throws { try await site.serve(host: host, port: port, logger: logger) }
}
