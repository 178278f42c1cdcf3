import Meetings

/// Whoever sits on a seat in the year: one person, or several after each other.
struct Attendee: Hashable {
    /// Oldest first; nobody where a body has no samordnare.
    let terms: [Term]

    struct Term: Hashable {
        let person: Person
        let span: DaySpan
    }

    func person(on day: Day) -> Person? {
        (terms.last { $0.span.contains(day) } ?? terms.last { $0.span.from <= day } ?? terms.first)?.person
    }
}

/// A seat of a body as the planner takes it.
struct SeatInPlan {
    /// The attendee's number in the whole plan.
    let attendee: Int
    let role: Seat.Role
    let authority: Key<Authority>?
}

/// The attendees of all bodies, each person once.
struct AttendeeTable {
    private(set) var attendees: [Attendee] = []
    private var numbers: [Attendee: Int] = [:]

    mutating func number(of attendee: Attendee) -> Int {
        // Nobody is never the same as nobody in another body.
        if !attendee.terms.isEmpty, let number = numbers[attendee] { return number }
        numbers[attendee] = attendees.count
        attendees.append(attendee)
        return attendees.count - 1
    }
}

extension Register {
    /// Who sits in a body during a time: one who sits there alone counts for all of it, so that she is one person wherever
    /// else she sits.
    func attendee(on seat: Seat, during span: DaySpan) -> Attendee? {
        let held = mandates.filter {
            $0.seat == seat.id && $0.from <= span.until && ($0.until ?? span.until) >= span.from
        }
        .sorted { ($0.from, $0.id) < ($1.from, $1.id) }
        let people = held.compactMap { mandate in person(mandate.person).map { (mandate, $0) } }
        guard let first = people.first else { return nil }
        guard people.contains(where: { $0.1.id != first.1.id }) else {
            return Attendee(terms: [Attendee.Term(person: first.1, span: .year(span.from.year))])
        }
        return Attendee(
            terms: people.compactMap { mandate, person in
                DaySpan(from: max(mandate.from, span.from), until: min(mandate.until ?? span.until, span.until))
                    .map { Attendee.Term(person: person, span: $0) }
            })
    }
}
