import Documents
import Foundation
import Hummingbird
import Meetings
import Secretariat
import Store

/// Where seats are added, given and left.
struct SeatRoom: Sendable {
    let office: OfficeRooms

    private var secretary: Secretary { office.secretary }
    private var desk: RegisterDesk { RegisterDesk(office: office, room: .bodies) }

    func open(_ router: some RouterMethods<SiteContext>) {
        router.get("grupper/:group/plats/:seat") { _, context in
            try askHolder(try sheet(context).seat(context), nil, context)
        }
        router.form("grupper/:group/plats/:seat") { form, _, context in
            try give(try sheet(context).seat(context), form, context)
        }
        for role in [Seat.Role.chair, .standIn] {
            let path = RouterPath("grupper/:group/\(role.pathWord)")
            router.get(path) { _, context in try askHolder(try sheet(context).seat(for: role), nil, context) }
            router.form(path) { form, _, context in try give(try sheet(context).seat(for: role), form, context) }
        }
        router.get("grupper/:group/ny-plats") { _, context in try askSeat(nil, [:], context) }
        router.form("grupper/:group/ny-plats") { form, _, context in try addSeat(form, context) }
        router.get("grupper/:group/uppdrag/:mandate/avsluta") { _, context in try askEnd(nil, [:], context) }
        router.form("grupper/:group/uppdrag/:mandate/avsluta") { form, _, context in try end(form, context) }
        router.get("grupper/:group/uppdrag/:mandate/ta-tillbaka") { _, context in try withdraw(Form(""), context) }
        router.form("grupper/:group/uppdrag/:mandate/ta-tillbaka") { form, _, context in
            try withdraw(form, context)
        }
        router.get("grupper/:group/uppdrag/:mandate/oppna") { _, context in try reopen(Form(""), context) }
        router.form("grupper/:group/uppdrag/:mandate/oppna") { form, _, context in try reopen(form, context) }
    }

    private func sheet(_ context: SiteContext) throws -> BodySheet {
        let id = try context.body
        let clearance = try office.visit(context, to: .arrange, in: id).clearance
        return try secretary.store.read { snapshot in
            try BodySheet(id, snapshot, for: clearance, at: secretary.world.now(), web: secretary.settings.webAddress)
        }
    }

    private func askHolder(
        _ seat: OfferedSeat, _ form: Form?, faults: [String: String] = [:], _ context: SiteContext
    ) throws -> Response {
        let page = GivePage(seat, form, faults: faults, newID: secretary.world.newID, token: context.token)
        return try desk.show(page, page.heading, context, faults.isEmpty ? .ok : .badRequest)
    }

    private func give(_ seat: OfferedSeat, _ form: Form, _ context: SiteContext) throws -> Response {
        var faults: [String: String] = [:]
        let person = seat.sheet.register.person(Key(form["person"]))
        if person == nil { faults["person"] = "Välj en person" }
        let from = form.day("fran", &faults, isNeeded: true)
        let until = form.day("till", &faults, isNeeded: seat.seat?.role == .standIn || seat.role == .standIn)
        let decidedOn = form.day("beslutad", &faults)
        guard faults.isEmpty, let person, let from else { return try askHolder(seat, form, faults: faults, context) }
        let place = try seat.seat ?? Seat(id: form.newKey("ny-plats"), body: seat.sheet.body.id, role: seat.role)
        let mandate = Mandate(
            id: try form.newKey("nytt"), seat: place.id, person: person.id, from: from, until: until,
            decidedBy: form.line("utsedd"), decidedOn: decidedOn)
        let body = seat.sheet.body
        let order = RegisterDesk.Order(
            act: .give(mandate, on: place), title: seat.heading, verb: "Tillsätt platsen", back: body.path,
            subject: body.name, action: seat.path,
            fields: ["person", "fran", "till", "utsedd", "beslutad", "nytt", "ny-plats"], news: "tillsatt")
        do {
            return try desk.take(order, form, context)
        } catch let fault as RegisterFault {
            return try askHolder(seat, form, faults: [fault.giveField: fault.words], context)
        }
    }

