import Documents
import Foundation
import Mail
import Meetings
import Secretariat
import Store

/// A year of a region's meetings, from import to New Year's Eve, on a handed-in clock with a Maildir for a mail server.
struct Year {
    /// Nil means the example region.
    let bodies: Int?
    let folder: URL

    private let author = "Bo Lindgren"

    struct Result: Encodable {
        let bodies: Int
        let people: Int
        let meetings: Int
        let messages: Int
        let seconds: Double
        let peakMegabytes: Double

        enum CodingKeys: String, CodingKey {
            case bodies, people, meetings, messages, seconds, peakMegabytes = "peak_megabytes"
        }
    }

    func measured(share: URL) async throws -> Result {
        let clock = ContinuousClock()
        let start = clock.now
        let rehearsal = Rehearsal(
            from: moment("2026-11-16T09:00"),
            transport: .maildir(folder.appending(path: "mail", directoryHint: .isDirectory)))
        let secretary = try secretary(rehearsal, share)
        try prepare(secretary, share)
        try secretary.setModes(.automatic, by: author)
        try secretary.resume(by: author)
        try await rehearsal.run(secretary, until: moment("2026-11-18T10:00"))
        try approveYear(secretary)
        try await rehearsal.run(secretary, until: moment("2027-12-31T12:00"))
        return try result(secretary, start.duration(to: clock.now))
    }

    private func secretary(_ rehearsal: Rehearsal, _ share: URL) throws -> Secretary {
        Secretary(
            store: try Store(path: folder.appending(path: "year.sqlite").path),
            texts: try MailTexts(directory: share.appending(path: "Templates")),
            world: rehearsal.world { UUID().uuidString.lowercased() },
            settings: OfficeSettings(mailbox: "lpo@regionen.example", surge: .max, connections: 1))
    }

    private func prepare(_ secretary: Secretary, _ share: URL) throws {
        if let bodies { return try Region(bodies: bodies).add(to: secretary) }
        for path in ["regions/dalarna.yaml", "example/ledamoter.csv", "example/moten-2027.csv"] {
            let file = share.appending(path: "Config/\(path)")
            guard let data = FileManager.default.contents(atPath: file.path) else {
                throw BenchmarkError.unreadable(path: file.path)
            }
            _ = try secretary.importFiles(
                [ImportFile(name: file.lastPathComponent, data: data)], ImportOptions(), by: author)
        }
    }

    private func approveYear(_ secretary: Secretary) throws {
        let (register, meetings) = try secretary.store.read { (try $0.register(), try $0.meetings(year: 2027)) }
        for body in register.bodies where meetings.contains(where: { $0.body == body.id }) {
            guard let chair = register.chair(of: body.id, on: WallTime(secretary.world.now()).day) else { continue }
            _ = try secretary.approve(2027, of: body.id.text, by: chair.id.text)
        }
    }

    private func result(_ secretary: Secretary, _ elapsed: Duration) throws -> Result {
        let (register, meetings, counts) = try secretary.store.read { snapshot in
            (try snapshot.register(), try snapshot.meetings(year: 2027), try snapshot.messageCounts())
        }
        return Result(
            bodies: Set(meetings.map(\.body)).count, people: register.people.count, meetings: meetings.count,
            messages: counts[.accepted] ?? 0, seconds: elapsed.seconds, peakMegabytes: Memory.peakMegabytes)
    }

    private func moment(_ text: String) -> Date { WallTime(iso: text)?.nearestMoment ?? .distantPast }
}
