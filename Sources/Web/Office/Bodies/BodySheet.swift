import Documents
import Foundation
import Meetings
import Secretariat
import Store

/// Everything on record of one body, as its page needs it.
struct BodySheet {
    let register: Register
    let body: Body
    /// The year's, in order of time.
    let meetings: [Meeting]
    let next: Meeting?
    /// What has been done to its seats, newest first.
    let facts: [Fact]
    let clearance: Clearance
    let now: Date
    let web: String?

    init(_ id: Key<Body>, _ snapshot: Snapshot, for clearance: Clearance, at now: Date, web: String?) throws {
        let register = try snapshot.register()
        guard let body = register.body(id) else { throw WebProblem.notFound }
        guard clearance.may(.read, in: id) else { throw WebProblem.notAllowed }
        self.register = register
        self.body = body
        self.clearance = clearance
        self.now = now
        self.web = web
        let time = WallTime(now)
        meetings = try snapshot.meetings(of: id).filter { $0.start.day.year == time.day.year }
        next = try snapshot.meetings(after: time).first { $0.body == id && !$0.isOff }
        let seats = Set(register.seats.filter { $0.body == id }.map(\.id))
        let mandates = register.mandates.filter { seats.contains($0.seat) }.map(\.id.text)
        facts = try snapshot.facts(aboutAny: Set(mandates + seats.map(\.text) + [id.text])).reversed()
    }

    var today: Day { WallTime(now).day }

    var mayArrange: Bool { clearance.may(.arrange, in: body.id) }

    /// In the order of their weight, then of the register.
    var seats: [Seat] {
        let own = register.seats.filter { $0.body == body.id }
        return Seat.Role.allCases.flatMap { role in own.filter { $0.role == role } }
    }
}

extension Body {
    /// Where its page in the office is.
    var path: String { "/grupper/\(id.text.inAddress)" }
}

extension Person {
    /// Where her page is.
    var path: String { "/personer/\(id.text.inAddress)" }
}

extension Body.Kind {
    var word: String {
        switch self {
        case .programArea: "Programområde"
        case .workingGroup: "Arbetsgrupp"
        case .council: "Råd"
        case .network: "Nätverk"
        }
    }
}

extension Body.State {
    /// Nil where it meets as usual.
    var word: String? {
        switch self {
        case .active: nil
        case .forming: "Bildas"
        case .dormant: "Vilande"
        case .closed: "Avslutad"
        }
    }
}

extension Body.Charter {
    /// “version 2.0, beslutad 12 mars 2026, revideras”.
    var words: String {
        (["version \(version)"] + (decided.map { ["beslutad \($0.plain)"] } ?? [])
            + (isUnderRevision ? ["revideras"] : [])).joined(separator: ", ")
    }
}

extension MeetingPolicy {
    /// “4–6”.
    var span: String {
        fewestMeetings == mostMeetings ? "\(mostMeetings)" : "\(fewestMeetings)–\(mostMeetings)"
    }
}
