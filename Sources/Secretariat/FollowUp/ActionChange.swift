import Foundation
import Meetings
import Store

/// What becomes of an åtgärd.
package enum ActionChange: Hashable, Sendable {
    case done(note: String?)
    case postpone(to: Day, because: String?)
    case assign([Action.Owner])
    case drop(because: String)

    /// As its fact is called.
    fileprivate var kind: String {
        switch self {
        case .done: "action done"
        case .postpone: "action postponed"
        case .assign: "action assigned"
        case .drop: "action dropped"
        }
    }
}

/// Why an åtgärd was not changed.
package enum ActionFault: Equatable, Sendable {
    /// Its notes are not finished.
    case notAgreed
    case isDone(by: String, at: Date)
    case isDropped(by: String, at: Date)
    /// Somebody else has changed it since it was read.
    case changed
    case past(Day)
    /// Nobody plans so far ahead.
    case farOff(Day)
    case noReason
    case noOwner
    case unknownOwner
    case tooLong(limit: Int)

    /// Signs of a note or a reason.
    package static let longest = 1_000
}

extension Secretary {
    /// Says what has become of an åtgärd.
    ///
    /// - Parameter seen: the mark of what the page showed; nil where nothing was shown.
    @discardableResult package func change(
        action id: Key<Action>, _ change: ActionChange, seen: String? = nil, by: String
    ) throws -> Action {
        try store.write { try self.change(action: id, change, seen: seen, by: by, $0) }
    }

    @discardableResult func change(
        action id: Key<Action>, _ change: ActionChange, seen: String? = nil, by: String, _ transaction: Transaction
    ) throws -> Action {
        guard var action = try transaction.snapshot.action(id) else { throw OfficeError.noAction(id.text) }
        let register = try transaction.snapshot.register()
        let checker = ActionChecker(action: action, register: register, today: WallTime(world.now()).day)
        if let fault = checker.fault(in: change, seen: seen.map { $0 == mark(of: action) }) {
            throw OfficeError.badAction(action.text.onOneLine(60), fault)
        }
        let detail = try action.take(change, by: by, at: world.now())
        try transaction.update(action)
        try transaction.record(Fact(at: world.now(), by: by, kind: change.kind, scope: id.text, detail: detail))
        try decide(for: [action.body], transaction)
        return action
    }

    /// What tells this sight of an åtgärd from a later one.
    package func mark(of action: Action) -> String { String(digest(action.mark).prefix(16)) }
}

/// Whether a change can be made.
private struct ActionChecker {
    let action: Action
    let register: Register
    let today: Day

    func fault(in change: ActionChange, seen: Bool?) -> ActionFault? {
        switch action.state {
        case .proposed, .settled: return .notAgreed
        case .done(let by, let at, _): return .isDone(by: by, at: at)
        case .dropped(_, let by, let at): return .isDropped(by: by, at: at)
        case .open: break
        }
        guard seen ?? true else { return .changed }
        return fault(in: change)
    }

    private func fault(in change: ActionChange) -> ActionFault? {
        switch change {
        case .done(let note): return tooLong(note)
        case .postpone(let day, let reason):
            guard day >= today else { return .past(day) }
            return day > today.adding(days: 3_660) ? .farOff(day) : tooLong(reason)
        case .drop(let reason): return reason.onOneLine(10).isEmpty ? .noReason : tooLong(reason)
        case .assign(let owners):
            guard !owners.isEmpty else { return .noOwner }
            return owners.allSatisfy(isKnown) ? nil : .unknownOwner
        }
    }

    private func tooLong(_ text: String?) -> ActionFault? {
        (text?.count ?? 0) > ActionFault.longest ? .tooLong(limit: ActionFault.longest) : nil
    }

    private func isKnown(_ owner: Action.Owner) -> Bool {
        switch owner {
        case .person(let person): register.person(person) != nil
        case .body(let body): register.body(body) != nil
        case .words(let words): !words.onOneLine(100).isEmpty && words.count <= 100
        }
    }
}

extension Action {
    /// - Returns: what its fact says of it.
    fileprivate mutating func take(_ change: ActionChange, by: String, at now: Date) throws -> String {
        switch change {
        case .done(let note):
            let words = note?.onOneLine(ActionFault.longest) ?? ""
            state = .done(by: by, at: now, note: words.isEmpty ? nil : words)
            return words
        case .postpone(let day, let reason):
            due = .day(day)
            postponements += 1
            // Whoever chose the day now needs no mail because it is near.
            state = .open(since: now)
            return ["\(day)", reason?.onOneLine(ActionFault.longest) ?? ""].filter { !$0.isEmpty }
                .joined(separator: " ")
        case .drop(let reason):
            let words = reason.onOneLine(ActionFault.longest)
            state = .dropped(because: words, by: by, at: now)
            return words
        case .assign(let owners):
            self.owners = owners.map(\.cleaned)
            state = .open(since: now)
            return try self.owners.asDetail()
        }
    }
}

extension Action.Owner {
    fileprivate var cleaned: Self { if case .words(let words) = self { .words(words.onOneLine(100)) } else { self } }
}

extension [Action.Owner] {
    fileprivate func asDetail() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }

    /// Those that a fact says were given an åtgärd.
    package init(detail: String) {
        self = (try? JSONDecoder().decode([Action.Owner].self, from: Data(detail.utf8))) ?? []
    }
}

extension ActionFault: CustomStringConvertible {
    package var description: String {
        switch self {
        case .notAgreed: "its notes are not approved; approve them first"
        case .isDone(let by, let at): "\(by) reported it done \(WallTime(at)); nothing is left to do"
        case .isDropped(let by, let at): "\(by) dropped it \(WallTime(at)); nothing is left to do"
        case .changed: "somebody else has changed it since it was read; read it again"
        case .past(let day): "\(day) has passed; choose a coming day"
        case .farOff(let day): "\(day) lies more than ten years ahead; choose a nearer day"
        case .noReason: "no reason is given; say why with --because"
        case .noOwner: "no owner is given; name a person, a body, or words"
        case .unknownOwner: "an owner is not in the register or has no name; see samordna person list"
        case .tooLong(let limit): "the note is longer than \(limit) signs; shorten it"
        }
    }
}
