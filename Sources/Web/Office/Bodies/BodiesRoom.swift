import Documents
import Foundation
import Hummingbird
import Meetings
import Secretariat
import Store

/// *Grupper*: the bodies with their seats.
struct BodiesRoom: Sendable {
    let office: OfficeRooms

    private var secretary: Secretary { office.secretary }

    func open(_ router: some RouterMethods<SiteContext>) {
        router.get("grupper") { _, context in try list(context) }
        router.get("grupper/:group") { request, context in try show(request, context) }
        SeatRoom(office: office).open(router)
    }

    private func list(_ context: SiteContext) throws -> Response {
        let clearance = try office.visit(context, to: .read).clearance
        let now = WallTime(secretary.world.now())
        return try secretary.store.read { snapshot in
            let register = try snapshot.register()
            let bodies = clearance.bodies(.read, in: register)
            let first = WallTime(day: Day.newYear(now.day.year), minute: 0) ?? now
            let meetings = try snapshot.meetings(after: first.adding(minutes: -1))
            let page = BodiesPage(
                bodies, register, meetings, now: now, mayArrange: clearance.mayAnywhere(.arrange))
            return try office.page(page, "Grupper", in: .bodies, for: context, snapshot)
        }
    }

    private func show(_ request: Request, _ context: SiteContext) throws -> Response {
        let clearance = try office.visit(context, to: .read).clearance
        let news = try Form(request.uri.query ?? "")["besked"]
        return try secretary.store.read { snapshot in
            let sheet = try BodySheet(
                try context.body, snapshot, for: clearance, at: secretary.world.now(),
                web: secretary.settings.webAddress)
            let page = BodyCardPage(sheet, news: RegisterNews.words(news))
            return try office.page(page, sheet.body.name, in: .bodies, for: context, snapshot)
        }
    }
}

extension SiteContext {
    /// The body that the address names.
    var body: Key<Body> { get throws { Key(try part("group")) } }

    /// A part of the address as it was meant.
    func part(_ name: String) throws -> String {
        guard let text = parameters.get(name)?.removingPercentEncoding, !text.isEmpty else { throw WebProblem.notFound }
        return text
    }
}

/// What has just come of a form, said where its sender lands.
enum RegisterNews {
    static func words(_ word: String) -> String? {
        switch word {
        case "tillsatt": "Platsen är tillsatt."
        case "avslutat": "Mandatet har fått ett slutdatum."
        case "oppnat": "Slutdatumet är borttaget."
        case "taget": "Uppdraget är tillbakataget."
        case "plats": "Platsen är tillagd."
        case "adress": "Adressen är rättad."
        case "uppgifter": "Uppgifterna är sparade."
        case "assistent": "Assistenten är tillagd."
        case "utan-assistent": "Assistenten är borttagen."
        case "skydd": "Markeringen för skyddade personuppgifter är ändrad."
        case "person": "Personen är tillagd."
        case "igen": "Mejlen skickas igen."
        case "lankar": "Länkarna är återkallade."
        case "ihop": "Posterna är hopslagna."
        case "delad": "Posten är delad igen."
        case "importerat": "Listan är inläst."
        case "kastat": "Listan är borttagen. Inget är ändrat."
        default: nil
        }
    }
}
