import Documents
import Foundation
import Hummingbird
import Meetings
import Secretariat
import Store

/// Where two entries for one person are made one, and two again.
struct MergeRoom: Sendable {
    let office: OfficeRooms

    private var secretary: Secretary { office.secretary }
    private var desk: RegisterDesk { RegisterDesk(office: office, room: .people) }

    func open(_ router: some RouterMethods<SiteContext>) {
        router.get("personer/:person/sla-ihop") { _, context in try ask(nil, context) }
        router.form("personer/:person/sla-ihop") { form, _, context in try merge(form, context) }
        router.get("personer/:person/dela") { _, context in Response.see(try office.person(context).person.path) }
        router.form("personer/:person/dela") { form, _, context in try separate(form, context) }
    }

    private func ask(_ fault: String?, _ context: SiteContext) throws -> Response {
        let (person, register) = try office.person(context)
        let clearance = try office.visit(context).clearance
        let others = register.people.filter { $0.id != person.id && clearance.arrangesAll(of: $0.id, in: register) }
        let page = MergePage(person, others, fault: fault, token: context.token)
        return try desk.show(page, page.heading, context, fault == nil ? .ok : .badRequest)
    }

    private func merge(_ form: Form, _ context: SiteContext) throws -> Response {
        let (kept, register) = try office.person(context)
        let visit = try office.visit(context)
        let id = Key<Person>(form["post"])
        // The same form a moment ago.
        if try secretary.store.read({ try $0.merging(of: id) })?.kept == kept.id {
            return .see("\(kept.path)?besked=ihop")
        }
        guard let gone = register.person(id), gone.id != kept.id else {
            return try ask("Välj vilken post som är samma person", context)
        }
        guard visit.clearance.arrangesAll(of: gone.id, in: register),
            visit.clearance.arrangesAll(of: kept.id, in: register)
        else { throw WebProblem.notAllowed }
        guard form["steg"] == "gor" else { return try review(gone, kept, context) }
        do {
            try secretary.merge(gone.id, into: kept.id, basis: form["sett"], by: visit.person.name)
        } catch RegisterFault.changed {
            throw WebProblem.changedMeanwhile
        }
        return .see("\(kept.path)?besked=ihop")
    }

    private func review(_ gone: Person, _ kept: Person, _ context: SiteContext) throws -> Response {
        let forecast = try secretary.rehearseMerging(gone.id, into: kept.id, by: try office.visit(context).person.name)
        var order = RegisterDesk.Order(
            act: .protect(kept.id, isProtected: kept.isProtected), title: "Slå ihop \(gone.name) med \(kept.name)",
            verb: "Slå ihop posterna", back: kept.path, subject: kept.name, action: "\(kept.path)/sla-ihop", fields: [],
            news: "ihop")
        order.notes = MergeWords(forecast, gone: gone.name, kept: kept.name).lines
        let hidden = [("post", gone.id.text), ("steg", "gor"), ("sett", forecast.forecast.basis)]
        let page = RegisterReviewPage(
            order, forecast.forecast, hidden: hidden, today: WallTime(secretary.world.now()).day, token: context.token)
        return try desk.show(page, order.title, context)
    }

    private func separate(_ form: Form, _ context: SiteContext) throws -> Response {
        let (kept, register) = try office.person(context)
        let visit = try office.visit(context)
        let id = Key<Person>(form["post"])
        guard visit.clearance.arrangesAll(of: kept.id, in: register) else { throw WebProblem.notAllowed }
        let mergings = try secretary.store.read { try $0.mergings(into: kept.id) }
        // The same form a moment ago.
        guard let merging = mergings.first(where: { $0.gone == id }) else { return .see("\(kept.path)?besked=delad") }
        guard form["steg"] == "gor" else { return try reviewSeparating(merging, kept, context) }
        try secretary.separate(id, by: visit.person.name)
        return .see("\(kept.path)?besked=delad")
    }

