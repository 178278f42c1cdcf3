import Documents
import Foundation
import Hummingbird
import Meetings
import Secretariat
import Store

/// Shows what a change of the register means, and makes it when asked: one form in two steps.
struct RegisterDesk: Sendable {
    let office: OfficeRooms
    let room: Room

    private var secretary: Secretary { office.secretary }

    /// What a form asks for, ready to be shown or done.
    struct Order {
        let act: RegisterAct
        let title: String
        /// What the last button says.
        let verb: String
        /// The page it stands on, and its name.
        let back: String
        let subject: String
        /// Where the form is sent.
        let action: String
        /// The form's fields, to be sent again.
        let fields: [String]
        /// The word for what has come of it.
        let news: String
        var landing: String?
        /// What the act alone does not tell.
        var notes: [String] = []
    }

    func take(_ order: Order, _ form: Form, _ context: SiteContext) throws -> Response {
        guard form["steg"] == "gor" else { return try review(order, form, context) }
        do {
            let by = try office.visit(context).person.name
            try secretary.perform(order.act, basis: form["sett"], by: by)
        } catch RegisterFault.changed {
            throw WebProblem.changedMeanwhile
        }
        return .see("\(order.landing ?? order.back)?besked=\(order.news)")
    }

    private func review(_ order: Order, _ form: Form, _ context: SiteContext) throws -> Response {
        let by = try office.visit(context).person.name
        let forecast: RegisterForecast
        do {
            forecast = try secretary.rehearse(order.act, by: by)
        } catch RegisterFault.changed {
            throw WebProblem.changedMeanwhile
        }
        let hidden =
            order.fields.flatMap { name in form.all(name).map { (name, $0) } }
            + [("steg", "gor"), ("sett", forecast.basis)]
        return try show(
            RegisterReviewPage(
                order, forecast, hidden: hidden, today: WallTime(secretary.world.now()).day, token: context.token),
            order.title, context)
    }

    func show(
        _ content: some PageContent, _ title: String, _ context: SiteContext, _ status: HTTPResponse.Status = .ok
    ) throws -> Response {
        try secretary.store.read { try office.page(content, title, in: room, for: context, $0, status: status) }
    }
}

/// A fault of the register in the words of a form's field.
extension RegisterFault {
    var words: String {
        switch self {
        case .changed: "Någon annan har ändrat det här. Ladda om sidan"
        case .seatHeld(let name, let day): "\(name) har platsen från \(day.plain). Avsluta det mandatet först"
        case .sits(let name, let day): "\(name) har redan platsen, från \(day.plain)"
        case .endsBeforeStart: "Välj en sista dag som inte är före den första"
        case .standInWithoutEnd: "Välj en sista dag: en ersättare är alltid tidsbestämd"
        case .notEnded: "Mandatet har inget slutdatum att ta tillbaka"
        case .heardOf(let name):
            "Mejl om uppdraget har redan gått ut, eller \(name) har varit med på ett möte. Avsluta uppdraget i stället"
        case .noName: "Skriv namnet"
        case .invisible: "Ta bort osynliga tecken, till exempel genom att skriva om texten"
        case .noAddress: "Skriv en mejladress, till exempel namn@kommun.example"
        case .tooLong(let limit): "Korta texten till högst \(limit) tecken"
        case .notTwo: "Välj en annan post än den du står på"
        case .mergedSince(let name): "\(name) har slagits ihop igen sedan dess. Dela den posten först"
        case .notMerged: "Posten är redan delad"
        case .foreign(let bodies): "Listan gäller också \(String.enumeration(bodies)), som du inte är samordnare för"
        }
    }
}

extension Form {
    /// An identifier that a page of ours has made for something new.
    func newKey<Subject>(_ name: String) throws(WebProblem) -> Key<Subject> {
        let text = self[name]
        guard (1...64).contains(text.utf8.count),
            text.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") })
        else { throw .unreadable }
        return Key(text)
    }

    /// A text on one line; nil where nothing is written.
    func line(_ name: String) -> String? {
        let text = self[name].split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return text.isEmpty ? nil : text
    }

    /// A day, or nil where the field is empty; what cannot be read is noted.
    func day(_ name: String, _ faults: inout [String: String], isNeeded: Bool = false) -> Day? {
        if self[name].isEmpty, !isNeeded { return nil }
        guard let day = Day(iso: self[name]) else {
            faults[name] = "Välj en dag, till exempel 2027-03-11"
            return nil
        }
        return day
    }
}
