import Foundation

/// One meeting of a body.
package struct Meeting: Hashable, Codable, Sendable, Identifiable {
    package let id: Key<Meeting>
    package let body: Key<Body>
    package let year: Int
    /// Its number within the year, given once.
    package let number: Int
    package var start: WallTime
    /// Minutes.
    package var length: Int
    package var place: Place
    package var agenda: [AgendaItem]
    package var guests: [Guest]
    package var state: State
    /// The chair's release of the agenda.
    package var release: Release?
    /// Already booked in another system; counts everywhere, sends nothing until taken over.
    package var ownership: Ownership
    /// Up by one at each change of time.
    package var generation: Int
    /// Up by one at each change that those who are called should hear of.
    package var revision: Int

    package init(
        id: Key<Meeting>, body: Key<Body>, year: Int, number: Int, start: WallTime, length: Int, place: Place = Place(),
        agenda: [AgendaItem] = [], guests: [Guest] = [], state: State = .proposed, release: Release? = nil,
        ownership: Ownership = .ours, generation: Int = 0, revision: Int = 0
    ) {
        self.id = id
        self.body = body
        self.year = year
        self.number = number
        self.start = start
        self.length = length
        self.place = place
        self.agenda = agenda
        self.guests = guests
        self.state = state
        self.release = release
        self.ownership = ownership
        self.generation = generation
        self.revision = revision
    }

    /// Where it is held, with the body's usual link where it is digital and has none of its own.
    package func effectivePlace(in body: Body) -> Place {
        guard place.room == nil, place.joinLink == nil else { return place }
        return Place(joinLink: body.sender.joinLink)
    }

    package var end: WallTime { start.adding(minutes: length) }

    /// What commands call it: `lpo-psykisk-halsa/2027-2`.
    package var reference: String { "\(body)/\(year)-\(number)" }

    package enum State: Hashable, Codable, Sendable {
        case proposed
        case booked(by: String, at: Date)
        case called(at: Date)
        case held(at: Date)
        case closed(at: Date)
        case cancelled(because: String, by: String, at: Date)
    }

    package enum Ownership: Hashable, Codable, Sendable {
        case ours
        case elsewhere
        case takenOver(by: String, at: Date)
    }

    package struct Release: Hashable, Codable, Sendable {
        package let by: String
        package let at: Date
        /// Why it was not the chair's, where the samordnare went on without her.
        package let because: String?

        package init(by: String, at: Date, because: String? = nil) {
            self.by = by
            self.at = at
            self.because = because
        }
    }

    /// Where a meeting is held: by link, in a room, or both.
    package struct Place: Hashable, Codable, Sendable {
        package var joinLink: String?
        package var room: String?

        package init(joinLink: String? = nil, room: String? = nil) {
            self.joinLink = joinLink
            self.room = room
        }
    }

    /// Someone invited to this meeting alone.
    package struct Guest: Hashable, Codable, Sendable {
        package var person: Key<Person>
        package var kind: Invitee.Kind

        package init(person: Key<Person>, kind: Invitee.Kind) {
            self.person = person
            self.kind = kind
        }
    }
}