    private func askSeat(_ form: Form?, _ faults: [String: String], _ context: SiteContext) throws -> Response {
        let page = NewSeatPage(
            try sheet(context), form, faults: faults, newID: secretary.world.newID, token: context.token)
        return try desk.show(page, "Lägg till en plats", context, faults.isEmpty ? .ok : .badRequest)
    }

    private func addSeat(_ form: Form, _ context: SiteContext) throws -> Response {
        let sheet = try sheet(context)
        guard let role = Seat.Role(rawValue: form["roll"]), NewSeatPage.roles.contains(role) else {
            return try askSeat(form, ["roll": "Välj vad platsen är till för"], context)
        }
        let authority = sheet.register.authorities.first { $0.id.text == form["huvudman"] }
        let seat = Seat(
            id: try form.newKey("nytt"), body: sheet.body.id, role: role, profile: form.line("profil"),
            authority: authority?.id, representsAll: form["alla"] == "ja")
        let order = RegisterDesk.Order(
            act: .addSeat(seat), title: "Lägg till en plats", verb: "Lägg till platsen", back: sheet.body.path,
            subject: sheet.body.name, action: "\(sheet.body.path)/ny-plats",
            fields: ["roll", "profil", "huvudman", "alla", "nytt"], news: "plats")
        do {
            return try desk.take(order, form, context)
        } catch let fault as RegisterFault {
            return try askSeat(form, ["profil": fault.words], context)
        }
    }

    private func askEnd(_ form: Form?, _ faults: [String: String], _ context: SiteContext) throws -> Response {
        let sheet = try sheet(context)
        let mandate = try sheet.mandate(context)
        let isUnheard = try secretary.store.read { try secretary.mayWithdraw(mandate, $0) }
        let page = EndPage(
            sheet, mandate, form, faults: faults, mayWithdraw: isUnheard, token: context.token)
        return try desk.show(page, page.heading, context, faults.isEmpty ? .ok : .badRequest)
    }

    private func end(_ form: Form, _ context: SiteContext) throws -> Response {
        let sheet = try sheet(context)
        let mandate = try sheet.mandate(context)
        var faults: [String: String] = [:]
        let day = form.day("dag", &faults, isNeeded: true)
        guard let day else { return try askEnd(form, faults, context) }
        let order = RegisterDesk.Order(
            act: .end(mandate.id, on: day, because: form.line("skal")), title: EndPage.heading(sheet, mandate),
            verb: "Avsluta mandatet", back: sheet.body.path, subject: sheet.body.name,
            action: "\(sheet.body.path)/uppdrag/\(mandate.id.text.inAddress)/avsluta", fields: ["dag", "skal"],
            news: "avslutat")
        do {
            return try desk.take(order, form, context)
        } catch let fault as RegisterFault {
            return try askEnd(form, [fault.endField: fault.words], context)
        }
    }

    private func withdraw(_ form: Form, _ context: SiteContext) throws -> Response {
        let sheet = try sheet(context)
        // Gone by the same form a moment ago.
        if form["steg"] == "gor", try sheet.isGone(context) { return .see("\(sheet.body.path)?besked=taget") }
        let mandate = try sheet.mandate(context)
        let name = sheet.register.person(mandate.person)?.name ?? ""
        let path = "\(sheet.body.path)/uppdrag/\(mandate.id.text.inAddress)"
        let order = RegisterDesk.Order(
            act: .withdraw(mandate.id), title: "Ta tillbaka uppdraget för \(name)", verb: "Ta tillbaka uppdraget",
            back: sheet.body.path, subject: sheet.body.name, action: "\(path)/ta-tillbaka", fields: [], news: "taget",
            notes: [
                "Det går för att inget mejl har gått ut. Historiken säger vem som gav uppdraget och vem som tog det tillbaka."
            ])
        do {
            return try desk.take(order, form, context)
        } catch let fault as RegisterFault {
            let page = RegisterRefusalPage(
                heading: order.title, reason: "\(fault.words).", back: "\(path)/avsluta", subject: "Avsluta uppdraget")
            return try desk.show(page, order.title, context, .conflict)
        }
    }

