import Crypto
import Foundation
import Meetings
import Store

extension Secretary {
    /// Sets the agenda. Before the kallelse nobody is told of it, and the chair releases it anew; afterwards it is a change.
    package func setAgenda(of reference: String, to agenda: [AgendaItem], by: String) throws -> Meeting {
        try store.write { try setAgenda(of: reference, to: agenda, by: by, $0) }
    }

    func setAgenda(
        of reference: String, to agenda: [AgendaItem], by: String, _ transaction: Transaction
    ) throws -> Meeting {
        let earlier = try find(reference, transaction, verb: "change")
        let last = try transaction.snapshot.lastAgendaItem(of: earlier)
        let agenda = agenda.distinct.identified(after: earlier.agenda, last: last)
        guard agenda != earlier.agenda else { return earlier }
        let detail = "\(agenda.count) items"
        let meeting = try change(reference, verb: "change", kind: "agenda set", detail: detail, by: by, transaction) {
            meeting, _ in
            meeting.agenda = agenda
            // What only the office sees, such as whom of the register an item's presenter is, tells nobody anything new.
            guard !agenda.reads(as: earlier.agenda) else { return }
            switch meeting.state {
            case .called: meeting.revision += 1
            // Nobody has it yet: what the chair released was another one.
            default: meeting.release = nil
            }
        }
        try transaction.addAgendaVersion(of: meeting, by: by, at: world.now())
        return meeting
    }
}

extension Secretary {
    /// Keeps an agenda that somebody has written while she looks at what it sends.
    ///
    /// - Returns: it, each item with its id.
    package func keepDraft(_ agenda: [AgendaItem], of id: Key<Meeting>, by: String) throws -> [AgendaItem] {
        try store.write { transaction in
            let meeting = try find(id.text, transaction, verb: "change")
            let last = try transaction.snapshot.lastAgendaItem(of: meeting)
            let items = agenda.distinct.identified(after: meeting.agenda, last: last)
            try transaction.keepDraft(items, as: items.draftMark, of: id, by: by, at: world.now())
            return items
        }
    }
}

extension [AgendaItem] {
    /// What an agenda is found by that waits for a yes.
    package var draftMark: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        return String(SHA256.hash(data: (try? encoder.encode(self)) ?? Data()).hexadecimal.prefix(24))
    }
}

extension [AgendaItem] {
    /// The same where no two have one id: the first keeps it.
    var distinct: [AgendaItem] {
        var seen: Set<Int> = []
        return map { item in
            guard item.id > 0, seen.insert(item.id).inserted else {
                var item = item
                item.id = 0
                return item
            }
            return item
        }
    }
}
