import Foundation

/// How a body meets and how its mail is sent; every number can be set per body.
package struct MeetingPolicy: Hashable, Codable, Sendable {
    /// Fewest and most meetings a year (S1:36).
    package var fewestMeetings = 4
    package var mostMeetings = 6
    package var meetingsPerYear = 5
    /// Minutes.
    package var length = 120
    package var isDigital = true
    /// Days before the meeting.
    package var noticeDays = 14
    package var papersDays = 7
    package var reminderDays = 5
    /// Working days after the meeting until the draft minutes, and working days open for comments.
    package var draftDays = 5
    package var commentDays = 5
    /// Days after the meeting until the minutes are approved.
    package var approvalDays = 14
    package var quorum = QuorumRule()
    package var modes: [Sending: Mode] = [:]
    package var window = SendWindow()
    package var planning = PlanningPolicy()
    /// Words a minute that a member is taken to read until she says how long it took.
    package var readingPace = ReadingMatter.wordsPerMinute
    /// What every agenda begins with and ends with (S2:229, S3:209).
    package var standingItems = StandingItems()
    /// Who approves the minutes; nil is the chair.
    package var approver: Key<Person>?
    /// Whether minutes are final when nobody has objected before the day for comments is over.
    package var silenceApproves = false
    /// Whether approved minutes stand on the body's page for everyone.
    package var publishesMinutes = false
    /// Days before its due day that the owner of an åtgärd is reminded.
    package var actionReminderDays = 7

    package init() {}

    /// A policy written by an earlier release lacks what has come since: that keeps its default.
    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        fewestMeetings = try values.decodeIfPresent(Int.self, forKey: .fewestMeetings) ?? fewestMeetings
        mostMeetings = try values.decodeIfPresent(Int.self, forKey: .mostMeetings) ?? mostMeetings
        meetingsPerYear = try values.decodeIfPresent(Int.self, forKey: .meetingsPerYear) ?? meetingsPerYear
        length = try values.decodeIfPresent(Int.self, forKey: .length) ?? length
        isDigital = try values.decodeIfPresent(Bool.self, forKey: .isDigital) ?? isDigital
        noticeDays = try values.decodeIfPresent(Int.self, forKey: .noticeDays) ?? noticeDays
        papersDays = try values.decodeIfPresent(Int.self, forKey: .papersDays) ?? papersDays
        reminderDays = try values.decodeIfPresent(Int.self, forKey: .reminderDays) ?? reminderDays
        draftDays = try values.decodeIfPresent(Int.self, forKey: .draftDays) ?? draftDays
        commentDays = try values.decodeIfPresent(Int.self, forKey: .commentDays) ?? commentDays
        approvalDays = try values.decodeIfPresent(Int.self, forKey: .approvalDays) ?? approvalDays
        quorum = try values.decodeIfPresent(QuorumRule.self, forKey: .quorum) ?? quorum
        modes = try values.decodeIfPresent([Sending: Mode].self, forKey: .modes) ?? modes
        window = try values.decodeIfPresent(SendWindow.self, forKey: .window) ?? window
        planning = try values.decodeIfPresent(PlanningPolicy.self, forKey: .planning) ?? planning
        readingPace = try values.decodeIfPresent(Int.self, forKey: .readingPace) ?? readingPace
        standingItems = try values.decodeIfPresent(StandingItems.self, forKey: .standingItems) ?? standingItems
        approver = try values.decodeIfPresent(Key<Person>.self, forKey: .approver)
        silenceApproves = try values.decodeIfPresent(Bool.self, forKey: .silenceApproves) ?? silenceApproves
        publishesMinutes = try values.decodeIfPresent(Bool.self, forKey: .publishesMinutes) ?? publishesMinutes
        actionReminderDays = try values.decodeIfPresent(Int.self, forKey: .actionReminderDays) ?? actionReminderDays
    }

    package func mode(of sending: Sending) -> Mode { modes[sending] ?? sending.usualMode }

    /// What a mail is for, as far as anybody sets when it goes out.
    package enum Sending: String, Codable, Sendable, CaseIterable, CodingKeyRepresentable {
        case booking, notice, reminder, change, cancellation, welcome, farewell, takeover
        /// *Minnesanteckningar*.
        case minutes
        /// What somebody wrote to the service, passed on to the samordnare.
        case forward
        /// That a meeting stays where it is, to who proposed another time.
        case refusal
        /// A link and a code for the office.
        case signIn
        /// Whether mail leaves at all, to somebody of the office.
        case test
        /// That the chair or too many have declined, to the samordnare.
        case alert
        /// That more was written to the service than is passed on, to the samordnare.
        case flood
        /// The year's dates, to the chair for her yes.
        case dates
        /// *Datumförfrågan*: which of some dates people can; once more to who has not answered; and what came of it.
        case poll
        case pollReminder = "poll-reminder"
        case pollOutcome = "poll-outcome"
        /// That the last day for answers to a poll is over, and what they show, to the samordnare.
        case pollDue = "poll-due"
        /// What the samordnare herself answers to somebody's mail.
        case reply
        /// A link to her own page, to who asks for one.
        case ownPage = "own-page"
        /// Whether the agenda is ready, to the chair who releases it.
        case agenda
        /// That too few can come, to the chair for her word on it.
        case quorum
        /// *Kompletterande handlingar*: papers that have come since the kallelse.
        case papers
        /// Minutes that are not final, to those who may comment on them.
        case draft
        /// Whether minutes may become final, to who approves them.
        case approval
        /// That minutes are late, to the samordnare, and later to the chair.
        case lateMinutes = "late-minutes"
        /// What somebody has undertaken to do, to her.
        case action

        /// Whether each mail of the kind is about one meeting.
        package var isOfMeeting: Bool {
            switch self {
            case .welcome, .forward, .flood, .signIn, .dates, .poll, .pollReminder, .pollOutcome, .pollDue, .reply,
                .test,
                .ownPage, .action:
                false
            default: true
            }
        }

        /// Whether it is about a meeting that has been: its minutes on their way to being final.
        package var isOfNotes: Bool { self == .draft || self == .approval || self == .lateMinutes }

        /// Whether it asks the chair something about the meeting, and tells nobody of it.
        package var asksChair: Bool { self == .agenda || self == .quorum }

        /// The year's dates wait for the chair's yes, reminders go by themselves, all else waits for the samordnare.
        var usualMode: Mode {
            switch self {
            case .booking: .release
            case .reminder, .forward, .refusal, .alert, .flood, .signIn, .test, .dates, .pollReminder, .pollDue,
                .ownPage,
                .approval, .lateMinutes, .action:
                .automatic
            default: .press
            }
        }
    }

    package enum Mode: String, Codable, Sendable, CaseIterable {
        /// By itself.
        case automatic
        /// After the samordnare's press.
        case press
        /// After the chair's yes.
        case release
    }
}