    private func reopen(_ form: Form, _ context: SiteContext) throws -> Response {
        let sheet = try sheet(context)
        let mandate = try sheet.mandate(context)
        let name = sheet.register.person(mandate.person)?.name ?? ""
        let order = RegisterDesk.Order(
            act: .reopen(mandate.id), title: "Ta tillbaka slutdatumet för \(name)", verb: "Ta tillbaka slutdatumet",
            back: sheet.body.path, subject: sheet.body.name,
            action: "\(sheet.body.path)/uppdrag/\(mandate.id.text.inAddress)/oppna", fields: [], news: "oppnat")
        do {
            return try desk.take(order, form, context)
        } catch let fault as RegisterFault {
            // Done by the same form a moment ago, or in the way of somebody else.
            guard case .seatHeld = fault else { return .see(sheet.body.path) }
            let page = RegisterRefusalPage(
                heading: order.title, reason: "\(fault.words).", back: sheet.body.path, subject: sheet.body.name)
            return try desk.show(page, order.title, context, .conflict)
        }
    }
}

/// Why a change cannot be made, where there is no field to say it at.
struct RegisterRefusalPage: PageContent {
    static let template = "register-refusal"
    static let names: Set<String> = ["heading", "reason", "back", "subject"]

    let heading: String
    let reason: String
    let back: String
    let subject: String
}

/// A seat that somebody is to get, there already or not.
struct OfferedSeat {
    let sheet: BodySheet
    /// Nil where it is made for her.
    let seat: Seat?
    let role: Seat.Role

    var path: String {
        seat.map { "\(sheet.body.path)/plats/\($0.id.text.inAddress)" } ?? "\(sheet.body.path)/\(role.pathWord)"
    }

    var heading: String {
        switch role {
        case .chair: "Utse ordförande"
        case .standIn: "Utse ersättare för samordnaren"
        default: "Tillsätt platsen"
        }
    }
}

extension BodySheet {
    fileprivate func seat(_ context: SiteContext) throws -> OfferedSeat {
        let id = Key<Seat>(try context.part("seat"))
        guard let seat = register.seat(id), seat.body == body.id else { throw WebProblem.notFound }
        return OfferedSeat(sheet: self, seat: seat, role: seat.role)
    }

    /// The one seat of a role, or a new one.
    fileprivate func seat(for role: Seat.Role) -> OfferedSeat {
        OfferedSeat(sheet: self, seat: register.seats.first { $0.body == body.id && $0.role == role }, role: role)
    }

    /// Whether the mandate that an address names is in nobody's register.
    fileprivate func isGone(_ context: SiteContext) throws -> Bool {
        let id = Key<Mandate>(try context.part("mandate"))
        return !register.mandates.contains { $0.id == id }
            && facts.contains { $0.kind == "mandate withdrawn" && $0.detail.hasPrefix("\(id) ") }
    }

    fileprivate func mandate(_ context: SiteContext) throws -> Mandate {
        let id = Key<Mandate>(try context.part("mandate"))
        guard let mandate = register.mandates.first(where: { $0.id == id }),
            register.seat(mandate.seat)?.body == body.id
        else { throw WebProblem.notFound }
        return mandate
    }
}

extension Seat.Role {
    fileprivate var pathWord: String {
        switch self {
        case .chair: "ordforande"
        case .standIn: "ersattare"
        default: rawValue
        }
    }
}

extension RegisterFault {
    /// The field of the form that gives a seat at which it is said.
    fileprivate var giveField: String {
        switch self {
        case .sits: "person"
        case .seatHeld: "fran"
        case .endsBeforeStart, .standInWithoutEnd: "till"
        default: "utsedd"
        }
    }

    fileprivate var endField: String {
        switch self {
        case .invisible, .tooLong: "skal"
        default: "dag"
        }
    }
}
