import Documents
import Meetings
import Secretariat
import Store

extension PersonPage {
    /// A meeting, what she answered and whether she came.
    struct MeetingLine: Sendable {
        let when: String
        let body: String
        let meetingPath: String
        let answer: String
        let presence: String
        let mark: StateMark

        init(
            _ row: (meeting: Meeting, invitation: Invitation?, attendance: Attendance?), _ register: Register,
            today: Day
        ) {
            when = row.meeting.start.asRead(in: today.year, minutes: row.meeting.length).capitalizedSentence
            body = register.body(row.meeting.body)?.name ?? ""
            meetingPath = row.meeting.path
            let isInformed = row.invitation?.kind == .informed
            let isOut = row.invitation.map { !$0.isLive } ?? false
            let silence = row.invitation == nil || isOut ? "Inte kallad" : isInformed ? "För kännedom" : "Inget svar"
            answer = row.invitation?.answer?.reply.word ?? silence
            presence = row.attendance?.presence.sentence ?? ""
            mark = StateMark(row.meeting.state)
        }
    }

    struct HoursLine: Sendable {
        let body: String
        let total: String
        let span: String
        let remaining: String

        init(_ hours: OwnHours) {
            body = hours.body.name
            total = hours.effort.total.inHours
            remaining = hours.remaining == 0 ? "inget" : hours.remaining.inHours
            if let least = hours.least, let most = hours.most {
                span = "\(least / 60)–\(most / 60) timmar"
            } else {
                span = ""
            }
        }
    }

    struct MessageLine: Sendable {
        let subject: String
        let when: String
        let outcome: String

        init(_ message: OutboxMessage, today: Day) {
            subject = message.subject
            let time = WallTime(message.since)
            when = "\(time.day.asRead(in: today.year)) kl. \(time.clock)"
            outcome = message.state.officeWord
        }
    }

    struct LinkLine: Sendable {
        let purpose: String
        let issued: String

        init(_ link: PersonalLink, today: Day) {
            let what: String =
                switch link.purpose {
                case .page: "Egen sida"
                case .answer: "Svar till ett möte"
                case .dates: "Årets datum"
                case .poll: "Datumförfrågan"
                case .agenda: "Dagordning att släppa"
                case .quorum: "Möte dit för få kan komma"
                case .meeting: "Mötets handlingar"
                case .comments: "Synpunkter på anteckningar"
                case .approval: "Godkännande av anteckningar"
                case .action: "Åtgärd"
                }
            purpose = what + (link.assistant.map { ", till \($0)" } ?? "")
            issued = WallTime(link.issued).day.asRead(in: today.year)
        }
    }

    struct MergingLine: Sendable {
        let gone: String
        let goneName: String
        let mergedAt: String
    }
}
