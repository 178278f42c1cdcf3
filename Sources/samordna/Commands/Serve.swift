import ArgumentParser
import Documents
import Foundation
import Logging
import Secretariat
import ServiceLifecycle
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
        let site = Site(
            secretary: secretary, library: try PageLibrary(directory: templates, contents: Site.contents),
            premises: try premises(), isProxied: isProxied, isAlive: { heartbeat.isAlive }, onListening: notification.ready)
        let web = Website(site: site, host: webHost, port: webPort, logger: logger)
        let schedule = Schedule(
            secretary: secretary, transport: transport, notification: notification, heartbeat: heartbeat, logger: logger
        )
        let watch = SecretWatch(end: secretEnds, now: secretary.world.now, logger: logger)
        let certificates = CertificateWatch(servers: watchedServers, now: secretary.world.now, logger: logger)
        let calendars = CalendarWatch(secretary: secretary, web: self.web, logger: logger)
        var services: [any Service] = [web, heartbeat, schedule, watch, certificates, calendars]
        if let collection = collection(secretary, logger) { services.append(collection) }
        let group = ServiceGroup(
            configuration: .init(
                services: services.map { .init(service: $0) },
                gracefulShutdownSignals: [.sigterm, .sigint], logger: logger))
        try await group.run()
        withExtendedLifetime(lock) {}
    }

    private func premises() throws -> Premises {
        Premises(
            templates: templates, workload: try WorkloadTexts(directory: templates),
            renderer: Renderer(program: renderer))
    }

    private func collection(_ secretary: Secretary, _ logger: Logger) -> Collection? {
        inbox.map { source in
            Collection(
                secretary: secretary, source: source, placement: inboxDone.map { .moved(to: $0) } ?? .read,
                interval: inboxInterval, logger: logger)
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
