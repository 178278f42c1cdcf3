import Foundation
import Meetings
import Store

/// The finding of what comes in the next weeks.
struct ComingReading {
    private let reading: TodayReading
    private var last: Day { reading.today.adding(days: 21) }

    init(_ reading: TodayReading) { self.reading = reading }

    func events() throws -> [ComingEvent] {
        let (snapshot, today) = (reading.snapshot, reading.today)
        let ahead = reading.ahead.filter(isHers)
        let held = try snapshot.meetings(from: today.adding(days: -14), through: today).filter {
            $0.isHeld && isHers($0)
        }
        let events =
            try ahead.flatMap(events(before:)) + held.compactMap(minutes(of:)) + schoolBreaks(around: ahead)
        return events.filter { $0.day >= today && $0.day <= last }.sorted { $0.day < $1.day }
    }

    private func isHers(_ meeting: Meeting) -> Bool { reading.clearance.may(.read, in: meeting.body) }

    private func events(before meeting: Meeting) throws -> [ComingEvent] {
        guard meeting.isOn, meeting.start.day <= last.adding(days: 30),
            let policy = reading.register.body(meeting.body)?.policy
        else { return [] }
        let docket = try reading.snapshot.docket(of: meeting, policy, reading.register, on: reading.today)
        return ([own(docket), notice(docket, policy), reminder(docket)] as [ComingEvent?]).compactMap(\.self)
    }

    private func own(_ docket: Docket) -> ComingEvent {
        let asked = docket.invitees.filter { $0.kind == .called }
        let coming = asked.count { docket.invitations[$0.person.id]?.answer?.reply == .accepted }
        return ComingEvent(
            day: docket.meeting.start.day, event: .meeting(docket.meeting, coming: coming, of: asked.count))
    }

    private func notice(_ docket: Docket, _ policy: MeetingPolicy) -> ComingEvent? {
        guard case .booked = docket.meeting.state, docket.meeting.ownership != .elsewhere,
            docket.noticeMoment > reading.now
        else { return nil }
        return ComingEvent(
            day: WallTime(docket.noticeMoment).day,
            event: .notice(docket.meeting, isAutomatic: policy.mode(of: .notice) == .automatic))
    }

    private func reminder(_ docket: Docket) -> ComingEvent? {
        guard docket.reminderMoment > reading.now, docket.meeting.ownership != .elsewhere else { return nil }
        let silent = docket.invitees.count { invitee in
            invitee.kind == .called && docket.invitations[invitee.person.id].map { $0.answer == nil } ?? true
        }
        guard silent > 0 else { return nil }
        return ComingEvent(
            day: WallTime(docket.reminderMoment).day, event: .reminder(docket.meeting, people: silent))
    }

    private func minutes(of meeting: Meeting) throws -> ComingEvent? {
        let day = reading.minutesDay(of: meeting)
        guard day > reading.today, try reading.snapshot.minutesFiles(of: meeting.id).isEmpty else { return nil }
        return ComingEvent(day: day, event: .minutes(meeting))
    }

    private func schoolBreaks(around meetings: [Meeting]) -> [ComingEvent] {
        guard reading.clearance.mayAnywhere(.read) else { return [] }
        return reading.register.schoolBreaks.map { schoolBreak in
            let names = schoolBreak.municipalities.map { reading.register.authority($0)?.name ?? $0.text }
            return ComingEvent(
                day: max(schoolBreak.from, min(reading.today, schoolBreak.until)),
                event: .schoolBreak(schoolBreak, kommuner: names))
        }
    }
}

extension Meeting {
    /// Booked or called.
    fileprivate var isOn: Bool {
        switch state {
        case .booked, .called: true
        case .proposed, .held, .closed, .cancelled: false
        }
    }
}
