import Meetings

extension MeetingPolicy.Sending {
    /// “Kallelsen”, as it begins a sentence.
    package var noun: String {
        switch self {
        case .booking, .takeover: "Bokningen"
        case .notice: "Kallelsen"
        case .reminder: "Påminnelsen"
        case .change: "Ändringen"
        case .cancellation: "Mejlet om att mötet är inställt"
        case .welcome: "Välkomstmejlet"
        case .farewell: "Avbokningen"
        case .minutes: "Minnesanteckningarna"
        case .forward: "Det vidarebefordrade mejlet"
        case .refusal: "Svaret på förslaget"
        case .signIn: "Inloggningsmejlet"
        case .test: "Provmejlet"
        case .alert: "Varningen"
        case .flood: "Varningen om många mejl"
        case .dates: "Frågan om årets datum"
        case .poll: "Datumförfrågan"
        case .pollReminder: "Påminnelsen om datumförfrågan"
        case .pollOutcome: "Beskedet om datumet"
        case .reply: "Svaret på ett mejl"
        case .ownPage: "Länken till den egna sidan"
        case .agenda: "Frågan om dagordningen"
        case .quorum: "Frågan till ordföranden"
        case .papers: "De kompletterande handlingarna"
        case .draft: "Utkastet till minnesanteckningar"
        case .approval: "Frågan om att godkänna anteckningarna"
        case .lateMinutes: "Påminnelsen om anteckningarna"
        case .action: "Mejlet om en åtgärd"
        }
    }

    /// “kallelsen”, inside a sentence or a button.
    package var nounInside: String { noun.prefix(1).lowercased() + noun.dropFirst() }

    /// Whether the noun takes verbs and adjectives in the plural.
    package var isPluralNoun: Bool { self == .minutes || self == .papers }
}

extension Answer.Reply {
    /// “Kommer”.
    package var word: String {
        switch self {
        case .accepted: "Kommer"
        case .tentative: "Kanske"
        case .declined: "Kommer inte"
        }
    }
}

extension Attendance.Presence {
    /// “På plats”.
    package var sentence: String {
        switch self {
        case .present: "Var med"
        case .remote: "Var med på distans"
        case .partial(let minutes): "Var med \(minutes) minuter"
        case .excused: "Anmält förhinder"
        case .absent: "Uteblev"
        }
    }
}

extension Int {
    /// Minutes as hours: “1,5 timmar”, “en timme”, “20 minuter”.
    package var inHours: String {
        guard self >= 60 else { return "\(self) minuter" }
        return self == 60 ? "en timme" : "\(Hours(minutes: self).inSentence) timmar"
    }
}
