import Foundation
import Meetings

/// Something of a body that the office may set.
package enum BodySetting: Hashable, Sendable {
    case fewest, most, perYear, length, digital
    case notice, papers, reminder, draft, comment, approval
    /// How many must be there: nothing for half of them.
    case quorum, quorumChair
    case mode(MeetingPolicy.Sending)
    case opens, closes, quietWeeks
    case normLeast, normMost, normFrom, pace
    /// Standing items, a line each.
    case standingFirst, standingLast
    /// Who makes minutes final, and how; and when owners of åtgärder are reminded.
    case approver, silence, publishing, actionReminder

    /// What a form and the record call it.
    package var name: String {
        switch self {
        case .mode(let sending): "mode.\(sending.rawValue)"
        default: "\(self)"
        }
    }

    package init?(name: String) {
        guard let found = Part.allCases.flatMap(\.settings).first(where: { $0.name == name }) else { return nil }
        self = found
    }

    /// What is set together.
    package enum Part: String, Sendable, CaseIterable {
        case meetings, sending, work, agenda, minutes

        package var settings: [BodySetting] {
            switch self {
            case .meetings:
                [
                    .fewest, .most, .perYear, .length, .digital, .notice, .papers, .reminder, .draft, .comment,
                    .approval, .quorum, .quorumChair,
                ]
            case .sending: BodySetting.sendings.map { .mode($0) } + [.opens, .closes, .quietWeeks]
            case .work: [.normLeast, .normMost, .normFrom, .pace]
            case .agenda: [.standingFirst, .standingLast]
            case .minutes: [.approver, .silence, .publishing, .actionReminder]
            }
        }
    }

    /// Kinds of mail that anybody sets the way of; the others concern the service itself and go at once.
    package static let sendings: [MeetingPolicy.Sending] = [
        .booking, .notice, .reminder, .change, .cancellation, .welcome, .farewell, .takeover, .minutes, .refusal,
        .poll, .pollReminder, .pollOutcome, .agenda, .quorum,
    ]

    /// The ways a kind of mail can go: only what the chair is asked about waits for her.
    package static func modes(of sending: MeetingPolicy.Sending) -> [MeetingPolicy.Mode] {
        [.booking, .notice].contains(sending) ? [.automatic, .press, .release] : [.automatic, .press]
    }

    /// The numbers there may be, for those that are numbers.
    package var range: ClosedRange<Int>? {
        switch self {
        case .fewest, .most, .perYear: 0...52
        case .length: 15...1440
        case .notice, .papers, .reminder, .draft, .comment, .approval, .actionReminder: 0...365
        case .quorum: 0...200
        case .pace: 50...1000
        default: nil
        }
    }
}

/// Why a setting was not taken.
package enum SettingFault: Equatable, Sendable {
    case number(ClosedRange<Int>)
    case clock, weeks, day, hours, choice, items
    /// It must be at least the other one.
    case below(BodySetting)
    /// Nothing would ever leave.
    case alwaysQuiet
    /// Both ends are needed, or neither.
    case halfNorm
}

extension MeetingPolicy {
    /// The numbers that are set as such.
    static func number(_ setting: BodySetting) -> WritableKeyPath<MeetingPolicy, Int>? {
        switch setting {
        case .fewest: \.fewestMeetings
        case .most: \.mostMeetings
        case .perYear: \.meetingsPerYear
        case .length: \.length
        case .notice: \.noticeDays
        case .papers: \.papersDays
        case .reminder: \.reminderDays
        case .draft: \.draftDays
        case .comment: \.commentDays
        case .approval: \.approvalDays
        case .pace: \.readingPace
        case .actionReminder: \.actionReminderDays
        default: nil
        }
    }

    /// What is so or not.
    static func flag(_ setting: BodySetting) -> WritableKeyPath<MeetingPolicy, Bool>? {
        switch setting {
        case .digital: \.isDigital
        case .quorumChair: \.quorum.needsChair
        case .silence: \.silenceApproves
        case .publishing: \.publishesMinutes
        default: nil
        }
    }
}
