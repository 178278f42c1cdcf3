/// Who is asked what has become of an åtgärd on a day, for one of its owners.
package enum Answerable: Hashable, Sendable {
    /// She herself, or the chair of the body that owns it.
    case person(Person)
    /// Her mandate in the body has ended; and who might be asked instead.
    case left(Person, instead: Person?)
    /// The body that owns it has no chair.
    case chairless(Body)
    /// The register knows nobody so named.
    case words(String)

    package var person: Person? { if case .person(let person) = self { person } else { nil } }
}

extension Register {
    /// - Parameter body: where the åtgärd was agreed.
    package func answerable(_ owner: Action.Owner, in body: Key<Body>, on day: Day) -> Answerable {
        switch owner {
        case .words(let words): return .words(words)
        case .body(let id):
            guard let owner = self.body(id) else { return .words(id.text) }
            return chair(of: id, on: day).map { .person($0) } ?? .chairless(owner)
        case .person(let id):
            guard let person = person(id) else { return .words(id.text) }
            return hasLeft(id, body, on: day)
                ? .left(person, instead: successor(of: id, in: body, on: day)) : .person(person)
        }
    }

    /// Whoever never sat in the body has not left it.
    private func hasLeft(_ person: Key<Person>, _ body: Key<Body>, on day: Day) -> Bool {
        let seats = Set(self.seats.filter { $0.body == body }.map(\.id))
        let mandates = mandates.filter { $0.person == person && seats.contains($0.seat) }
        return !mandates.isEmpty && mandates.allSatisfy { mandate in mandate.until.map { $0 < day } ?? false }
    }

    /// Who holds her last seat now; else the chair.
    private func successor(of person: Key<Person>, in body: Key<Body>, on day: Day) -> Person? {
        let seats = Set(self.seats.filter { $0.body == body }.map(\.id))
        let last = mandates.filter { $0.person == person && seats.contains($0.seat) }
            .max { ($0.until ?? day) < ($1.until ?? day) }
        let holder = holders(in: body, on: day).first { $0.seat.id == last?.seat }
        return holder?.person ?? chair(of: body, on: day)
    }
}

extension Action {
    /// For each owner, in their order.
    package func answerable(in register: Register, on day: Day) -> [Answerable] {
        owners.map { register.answerable($0, in: body, on: day) }
    }

    /// At how many meetings the body has found it undone: those held since it was agreed, until it was closed.
    ///
    /// - Parameter meetings: the body's, its own among them or not.
    package func timesCarried(through meetings: [Meeting]) -> Int {
        let end: Day? =
            switch state {
            case .done(_, let at, _), .dropped(_, _, let at): WallTime(at).day
            case .proposed, .settled, .open: nil
            }
        return meetings.count { meeting in
            guard meeting.body == body, meeting.id != self.meeting, meeting.hasBeenHeld else { return false }
            return meeting.start.day > agreed && end.map { meeting.start.day <= $0 } ?? true
        }
    }

    /// The later of two editors is shown what the first one did.
    package var mark: String {
        var parts = [text, owners.map { "\($0)" }.joined(separator: "+"), "\(state)", "\(postponements)"]
        parts.append(due.map { "\($0)" } ?? "")
        return parts.joined(separator: "\u{1F}")
    }

    package var isClosed: Bool {
        switch state {
        case .done, .dropped: true
        case .proposed, .settled, .open: false
        }
    }
}

extension Meeting {
    fileprivate var hasBeenHeld: Bool {
        switch state {
        case .held, .closed: true
        case .proposed, .booked, .called, .cancelled: false
        }
    }
}
