import Foundation
import Meetings
import Store

/// What a plan means in hours, member by member, before anything is sent.
struct PlanHours {
    /// By body: minutes of reading before a meeting, as they have been.
    let reading: [Key<Body>: Int]

    /// Of the year and the year before.
    init(_ basis: PlanningBasis, _ snapshot: Snapshot) throws {
        var minutes: [Key<Body>: [Int]] = [:]
        for meeting in basis.meetings where meeting.start.day.year <= basis.year && meeting.isStanding {
            if let matter = try snapshot.readingMatter(for: meeting.id) {
                minutes[meeting.body, default: []].append(matter.minutes)
            }
        }
        reading = minutes.mapValues { ($0.reduce(0, +) + $0.count - 1) / $0.count }
    }

    /// Whoever can come comes, and everyone called reads.
    func workloads(of body: Body, _ meetings: [PlannedMeeting], _ basis: PlanningBasis) -> [Workload] {
        let book = WorkloadBook(
            year: basis.year, register: basis.register, sittings: meetings.map { sitting($0, body, basis) },
            entries: [],
            through: DaySpan.year(basis.year).until)
        return book.workloads(in: [body])
    }

    private func sitting(_ planned: PlannedMeeting, _ body: Body, _ basis: PlanningBasis) -> Sitting {
        let meeting = Meeting(
            id: planned.meeting?.id ?? Key("planned \(body.id) \(planned.place)"), body: body.id, year: basis.year,
            number: planned.place, start: planned.start, length: planned.length)
        let absent = Set(planned.absentees.map(\.person.id))
        let attendance = basis.register.invitees(to: meeting).filter { $0.kind == .called }.map { invitee in
            Attendance(
                person: invitee.person.id, presence: absent.contains(invitee.person.id) ? .excused : .remote,
                by: "plan", at: basis.now)
        }
        let words = (reading[body.id] ?? 0) * ReadingMatter.wordsPerMinute
        return Sitting(
            meeting: meeting,
            attendance: Dictionary(attendance.map { ($0.person, $0) }, uniquingKeysWith: { first, _ in first }),
            reading: words == 0 ? nil : ReadingMatter(amount: words, unit: .words, by: "plan", at: basis.now))
    }
}
