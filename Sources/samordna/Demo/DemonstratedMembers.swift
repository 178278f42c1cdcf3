import Foundation
import Meetings
import Secretariat
import Store

/// What those who are called do: most answer, some with a word, and most come.
struct DemonstratedMembers {
    let secretary: Secretary
    let author: String

    /// Answers to the meetings of a span that can still be answered; who has answered already is left alone.
    func answer(meetingsUntil last: Day) throws {
        let now = WallTime(secretary.world.now())
        let meetings = try secretary.store.read { try $0.meetings(after: now) }
        for meeting in meetings where meeting.start.day <= last && meeting.state != .proposed {
            for person in try silent(in: meeting) { try answer(meeting, person) }
        }
    }

    /// Who came to the meetings of a span: those who had not declined, but for a few.
    func attend(_ references: [String]) throws {
        for reference in references {
            _ = try secretary.record(nil, others: .remote, at: reference, by: author)
        }
    }

    private func silent(in meeting: Meeting) throws -> [Person] {
        try secretary.store.read { snapshot in
            let register = try snapshot.register()
            return try register.invitees(to: meeting).filter { invitee in
                guard invitee.kind == .called else { return false }
                guard let invitation = try snapshot.invitation(of: invitee.person.id, to: meeting) else { return false }
                return invitation.isLive && invitation.answer == nil
            }.map(\.person)
        }
    }

    private func answer(_ meeting: Meeting, _ person: Person) throws {
        let lot = Self.lot(person.id.text + meeting.id.text)
        guard let (reply, comment) = Self.habits.first(where: { lot < $0.below }).map({ ($0.reply, $0.comment) }) else {
            return
        }
        _ = try secretary.record(reply, of: person.id.text, to: meeting.id.text, comment: comment, by: author)
    }

    /// The same number from 0 to 99 for the same text on every run.
    private static func lot(_ text: String) -> Int {
        Int(text.utf8.reduce(UInt32(2_166_136_261)) { ($0 ^ UInt32($1)) &* 16_777_619 } >> 8) % 100
    }

    private static let habits: [(below: Int, reply: Answer.Reply, comment: String?)] = [
        (4, .declined, "Semester den veckan."),
        (8, .declined, nil),
        (11, .declined, "Krockar med ledningsgruppen. Kan någon ta med min fråga om remissen?"),
        (15, .tentative, nil),
        (18, .tentative, "Väntar på besked om en utbildning."),
        (22, .accepted, "Kommer, men behöver gå 14.30."),
        (82, .accepted, nil),
    ]
}
