import Documents
import Foundation
import Mail
import Meetings
import Secretariat
import Store

/// The outbox emptied into a mail server through the service's own sending.
struct Sending {
    let port: Int
    let connections: Int
    let messages: Int
    let isDurable: Bool
    let folder: URL

    static let mailbox = "lpo@regionen.example"

    struct Result: Encodable {
        let sender: String
        let connections: Int
        let messages: Int
        let seconds: Double
        let messagesPerSecond: Double

        enum CodingKeys: String, CodingKey {
            case sender, connections, messages, seconds, messagesPerSecond = "messages_per_second"
        }
    }

    func measured(share: URL) async throws -> Result {
        let secretary = Secretary(
            store: try Store(
                path: folder.appending(path: "sending.sqlite").path, durability: isDurable ? .full : .off),
            texts: try MailTexts(directory: share.appending(path: "Templates")),
            world: World(now: { Date() }, newID: { UUID().uuidString }, newSecret: { UUID().uuidString }),
            settings: OfficeSettings(mailbox: Sending.mailbox, connections: connections))
        try fill(secretary)
        let transport = Transport.smtp(try SMTPSettings(host: "127.0.0.1", port: port, security: .none))
        let clock = ContinuousClock()
        let start = clock.now
        let sent = try await secretary.perform(through: transport)
        let elapsed = start.duration(to: clock.now)
        guard sent.accepted == messages else {
            throw BenchmarkError.incomplete(
                accepted: sent.accepted, messages: messages, cause: sent.failure ?? sent.unavailable)
        }
        return Result(
            sender: isDurable ? "durable" : "volatile", connections: connections, messages: messages,
            seconds: elapsed.seconds, messagesPerSecond: Double(messages) / elapsed.seconds)
    }

    private func fill(_ secretary: Secretary) throws {
        let now = secretary.world.now()
        let content = try ExampleMessage().bytes()
        try secretary.resume(by: "benchmarks")
        try secretary.store.write { transaction in
            try transaction.save(register)
            for number in 0..<messages {
                try transaction.add(draft(number, content, at: now), at: now)
            }
        }
    }

    private func draft(_ number: Int, _ content: Data, at now: Date) -> Draft {
        Draft(
            kind: .notice, body: Key("lpo"), meeting: nil, person: Key("ledamot"), copyFor: nil,
            recipient: "ledamot-\(number)@kommun.example", thread: "\(number)", sequence: 0, subject: "Kallelse",
            messageID: "\(number)@regionen.example", content: content, told: nil, urgency: .notice, waitsFor: nil,
            notBefore: now)
    }

    private var register: Register {
        var register = Register()
        register.bodies = [Body(id: Key("lpo"), kind: .programArea, name: "LPO Psykisk hälsa")]
        register.people = [Person(id: Key("ledamot"), name: "Cilla Åkesson")]
        return register
    }
}
