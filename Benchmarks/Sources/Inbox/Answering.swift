import Documents
import Foundation
import Meetings
import Secretariat
import Store

/// A region whose meetings are booked, and the answers that come to them.
struct Answering {
    /// Takes the database, which is made anew.
    let path: String
    private let region = Region(bodies: 6)

    static let now = Date(timeIntervalSince1970: 1_799_830_800)

    func secretary(share: URL) throws -> Secretary {
        for ending in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + ending) }
        let secretary = Secretary(
            store: try Store(path: path), texts: try MailTexts(directory: share.appending(path: "Templates")),
            world: World(now: { Answering.now }, newID: { UUID().uuidString }, newSecret: { UUID().uuidString }),
            settings: OfficeSettings(mailbox: Sending.mailbox))
        try region.add(to: secretary)
        try secretary.store.write { transaction in
            for meeting in region.meetings(in: 2027) {
                for place in 0..<Region.peoplePerBody { try transaction.save(invitation(to: meeting, place)) }
            }
        }
        return secretary
    }

    /// Replies, one invitation after the other, the later ones with the later DTSTAMP.
    func replies(_ count: Int) -> [Reply] {
        let invited = region.meetings(in: 2027).flatMap { meeting in
            (0..<Region.peoplePerBody).map { (uid(meeting, $0), address(meeting, $0)) }
        }
        return (0..<count).map { number in
            let (uid, address) = invited[number % invited.count]
            return Reply(number: number, uid: uid, attendee: address)
        }
    }

    private func invitation(to meeting: Meeting, _ place: Int) -> Invitation {
        let sent = meeting.start.nearestMoment.addingTimeInterval(-60 * 86_400)
        return Invitation(
            meeting: meeting.id, person: Key("person-\(index(meeting))-\(place)"), uid: uid(meeting, place),
            organizer: Sending.mailbox, created: sent, joinedAt: sent, kind: .called,
            conveyed: Invitation.Conveyed(stage: .called, generation: 0, revision: 0))
    }

    private func uid(_ meeting: Meeting, _ place: Int) -> String { "\(meeting.id)-\(place)@regionen.example" }
    private func address(_ meeting: Meeting, _ place: Int) -> String {
        "ledamot-\(index(meeting))-\(place)@kommun.example"
    }
    private func index(_ meeting: Meeting) -> Substring { meeting.body.text.dropFirst("lpo-".count) }
}
