import Documents
import Foundation
import Meetings

/// Asks who gets a seat, and for how long.
struct GivePage: PageContent {
    static let template = "seat-give"
    static let names: Set<String> = [
        "heading", "body", "back", "what", "people", "id", "isChosen", "personFault", "from", "until", "decidedBy",
        "decidedOn", "action", "mandateID", "seatID", "newPersonPath", "holder",
    ]

    let heading: String
    let body: String
    let back: String
    let what: String
    /// Who leaves the day before.
    let holder: String?
    let people: [Choice]
    let personFault: String?
    let from: Field
    let until: Field
    let decidedBy: Field
    let decidedOn: Field
    let action: String
    let mandateID: String
    let seatID: String
    let newPersonPath: String
    let faults: Faults?
    let token: String

    init(_ offered: OfferedSeat, _ form: Form?, faults: [String: String], newID: () -> String, token: String) {
        let (sheet, register) = (offered.sheet, offered.sheet.register)
        heading = offered.heading
        body = sheet.body.name
        back = sheet.body.path
        let owner = offered.seat.flatMap { seat in
            [seat.authority.flatMap(register.authority)?.name, seat.profile].compactMap(\.self).joined(separator: ", ")
        }
        what = offered.role.word.capitalizedSentence + (owner.map { $0.isEmpty ? "" : ", \($0)" } ?? "")
        let current = register.mandates.first { mandate in
            mandate.seat == offered.seat?.id && mandate.until.map { $0 >= sheet.today } ?? true
        }
        holder = current.flatMap { register.person($0.person)?.name }
        let known = form?["person"]
        people = sheet.people.map { Choice($0.id.text, $0.label, isChosen: $0.id.text == known) }
        personFault = faults["person"]
        from = Field(
            "fran", label: "Från och med", hint: "Skriv som 2027-03-11", value: form?["fran"] ?? "\(sheet.today)",
            fault: faults["fran"], type: "date")
        until = Field(
            "till", label: offered.role == .standIn ? "Till och med" : "Till och med, om det är bestämt",
            value: form?["till"] ?? "", fault: faults["till"], type: "date")
        decidedBy = Field(
            "utsedd", label: "Vem har utsett?", hint: "Till exempel Socialnämnden. Får vara tomt.",
            value: form?["utsedd"] ?? "", fault: faults["utsedd"])
        decidedOn = Field(
            "beslutad", label: "När beslutades det?", hint: "Får vara tomt.", value: form?["beslutad"] ?? "",
            fault: faults["beslutad"], type: "date")
        action = offered.path
        mandateID = form?["nytt"] ?? newID()
        seatID = form?["ny-plats"] ?? newID()
        newPersonPath = "/personer/ny"
        let person = Field("person", label: "", fault: faults["person"])
        self.faults = Faults([person, from, until, decidedBy, decidedOn])
        self.token = token
    }
}

/// Asks what a new seat is for.
struct NewSeatPage: PageContent {
    static let template = "seat-new"
    static let names: Set<String> = [
        "body", "back", "roles", "id", "isChosen", "roleFault", "authorities", "profile", "isAll", "action", "seatID",
    ]
    /// A stand-in gets a seat by being named.
    static let roles = Seat.Role.allCases.filter { $0 != .standIn }

    let body: String
    let back: String
    let roles: [Choice]
    let roleFault: String?
    let authorities: [Choice]
    let profile: Field
    let isAll: Bool
    let action: String
    let seatID: String
    let faults: Faults?
    let token: String

    init(_ sheet: BodySheet, _ form: Form?, faults: [String: String], newID: () -> String, token: String) {
        body = sheet.body.name
        back = sheet.body.path
        let chosen = form?["roll"] ?? Seat.Role.ordinary.rawValue
        roles = Self.roles.map {
            Choice($0.rawValue, $0.word.capitalizedSentence, isChosen: $0.rawValue == chosen)
        }
        roleFault = faults["roll"]
        authorities = sheet.register.authorities.map {
            Choice($0.id.text, $0.name, isChosen: $0.id.text == form?["huvudman"])
        }
        profile = Field(
            "profil", label: "Vem söks till platsen?", hint: "Till exempel socialchef. Får vara tomt.",
            value: form?["profil"] ?? "", fault: faults["profil"])
        isAll = form?["alla"] == "ja"
        action = "\(sheet.body.path)/ny-plats"
        seatID = form?["nytt"] ?? newID()
        self.faults = Faults([Field("roll", label: "", fault: roleFault), profile])
        self.token = token
    }
}

/// Asks when a mandate ends, and why.
struct EndPage: PageContent {
    static let template = "mandate-end"
    static let names: Set<String> = ["heading", "body", "back", "term", "day", "reason", "action", "withdrawPath"]

    let heading: String
    let body: String
    let back: String
    let term: String
    let day: Field
    let reason: Field
    let action: String
    /// Nil where mail has left because of the mandate.
    let withdrawPath: String?
    let faults: Faults?
    let token: String

    init(
        _ sheet: BodySheet, _ mandate: Mandate, _ form: Form?, faults: [String: String], mayWithdraw: Bool,
        token: String
    ) {
        heading = Self.heading(sheet, mandate)
        body = sheet.body.name
        back = sheet.body.path
        term = mandate.term(on: sheet.today)
        day = Field(
            "dag", label: "Sista dagen", hint: "Skriv som 2027-03-11",
            value: form?["dag"] ?? "\(mandate.until ?? max(sheet.today, mandate.from))", fault: faults["dag"],
            type: "date")
        reason = Field(
            "skal", label: "Varför?", hint: "Till exempel Ny tjänst. Får vara tomt, och syns bara i kontoret.",
            value: form?["skal"] ?? mandate.reasonForLeaving ?? "", fault: faults["skal"])
        action = "\(sheet.body.path)/uppdrag/\(mandate.id.text.inAddress)/avsluta"
        withdrawPath =
            mayWithdraw ? "\(sheet.body.path)/uppdrag/\(mandate.id.text.inAddress)/ta-tillbaka" : nil
        self.faults = Faults([day, reason])
        self.token = token
    }

    static func heading(_ sheet: BodySheet, _ mandate: Mandate) -> String {
        let name = sheet.register.person(mandate.person)?.name ?? ""
        let role = sheet.register.seat(mandate.seat)?.role.word ?? ""
        return "Avsluta uppdraget för \(name), \(role)"
    }
}

extension BodySheet {
    /// Who may be given a seat: everybody, but those of other bodies whose identity is protected.
    var people: [Person] {
        register.people.filter { !$0.isProtected || clearance.may(.read, with: $0.id, in: register) }
            .sorted { String.inSurnameOrder($0.name, $1.name) }
    }
}

extension Person {
    /// Told apart from her namesakes.
    var label: String {
        let facts = [title, workplace].compactMap(\.self).joined(separator: ", ")
        return facts.isEmpty ? address.map { "\(name), \($0)" } ?? name : "\(name), \(facts)"
    }
}
