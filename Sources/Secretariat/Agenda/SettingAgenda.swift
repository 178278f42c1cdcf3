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
        let agenda = agenda.identified(after: earlier.agenda, last: last)
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
