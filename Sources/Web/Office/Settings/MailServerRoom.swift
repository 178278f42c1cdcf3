import Documents
import Foundation
import Hummingbird
import Meetings
import Secretariat
import Store

/// How the mail servers are, and a mail that tries them.
struct MailServerRoom: Sendable {
    let office: OfficeRooms
    let premises: Premises
    private let tries = Limiter(limit: 10, window: 3600)

    init(office: OfficeRooms, premises: Premises) {
        self.office = office
        self.premises = premises
    }

    private var secretary: Secretary { office.secretary }
    private var today: Day { WallTime(secretary.world.now()).day }

    func open(_ router: some RouterMethods<SiteContext>) {
        router.get("installningar/mejl") { request, context in
            try show(test: Int64(try request.query["prov"]), context)
        }
        router.form("installningar/mejl/prov") { form, _, context in try send(form, context) }
    }

    private func show(test: Int64?, _ context: SiteContext) throws -> Response {
        let visit = try office.visit(context, to: .configure)
        return try secretary.store.read { snapshot in
            let message = try test.flatMap { try snapshot.message($0) }.flatMap { $0.kind == .test ? $0 : nil }
            let trial = try message.map {
                TestTrial($0, try snapshot.attempts(at: $0.id), at: secretary.world.now(), on: today)
            }
            let page = MailServerPage(
                try MailServerFacts(premises.servers, snapshot), staff: staff(for: visit, try snapshot.register()),
                chosen: visit.person.id, trial: trial, mayList: visit.clearance.mayAnywhere(.seeLedger), on: today,
                token: context.token)
            return try office.page(page, "Mejlservrar", in: .settings, for: context, snapshot)
        }
    }

    private func send(_ form: Form, _ context: SiteContext) throws -> Response {
        let visit = try office.visit(context, to: .configure)
        let person = Key<Person>(form["till"])
        let known = try secretary.store.read { staff(for: visit, try $0.register()).map(\.id) }
        guard known.contains(person) else { throw WebProblem.notAllowed }
        guard tries.allows(visit.person.id.text, at: secretary.world.now()) else { throw WebProblem.tooOften }
        guard let id = try secretary.sendTest(to: person, by: visit.person.name) else { throw WebProblem.notFound }
        return .see("/installningar/mejl?prov=\(id)#prov")
    }

    /// Those with a role of the office and an address, in the bodies that she looks after.
    private func staff(for visit: Visit, _ register: Register) -> [Person] {
        let bodies = visit.clearance.bodies(.configure, in: register)
        let holders = bodies.flatMap { register.holders(in: $0.id, on: today) }
            .filter { Seat.Role.office.contains($0.seat.role) }.map(\.person)
        let people = Dictionary((holders + [visit.person]).map { ($0.id, $0) }, uniquingKeysWith: { one, _ in one })
        return people.values.filter { $0.address != nil }.sorted { String.inSurnameOrder($0.name, $1.name) }
    }
}

/// What is known of the servers and the queue.
struct MailServerFacts {
    let outgoing: String
    let incoming: String?
    let secretEnds: Date?
    let outgoingSight: MailServers.Sight
    let incomingSight: MailServers.Sight
    let counts: [OutboxMessage.State: Int]
    let refused: Attempt?

    init(_ servers: MailServers, _ snapshot: Snapshot) throws {
        outgoing = servers.outgoing
        incoming = servers.incoming
        secretEnds = servers.secretEnds
        var sight = servers.sight(of: .outgoing)
        // What it took before the service began is on record.
        let last = try snapshot.lastAttempt(.accepted)?.at
        sight.answered = [sight.answered, last].compactMap(\.self).max()
        if sight.failed == nil, let attempt = try snapshot.lastAttempt(.unavailable), attempt.at > last ?? .distantPast
        {
            (sight.failed, sight.words) = (attempt.at, attempt.reply)
        }
        outgoingSight = sight
        incomingSight = servers.sight(of: .incoming)
        counts = try snapshot.messageCounts()
        refused = try snapshot.lastAttempt(.refused)
    }
}

/// What became of a test mail.
struct TestTrial: Sendable {
    static let names: Set<String> = [
        "to", "isWaiting", "isAccepted", "isRefused", "isTrying", "moment", "reply", "code", "again",
    ]