    private func reviewSeparating(_ merging: Merging, _ kept: Person, _ context: SiteContext) throws -> Response {
        let forecast = try secretary.rehearseSeparating(merging.gone, by: try office.visit(context).person.name)
        var order = RegisterDesk.Order(
            act: .protect(kept.id, isProtected: kept.isProtected), title: "Dela \(kept.name) och \(merging.name) igen",
            verb: "Dela posten", back: kept.path, subject: kept.name, action: "\(kept.path)/dela", fields: [],
            news: "delad")
        order.notes = ["Var och en får tillbaka det den hade. Det som har kommit sedan dess stannar hos \(kept.name)."]
        let page = RegisterReviewPage(
            order, forecast, hidden: [("post", merging.gone.text), ("steg", "gor")],
            today: WallTime(secretary.world.now()).day, token: context.token)
        return try desk.show(page, order.title, context)
    }
}

/// Asks which other entry is the same person.
struct MergePage: PageContent {
    static let template = "person-merge"
    static let names: Set<String> = ["heading", "back", "subject", "people", "id", "isChosen", "postFault", "action"]

    let heading: String
    let back: String
    let subject: String
    /// Those who are likely first.
    let people: [Choice]
    let postFault: String?
    let action: String
    let faults: Faults?
    let token: String

    init(_ person: Person, _ others: [Person], fault: String?, token: String) {
        heading = "Slå ihop \(person.name) med en annan post"
        back = person.path
        subject = person.name
        let (likely, rest) = (others.filter { $0.resembles(person) }, others.filter { !$0.resembles(person) })
        people = [likely, rest].flatMap { $0.sorted { String.inSurnameOrder($0.name, $1.name) } }
            .map { Choice($0.id.text, $0.label) }
        postFault = fault
        action = "\(person.path)/sla-ihop"
        faults = Faults([Field("post", label: "", fault: fault)])
        self.token = token
    }
}

extension Person {
    fileprivate func resembles(_ other: Person) -> Bool {
        let words = Set(name.lowercased().split(separator: " "))
        return words.intersection(other.name.lowercased().split(separator: " ")).count > 1
            || !Set(addresses.map(\.text)).isDisjoint(with: other.addresses.map(\.text))
    }
}

/// What moves when two entries become one, in sentences.
private struct MergeWords {
    let lines: [String]

    init(_ merge: MergeForecast, gone: String, kept: String) {
        var (moved, left): ([String], [String]) = ([], [])
        for (words, sources) in Self.kinds {
            let own = merge.tallies.filter { sources.contains($0.source) }
            let (going, staying) = (own.reduce(0) { $0 + $1.moved }, own.reduce(0) { $0 + $1.left })
            if going > 0 { moved.append("\(going) \(going == 1 ? words.one : words.many)") }
            if staying > 0 { left.append("\(staying) \(staying == 1 ? words.one : words.many)") }
        }
        let twice = merge.twice.map { "\(kept) har då flera platser i \($0.name). Avsluta den som inte behövs." }
        lines =
            (moved.isEmpty ? [] : ["\(String.enumeration(moved)) förs över från \(gone)."])
            + (left.isEmpty
                ? []
                : ["\(String.enumeration(left)) läggs åt sidan, eftersom \(kept) redan har motsvarande. De sparas."])
            + twice + ["Du kan dela posten igen: då får var och en tillbaka det den hade."]
    }

    private typealias Words = (one: String, many: String)

    private static let kinds: [(Words, [String])] = [
        (("uppdrag", "uppdrag"), ["mandate.person"]),
        (("kallelse till möte", "kallelser till möten"), ["invitation.person"]),
        (("svar", "svar"), ["answer.person", "pollAnswer.person", "quorumWish.person"]),
        (("tidsförslag", "tidsförslag"), ["proposal.person"]),
        (("närvarouppgift", "närvarouppgifter"), ["attendance.person", "attendance.insteadOf"]),
        (("tidsuppgift", "tidsuppgifter"), ["timeEntry.person"]),
        (("mejl", "mejl"), ["message.person", "incoming.person"]),
        (("uppgift om förhinder", "uppgifter om förhinder"), ["obstacle.person", "absence.person"]),
        (("kalender", "kalendrar"), ["feed.person", "busyCalendar.person"]),
        (("personlig länk", "personliga länkar"), ["personalLink.person"]),
    ]
}
