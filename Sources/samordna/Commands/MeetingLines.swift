import Meetings
import Secretariat
import Store

/// A meeting on one line, or as JSON.
struct MeetingLine: Encodable {
    let reference: String
    let id: String
    let start: String
    let minutes: Int
    let body: String
    let state: String
    let elsewhere: Bool
    let invited: Int
    let accepted: Int
    let declined: Int
    let tentative: Int
    let unanswered: Int
    /// Absent where nobody is asked, or the meeting is off.
    let quorum: QuorumLine?

    init(_ meeting: Meeting, _ snapshot: Snapshot, _ register: Register) throws {
        reference = meeting.reference
        id = meeting.id.text
        start = meeting.start.description
        minutes = meeting.length
        body = register.body(meeting.body)?.name ?? meeting.body.text
        state = meeting.state.word
        elsewhere = meeting.ownership == .elsewhere
        let invitations = try snapshot.invitations(to: meeting)
        let answers = invitations.filter { $0.isLive && $0.kind == .called }
        invited = answers.count
        accepted = answers.count { $0.answer?.reply == .accepted }
        declined = answers.count { $0.answer?.reply == .declined }
        tentative = answers.count { $0.answer?.reply == .tentative }
        unanswered = answers.count { $0.answer == nil }
        quorum = Quorum(of: meeting, register, invitations, try snapshot.attendance(at: meeting.id))
            .map(QuorumLine.init)
    }

    /// On one line, with whether the quorum holds.
    var text: String { line + (quorum.map { ", \($0.brief)" } ?? "") }

    /// On two.
    var head: String { ([line] + [quorum?.text].compactMap(\.self)).joined(separator: "\n") }

    private var line: String {
        let said = "\(accepted) yes, \(declined) no, \(tentative) perhaps, \(unanswered) unanswered"
        let answers = invited == 0 ? "" : ", \(invited) invited: \(said)"
        return "\(start)  \(reference)  \(body), \(minutes) min, \(state)\(elsewhere ? " elsewhere" : "")\(answers)"
    }
}

/// A meeting with its people and its history.
struct MeetingSheet: Encodable {
    let meeting: MeetingLine
    let people: [Line]
    let history: [String]

    struct Line: Encodable {
        let name: String
        let address: String?
        let role: String?
        let kind: String
        let stage: String?
        let sequence: Int?
        let answer: String?
        /// “room” or “remote”, where she has said.
        let way: String?
        let comment: String?
        /// “told”, “mail” or “web”.
        let channel: String?
        let answeredBy: String?
        let answeredAt: String?
        let faults: [FaultLine]
        let absence: AbsenceLine?
    }

    init(_ reference: String, _ snapshot: Snapshot, on today: Day) throws {
        let register = try snapshot.register()
        let meeting = try snapshot.findMeeting(reference, in: register)
        self.meeting = try MeetingLine(meeting, snapshot, register)
        let invitations = try snapshot.invitations(to: meeting)
        let invitees = register.invitees(to: meeting)
        let former = invitations.compactMap { invitation in
            invitees.contains { $0.person.id == invitation.person }
                ? nil : register.person(invitation.person).map { Invitee(person: $0, kind: invitation.kind) }
        }
        let reachability = try Reachability(snapshot, on: today)
        people = (invitees + former).map { invitee in
            Line(invitee, invitations.first { $0.person == invitee.person.id }, reachability)
        }
        history = try snapshot.facts(about: meeting.id.text).map {
            "\(WallTime($0.at)) \($0.kind) by \($0.by)" + ($0.detail.isEmpty ? "" : ": \($0.detail(naming: register))")
        }
    }

    var text: String { ([meeting.head, ""] + people.map(\.text) + [""] + history).joined(separator: "\n") }
}

extension Fact {
    /// Of those whose detail has a person's key in it.
    private static let personal: Set<String> = [
        "answered", "invited", "uninvited", "resent", "recusal noted", "recusal removed", "minutes asked",
    ]

    /// Its detail with the names of people in place of their keys.
    fileprivate func detail(naming register: Register) -> String {
        guard Self.personal.contains(kind) else { return detail }
        return detail.split(separator: " ", omittingEmptySubsequences: false).map { word in
            register.person(Key(String(word)))?.name ?? String(word)
        }.joined(separator: " ")
    }
}

extension MeetingSheet.Line {
    init(_ invitee: Invitee, _ invitation: Invitation?, _ reachability: Reachability) {
        self.init(
            name: invitee.person.name, address: invitee.person.address, role: invitee.role?.rawValue,
            kind: invitee.kind.rawValue, stage: invitation?.conveyed.stage.rawValue, sequence: invitation?.sequence,
            answer: invitation?.answer?.reply.rawValue, way: invitation?.answer?.way?.rawValue,
            comment: invitation?.answer?.comment,
            channel: invitation?.answer?.channel.rawValue, answeredBy: invitation?.answer?.by,
            answeredAt: (invitation?.answer?.at).map { WallTime($0).description },
            faults: reachability.faults(of: invitee.person).map(FaultLine.init),
            absence: reachability.absence(of: invitee.person.id).map(AbsenceLine.init))
    }

    var text: String { ([line] + faults.map(\.text) + [absence?.text].compactMap(\.self)).joined(separator: "\n") }

    private var line: String {
        let told = stage.map { "\($0), SEQUENCE \(sequence ?? 0)" } ?? "nothing sent"
        return "  \(name)\(role.map { " (\($0))" } ?? "") <\(address ?? "no address")>: \(kind), \(told)\(said)"
    }

    private var said: String {
        guard let answer else { return kind == Invitee.Kind.called.rawValue && isInvited ? ", no answer" : "" }
        let words = comment.map { " “\($0)”" } ?? ""
        let coming = way.map { $0 == Answer.Way.room.rawValue ? " in the room" : " by link" } ?? ""
        let means = channel == Answer.Channel.told.rawValue ? "told to the samordnare" : "by \(channel ?? "mail")"
        let writer = answeredBy.map { ", answered by \($0)" } ?? ""
        return ", \(answer)\(coming)\(words) \(means) \(answeredAt ?? "")\(writer)"
    }

    private var isInvited: Bool { stage.map { $0 != Invitation.Stage.withdrawn.rawValue } ?? false }
}