/// When mail that can wait goes out: weekdays from one hour to another, outside the quiet weeks.
package struct SendWindow: Hashable, Codable, Sendable {
    /// Minutes since midnight.
    package var opens = 7 * 60
    package var closes = 18 * 60
    /// ISO weeks without mail; 27–32 is the Swedish summer, 52, 53 and 1 Christmas.
    package var quietWeeks: Set<Int> = [27, 28, 29, 30, 31, 32, 52, 53, 1]

    package init() {}

    /// What an earlier release did not write keeps its default.
    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        opens = try values.decodeIfPresent(Int.self, forKey: .opens) ?? opens
        closes = try values.decodeIfPresent(Int.self, forKey: .closes) ?? closes
        quietWeeks = try values.decodeIfPresent(Set<Int>.self, forKey: .quietWeeks) ?? quietWeeks
    }

    package func isOpen(on day: Day) -> Bool {
        SwedishCalendar.isWorkingDay(day) && !quietWeeks.contains(day.week.number)
    }

    /// The first time from this one on at which mail may go out.
    package func next(from time: WallTime) -> WallTime {
        if isOpen(on: time.day) {
            if time.minute < opens { return WallTime(day: time.day, minute: opens) ?? time }
            if time.minute < closes { return time }
        }
        var day = time.day.adding(days: 1)
        // A year without an open day can only be a mistake in the quiet weeks: mail is then not held for ever.
        for _ in 0..<366 where !isOpen(on: day) { day = day.adding(days: 1) }
        return WallTime(day: day, minute: opens) ?? time
    }

    /// The day itself where open, else the last open day before: what is promised a number of days ahead is never late.
    package func lastOpenDay(until day: Day) -> Day {
        var candidate = day
        for _ in 0..<366 where !isOpen(on: candidate) { candidate = candidate.adding(days: -1) }
        return candidate
    }

    /// When mail may leave that is ready at a moment: in the window, but where that would be less than three days before
    /// the meeting, as soon as those three days begin.
    package func departure(from ready: Date, deadline: WallTime?) -> Date {
        let windowed = max(ready, next(from: WallTime(ready)).nearestMoment)
        guard let deadline, let latest = WallTime(day: deadline.day.adding(days: -3), minute: opens) else {
            return windowed
        }
        return min(windowed, max(ready, latest.nearestMoment))
    }
}
