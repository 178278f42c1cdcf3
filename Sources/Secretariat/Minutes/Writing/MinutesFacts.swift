import Foundation
import Meetings
import Store

extension Secretary {
    /// Notes that somebody stays away from an item since it concerns her (*jäv*).
    package func recuse(
        _ person: String, from item: Int, of reference: String, note: String?, by: String
    ) throws -> MinutesSection {
        try check(note)
        return try store.write { transaction in
            let desk = try WritingDesk(self, reference, transaction, by: by)
            let likely = desk.register.invitees(to: desk.meeting).map(\.person)
            let person = try transaction.snapshot.findPerson(person, among: likely, in: desk.register)
            let recusal = Recusal(person: person.id, note: note)
            return try desk.change(item, fact: "recusal noted", detail: person.id.text) { section in
                section.recusals.removeAll { $0.person == person.id }
                section.recusals.append(recusal)
                section.recusals.sort { $0.person < $1.person }
            }
        }
    }

    package func endRecusal(
        of person: Key<Person>, from item: Int, of reference: String, by: String
    ) throws -> MinutesSection {
        try store.write { transaction in
            let desk = try WritingDesk(self, reference, transaction, by: by)
            return try desk.change(item, fact: "recusal removed", detail: person.text) { section in
                section.recusals.removeAll { $0.person == person }
            }
        }
    }

    /// Notes where an item goes from here; nil where it is finished.
    package func setOutcome(
        _ outcome: MinutesSection.Outcome?, for item: Int, of reference: String, by: String
    ) throws -> MinutesSection {
        if case .lifted(let target) = outcome { try check(target) }
        return try store.write { transaction in
            let desk = try WritingDesk(self, reference, transaction, by: by)
            return try desk.change(item, fact: "item outcome set", detail: "\(item)") { $0.outcome = outcome }
        }
    }
}

extension WritingDesk {
    /// Changes what stands beside a section's text; what is so already needs no word.
    fileprivate func change(
        _ item: Int, fact: String, detail: String, _ change: (inout MinutesSection) -> Void
    ) throws -> MinutesSection {
        let before = try section(item)
        var section = before
        change(&section)
        guard section != before else { return before }
        try transaction.beginMinutes(of: meeting.id)
        // Who wrote the text, and when, stands.
        let last = try transaction.snapshot.lastSaving(of: item, in: meeting.id)
        try transaction.save(section, of: meeting.id, by: last?.by ?? by, at: last?.at ?? now)
        try transaction.record(Fact(at: now, by: by, kind: fact, scope: meeting.id.text, detail: detail))
        return section
    }
}
