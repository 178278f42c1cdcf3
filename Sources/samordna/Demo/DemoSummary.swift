import Foundation
import Meetings
import Secretariat
import Store

/// The few lines that say where to look.
struct DemoSummary {
    let text: String

    init(_ secretary: Secretary, _ folder: DemoFolder, signIn: String, page: String) throws {
        let messages = try secretary.store.read { try $0.messages() }
        let register = try secretary.store.read { try $0.register() }
        let accepted = messages.filter { $0.state == .accepted }
        let kinds = Dictionary(grouping: accepted, by: \.kind).sorted { $0.key.rawValue < $1.key.rawValue }
            .map { "\($0.value.count) \($0.key.rawValue)" }
        let letters = messages.count { $0.state == .toPost }
        let people = Set(accepted.map(\.person)).count
        let config = "--config \(folder.configuration.path)"
        text = """
            \(register.region), \(WallTime(secretary.world.now())): \(register.bodies.count) bodies, \(register.people.count) people.
            Sent to \(people) people: \(accepted.count) messages (\(kinds.joined(separator: ", "))); \(letters) letters to post.
              the office     \(signIn)
              a member       \(page)
              for anybody    http://127.0.0.1:\(folder.port)/
              all mail       mutt -f \(folder.mail.appending(path: "alla").path)
              one mailbox    mutt -f \(folder.mail.appending(path: accepted.first?.recipient ?? "").path)
              who got what   samordna outbox \(config)
              one meeting    samordna meeting show lpo-psykisk-halsa/2027-2 \(config)
              next year      samordna plan 2028 \(config)
              the year 2026  samordna report workload 2026 --format html --output arbetsinsats.html \(config)
            """
    }
}
