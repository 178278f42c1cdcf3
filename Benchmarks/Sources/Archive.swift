import Foundation
import Meetings
import Store

/// Ten years of six programme areas: 300 meetings, twelve people each, five mails a person of eleven kilobytes.
struct Archive {
    let path: String

    private let years = 10
    private let bodies = 6
    private static let mailsPerInvitation = 5

    struct Result: Encodable {
        let meetings: Int
        let messages: Int
        let megabytes: Double
    }

    func filled() throws -> Result {
        let store = try Store(path: path)
        let content = try ExampleMessage().bytes()
        let region = Region(bodies: bodies)
        try store.write { try $0.save(region.register) }
        for year in 0..<years {
            try store.write { transaction in
                for meeting in region.meetings(in: 2017 + year) { try Self.add(meeting, content, transaction) }
            }
        }
        let counts = try store.read { (try $0.meetings().count, try $0.messageCounts().values.reduce(0, +)) }
        try store.close()
        let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
        return Result(meetings: counts.0, messages: counts.1, megabytes: Double(size) / 1e6)
    }

    /// A meeting with all that was sent about it.
    static func add(_ meeting: Meeting, _ content: Data, _ transaction: Transaction) throws {
        try transaction.save(meeting)
        let sent = meeting.start.nearestMoment.addingTimeInterval(-14 * 86_400)
        for place in 0..<Region.peoplePerBody {
            let person = Key<Person>("person-\(meeting.body.text.dropFirst(4))-\(place)")
            let uid = "\(meeting.id)-\(place)@regionen.example"
            try transaction.save(
                Invitation(
                    meeting: meeting.id, person: person, uid: uid, organizer: Sending.mailbox, created: sent,
                    joinedAt: sent, kind: .called, sequence: mailsPerInvitation - 1,
                    conveyed: Invitation.Conveyed(stage: .called, generation: 0, revision: 0)))
            for number in 0..<mailsPerInvitation {
                let id = try transaction.add(
                    .example("\(number)-\(uid)", to: person, about: meeting, thread: uid, content), at: sent)
                let attempt = Attempt(at: sent, outcome: .accepted, code: 250, reply: "2.0.0 Ok: queued as 4F1")
                try transaction.settle(Settlement(id: id, attempt: attempt, state: .accepted))
            }
        }
    }
}

/// A service that writes a hundred messages a second, and how long each commit took.
struct Writing {
    let path: String
    private let interval = 0.01

    /// Writes until its input ends; prints when each write should have begun and the seconds until it was on the disk.
    func run() throws {
        let store = try Store(path: path)
        let content = try ExampleMessage().bytes()
        guard let meeting = try store.read({ try $0.meetings().last }) else { return }
        let isDone = Thread { _ = FileHandle.standardInput.readDataToEndOfFile() }
        isDone.start()
        var lines: [String] = []
        let start = monotonic()
        var number = 0
        while !isDone.isFinished {
            // As planned, so that a write that waits is charged with those that wait behind it.
            let planned = start + Double(number) * interval
            Thread.sleep(forTimeInterval: max(0, planned - monotonic()))
            try store.write { transaction in
                _ = try transaction.add(
                    .example(
                        "w\(number)-\(start)", to: Key("person-5-0"), about: meeting, thread: "w\(number)", content),
                    at: Date(timeIntervalSince1970: 1_798_700_400))
            }
            lines.append("\(planned) \(monotonic() - planned)")
            number += 1
        }
        print(lines.joined(separator: "\n"))
    }

    private func monotonic() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}

extension Draft {
    fileprivate static func example(
        _ id: String, to person: Key<Person>, about meeting: Meeting, thread: String, _ content: Data
    ) -> Draft {
        Draft(
            kind: .notice, body: meeting.body, meeting: meeting.id, person: person, copyFor: nil,
            recipient: "ledamot@kommun.example", thread: thread, sequence: 0,
            subject: "Kallelse: LPO Område tisdag 2 mars kl. 13.00–15.00", messageID: "\(id)@regionen.example",
            content: content, told: nil, urgency: .notice, waitsFor: nil, notBefore: .distantFuture)
    }
}
