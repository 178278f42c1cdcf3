import Documents
import Foundation
import Hummingbird
import Meetings
import Secretariat
import Store

/// Where a person's entry is made, corrected and protected.
struct PersonRoom: Sendable {
    let office: OfficeRooms

    private var secretary: Secretary { office.secretary }
    private var desk: RegisterDesk { RegisterDesk(office: office, room: .people) }

    func open(_ router: some RouterMethods<SiteContext>) {
        router.get("personer/ny") { _, context in try askPerson(nil, nil, [:], context) }
        router.form("personer/ny") { form, _, context in try add(form, context) }
        router.get("personer/:person/andra") { _, context in
            try askPerson(try office.person(context).person, nil, [:], context)
        }
        router.form("personer/:person/andra") { form, _, context in try describe(form, context) }
        router.get("personer/:person/adress") { _, context in try askAddress(nil, [:], context) }
        router.form("personer/:person/adress") { form, _, context in try correct(form, context) }
        router.get("personer/:person/assistent") { _, context in try askAssistant(nil, [:], context) }
        router.form("personer/:person/assistent") { form, _, context in try addAssistant(form, context) }
        router.form("personer/:person/assistent/bort") { form, _, context in try removeAssistant(form, context) }
        router.form("personer/:person/skydd") { form, _, context in try protect(form, context) }
        router.get("personer/:person/skicka-igen") { _, context in try reviewResending(context) }
        router.form("personer/:person/skicka-igen") { _, _, context in try resend(context) }
    }

    private func askPerson(
        _ person: Person?, _ form: Form?, _ faults: [String: String], _ context: SiteContext
    ) throws -> Response {
        _ = try office.visit(context, to: .arrange)
        let register = try secretary.store.read { try $0.register() }
        let page = PersonFormPage(
            person, register, form, faults: faults, newID: secretary.world.newID, token: context.token)
        return try desk.show(page, page.heading, context, faults.isEmpty ? .ok : .badRequest)
    }

    private func add(_ form: Form, _ context: SiteContext) throws -> Response {
        _ = try office.visit(context, to: .arrange)
        let typed = PersonEntry(form, try form.newKey("nytt"), try secretary.store.read { try $0.register() })
        guard typed.faults.isEmpty else { return try askPerson(nil, form, typed.faults, context) }
        var order = RegisterDesk.Order(
            act: .add(typed.person), title: "Lägg till en person", verb: "Lägg till personen", back: "/personer",
            subject: "Personer", action: "/personer/ny", fields: PersonEntry.fields + ["nytt"], news: "person")
        order.landing = typed.person.path
        order.notes = typed.notes
        do {
            return try desk.take(order, form, context)
        } catch let fault as RegisterFault {
            return try askPerson(nil, form, [fault.personField: fault.words], context)
        }
    }

    private func describe(_ form: Form, _ context: SiteContext) throws -> Response {
        let (person, register) = try office.person(context)
        let typed = PersonEntry(form, person.id, register)
        guard typed.faults.isEmpty else { return try askPerson(person, form, typed.faults, context) }
        let order = RegisterDesk.Order(
            act: .describe(typed.person), title: "Ändra uppgifterna om \(person.name)", verb: "Spara uppgifterna",
            back: person.path, subject: person.name, action: "\(person.path)/andra", fields: PersonEntry.fields,
            news: "uppgifter")
        do {
            return try desk.take(order, form, context)
        } catch let fault as RegisterFault {
            return try askPerson(person, form, [fault.personField: fault.words], context)
        }
    }

    private func askAddress(_ form: Form?, _ faults: [String: String], _ context: SiteContext) throws -> Response {
        let person = try office.person(context).person
        let page = AddressPage(person, form, faults: faults, token: context.token)
        return try desk.show(page, page.heading, context, faults.isEmpty ? .ok : .badRequest)
    }

    private func correct(_ form: Form, _ context: SiteContext) throws -> Response {
        let (person, register) = try office.person(context)
        let sharers = register.people(at: form["adress"]).filter { $0.id != person.id && !$0.isProtected }.map(\.name)
        var order = RegisterDesk.Order(
            act: .correct(person.id, address: form["adress"].lowercased()), title: "Rätta adressen till \(person.name)",
            verb: "Rätta adressen", back: person.path, subject: person.name, action: "\(person.path)/adress",
            fields: ["adress"], news: "adress")
        if !sharers.isEmpty { order.notes = ["Samma adress har \(String.enumeration(sharers))."] }
        do {
            return try desk.take(order, form, context)
        } catch let fault as RegisterFault {
            return try askAddress(form, ["adress": fault.words], context)
        }
    }

    private func askAssistant(_ form: Form?, _ faults: [String: String], _ context: SiteContext) throws -> Response {
        let person = try office.person(context).person
        let page = AssistantPage(person, form, faults: faults, token: context.token)
        return try desk.show(page, page.heading, context, faults.isEmpty ? .ok : .badRequest)
    }

