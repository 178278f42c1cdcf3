/// Someone who sits on a seat, answers for one, or is invited to a meeting.
package struct Person: Hashable, Codable, Sendable, Identifiable {
    package let id: Key<Person>
    package var name: String
    /// The preferred address first; none at all means letters on paper.
    package var addresses: [Address]
    package var assistants: [Assistant]
    package var title: String?
    package var workplace: String?
    package var authority: Key<Authority>?
    /// *Skyddade personuppgifter*: the name stands in no text that others get.
    package var isProtected: Bool

    package init(
        id: Key<Person>, name: String, addresses: [Address] = [], assistants: [Assistant] = [], title: String? = nil,
        workplace: String? = nil, authority: Key<Authority>? = nil, isProtected: Bool = false
    ) {
        self.id = id
        self.name = name
        self.addresses = addresses
        self.assistants = assistants
        self.title = title
        self.workplace = workplace
        self.authority = authority
        self.isProtected = isProtected
    }

    /// Where mail goes.
    package var address: String? { addresses.first { $0.until == nil }?.text }

    package var firstName: String { String(name.prefix { $0 != " " }) }

    /// An address of mail; those of a former domain stay, since answers may still come from them.
    package struct Address: Hashable, Codable, Sendable {
        /// Lower case, without `mailto:`.
        package var text: String
        package var until: Day?

        package init(_ text: String, until: Day? = nil) {
            self.text = text.lowercased()
            self.until = until
        }
    }

    /// Someone who gets copies and may answer (“svarat av …”).
    package struct Assistant: Hashable, Codable, Sendable {
        package var name: String
        package var address: String

        package init(name: String, address: String) {
            self.name = name
            self.address = address.lowercased()
        }
    }
}

/// A principal (*huvudman*): the region or a kommun.
package struct Authority: Hashable, Codable, Sendable, Identifiable {
    package let id: Key<Authority>
    package var name: String
    package var kind: Kind

    package init(id: Key<Authority>, name: String, kind: Kind) {
        self.id = id
        self.name = name
        self.kind = kind
    }

    package enum Kind: String, Codable, Sendable, CaseIterable { case region, municipality }
}
