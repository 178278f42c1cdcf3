import Meetings
import Store

/// Whom a presenter's name on an agenda means.
package enum NamedPresenter: Equatable, Sendable {
    /// Those of the register whom it names, and the words that its readers see; none for other words.
    case people([Key<Person>], words: String)
    /// Several are called so, and none of them alone is invited to the meeting.
    case ambiguous(String)
    /// A name that may not stand where everybody reads it.
    case protected(String)
}

extension Register {
    /// Reads “Hanna Stål”, “hanna@regionen.example” or “Hanna Stål och Dag Berg”.
    package func presenter(named words: String, at meeting: Meeting) -> NamedPresenter {
        let whole = find(words, at: meeting)
        guard whole.isEmpty else { return named([(words, whole)]) }
        let parts = words.replacing(" och ", with: ",").replacing(" & ", with: ",").split(separator: ",")
            .map { $0.split(separator: " ").joined(separator: " ") }.filter { !$0.isEmpty }
        return named(parts.map { ($0, find($0, at: meeting)) }, as: words)
    }

    private func named(_ parts: [(words: String, people: [Person])], as words: String? = nil) -> NamedPresenter {
        if let several = parts.first(where: { $0.people.count > 1 }) { return .ambiguous(several.words) }
        let people = parts.compactMap(\.people.first)
        if let hidden = people.first(where: \.isProtected) { return .protected(hidden.name) }
        let hasAddress = parts.contains { $0.words.contains("@") && !$0.people.isEmpty }
        let names = parts.map { $0.people.first?.name ?? $0.words }
        return .people(
            people.map(\.id), words: hasAddress || words == nil ? names.joined(separator: ", ") : words ?? "")
    }

    /// Of namesakes, whoever alone is invited to the meeting.
    private func find(_ words: String, at meeting: Meeting) -> [Person] {
        let name = words.lowercased()
        let byAddress = people(at: name)
        let matches = byAddress.isEmpty ? people.filter { $0.name.lowercased() == name } : byAddress
        guard matches.count > 1 else { return matches }
        let invited = Set(invitees(to: meeting).map(\.person.id))
        let own = matches.filter { invited.contains($0.id) }
        return own.count == 1 ? own : matches
    }
}

extension Secretary {
    /// The same agenda with those of the register as presenters whom its words name.
    package func withPresenters(_ agenda: [AgendaItem], of reference: String) throws -> [AgendaItem] {
        try store.read { snapshot in
            let register = try snapshot.register()
            let meeting = try snapshot.findMeeting(reference, in: register)
            return try agenda.map { item in
                guard let words = item.presenter else { return item }
                var item = item
                switch register.presenter(named: words, at: meeting) {
                case .people(let people, let words): (item.presenters, item.presenter) = (people, words)
                case .ambiguous(let name):
                    let matches = register.people.filter { $0.name.lowercased() == name.lowercased() }
                    throw OfficeError.severalPeople(name, matches: matches.compactMap(\.address))
                case .protected(let name): throw OfficeError.protectedPresenter(name: name)
                }
                return item
            }
        }
    }
}
