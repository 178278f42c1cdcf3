import Foundation

/// How someone took part in a meeting (*närvaro*), as last recorded.
package struct Attendance: Hashable, Codable, Sendable {
    package let person: Key<Person>
    package let presence: Presence
    /// In whose place she came (*i stället för*).
    package let insteadOf: Key<Person>?
    package let by: String
    package let at: Date

    package init(
        person: Key<Person>, presence: Presence, insteadOf: Key<Person>? = nil, by: String, at: Date
    ) {
        self.person = person
        self.presence = presence
        self.insteadOf = insteadOf
        self.by = by
        self.at = at
    }

    package enum Presence: Hashable, Codable, Sendable {
        case present
        /// *På distans*.
        case remote
        /// There for a part of the time, in minutes.
        case partial(minutes: Int)
        /// *Anmält förhinder*.
        case excused
        /// *Uteblev*.
        case absent

        package var attended: Bool {
            switch self {
            case .present, .remote, .partial: true
            case .excused, .absent: false
            }
        }

        /// Minutes of a meeting of this length.
        package func minutes(of length: Int) -> Int {
            switch self {
            case .present, .remote: length
            case .partial(let minutes): minutes
            case .excused, .absent: 0
            }
        }
    }
}
