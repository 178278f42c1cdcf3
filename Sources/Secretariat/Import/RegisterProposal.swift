import Meetings

/// What an import would make of the register, before anybody has said yes to it.
package struct RegisterProposal: Equatable, Sendable {
    package let after: Register
    package let changes: [RegisterChange]
    /// What is worth knowing and changes nothing.
    package let notes: [String]
    /// What each row of a list of members is about.
    package let rows: [ImportedRow]
    /// Mandates of the list's bodies that it does not name: they stay.
    package let kept: [Mandate]

    init(
        from before: Register, to after: Register, notes: [String] = [], rows: [ImportedRow] = [], kept: [Mandate] = []
    ) {
        self.after = after
        self.notes = notes
        self.rows = rows
        self.kept = kept
        changes = RegisterComparison(before: before, after: after).changes
    }
}

/// A row of a list of members, and what of the register it is about.
package struct ImportedRow: Equatable, Sendable {
    package let line: Int
    /// Nil on a vacant seat.
    package let person: Key<Person>?
    package let seat: Key<Seat>
    package let mandate: Key<Mandate>?
}

/// One line of what an import would do.
package struct RegisterChange: Hashable, Sendable, CustomStringConvertible {
    package let kind: Kind
    /// “ledamot Anna Ek in LPO Psykisk hälsa”.
    package let subject: String
    /// What of it, each with its old and new value.
    package let details: [String]

    package enum Kind: String, Sendable { case add, change, end }

    package var description: String {
        "\(kind.rawValue) \(subject)" + (details.isEmpty ? "" : ": " + details.joined(separator: ", "))
    }
}

extension RegisterProposal {
    /// A region pack over what is there: what it does not name stays as it is.
    package init(_ pack: RegionPack, into register: Register) throws(ImportError) {
        guard register.region.isEmpty || register.region == pack.region else {
            throw ImportError(Fault(file: pack.file, place: .whole, cause: .otherRegion(register.region)))
        }
        var after = register
        after.region = pack.region
        after.authorities.merge(pack.authorities) { $0.id == $1.id }
        after.bodies.merge(pack.bodies.map { $0.keepingWhatNoPackSays(of: register.body($0.id)) }) { $0.id == $1.id }
        after.schoolBreaks.merge(pack.schoolBreaks) { $0.isSameBreak(as: $1) }
        self.init(from: register, to: after)
    }
}

extension Body {
    /// With what only the office sets.
    fileprivate func keepingWhatNoPackSays(of other: Body?) -> Body {
        guard let other else { return self }
        var body = self
        body.policy.standingItems = other.policy.standingItems
        body.policy.approver = other.policy.approver
        return body
    }
}

extension SchoolBreak {
    /// The same break of the same year, perhaps on other days.
    func isSameBreak(as other: SchoolBreak) -> Bool {
        name == other.name && from.year == other.from.year && municipalities == other.municipalities
    }
}

extension Array {
    /// Puts each newcomer in the place of its namesake, or last.
    fileprivate mutating func merge(_ others: [Element], _ isSame: (Element, Element) -> Bool) {
        for other in others {
            if let index = firstIndex(where: { isSame($0, other) }) {
                self[index] = other
            } else {
                append(other)
            }
        }
    }
}
