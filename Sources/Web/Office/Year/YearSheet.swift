import Documents
import Foundation
import Meetings
import Secretariat
import Store

/// A year's meetings as the pages of *Året* need them, for whoever may read them.
struct YearSheet {
    let year: Int
    let today: Day
    let register: Register
    /// The bodies that meet, with their meetings, as they stand or as a proposal has them.
    let rows: [Row]
    /// Boards and councils whose dates the others follow.
    let fixed: [Row]
    let calendar: YearCalendar
    /// Whose work the load is.
    let coordinator: Person?
    /// Meetings of one samordnare in a week that are not yet many.
    let limit: Int

    struct Row {
        let body: Body
        let chair: Person?
        let marks: [Mark]
    }

    /// A meeting in the year.
    struct Mark {
        let body: Body
        let start: WallTime
        let length: Int
        let state: Meeting.State
        /// The one in the register.
        let meeting: Meeting?
        /// Within its body's year in a proposal, from 1.
        let place: Int?
        /// Where it stands now, in a proposal that moves it.
        let movedFrom: WallTime?
        let isNew: Bool

        var isOff: Bool { if case .cancelled = state { true } else { false } }
    }

    init(_ year: Int, _ snapshot: Snapshot, for visit: Visit, limit: Int, today: Day, plan: YearPlan? = nil) throws {
        let register = try snapshot.register()
        let span = DaySpan.year(year)
        let meetings = Dictionary(grouping: try snapshot.meetings(from: span.from, through: span.until), by: \.body)
        let day = min(max(today, span.from), span.until)
        var (rows, fixed): ([Row], [Row]) = ([], [])
        for body in register.bodies {
            let own = (meetings[body.id] ?? []).sorted { ($0.start, $0.number) < ($1.start, $1.number) }
            let chair = register.chair(of: body.id, on: day)
            let row = Row(body: body, chair: chair, marks: Mark.marks(own, body, plan?.group(body.id)))
            if body.isFixed(own) {
                if !own.isEmpty { fixed.append(row) }
            } else if visit.clearance.may(.read, in: body.id), !row.marks.isEmpty || body.isWorking(register, on: day) {
                rows.append(row)
            }
        }
        let mine = rows.contains { row in
            register.coordinator(of: row.body.id, on: day)?.person.id == visit.person.id
        }
        self.year = year
        self.today = today
        self.register = register
        self.rows = rows
        self.fixed = fixed
        self.limit = limit
        calendar = YearCalendar(year, register)
        coordinator = mine ? visit.person : nil
    }

    var marks: [Mark] { rows.flatMap(\.marks) }

    /// By the Monday of each week: how many meetings are hers to prepare.
    var load: [Day: Int] {
        guard let coordinator else { return [:] }
        return marks.filter { mark in
            !mark.isOff
                && register.coordinator(of: mark.body.id, on: mark.start.day)?.person.id == coordinator.id
        }.reduce(into: [:]) { $0[$1.start.day.monday, default: 0] += 1 }
    }

    /// The chairs whose yes is missing, as many as there are.
    var waiting: (meetings: Int, chairs: Int) {
        let proposed = rows.map { row in (row, row.marks.count { $0.state == .proposed && $0.start.day > today }) }
            .filter { $0.1 > 0 }
        return (proposed.reduce(0) { $0 + $1.1 }, Set(proposed.compactMap(\.0.chair?.id)).count)
    }
}

extension YearSheet.Mark {
    /// The meetings as they stand, or where a plan has them; those that are off stay to be seen.
    static func marks(_ meetings: [Meeting], _ body: Body, _ plan: GroupPlan?) -> [Self] {
        guard let plan else { return meetings.map { Self($0, body) } }
        let planned = plan.meetings.map { planned in
            Self(
                body: body, start: planned.start, length: planned.length,
                state: planned.isChange ? .proposed : planned.meeting?.state ?? .proposed, meeting: planned.meeting,
                place: planned.place, movedFrom: planned.isChange ? planned.meeting?.start : nil,
                isNew: planned.meeting == nil)
        }
        let rest = meetings.filter { meeting in !plan.meetings.contains { $0.meeting?.id == meeting.id } }
        return (planned + rest.map { Self($0, body) }).sorted { $0.start < $1.start }
    }

    private init(_ meeting: Meeting, _ body: Body) {
        self.init(
            body: body, start: meeting.start, length: meeting.length, state: meeting.state, meeting: meeting,
            place: nil, movedFrom: nil, isNew: false)
    }
}

extension Body {
    /// Whether its dates are others' to set: a board, council or network booked elsewhere.
    fileprivate func isFixed(_ meetings: [Meeting]) -> Bool {
        switch kind {
        case .programArea, .workingGroup: false
        case .council, .network: meetings.allSatisfy { $0.ownership == .elsewhere }
        }
    }

    fileprivate func isWorking(_ register: Register, on day: Day) -> Bool {
        guard state == .active, kind == .programArea || kind == .workingGroup else { return false }
        return !register.holders(in: id, on: day).isEmpty
    }

    /// “Psykisk hälsa”: in a list of programme areas, what tells one from another.
    var rowName: String {
        let whole = kind == .programArea && name.hasPrefix("LPO ") ? String(name.dropFirst(4)) : name
        guard whole.count > 29 else { return whole.capitalizedSentence }
        let short = shortName.hasPrefix("LPO ") ? String(shortName.dropFirst(4)) : shortName
        return short.count <= 29
            ? short.capitalizedSentence : "\(short.prefix(28).trimmingCharacters(in: .whitespaces))…"
    }
}

extension Day {
    /// That of its week.
    var monday: Day { adding(days: 1 - weekday) }
}
