import Foundation

/// The open åtgärder of one body with everything that decides whom they are owed a mail about.
package struct ActionDocket: Sendable {
    private let body: Body
    package let actions: [Action]
    private let register: Register
    private let done: Set<Duty.Key>

    /// - Parameters:
    ///   - actions: of the body; those that are not open ask for nothing.
    ///   - done: the duties of these åtgärder.
    package init(of body: Body, _ actions: [Action], _ register: Register, done: Set<Duty.Key>) {
        self.body = body
        self.actions = actions.filter(\.isOpen)
        self.register = register
        self.done = done
    }

    /// One person's mail about some of her åtgärder, and the duties that it fulfils.
    package struct Reminder: Sendable {
        package let person: Person
        /// In the order of their days; none where only lapsed duties are to be recorded.
        package let actions: [Action]
        package let duties: [Duty]
    }

    /// What is owed at a moment, one mail for each person.
    ///
    /// - Parameter isToldOtherwise: whether her minutes tell her that it is hers.
    package func reminders(
        at now: Date, isToldOtherwise: (Action, Person) throws -> Bool
    ) rethrows -> [Reminder] {
        var owed: [Key<Person>: [Owed]] = [:]
        var people: [Person] = []
        for action in actions {
            for person in reminded(of: action, on: WallTime(now).day) {
                if !people.contains(where: { $0.id == person.id }) { people.append(person) }
                owed[person.id, default: []] += try owedNow(action, person, now, isToldOtherwise)
            }
        }
        return people.compactMap { reminder(to: $0, owed[$0.id] ?? [], at: now) }
    }

    /// The next moment at which something more may be owed though nothing has happened.
    package func nextMoment(after now: Date) -> Date? {
        actions.compactMap(\.due).flatMap { [reminderMoment($0), overdueMoment($0)] }.filter { $0 > now }.min()
    }

    /// Those of its owners who can be asked, each once; of a body its chair.
    package func reminded(of action: Action, on day: Day) -> [Person] {
        var people: [Person] = []
        for person in action.answerable(in: register, on: day).compactMap(\.person)
        where !people.contains(where: { $0.id == person.id }) { people.append(person) }
        return people
    }

    private struct Owed {
        let action: Action
        let duty: Duty
    }

    private func owedNow(
        _ action: Action, _ person: Person, _ now: Date, _ isToldOtherwise: (Action, Person) throws -> Bool
    ) rethrows -> [Owed] {
        var owed: [Owed] = []
        let agreed = key(action, person, "agreed")
        if !done.contains(agreed) {
            let lapse: Duty.Lapse? = try isToldOtherwise(action, person) ? .noNews : nil
            owed.append(Owed(action: action, duty: Duty(key: agreed, lapse: lapse)))
        }
        guard let due = action.due, case .open(let since) = action.state else { return owed }
        let isNew = owed.contains { $0.duty.lapse == nil }
        for (occasion, moment) in [("due", reminderMoment(due)), ("overdue", overdueMoment(due))] {
            let key = key(action, person, "\(occasion) \(due.last)")
            guard now >= moment, !done.contains(key) else { continue }
            // What she has heard of since that moment, and what comes too late to help, need no mail of their own.
            let isPast = occasion == "due" && now >= overdueMoment(due)
            owed.append(
                Owed(action: action, duty: Duty(key: key, lapse: since >= moment || isPast || isNew ? .tooLate : nil)))
        }
        return owed
    }

    private func reminder(to person: Person, _ owed: [Owed], at now: Date) -> Reminder? {
        guard !owed.isEmpty else { return nil }
        let told = owed.filter { $0.duty.lapse == nil }
        let together = told.isEmpty ? [] : companions(of: told, person, on: WallTime(now).day)
        let all = told + together
        let actions = all.map(\.action).reduce(into: [Action]()) { list, action in
            if !list.contains(where: { $0.id == action.id }) { list.append(action) }
        }
        return Reminder(
            person: person, actions: actions.sorted(by: Action.inOrderOfDays), duties: (owed + together).map(\.duty))
    }

    /// Her other åtgärder that are due in the same weeks: one mail instead of several.
    private func companions(of told: [Owed], _ person: Person, on day: Day) -> [Owed] {
        let weeks = Set(told.compactMap { $0.action.due?.last.monday })
        let known = Set(told.map(\.action.id))
        return actions.compactMap { action in
            guard let due = action.due, weeks.contains(due.last.monday), !known.contains(action.id),
                reminded(of: action, on: day).contains(where: { $0.id == person.id })
            else { return nil }
            let key = key(action, person, "due \(due.last)")
            return done.contains(key) ? nil : Owed(action: action, duty: Duty(key: key))
        }
    }

    /// On an open day, at least the policy's days ahead.
    private func reminderMoment(_ due: Due) -> Date {
        opening(body.policy.window.lastOpenDay(until: due.last.adding(days: -body.policy.actionReminderDays)))
    }

    /// On the first open day after it.
    private func overdueMoment(_ due: Due) -> Date {
        guard let morning = WallTime(day: due.last.adding(days: 1), minute: 0) else { return .distantFuture }
        return body.policy.window.next(from: morning).nearestMoment
    }

    private func opening(_ day: Day) -> Date {
        WallTime(day: day, minute: body.policy.window.opens)?.nearestMoment ?? .distantFuture
    }

    /// A new day for it is in the occasion, so that she is reminded of that one too.
    private func key(_ action: Action, _ person: Person, _ occasion: String) -> Duty.Key {
        Duty.Key(scope: action.id.text, kind: .action, person: person.id, generation: 0, occasion: occasion)
    }
}

extension Action {
    /// By the day when they are due, those without one last.
    package static func inOrderOfDays(_ one: Action, _ other: Action) -> Bool {
        switch (one.due?.last, other.due?.last) {
        case (let first?, let second?) where first != second: first < second
        case (_?, nil): true
        case (nil, _?): false
        default: (one.agreed, one.id) < (other.agreed, other.id)
        }
    }
}

extension Day {
    /// Of its week.
    fileprivate var monday: Day { adding(days: 1 - weekday) }
}