    private func addAssistant(_ form: Form, _ context: SiteContext) throws -> Response {
        let person = try office.person(context).person
        let assistant = Person.Assistant(name: form.line("namn") ?? "", address: form["adress"])
        let order = RegisterDesk.Order(
            act: .addAssistant(assistant, to: person.id), title: "Lägg till en assistent åt \(person.name)",
            verb: "Lägg till assistenten", back: person.path, subject: person.name,
            action: "\(person.path)/assistent", fields: ["namn", "adress"], news: "assistent")
        do {
            return try desk.take(order, form, context)
        } catch let fault as RegisterFault {
            if case .noAddress = fault { return try askAssistant(form, ["adress": fault.words], context) }
            return try askAssistant(form, ["namn": fault.words], context)
        }
    }

    private func removeAssistant(_ form: Form, _ context: SiteContext) throws -> Response {
        let person = try office.person(context).person
        guard let assistant = person.assistants.first(where: { $0.address == form["adress"] }) else {
            return .see(person.path)
        }
        let order = RegisterDesk.Order(
            act: .removeAssistant(address: assistant.address, from: person.id),
            title: "Ta bort \(assistant.name) som assistent", verb: "Ta bort assistenten", back: person.path,
            subject: person.name, action: "\(person.path)/assistent/bort", fields: ["adress"], news: "utan-assistent")
        return try desk.take(order, form, context)
    }

    private func protect(_ form: Form, _ context: SiteContext) throws -> Response {
        let person = try office.person(context).person
        let isProtected = form["skydd"] == "ja"
        var order = RegisterDesk.Order(
            act: .protect(person.id, isProtected: isProtected),
            title: isProtected ? "Skydda personuppgifterna för \(person.name)" : "Ta bort skyddet för \(person.name)",
            verb: isProtected ? "Skydda personuppgifterna" : "Ta bort skyddet", back: person.path, subject: person.name,
            action: "\(person.path)/skydd", fields: ["skydd"], news: "skydd")
        order.notes = [
            isProtected
                ? "Namnet tas bort från sidor för alla och skrivs inte i mejl till andra. Det som redan har skickats går inte att ta tillbaka."
                : "Namnet kan åter stå på gruppens sida och i mejl till andra."
        ]
        return try desk.take(order, form, context)
    }

    private func reviewResending(_ context: SiteContext) throws -> Response {
        let person = try office.person(context).person
        let forecast = try secretary.rehearseResending(to: person.id, by: try office.visit(context).person.name)
        guard !forecast.mails.isEmpty else { return .see(person.path) }
        let order = RegisterDesk.Order(
            act: .protect(person.id, isProtected: person.isProtected), title: "Skicka igen till \(person.name)",
            verb: "Skicka mejlen igen", back: person.path, subject: person.name,
            action: "\(person.path)/skicka-igen", fields: [], news: "igen")
        let page = RegisterReviewPage(
            order, forecast, hidden: [], today: WallTime(secretary.world.now()).day, token: context.token)
        return try desk.show(page, order.title, context)
    }

    private func resend(_ context: SiteContext) throws -> Response {
        let person = try office.person(context).person
        try secretary.resendFailed(to: person.id, by: try office.visit(context).person.name)
        return .see("\(person.path)?besked=igen")
    }
}

/// A person's facts as the form says them.
private struct PersonEntry {
    static let fields = ["namn", "adress", "titel", "arbetsplats", "huvudman"]

    let person: Person
    let faults: [String: String]
    /// Who may be the same person already.
    let notes: [String]

    init(_ form: Form, _ id: Key<Person>, _ register: Register) {
        var faults: [String: String] = [:]
        let name = form.line("namn") ?? ""
        if name.isEmpty { faults["namn"] = RegisterFault.noName.words }
        let address = form["adress"].lowercased()
        person = Person(
            id: id, name: name, addresses: address.isEmpty ? [] : [Person.Address(address)], title: form.line("titel"),
            workplace: form.line("arbetsplats"),
            authority: register.authorities.first { $0.id.text == form["huvudman"] }?.id)
        let namesakes = register.people.filter { $0.id != id && $0.name.lowercased() == name.lowercased() }
        let sharers = address.isEmpty ? [] : register.people(at: address).filter { $0.id != id }
        let known = (namesakes + sharers.filter { sharer in !namesakes.contains { $0.id == sharer.id } }).filter {
            !$0.isProtected
        }
        notes = known.map { "Finns redan: \($0.label). Är det samma person, gå tillbaka och använd den posten." }
        self.faults = faults
    }
}

extension RegisterFault {
    fileprivate var personField: String {
        if case .noAddress = self { "adress" } else { "namn" }
    }
}
