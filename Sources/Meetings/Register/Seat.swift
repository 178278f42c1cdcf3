/// A place in a body (*ledamotsplats*): it has a profile and stands empty when nobody holds a mandate on it.
package struct Seat: Hashable, Codable, Sendable, Identifiable {
    package let id: Key<Seat>
    package var body: Key<Body>
    package var role: Role
    /// Whom the seat wants: “socialchef”, “IFO-chef”.
    package var profile: String?
    package var authority: Key<Authority>?
    /// Speaks for all municipalities and not only her own (S1:28).
    package var representsAll: Bool

    package init(
        id: Key<Seat>, body: Key<Body>, role: Role, profile: String? = nil, authority: Key<Authority>? = nil,
        representsAll: Bool = false
    ) {
        self.id = id
        self.body = body
        self.role = role
        self.profile = profile
        self.authority = authority
        self.representsAll = representsAll
    }

    package enum Role: String, Codable, Sendable, CaseIterable {
        /// *Ordförande*.
        case chair
        /// *Ledamot, ordinarie*.
        case ordinary
        /// *Ledamot, adjungerad*: attends, is not counted in the representation.
        case coopted
        /// *Samordnare*; a body may have several.
        case coordinator
        /// Stands in for the samordnare between two dates.
        case standIn
        /// *För kännedom*: gets the invitation without a request to answer.
        case informed
        case contact, methodSupport, developmentLead
        /// *Läsare*, *registrator*, and who may change settings but sees no content.
        case reader, registrar, administrator

        /// Whether whoever sits here is called to the body's meetings, and how.
        package var attendance: Invitee.Kind? {
            switch self {
            case .chair, .ordinary, .coopted, .coordinator: .called
            case .informed: .informed
            default: nil
            }
        }
    }
}

/// A person on a seat for a time (*uppdragsperiod*).
package struct Mandate: Hashable, Codable, Sendable, Identifiable {
    package let id: Key<Mandate>
    package var seat: Key<Seat>
    package var person: Key<Person>
    package var from: Day
    /// The last day, where it is known.
    package var until: Day?
    /// Who decided, and when.
    package var decidedBy: String?
    package var decidedOn: Day?
    package var reasonForLeaving: String?

    package init(
        id: Key<Mandate>, seat: Key<Seat>, person: Key<Person>, from: Day, until: Day? = nil, decidedBy: String? = nil,
        decidedOn: Day? = nil, reasonForLeaving: String? = nil
    ) {
        self.id = id
        self.seat = seat
        self.person = person
        self.from = from
        self.until = until
        self.decidedBy = decidedBy
        self.decidedOn = decidedOn
        self.reasonForLeaving = reasonForLeaving
    }

    package func isValid(on day: Day) -> Bool {
        from <= day && until.map { day <= $0 } ?? true
    }
}

/// A seat nobody holds (*vakans*), and since when.
package struct Vacancy: Hashable, Sendable {
    package let seat: Seat
    package let since: Day?
}
