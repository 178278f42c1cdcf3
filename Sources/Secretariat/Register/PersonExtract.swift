import Documents
import Foundation
import Mail
import Meetings
import Store

extension Secretary {
    /// Everything stored about one person (*registerutdrag*, article 15 of the GDPR); that it was taken is recorded.
    package func extract(of name: String, by: String) throws -> PersonExtract {
        let now = world.now()
        let (person, extract) = try store.read { try gather(name, by: by, at: now, $0) }
        try store.write {
            try $0.record(Fact(at: now, by: by, kind: "person extracted", scope: person.id.text))
        }
        return extract
    }

    private func gather(
        _ name: String, by: String, at now: Date, _ snapshot: Snapshot
    ) throws -> (Person, PersonExtract) {
        let register = try snapshot.register()
        let person = try snapshot.findPerson(name, in: register)
        let entries = Set(try snapshot.entries(of: person.id))
        let own = Set(entries.map(\.text) + register.mandates.filter { entries.contains($0.person) }.map(\.id.text))
        let sections = try snapshot.everythingStored(about: person.id).map { stored in
            ExtractSection(
                table: stored.table,
                rows: try stored.rows.map { row in
                    let fields = try fields(of: row, in: stored.table, snapshot)
                    return stored.table == "fact" ? fields.tellingOnly(of: own) : fields
                })
        }
        let extract = PersonExtract(
            name: person.name, region: register.region, made: now, by: by, sections: sections,
            names: try names(register, entries, snapshot))
        return (person, extract)
    }

    /// A row with the text of the message that it tells of.
    private func fields(of row: StoredRow, in table: String, _ snapshot: Snapshot) throws -> [ExtractField] {
        var fields = row.fields.map { ExtractField(column: $0.column, value: ExtractField.Value($0.value)) }
        guard let id = row.number("id") else { return fields }
        let text: String? =
            switch table {
            case "message":
                try snapshot.message(id).flatMap { try outgoingMail($0, snapshot) }.map {
                    $0.text.isEmpty ? $0.html : $0.text
                }
            case "incoming": try snapshot.octets(of: id).map { IncomingMessage(parsing: $0).text }
            default: nil
            }
        if let text { fields.append(ExtractField(column: "content", value: .text(HiddenSecrets.masked(text)))) }
        return fields
    }

    /// What identifiers stand for; of other people only that they are others.
    private func names(
        _ register: Register, _ entries: Set<Key<Person>>, _ snapshot: Snapshot
    ) throws -> [String: String] {
        var names: [String: String] = [:]
        for body in register.bodies { names[body.id.text] = body.name }
        for authority in register.authorities { names[authority.id.text] = authority.name }
        for seat in register.seats {
            let facts = [
                seat.role.word, register.body(seat.body)?.name, seat.authority.flatMap(register.authority)?.name,
            ]
            names[seat.id.text] = facts.compactMap(\.self).joined(separator: ", ")
        }
        for meeting in try snapshot.meetings() {
            let body = register.body(meeting.body)?.name ?? ""
            names[meeting.id.text] = "\(body), \(meeting.start.inFull(minutes: meeting.length))"
        }
        for person in register.people where !entries.contains(person.id) { names[person.id.text] = "en annan person" }
        for entry in entries { names[entry.text] = try snapshot.mergedPerson(entry)?.name }
        return names
    }
}

extension ExtractField.Value {
    fileprivate init(_ value: StoredValue) {
        switch value {
        case .none: self = .none
        case .text(let text): self = .text(HiddenSecrets.masked(text))
        case .number(let number): self = .number(number)
        case .moment(let date): self = .moment(date)
        }
    }
}

extension [ExtractField] {
    /// Of what she did with others' entries only that she did it.
    fileprivate func tellingOnly(of own: Set<String>) -> [ExtractField] {
        let scope = first { $0.column == "scope" }?.value
        if case .text(let text)? = scope, own.contains(text) { return self }
        return filter { $0.column != "detail" && $0.column != "scope" }
    }
}
