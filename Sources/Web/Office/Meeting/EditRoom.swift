import Documents
import Foundation
import Hummingbird
import Meetings
import Secretariat
import Store

/// Where a meeting's place and guests are changed: the page after shows what goes to whom.
struct EditRoom: Sendable {
    let office: OfficeRooms

    private var secretary: Secretary { office.secretary }

    func open(_ router: some RouterMethods<SiteContext>) {
        router.get("moten/:body/:meeting/plats") { _, context in
            try ask(context) { PlacePage($0, token: context.token) }
        }
        router.form("moten/:body/:meeting/plats") { form, _, context in try givePlace(form, context) }
        router.get("moten/:body/:meeting/gaster") { _, context in
            try ask(context) { GuestsPage($0, token: context.token) }
        }
        router.form("moten/:body/:meeting/gaster") { form, _, context in try giveGuest(form, context) }
    }

    private func ask(_ context: SiteContext, _ page: (MeetingSheet) -> some EditPage) throws -> Response {
        let sheet = try office.meeting(context, to: .arrange)
        guard sheet.isAhead else { return .see(sheet.meeting.path) }
        return try answer(page(sheet), context)
    }

    private func givePlace(_ form: Form, _ context: SiteContext) throws -> Response {
        let sheet = try office.meeting(context, to: .arrange)
        let typed = TypedPlace(form)
        let isStale = form["sett"] != "\(sheet.changes)"
        guard let place = typed.place, !isStale, sheet.isAhead else {
            let page = PlacePage(sheet, typed: form, faults: typed.faults, isStale: isStale, token: context.token)
            return try answer(page, context, isStale ? .conflict : .badRequest)
        }
        return go(.place(place), sheet)
    }

    private func giveGuest(_ form: Form, _ context: SiteContext) throws -> Response {
        let sheet = try office.meeting(context, to: .arrange)
        let kind = Invitee.Kind(rawValue: form["som"])
        let fault = TypedPerson(form["namn"], sheet.register)
        guard let person = fault.person, let kind, sheet.isAhead else {
            let page = GuestsPage(
                sheet, value: form["namn"], chosen: kind, fault: fault.fault,
                kindFault: kind == nil ? "Välj hur hen är med" : nil, token: context.token)
            return try answer(page, context, .badRequest)
        }
        guard !sheet.invitees.contains(where: { $0.person.id == person.id && $0.kind == kind }) else {
            let page = GuestsPage(
                sheet, value: form["namn"], chosen: kind, fault: "\(person.name) är redan med", kindFault: nil,
                token: context.token)
            return try answer(page, context, .badRequest)
        }
        return go(.invite(person.id, kind), sheet)
    }

    /// What is as it was needs no look.
    private func go(_ act: MeetingAct, _ sheet: MeetingSheet) -> Response {
        .see(act.isDone(sheet.meeting) ? sheet.meeting.path : act.reviewPath(of: sheet.meeting))
    }

    private func answer(
        _ page: some EditPage, _ context: SiteContext, _ status: HTTPResponse.Status = .ok
    ) throws -> Response {
        try secretary.store.read {
            try office.page(page, page.title, in: .bodies, for: context, $0, status: status)
        }
    }
}

/// A page on which something of a meeting is changed.
protocol EditPage: PageContent {
    var title: String { get }
}

/// A name that somebody typed, and whom it means.
struct TypedPerson {
    let person: Person?
    let fault: String?

    init(_ name: String, _ register: Register) {
        let text = name.onOneLine
        let byAddress = register.people(at: text.lowercased())
        let matches =
            byAddress.isEmpty ? register.people.filter { $0.name.lowercased() == text.lowercased() } : byAddress
        person = matches.count == 1 ? matches[0] : nil
        if text.isEmpty {
            fault = "Skriv vem det är"
        } else if matches.isEmpty {
            fault = "Ingen i registret heter så. Lägg in personen under Personer först"
        } else {
            fault = matches.count > 1 ? "Flera heter så. Skriv mejladressen i stället" : nil
        }
    }
}

extension Register {
    /// Every name once, in the order of surnames, for a field that suggests them.
    var suggestions: [NameSuggestion] {
        Set(people.map(\.name)).sorted(by: String.inSurnameOrder).map(NameSuggestion.init)
    }
}

/// A name that a field suggests.
struct NameSuggestion: Sendable {
    let suggestion: String
}
