import Documents
import Meetings

/// A seat on its body's page: whose it is, who holds it and until when.
struct SeatRow: Sendable {
    static let names: Set<String> = [
        "role", "profile", "owner", "holders", "isVacant", "vacancy", "nominates", "givePath", "who", "personPath",
        "term", "ending", "isComing", "endPath", "reopenPath", "changePath", "isProtected", "subject", "mayArrange",
        "isMain",
    ]

    let role: String
    let profile: String?
    let owner: String
    let holders: [Holder]
    let isVacant: Bool
    /// “vakant sedan 1 januari 2027”.
    let vacancy: String
    /// “Falu kommun ska utse”.
    let nominates: String?
    let givePath: String
    let subject: String
    let mayArrange: Bool
    /// The page's one filled button, where something has to be done.
    let isMain: Bool

    struct Holder: Sendable {
        let who: String
        let personPath: String
        let term: String
        /// “slutar om 23 dagar”.
        let ending: String?
        let isComing: Bool
        let isProtected: Bool
        let changePath: String
        let endPath: String
        /// Nil where there is no end to take back.
        let reopenPath: String?
    }

    init(_ seat: Seat, _ sheet: BodySheet, isMain: Bool) {
        let (register, today) = (sheet.register, sheet.today)
        role = seat.role.word.capitalizedSentence
        profile = seat.profile?.capitalizedSentence
        let authority = seat.authority.flatMap(register.authority)
        let current = register.mandates.filter { $0.seat == seat.id && $0.until.map { $0 >= today } ?? true }
            .sorted { $0.from < $1.from }
        let own = current.first.flatMap { register.person($0.person)?.authority }.flatMap(register.authority)
        owner = seat.representsAll ? "Alla kommuner" : (authority ?? own)?.name ?? ""
        holders = current.compactMap { Holder($0, sheet) }
        isVacant = !current.contains { $0.isValid(on: today) }
        let since = register.mandates.filter { $0.seat == seat.id }.compactMap(\.until).filter { $0 < today }.max()
        vacancy = since.map { "Vakant sedan \($0.adding(days: 1).plain)" } ?? "Vakant"
        nominates = Self.nominates(seat, authority)
        givePath = "\(sheet.body.path)/plats/\(seat.id.text.inAddress)"
        subject = ([seat.role.word] + [authority?.name, seat.profile].compactMap(\.self)).joined(separator: ", ")
        mayArrange = sheet.mayArrange
        self.isMain = isMain
    }

    private static func nominates(_ seat: Seat, _ authority: Authority?) -> String? {
        guard [.chair, .ordinary, .coopted].contains(seat.role) else { return nil }
        if seat.representsAll { return "Kommunerna ska utse tillsammans" }
        return authority.map { "\($0.name) ska utse" }
    }
}

extension SeatRow.Holder {
    fileprivate init?(_ mandate: Mandate, _ sheet: BodySheet) {
        guard let person = sheet.register.person(mandate.person) else { return nil }
        who = person.name
        isProtected = person.isProtected
        personPath = person.path
        term = mandate.term(on: sheet.today)
        isComing = mandate.from > sheet.today
        let isUndated = mandate.until == nil && sheet.register.seat(mandate.seat)?.role == .standIn
        ending = isUndated ? "Saknar sista dag, och kommer inte in i kontoret" : mandate.ending(on: sheet.today)
        changePath = "\(sheet.body.path)/plats/\(mandate.seat.text.inAddress)"
        let path = "\(sheet.body.path)/uppdrag/\(mandate.id.text.inAddress)"
        endPath = "\(path)/avsluta"
        reopenPath = mandate.until == nil ? nil : "\(path)/oppna"
    }
}

extension Mandate {
    /// “1 mars 2026 till 31 december 2027”, “sedan 1 mars 2026”.
    func term(on today: Day) -> String {
        until.map { "\(from.plain) till \($0.plain)" } ?? "\(from > today ? "från" : "sedan") \(from.plain)"
    }

    /// “Slutar om 23 dagar”; nil where the end is more than a quarter of a year away.
    func ending(on today: Day) -> String? {
        guard let until, until >= today, from <= today else { return nil }
        let days = until.ordinal - today.ordinal
        guard days <= 92 else { return nil }
        if days == 0 { return "Slutar i dag" }
        return days == 1 ? "Slutar i morgon" : "Slutar om \(days) dagar"
    }
}
