import Documents
import Foundation
import Meetings
import Store

extension Correspondence {
    /// What the body owes its owners now.
    func reminders(_ docket: ActionDocket) throws -> [ActionDocket.Reminder] {
        var recipients: [Key<Meeting>: Set<Key<Person>>] = [:]
        return try docket.reminders(at: now) { action, person in
            if recipients[action.meeting] == nil {
                let meeting = try transaction.snapshot.meeting(action.meeting)
                let people = try meeting.map { try transaction.snapshot.minutesRecipients(of: $0, register) } ?? []
                recipients[action.meeting] = Set(people.map(\.person.id))
            }
            guard recipients[action.meeting]?.contains(person.id) ?? false else { return false }
            // Who was named later has read of another's åtgärd.
            return try !transaction.snapshot.facts(about: action.id.text).contains { $0.kind == "action assigned" }
        }
    }

    /// Records the duties, and writes one mail about all that they are about, in place of any that waits.
    func remind(_ reminder: ActionDocket.Reminder) throws -> Composed {
        var news: Set<Key<Action>> = []
        for duty in reminder.duties where try transaction.record(duty, at: now) {
            if duty.lapse == nil { news.insert(Key(duty.key.scope)) }
        }
        guard !news.isEmpty else { return Composed() }
        var actions = reminder.actions.filter { news.contains($0.id) }
        for waiting in try transaction.snapshot.waitingActionMail()
        where waiting.person == reminder.person.id && waiting.body == body.id && waiting.copyFor == nil {
            for id in waiting.actions where !actions.contains(where: { $0.id == id }) {
                if let action = try transaction.snapshot.action(id), action.isOpen { actions.append(action) }
            }
            try transaction.lapse(waiting.thread, at: now)
        }
        let held = hold(.action, to: reminder.person.id)
        let moment = secretary.departure(body.policy.window, deadline: nil, at: now)
        return try write(
            actions.sorted(by: Action.inOrderOfDays), to: reminder.person, waitsFor: held, notBefore: moment)
    }

    /// Writes what waits anew where some of it is settled or no longer hers, or her address is another.
    func refresh(_ waiting: OutboxMessage, _ docket: ActionDocket) throws -> Composed {
        guard waiting.copyFor == nil, let person = register.person(waiting.person) else { return Composed() }
        let today = WallTime(now).day
        let standing = waiting.actions.compactMap { id in docket.actions.first { $0.id == id } }.filter {
            docket.reminded(of: $0, on: today).contains { $0.id == person.id }
        }
        guard standing.count != waiting.actions.count || waiting.recipient != person.address else { return Composed() }
        try transaction.lapse(waiting.thread, at: now)
        guard !standing.isEmpty else { return Composed() }
        return try write(standing, to: person, waitsFor: waiting.waitsFor, notBefore: waiting.notBefore)
    }

    /// What was agreed at a meeting and is hers to do, for the mail with its minutes.
    func ownActions(of person: Person, agreedAt meeting: Key<Meeting>) throws -> [Letter.OwnAction] {
        let open = try transaction.snapshot.actions(of: meeting).filter(\.isOpen)
        let docket = ActionDocket(of: body, open, register, done: [])
        return open.filter { docket.reminded(of: $0, on: WallTime(now).day).contains { $0.id == person.id } }
            .sorted(by: Action.inOrderOfDays).map { own($0, of: person) }
    }

    private func write(
        _ actions: [Action], to person: Person, waitsFor: OutboxMessage.Hold?, notBefore: Date
    ) throws -> Composed {
        let today = WallTime(now).day
        let holder = register.holders(in: body.id, on: today).first { $0.person.id == person.id }
        var letter = Letter(
            kind: .action, region: register.region, body: body, recipient: person, role: holder?.seat.role,
            contact: secretary.settings.mailbox, written: today)
        letter.actions = actions.map { own($0, of: person) }
        let dispatch = Dispatch(
            thread: OutboxMessage.thread(of: actions, person.id), waitsFor: waitsFor,
            urgency: MeetingPolicy.Sending.action.urgency,
            notBefore: notBefore)
        return try send(letter, dispatch, with: nil)
    }

    private func own(_ action: Action, of person: Person) -> Letter.OwnAction {
        let owner = action.owners.lazy.compactMap { owner -> String? in
            guard case .body(let id) = owner else { return nil }
            return register.body(id)?.name
        }.first
        let isHerOwn = action.owners.contains(.person(person.id))
        return Letter.OwnAction(
            id: action.id, text: action.ownTask(in: register).onOneLine(300), due: action.due, agreed: action.agreed,
            isOverdue: action.isOverdue(on: WallTime(now).day), owner: isHerOwn ? nil : owner)
    }
}

extension Snapshot {
    /// Mail about åtgärder that has not left.
    func waitingActionMail() throws -> [OutboxMessage] {
        try messages(MessageFilter(kind: .action, states: OutboxMessage.State.waiting))
    }

    /// Those that their owners have said are not theirs wait for the samordnare, and are left out.
    func docket(of actions: [Action], _ body: Body, _ register: Register) throws -> ActionDocket {
        let open = actions.filter(\.isOpen)
        let disowned = try disowners(of: open)
        let asked = open.filter { disowned[$0.id] == nil }
        var done: Set<Duty.Key> = []
        for action in asked { done.formUnion(try duties(in: action.id.text)) }
        return ActionDocket(of: body, asked, register, done: done)
    }

    /// Who has said that an åtgärd is not hers, where nobody has been named since.
    func disowners(of actions: [Action]) throws -> [Key<Action>: String] {
        let facts = Dictionary(grouping: try facts(aboutAny: Set(actions.map(\.id.text))), by: \.scope)
        return actions.reduce(into: [:]) { disowners, action in
            let last = facts[action.id.text]?.last { ["action declined", "action assigned"].contains($0.kind) }
            if let last, last.kind == "action declined" { disowners[action.id] = last.by }
        }
    }
}

extension OutboxMessage {
    static func thread(of actions: [Action], _ person: Key<Person>) -> String {
        "action \(person) \(actions.map(\.id.text).joined(separator: "+"))"
    }

    /// The åtgärder that it is about, where it is about such.
    var actions: [Key<Action>] {
        let parts = thread.split(separator: " ", maxSplits: 2)
        guard kind == .action, parts.count == 3 else { return [] }
        return parts[2].split(separator: "+").map { Key(String($0)) }
    }
}
