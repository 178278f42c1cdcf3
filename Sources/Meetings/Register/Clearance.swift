/// What someone may see and do in the office, from the seats she holds on a day.
package struct Clearance: Hashable, Sendable {
    package let person: Person
    private let roles: [Key<Body>: Set<Seat.Role>]

    package init(of person: Person, in register: Register, on day: Day) {
        self.person = person
        let seats = register.mandates.filter { $0.person == person.id && $0.isValid(on: day) }.compactMap { mandate in
            register.seat(mandate.seat).map { (seat: $0, mandate: mandate) }
        }
        // A stand-in is dated (S2:229): without an end she would be a second samordnare that nobody decided on.
        let valid = seats.filter { $0.seat.role != .standIn || $0.mandate.until != nil }.map(\.seat)
        roles = Dictionary(grouping: valid, by: \.body).mapValues { Set($0.map(\.role)) }
    }

    /// Whether there is anything for her in the office; all others have links in their mail.
    package var isStaff: Bool { Deed.allCases.contains(where: mayAnywhere) }

    package func may(_ deed: Deed, in body: Key<Body>) -> Bool {
        roles[body].map { !$0.isDisjoint(with: deed.roles) } ?? false
    }

    package func mayAnywhere(_ deed: Deed) -> Bool { roles.values.contains { !$0.isDisjoint(with: deed.roles) } }

    /// The bodies in which she may, by identifier.
    package func places(_ deed: Deed) -> [Key<Body>] { roles.keys.filter { may(deed, in: $0) }.sorted() }

    /// The bodies in which she may, in the order of the register.
    package func bodies(_ deed: Deed, in register: Register) -> [Body] {
        register.bodies.filter { may(deed, in: $0.id) }
    }

    /// Something done in the office. The one list of who may do what.
    package enum Deed: Hashable, Sendable, CaseIterable {
        /// Sees the body's meetings, people, answers and papers.
        case read
        /// Plans, calls, moves, cancels, takes in answers, writes minutes.
        case arrange
        /// Releases an agenda, approves dates and minutes.
        case release
        /// Sees what each member's work came to: herself and her samordnare only.
        case seeHours
        /// Sees what was sent and what came, as a registrator must.
        case seeLedger
        /// Policies, texts, mail servers, backup; no content.
        case configure

        fileprivate var roles: Set<Seat.Role> {
            switch self {
            case .read: [.coordinator, .standIn, .chair, .reader, .registrar]
            case .arrange, .seeHours: [.coordinator, .standIn]
            case .release: [.chair]
            case .seeLedger: [.coordinator, .standIn, .registrar]
            case .configure: [.coordinator, .standIn, .administrator]
            }
        }
    }
}
