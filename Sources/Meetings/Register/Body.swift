/// A group that meets (*grupp*): a programme area, a working group, a council or a network.
package struct Body: Hashable, Codable, Sendable, Identifiable {
    package let id: Key<Body>
    package var kind: Kind
    /// The canonical name, as participants read it: “LPO Psykisk hälsa”.
    package var name: String
    package var aliases: [Alias]
    package var parent: Key<Body>?
    /// The group one level up that this one mirrors (*speglar*), by name: it need not be in the register.
    package var mirrors: String?
    package var state: State
    /// Who answers for a group that is not formed yet (*kontaktperson*, S4:101).
    package var contact: String?
    package var charter: Charter?
    package var policy: MeetingPolicy
    /// What a seat of a kommunledamot is said to ask for, the newest that has begun in force.
    package var norms: [Norm]
    package var sender: Sender

    package init(
        id: Key<Body>, kind: Kind, name: String, aliases: [Alias] = [], parent: Key<Body>? = nil,
        mirrors: String? = nil,
        state: State = .active, contact: String? = nil, charter: Charter? = nil,
        policy: MeetingPolicy = MeetingPolicy(),
        norms: [Norm] = [], sender: Sender = Sender()
    ) {
        self.id = id
        self.kind = kind
        self.name = name
        self.aliases = aliases
        self.parent = parent
        self.mirrors = mirrors
        self.state = state
        self.contact = contact
        self.charter = charter
        self.policy = policy
        self.norms = norms
        self.sender = sender
    }

    package enum Kind: String, Codable, Sendable, CaseIterable {
        /// *Programområde* (NPO, RPO, LPO).
        case programArea
        /// *Arbetsgrupp* (NAG, RAG, LAG).
        case workingGroup
        /// *Råd*.
        case council
        /// *Nätverk*.
        case network
    }

    package enum State: String, Codable, Sendable, CaseIterable {
        case forming, active, dormant, closed
    }

    /// Another name, and when it was in use.
    package struct Alias: Hashable, Codable, Sendable {
        package var name: String
        package var from: Day?
        package var until: Day?

        package init(name: String, from: Day? = nil, until: Day? = nil) {
            self.name = name
            self.from = from
            self.until = until
        }
    }

    /// The body's commission (*uppdragsbeskrivning*), and whether a new version is being written.
    package struct Charter: Hashable, Codable, Sendable {
        package var version: String
        package var decided: Day?
        package var isUnderRevision: Bool

        package init(version: String, decided: Day? = nil, isUnderRevision: Bool = false) {
            self.version = version
            self.decided = decided
            self.isUnderRevision = isUnderRevision
        }
    }

    /// How the body's mail is signed.
    package struct Sender: Hashable, Codable, Sendable {
        /// The name beside the service's address; the body's own name where absent.
        package var name: String?
        /// Lines under the mail: who, telephone.
        package var signature: [String]
        /// The join link of its digital meetings unless a meeting has one of its own.
        package var joinLink: String?

        package init(name: String? = nil, signature: [String] = [], joinLink: String? = nil) {
            self.name = name
            self.signature = signature
            self.joinLink = joinLink
        }
    }

    /// Whether people write of this body by this name or identifier; capital letters do not matter.
    package func answers(to name: String) -> Bool {
        let name = name.lowercased()
        return id.text == name || self.name.lowercased() == name || aliases.contains { $0.name.lowercased() == name }
    }
}
