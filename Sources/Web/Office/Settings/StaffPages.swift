import Documents
import Foundation
import Meetings
import Secretariat
import Store

/// Every body's roles of the office, and who has them.
struct StaffPage: PageContent {
    static let template = "settings-staff"
    static let names: Set<String> = [
        "groups", "groupID", "groupName", "newPath", "holders", "name", "role", "when", "endPath", "isOver", "given",
        "ended", "lacksCoordinator",
    ]

    let groups: [Group]
    let given: Bool
    let ended: Bool

    struct Group: Sendable {
        let groupID: String
        let groupName: String
        let newPath: String
        let holders: [Holder]
        let lacksCoordinator: Bool
    }

    struct Holder: Sendable {
        let name: String
        let role: String
        let when: String
        let endPath: String
    }

    init(_ bodies: [Body], _ register: Register, on today: Day, news: String) {
        given = news == "given"
        ended = news == "avslutad"
        let mandates = Dictionary(grouping: register.mandates, by: \.seat)
        let people = Dictionary(register.people.map { ($0.id, $0) }, uniquingKeysWith: { one, _ in one })
        groups = bodies.map { body in
            let seats = register.seats.filter { $0.body == body.id && Seat.Role.office.contains($0.role) }
            let path = "/installningar/roller/\(body.id.text.inAddress)"
            let rows = seats.flatMap { seat in
                (mandates[seat.id] ?? []).filter { $0.until.map { $0 >= today } ?? true }
                    .compactMap { mandate in people[mandate.person].map { (seat, mandate, $0) } }
            }.sorted { ($0.0.role.place, $0.1.from) < ($1.0.role.place, $1.1.from) }
            return Group(
                groupID: body.id.text, groupName: body.name, newPath: "\(path)/ny",
                holders: rows.map { seat, mandate, person in
                    Holder(
                        name: person.name, role: seat.role.word, when: mandate.words(on: today, seat.role),
                        endPath: "\(path)/\(mandate.id.text.inAddress)")
                },
                lacksCoordinator: !rows.contains { $0.0.role == .coordinator && $0.1.isValid(on: today) })
        }
    }
}

extension Mandate {
    /// “sedan 1 januari 2026”, “från 1 mars 2027 till och med 31 mars 2027”.
    fileprivate func words(on today: Day, _ role: Seat.Role) -> String {
        if role == .standIn, until == nil { return "utan sista dag, och kan därför inte logga in" }
        let begun = from <= today ? "sedan \(from.plain)" : "från \(from.plain)"
        return until.map { "\(begun), till och med \($0.plain)" } ?? begun
    }
}

extension Seat.Role {
    fileprivate var place: Int { Seat.Role.office.firstIndex(of: self) ?? .max }

    /// What whoever has it may do.
    fileprivate var explanation: String {
        switch self {
        case .coordinator: "Samordnare: gör allt i gruppen"
        case .standIn: "Ersättare: gör samordnarens arbete mellan två dagar"
        case .chair: "Ordförande: läser allt, släpper dagordningar och godkänner datum"
        case .reader: "Läsare: ser möten, svar och handlingar"
        case .registrar: "Registrator: läser, och ser vad som har skickats och kommit"
        default: "Administratör: ändrar inställningar, ser inget innehåll"
        }
    }
}

/// Asks who is to have which role, and when.
struct NewRolePage: PageContent {
    static let template = "settings-role"
    static let names: Set<String> = Choice.names.union([
        "body", "action", "roles", "roleFault", "address", "who", "from", "until",
    ])
    static let fields = ["roll", "adress", "namn", "fran", "till"]

    let body: String
    let action: String
    let roles: [Choice]
    let roleFault: String?
    let address: Field
    let who: Field
    let from: Field
    let until: Field
    let faults: Faults?
    let token: String

    init(_ body: Body, _ values: [String: String], faults: [String: String] = [:], token: String) {
        self.body = body.name
        action = "/installningar/roller/\(body.id.text.inAddress)/ny"
        roles = Seat.Role.office.map { Choice($0.rawValue, $0.explanation, isChosen: values["roll"] == $0.rawValue) }
        roleFault = faults["roll"]
        address = Field(
            "adress", label: "Mejladress", value: values["adress"] ?? "", fault: faults["adress"], type: "email",
            autocomplete: "off", inputmode: "email")
        who = Field(
            "namn", label: "Namn", hint: "Behövs bara för den som inte finns i registret", value: values["namn"] ?? "",
            fault: faults["namn"], autocomplete: "off")
        from = Field("fran", label: "Första dagen", value: values["fran"] ?? "", fault: faults["fran"], type: "date")
        until = Field(
            "till", label: "Sista dagen", hint: "Lämna tomt om den inte är bestämd. En ersättare måste ha en",
            value: values["till"] ?? "", fault: faults["till"], type: "date")
        self.faults = Faults([Field("roll", label: "", fault: roleFault), address, who, from, until])
        self.token = token
    }
}

/// Asks with which day a role ends.
struct EndRolePage: PageContent {
    static let template = "settings-role-end"
    static let names: Set<String> = ["body", "name", "role", "action", "day", "seen"]

    let body: String
    let name: String
    let role: String
    let action: String
    let day: Field
    let seen: String
    let faults: Faults?
    let token: String

    init(_ body: Body, _ held: Register.Holder, day: String, fault: String? = nil, token: String) {
        self.body = body.name
        name = held.person.name
        role = held.seat.role.word
        action = "/installningar/roller/\(body.id.text.inAddress)/\(held.mandate.id.text.inAddress)"
        self.day = Field("dag", label: "Sista dagen", value: day, fault: fault, type: "date")
        seen = held.mandate.until?.description ?? ""
        faults = Faults([self.day])
        self.token = token
    }
}

/// Who is signed in, with which browsers.
struct SignedInPage: PageContent {
    static let template = "settings-signed-in"
    static let names: Set<String> = [
        "people", "name", "action", "isOwn", "browsers", "device", "opened", "seen", "isHere", "isVouched", "mayEnd",
    ]

    let people: [Person]
    let token: String

    struct Person: Sendable {
        let name: String
        let action: String
        let isOwn: Bool
        let browsers: [Browser]
        /// Whether there is anything to end.
        let mayEnd: Bool
    }

    struct Browser: Sendable {
        let device: String
        let opened: String
        let seen: String
        let isHere: Bool
        let isVouched: Bool
    }

    init(_ sessions: [Session], _ register: Register, own: Session.ID, on today: Day, token: String) {
        let byPerson = Dictionary(grouping: sessions, by: \.person)
        let owner = sessions.first { $0.id == own }?.person
        people = byPerson.compactMap { id, sessions in
            guard let person = register.person(id) else { return nil }
            return Person(
                name: person.name, action: "/installningar/inloggade/\(id.text.inAddress)", isOwn: id == owner,
                browsers: sessions.map { session in
                    Browser(
                        device: session.device.isEmpty ? "En webbläsare" : session.device,
                        opened: session.opened.asRead(on: today), seen: session.seen.asRead(on: today),
                        isHere: session.id == own, isVouched: session.isVouched)
                },
                mayEnd: sessions.contains { $0.id != own })
        }.sorted { ($0.isOwn ? 0 : 1, $0.name) < ($1.isOwn ? 0 : 1, $1.name) }
        self.token = token
    }
}
