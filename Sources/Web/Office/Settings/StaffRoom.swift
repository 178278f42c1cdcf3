import Documents
import Foundation
import Hummingbird
import Meetings
import Secretariat
import Store

/// Who has which role of the office in each body, and who is signed in.
struct StaffRoom: Sendable {
    let office: OfficeRooms

    private var secretary: Secretary { office.secretary }
    private var today: Day { WallTime(secretary.world.now()).day }

    func open(_ router: some RouterMethods<SiteContext>) {
        router.get("installningar/roller") { request, context in try show(try request.query["besked"], context) }
        router.get("installningar/roller/:body/ny") { _, context in try askNew(context) }
        router.form("installningar/roller/:body/ny") { form, _, context in try give(form, context) }
        router.get("installningar/roller/:body/:mandate") { _, context in try askEnd(context) }
        router.form("installningar/roller/:body/:mandate") { form, _, context in try end(form, context) }
        router.get("installningar/inloggade") { _, context in try showSignedIn(context) }
        router.form("installningar/inloggade/:person") { _, _, context in try signOut(context) }
    }

    private func show(_ news: String, _ context: SiteContext) throws -> Response {
        let visit = try office.visit(context, to: .configure)
        return try secretary.store.read { snapshot in
            let register = try snapshot.register()
            let page = StaffPage(visit.clearance.bodies(.configure, in: register), register, on: today, news: news)
            return try office.page(page, "Roller", in: .settings, for: context, snapshot)
        }
    }

    private func askNew(_ context: SiteContext) throws -> Response {
        try secretary.store.read { snapshot in
            let body = try office.body(context, to: .configure, snapshot)
            let page = NewRolePage(body, ["fran": today.description], token: context.token)
            return try office.page(page, "Ge en roll", in: .settings, for: context, snapshot)
        }
    }

    private func give(_ form: Form, _ context: SiteContext) throws -> Response {
        let visit = try office.visit(context, to: .configure)
        let body = try secretary.store.read { try office.body(context, to: .configure, $0) }
        let values = Dictionary(uniqueKeysWithValues: NewRolePage.fields.map { ($0, form[$0]) })
        let (from, until) = (Day(iso: form["fran"]), Day(iso: form["till"]))
        var faults: [String: String] = [:]
        if from == nil { faults["fran"] = "Välj den första dagen, till exempel \(today)" }
        if until == nil, !form["till"].isEmpty { faults["till"] = "Välj den sista dagen, eller lämna tomt" }
        if let from, faults.isEmpty {
            let gift = RoleGift(
                role: Seat.Role(rawValue: form["roll"]) ?? .ordinary, address: form["adress"], name: form["namn"],
                from: from, until: until)
            switch try secretary.give(gift, in: body.id, by: visit.clearance) {
            case .done: return .see("/installningar/roller?besked=given#\(body.id.text.inAddress)")
            case .refused(let fault): faults[fault.field] = fault.words
            }
        }
        return try secretary.store.read { snapshot in
            let page = NewRolePage(body, values, faults: faults, token: context.token)
            return try office.page(page, "Ge en roll", in: .settings, for: context, snapshot, status: .badRequest)
        }
    }

    private func askEnd(_ context: SiteContext) throws -> Response {
        try secretary.store.read { snapshot in
            let (body, held) = try role(context, snapshot)
            let day = held.mandate.until ?? max(today.adding(days: -1), held.mandate.from)
            let page = EndRolePage(body, held, day: day.description, token: context.token)
            return try office.page(page, "Avsluta rollen", in: .settings, for: context, snapshot)
        }
    }

    private func end(_ form: Form, _ context: SiteContext) throws -> Response {
        let visit = try office.visit(context, to: .configure)
        let (body, held) = try secretary.store.read { try role(context, $0) }
        var fault = "Välj den sista dagen, till exempel \(today)"
        var status = HTTPResponse.Status.badRequest
        if let day = Day(iso: form["dag"]) {
            switch try secretary.end(
                held.mandate.id, in: body.id, with: day, seen: Day(iso: form["sett"]), by: visit.person.name)
            {
            case .done: return .see("/installningar/roller?besked=avslutad#\(body.id.text.inAddress)")
            case .refused(let refusal):
                fault = refusal.words
                if refusal == .overtaken { status = .conflict }
            }
        }
        return try secretary.store.read { snapshot in
            let page = EndRolePage(body, held, day: form["dag"], fault: fault, token: context.token)
            return try office.page(page, "Avsluta rollen", in: .settings, for: context, snapshot, status: status)
        }
    }

