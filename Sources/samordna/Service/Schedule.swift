import Foundation
import Logging
import Mail
import Secretariat
import ServiceLifecycle
import Store

/// The service's recurring work: decide what is owed, carry out what is recorded.
///
/// A round every few seconds; a round in which nothing is due reads two numbers from the database.
struct Schedule: Service {
    let secretary: Secretary
    let transport: Transport
    let notification: Notification
    let heartbeat: Heartbeat
    let servers: MailServers
    let logger: Logger

    func run() async throws {
        await withGracefulShutdownHandler {
            await cancelWhenGracefulShutdown {
                var state = State()
                while !Task.isCancelled {
                    await round(&state)
                    try? await Task.sleep(for: .seconds(2))
                }
            }
        } onGracefulShutdown: {
            notification.stopping()
        }
        logger.info("ended in order")
    }

    /// What one round remembers for the next.
    struct State {
        var clock = ClockGuard()
        var decidedAt: Int64?
        var nextDecision: Date?
        var watch = StuckMail()
        var lastFailure: String?
        /// When words are next looked for that a search does not know, of mail and of minutes.
        var nextIndexing = Date.distantPast
    }

    private func round(_ state: inout State) async {
        heartbeat.beat()
        do {
            try guardClock(&state)
            try decide(&state)
            try await perform(&state)
            try indexMail(&state)
            state.lastFailure = nil
        } catch {
            // The same trouble every two seconds is said once.
            guard state.lastFailure != "\(error)" else { return }
            state.lastFailure = "\(error)"
            logger.error("round failed", metadata: ["cause": "\(error)"])
        }
    }

    private func guardClock(_ state: inout State) throws {
        guard let jump = state.clock.jump(wall: secretary.world.now(), uptime: uptime) else { return }
        try secretary.pauseForClock(jump: jump)
        logger.error("the clock jumped; sending is held until samordna resume", metadata: ["seconds": "\(Int(jump))"])
    }

    private var uptime: Duration { ContinuousClock().systemEpoch.duration(to: ContinuousClock.now) }

    private func decide(_ state: inout State) throws {
        let latest = try secretary.store.read { try $0.latestFact() }
        let isDue = state.nextDecision.map { secretary.world.now() >= $0 } ?? false
        guard latest != state.decidedAt || isDue else { return }
        let decision = try secretary.decide()
        // Read before deciding: what another command records meanwhile is decided next round.
        state.decidedAt = latest
        state.nextDecision = decision.next
        guard !decision.isEmpty else { return }
        logger.info("decided", metadata: ["composed": "\(decision.composed)", "lapsed": "\(decision.lapsed)"])
        for failure in decision.failures {
            logger.error(
                "a mail cannot be composed; correct the person's entry and import it",
                metadata: ["person": "\(failure.person)", "scope": "\(failure.scope)"])
        }
        if decision.surge { logger.error("far more mail than usual; sending is held until samordna resume") }
    }

    private func perform(_ state: inout State) async throws {
        let next = try secretary.nextSending()
        if let next, next <= secretary.world.now() {
            let sent = try await secretary.perform(through: transport, progressed: heartbeat.progress)
            if !sent.isEmpty {
                // What has left may free what waited for it.
                state.decidedAt = nil
                report(sent)
            }
        }
        let trouble = try secretary.store.read { try $0.oldestTried() }
        let now = secretary.world.now()
        if let age = state.watch.alarm(since: trouble, at: now) {
            logger.warning("mail is stuck; see samordna outbox", metadata: ["minutes": "\(Int(age / 60))"])
        }
    }

    /// A little at a time, so that no mail waits for it.
    private func indexMail(_ state: inout State) throws {
        let now = secretary.world.now()
        guard now >= state.nextIndexing else { return }
        let left = try secretary.indexMail(atMost: 200) + secretary.indexWritings(atMost: 200)
        state.nextIndexing = left > 0 ? now : now.addingTimeInterval(60)
    }

    private func report(_ sent: Sent) {
        logger.info(
            "sent",
            metadata: [
                "accepted": "\(sent.accepted)", "refused": "\(sent.refused)", "deferred": "\(sent.deferred)",
                "inDoubt": "\(sent.inDoubt + sent.recovered)",
            ])
        if sent.accepted + sent.refused + sent.deferred > 0 { servers.answered(.outgoing, at: secretary.world.now()) }
        if let reason = sent.unavailable {
            servers.failed(.outgoing, reason, at: secretary.world.now())
            logger.warning("the mail server takes nothing", metadata: ["cause": "\(reason)"])
        }
        if let failure = sent.failure {
            logger.error("the outbox could not be kept", metadata: ["cause": "\(failure)"])
        }
    }
}

/// When to say that mail is stuck: after a quarter of an hour, then once an hour.
struct StuckMail {
    private var lastSaid: Date?

    /// Seconds since mail has been tried in vain, where it is time to say so.
    mutating func alarm(since: Date?, at now: Date) -> TimeInterval? {
        guard let since, now.timeIntervalSince(since) > 15 * 60 else { return nil }
        if let lastSaid, now.timeIntervalSince(lastSaid) < 3600 { return nil }
        lastSaid = now
        return now.timeIntervalSince(since)
    }
}
