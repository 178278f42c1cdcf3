import Documents
import Foundation
import Mail
import Meetings
import Secretariat
import Store

/// The office of the example region on a database of its own and a clock that is handed in.
struct Office: Sendable {
    let secretary: Secretary
    let rehearsal: Rehearsal
    let scratch: Scratch
    /// Bo, the samordnare.
    static let author = "Bo Lindgren"

    init(from start: String, transport: Transport, connections: Int = 2) throws {
        scratch = try Scratch()
        rehearsal = Rehearsal(from: .at(start), transport: transport)
        secretary = Secretary(
            store: try Store(path: scratch.path("samordna.sqlite")),
            texts: try MailTexts(directory: Outside.root.appending(path: "Templates")),
            world: rehearsal.world(newID: { UUID().uuidString.lowercased() }),
            settings: OfficeSettings(mailbox: "lpo@regionen.example", surge: 2000, connections: connections))
    }

    func importExample(_ paths: String..., history: Bool = false) throws {
        var options = ImportOptions()
        options.isHistory = history
        let files = try paths.map { ImportFile(name: $0, data: try Outside.contents(of: "Config/\($0)")) }
        _ = try secretary.importFiles(files, options, by: Self.author)
    }

    func importRows(_ rows: String, as name: String) throws {
        _ = try secretary.importFiles([ImportFile(name: name, data: Data(rows.utf8))], by: Self.author)
    }

    /// The chairs' yes to a year, each to her own body's.
    func approve(_ year: Int) throws {
        let (register, meetings) = try secretary.store.read { (try $0.register(), try $0.meetings(year: year)) }
        for body in register.bodies where meetings.contains(where: { $0.body == body.id }) {
            let day = WallTime(rehearsal.now).day
            guard let chair = register.chair(of: body.id, on: day) else { continue }
            _ = try secretary.approve(year, of: body.id.text, by: chair.id.text)
        }
    }

    /// Lives on until a Swedish wall time.
    @discardableResult func live(until time: String) async throws -> Sent {
        try await rehearsal.run(secretary, until: .at(time))
    }

    /// Puts in the post what lies printed.
    func postLetters() throws {
        for letter in try messages where letter.state == .toPost {
            try secretary.markPosted(letter.id, by: Self.author)
        }
    }

    var messages: [OutboxMessage] { get throws { try secretary.store.read { try $0.messages() } } }

    func attempts(at message: OutboxMessage) throws -> [Attempt] {
        try secretary.store.read { try $0.attempts(at: message.id) }
    }
}

extension Date {
    /// The moment of a Swedish wall time such as `2027-03-02T13:00`.
    static func at(_ time: String) -> Date { WallTime(iso: time)?.nearestMoment ?? .distantPast }
}
