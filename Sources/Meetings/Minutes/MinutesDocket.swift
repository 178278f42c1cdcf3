import Foundation

/// The minutes of one meeting with everything that decides what is owed for them.
package struct MinutesDocket: Sendable {
    package let meeting: Meeting
    package let state: Minutes.State
    /// Whether a finished file has been laid in beside: then nothing is late.
    package let hasFile: Bool
    /// Whether somebody's comment waits to be taken in or left.
    package let hasUnsettled: Bool
    /// When the latest draft went out, where silence about it is a yes; nil while all of it waits.
    package let draftLeft: Day?
    package let coordinator: Key<Person>?
    package let chair: Key<Person>?
    /// Whose yes makes them final; nil where that is nobody at present.
    package let approver: Key<Person>?
    private let policy: MeetingPolicy
    private let done: Set<Duty.Key>

    package init(
        meeting: Meeting, policy: MeetingPolicy, state: Minutes.State = .draft, hasFile: Bool = false,
        hasUnsettled: Bool = false, draftLeft: Day? = nil, coordinator: Key<Person>?, chair: Key<Person>?,
        approver: Key<Person>?, done: Set<Duty.Key> = []
    ) {
        self.meeting = meeting
        self.policy = policy
        self.state = state
        self.hasFile = hasFile
        self.hasUnsettled = hasUnsettled
        self.draftLeft = draftLeft
        self.coordinator = coordinator
        self.chair = chair
        self.approver = approver
        self.done = done
    }

    /// Working days from the samordnare's reminder to the chair's.
    static let chairDays = 5
    /// Days after which nobody is reminded of what was never reminded of in time.
    static let forgotten = 30

    /// What is owed at a moment: reminders, and the question to who approves.
    package func duties(at now: Date) -> [Duty] {
        if hasFile, case .draft = state { return [] }
        return reminders(at: now) + question(at: now)
    }

    /// Nobody has objected in time, which is enough in the body.
    package func isApprovedBySilence(at now: Date) -> Bool {
        !hasUnsettled && silentEnd.map { now >= $0 } ?? false
    }

    package func nextMoment(after now: Date) -> Date? {
        let moments = Step.allCases.compactMap(moment) + [commentEnd, silentEnd].compactMap(\.self)
        return moments.filter { $0 > now }.min()
    }

    /// The last day on which the draft is in time.
    package var draftDay: Day { SwedishCalendar.workingDay(policy.draftDays, from: meeting.start.day) }

    /// The last day on which they are approved in time.
    package var approvalDay: Day { meeting.start.day.adding(days: policy.approvalDays) }

    /// What is late, of whom the samordnare hears first.
    package enum Step: String, Sendable, CaseIterable {
        case draft, draftForChair = "draft chair", approval, approvalForChair = "approval chair"

        package var isOfDraft: Bool { self == .draft || self == .draftForChair }
        package var isForChair: Bool { self == .draftForChair || self == .approvalForChair }
    }

    private func reminders(at now: Date) -> [Duty] {
        Step.allCases.compactMap { step in
            guard let moment = moment(step), moment <= now, let person = step.isForChair ? chair : coordinator,
                !isDone(.lateMinutes, step.rawValue)
            else { return nil }
            let isForgotten = WallTime(now).day > WallTime(moment).day.adding(days: Self.forgotten)
            return Duty(key: key(.lateMinutes, person, step.rawValue), lapse: isForgotten ? .tooLate : nil)
        }
    }

    private func question(at now: Date) -> [Duty] {
        guard !policy.silenceApproves, !hasUnsettled, case .shared(let version, _, _, _) = state, let end = commentEnd,
            now >= end, let approver, !isDone(.approval, Self.occasion(ofAsking: version), approver)
        else { return [] }
        return [Duty(key: key(.approval, approver, Self.occasion(ofAsking: version)))]
    }

    package static func occasion(ofAsking version: Int) -> String { "version \(version)" }

    /// When a reminder is due; nil where what it is about has been done.
    private func moment(_ step: Step) -> Date? {
        switch (state, step.isOfDraft) {
        case (.draft, true): opening(after: draftDay, step)
        case (.shared(_, _, _, let until), false): opening(after: max(approvalDay, until), step)
        default: nil
        }
    }

    private func opening(after day: Day, _ step: Step) -> Date? {
        opening(after: step.isForChair ? SwedishCalendar.workingDay(Self.chairDays, from: day) : day)
    }

    /// When comments have stopped coming in time.
    private var commentEnd: Date? {
        if case .shared(_, _, _, let until) = state { opening(after: until) } else { nil }
    }

    /// When silence is a yes: comments have stopped, and the readers of the draft have had the days that the body gives.
    private var silentEnd: Date? {
        guard policy.silenceApproves, let end = commentEnd, let draftLeft else { return nil }
        return opening(after: SwedishCalendar.workingDay(policy.commentDays, from: draftLeft)).map { max(end, $0) }
    }

    private func opening(after day: Day) -> Date? {
        WallTime(day: day.adding(days: 1), minute: policy.window.opens).map {
            policy.window.next(from: $0).nearestMoment
        }
    }

    /// - Parameter person: whom it must have been done for, where it is not once and for all.
    private func isDone(_ kind: MeetingPolicy.Sending, _ occasion: String, _ person: Key<Person>? = nil) -> Bool {
        done.contains { $0.kind == kind && $0.occasion == occasion && (person == nil || $0.person == person) }
    }

    private func key(_ kind: MeetingPolicy.Sending, _ person: Key<Person>, _ occasion: String) -> Duty.Key {
        Duty.Key(scope: meeting.id.text, kind: kind, person: person, generation: 0, occasion: occasion)
    }
}
