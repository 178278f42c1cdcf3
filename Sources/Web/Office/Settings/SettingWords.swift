import Documents
import Meetings
import Secretariat

extension BodySetting {
    /// What it is called on a form and in the record.
    var label: String {
        switch self {
        case .fewest: "Möten om året, minst"
        case .most: "Möten om året, högst"
        case .perYear: "Möten om året, helst"
        case .length: "Mötets längd i minuter"
        case .digital: "Mötena hålls"
        case .notice: "Kallelsen, dagar före mötet"
        case .papers: "Handlingarna, dagar före mötet"
        case .reminder: "Påminnelsen, dagar före mötet"
        case .draft: "Utkastet, arbetsdagar efter mötet"
        case .comment: "Synpunkter på utkastet, arbetsdagar"
        case .approval: "Godkända anteckningar, dagar efter mötet"
        case .quorum: "Så många måste kunna komma"
        case .quorumChair: "Ordföranden måste kunna komma"
        case .mode(let sending): sending.settingNoun
        case .opens: "Mejl går ut från klockan"
        case .closes: "Mejl går ut till klockan"
        case .quietWeeks: "Veckor utan mejl"
        case .normLeast: "Timmar om året, minst"
        case .normMost: "Timmar om året, högst"
        case .normFrom: "Gäller från"
        case .pace: "Ord i minuten"
        case .standingFirst: "Först på dagordningen"
        case .standingLast: "Sist på dagordningen"
        case .approver: "Godkänner anteckningarna"
        case .silence: "Anteckningarna blir godkända om ingen har synpunkter"
        case .publishing: "Godkända anteckningar står på gruppens sida för alla"
        case .actionReminder: "Påminnelsen om en åtgärd, dagar före"
        }
    }

    var hint: String? {
        switch self {
        case .quorum: "Lämna tomt för minst hälften av ledamöterna"
        case .quietWeeks: "Till exempel 1, 27–32, 52–53"
        case .opens, .closes: "Till exempel 7.00"
        case .normFrom:
            "Lämna tomt om det alltid har gällt. En ny dag lägger till ett riktmärke, och de gamla står kvar"
        case .pace: "Räknas tills ledamoten själv säger hur lång tid läsningen tog. Gäller även möten som har varit"
        case .standingFirst, .standingLast:
            "En punkt på varje rad, med typ och minuter. Till exempel: Övriga frågor; diskussion; 10"
        default: nil
        }
    }

    /// Whether it takes several lines to type.
    var isLong: Bool { self == .standingFirst || self == .standingLast }

    /// What there is to choose among; nil for what is typed.
    func choices(of body: Body, _ register: Register, on day: Day) -> [(value: String, label: String)]? {
        switch self {
        case .digital: [("yes", "På distans"), ("no", "I en lokal")]
        case .quorumChair, .silence, .publishing: [("yes", "Ja"), ("no", "Nej")]
        case .approver:
            [("", "Ordföranden")]
                + register.approverCandidates(of: body, on: day).map { (value: $0.id.text, label: $0.name) }
        case .mode(let sending):
            // A way that an imported file has set is shown too.
            MeetingPolicy.Mode.allCases.filter {
                BodySetting.modes(of: sending).contains($0) || body.policy.mode(of: sending) == $0
            }.map { ($0.rawValue, $0.label) }
        default: nil
        }
    }

    var type: String { self == .normFrom ? "date" : "text" }

    var inputmode: String? {
        switch self {
        case .opens, .closes, .quietWeeks, .normFrom, .standingFirst, .standingLast: nil
        case .normLeast, .normMost: "decimal"
        default: "numeric"
        }
    }

    /// A value as the record tells it.
    func words(for value: String) -> String {
        switch self {
        case .digital: value == "yes" ? "på distans" : "i en lokal"
        case .quorumChair, .silence, .publishing: value == "yes" ? "ja" : "nej"
        case .quorum where value.isEmpty: "hälften"
        case .mode: MeetingPolicy.Mode(rawValue: value)?.label.lowercased() ?? value
        case .normFrom: Day(iso: value)?.plain ?? "alltid"
        case .standingFirst, .standingLast:
            value.isEmpty ? "inget" : String.enumeration(value.split(separator: "\n").map(String.init))
        default: value.isEmpty ? "inget" : value
        }
    }
}

extension Register {
    /// Those of a body who may make its minutes final, and whoever does now.
    fileprivate func approverCandidates(of body: Body, on day: Day) -> [Person] {
        let seated = mandates.filter { $0.isValid(on: day) && seat($0.seat)?.body == body.id }.map(\.person)
        let people = Set(seated + [body.policy.approver].compactMap(\.self)).compactMap(person)
        return people.inSurnameOrder(of: \.name)
    }
}

extension MeetingPolicy.Mode {
    var label: String {
        switch self {
        case .automatic: "Av sig själv"
        case .press: "När du trycker"
        case .release: "När ordföranden har sagt ja"
        }
    }
}

extension SettingFault {
    /// “Möten om året, högst: skriv ett tal från 0 till 52”.
    func words(for setting: BodySetting) -> String { "\(setting.label): \(remedy)" }

    private var remedy: String {
        switch self {
        case .number(let range): "skriv ett tal från \(range.lowerBound) till \(range.upperBound)"
        case .clock: "skriv ett klockslag, till exempel 7.00"
        case .weeks: "skriv veckor från 1 till 53, till exempel 27–32, 52"
        case .day: "välj en dag, till exempel 2027-01-01"
        case .hours: "skriv ett antal timmar, till exempel 15"
        case .choice: "välj ett av alternativen"
        case .items: "skriv högst 20 rader så här: Övriga frågor; diskussion; 10"
        case .below(let other): "får inte vara lägre än ”\(other.label)”"
        case .alwaysQuiet: "lämna minst fyra veckor då mejl får gå ut"
        case .halfNorm: "skriv både minst och högst"
        }
    }
}

extension SettingsFact {
    /// “Bo Lind ändrade ”Kallelsen, dagar före mötet” från 14 till 10.”
    func sentence(_ register: Register) -> String {
        if let role { return sentence(role, register.person(role.person)?.name ?? "någon") }
        let parts = changes.map { change in
            let setting = BodySetting(name: change.name)
            let words = { (value: String) in
                guard setting == .approver else { return setting?.words(for: value) ?? value }
                return register.person(Key(value))?.name ?? "ordföranden"
            }
            return "”\(setting?.label ?? change.name)” från \(words(change.from)) till \(words(change.to))"
        }
        return "\(by) ändrade \(String.enumeration(parts))."
    }

    /// “Bo Lind gav Karin Ek rollen läsare från 1 mars 2027.”
    private func sentence(_ role: ChangedRole, _ name: String) -> String {
        let day = { (text: String?) in text.flatMap { Day(iso: $0) }?.plain }
        let until = day(role.until).map { " till och med \($0)" } ?? ""
        guard let from = day(role.from) else { return "\(by) avslutade \(name) som \(role.role.word)\(until)." }
        return "\(by) gav \(name) rollen \(role.role.word) från \(from)\(until)."
    }
}