    let to: String
    let isWaiting: Bool
    let isAccepted: Bool
    let isRefused: Bool
    /// Tried, and to be tried again.
    let isTrying: Bool
    let moment: String
    /// What the server said.
    let reply: String?
    let again: String

    init(_ message: OutboxMessage, _ attempts: [Attempt], at now: Date, on today: Day) {
        let last = attempts.last
        to = message.recipient ?? ""
        isAccepted = message.state == .accepted
        isRefused = message.state == .refused || message.state == .gaveUp
        isTrying = !isAccepted && !isRefused && last != nil
        isWaiting = !isAccepted && !isRefused && last == nil
        moment = (last?.at ?? message.composed).asRead(on: today)
        reply = last.map { attempt in
            [attempt.code.map(String.init), attempt.reply].compactMap(\.self).joined(separator: " ")
        }
        again = "/installningar/mejl?prov=\(message.id)#prov"
    }
}

/// The page *Mejlservrar*.
struct MailServerPage: PageContent {
    static let template = "settings-mail"
    static let names: Set<String> = Choice.names.union(TestTrial.names).union([
        "servers", "heading", "server", "isNone", "answered", "isDown", "failed", "words", "certificate", "isEnding",
        "secret", "isSecretEnding", "queued", "held", "refusedCount", "gaveUp", "refusal", "refusedAt", "mayList",
        "people", "trial", "hasTrial", "hasRefusals",
    ])

    let servers: [Server]
    let secret: String?
    let isSecretEnding: Bool
    let queued: String
    let held: String
    let hasRefusals: Bool
    let refusedCount: String
    let gaveUp: String
    let refusal: String?
    let refusedAt: String
    let mayList: Bool
    let people: [Choice]
    let trial: TestTrial?
    let hasTrial: Bool
    let token: String

    struct Server: Sendable {
        let heading: String
        let server: String
        let isNone: Bool
        let answered: String?
        let isDown: Bool
        let failed: String
        let words: String
        let certificate: String?
        let isEnding: Bool
    }

    init(
        _ facts: MailServerFacts, staff: [Person], chosen: Key<Person>, trial: TestTrial?, mayList: Bool,
        on today: Day, token: String
    ) {
        servers = [
            Server("Mejl ut", facts.outgoing, facts.outgoingSight, on: today),
            Server("Mejl in", facts.incoming, facts.incomingSight, on: today),
        ]
        let secretDay = facts.secretEnds.map { WallTime($0).day }
        secret = secretDay?.plain
        isSecretEnding = secretDay.map { $0 < today.adding(days: 30) } ?? false
        let count = { (state: OutboxMessage.State) in (facts.counts[state] ?? 0).word(one: "ett") }
        queued = facts.counts[.queued] == nil ? "inget" : count(.queued)
        held = facts.counts[.held] == nil ? "inget" : count(.held)
        refusedCount = facts.counts[.refused] == nil ? "inget" : count(.refused)
        gaveUp = facts.counts[.gaveUp] == nil ? "inget" : count(.gaveUp)
        hasRefusals = facts.refused != nil
        refusal = facts.refused.map { [$0.code.map(String.init), $0.reply].compactMap(\.self).joined(separator: " ") }
        refusedAt = facts.refused?.at.asRead(on: today) ?? ""
        self.mayList = mayList
        people = staff.map { Choice($0.id.text, "\($0.name), \($0.address ?? "")", isChosen: $0.id == chosen) }
        self.trial = trial
        hasTrial = trial != nil
        self.token = token
    }
}

extension MailServerPage.Server {
    fileprivate init(_ heading: String, _ name: String?, _ sight: MailServers.Sight, on today: Day) {
        let ends = sight.certificateEnds.map { WallTime($0).day }
        self.init(
            heading: heading, server: name ?? "", isNone: name == nil, answered: sight.answered?.asRead(on: today),
            isDown: sight.isDown, failed: sight.failed?.asRead(on: today) ?? "", words: sight.words,
            certificate: ends?.plain, isEnding: ends.map { $0 < today.adding(days: 30) } ?? false)
    }
}