    /// The role that an address names, of those of the office.
    private func role(_ context: SiteContext, _ snapshot: Snapshot) throws -> (Body, Register.Holder) {
        let body = try office.body(context, to: .configure, snapshot)
        let register = try snapshot.register()
        let id = Key<Mandate>(try context.parameters.require("mandate"))
        guard let mandate = register.mandates.first(where: { $0.id == id }), let seat = register.seat(mandate.seat),
            seat.body == body.id, Seat.Role.office.contains(seat.role), let person = register.person(mandate.person)
        else { throw WebProblem.notFound }
        return (body, Register.Holder(person: person, seat: seat, mandate: mandate))
    }

    private func showSignedIn(_ context: SiteContext) throws -> Response {
        let visit = try office.visit(context, to: .configure)
        return try secretary.store.read { snapshot in
            let register = try snapshot.register()
            let staff = try signedIn(for: visit, register, snapshot)
            let page = SignedInPage(staff, register, own: visit.session.id, on: today, token: context.token)
            return try office.page(page, "Inloggade", in: .settings, for: context, snapshot)
        }
    }

    /// Those of the bodies that she looks after, and her own.
    private func signedIn(for visit: Visit, _ register: Register, _ snapshot: Snapshot) throws -> [Session] {
        let bodies = Set(visit.clearance.bodies(.configure, in: register).map(\.id))
        let seats = Dictionary(register.seats.map { ($0.id, $0) }, uniquingKeysWith: { one, _ in one })
        let people = Set(
            register.mandates.filter { mandate in
                mandate.isValid(on: today)
                    && seats[mandate.seat].map { bodies.contains($0.body) && Seat.Role.office.contains($0.role) }
                        ?? false
            }.map(\.person))
        return try secretary.openSessions(snapshot).filter {
            people.contains($0.person) || $0.person == visit.person.id
        }
    }

    /// Ends every session of a person; of one's own, all but this one.
    private func signOut(_ context: SiteContext) throws -> Response {
        let visit = try office.visit(context, to: .configure)
        let id = Key<Person>(try context.parameters.require("person"))
        let isHers = try secretary.store.read { snapshot in
            try signedIn(for: visit, try snapshot.register(), snapshot).contains { $0.person == id }
        }
        if isHers {
            let kept = id == visit.person.id ? visit.session.id : nil
            _ = try secretary.signOutEverywhere(id, but: kept, by: visit.person.name)
        }
        return .see("/installningar/inloggade")
    }
}

extension StaffingFault {
    /// The field it belongs to.
    fileprivate var field: String {
        switch self {
        case .noRole, .occupied: "roll"
        case .noAddress, .severalPeople, .hasItAlready, .ownRole: "adress"
        case .nameNeeded, .badName: "namn"
        case .endNeeded, .endsBeforeStart, .lastCoordinator, .overtaken: "till"
        }
    }

    fileprivate var words: String {
        switch self {
        case .noRole: "Välj en roll"
        case .noAddress: "Skriv en mejladress, till exempel namn@regionen.example"
        case .nameNeeded: "Ingen i registret har adressen. Skriv namnet också, eller rätta adressen"
        case .badName: "Skriv namnet på en rad, utan osynliga tecken och med högst 120 tecken"
        case .severalPeople: "Flera personer delar adressen. Ge personen en egen adress först"
        case .endNeeded: "Välj sista dagen: den som ersätter gör det en viss tid"
        case .endsBeforeStart: "Välj en sista dag som inte är före den första"
        case .hasItAlready(let name): "\(name) har redan rollen under den tiden"
        case .occupied(let name): "\(name) är ordförande den tiden. Avsluta det uppdraget först"
        case .lastCoordinator: "Gruppen skulle stå utan samordnare. Ge rollen till någon annan först"
        case .ownRole: "Du kan inte ge dig själv en roll. Be gruppens samordnare"
        case .overtaken: "Någon annan har ändrat rollen medan du hade sidan öppen. Gå tillbaka och se hur den är nu"
        }
    }
}
