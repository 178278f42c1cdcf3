/// A column that a kind of list may have.
protocol Column: Hashable, CaseIterable, Sendable {
    /// What its heading may say; the first is what messages suggest.
    var headings: [String] { get }
    static var required: [Self] { get }
    /// Whether it may hold several lines of text, read as one.
    var isProse: Bool { get }
}

/// A column of a list of members.
enum MemberColumn: Column {
    case name, givenName, familyName, address, formerAddress, assistant, assistantAddress, title, workplace, authority
    case body, role, profile, representsAll, from, until, decidedBy, decidedOn, protected, reason

    static let required: [MemberColumn] = [.body, .role]

    var isProse: Bool { [.title, .workplace, .profile, .decidedBy, .reason].contains(self) }

    var headings: [String] {
        switch self {
        case .name: ["namn", "för- och efternamn"]
        case .givenName: ["förnamn"]
        case .familyName: ["efternamn"]
        case .address: ["e-post", "e-postadress", "mejl", "mejladress", "mail", "mailadress"]
        case .formerAddress: ["tidigare e-post", "tidigare e-postadress", "gammal e-post"]
        case .assistant: ["assistent", "assistentens namn"]
        case .assistantAddress: ["assistentens e-post", "assistentens e-postadress"]
        case .title: ["titel", "befattning"]
        case .workplace: ["arbetsplats", "verksamhet"]
        case .authority: ["huvudman", "kommun", "huvudman/kommun"]
        case .body: ["grupp", "programområde", "lpo"]
        case .role: ["roll", "uppdrag"]
        case .profile: ["profil", "önskad profil"]
        case .representsAll: ["representerar alla", "representerar alla kommuner"]
        case .from: ["från", "från och med", "fr.o.m."]
        case .until: ["till", "till och med", "t.o.m."]
        case .decidedBy: ["utsedd av", "beslutad av"]
        case .decidedOn: ["utsedd den", "beslutad den"]
        case .protected: ["skyddade uppgifter", "skyddade personuppgifter"]
        case .reason: ["anledning", "anledning till avslut"]
        }
    }
}

/// A column of a list of meetings.
enum MeetingColumn: Column {
    case body, date, start, end, length, room, joinLink, number, elsewhere

    static let required: [MeetingColumn] = [.body, .date, .start]

    var isProse: Bool { self == .room }

    var headings: [String] {
        switch self {
        case .body: ["grupp", "programområde", "lpo"]
        case .date: ["datum", "dag"]
        case .start: ["start", "starttid", "börjar"]
        case .end: ["slut", "sluttid", "slutar"]
        case .length: ["längd", "längd (minuter)", "minuter"]
        case .room: ["plats", "lokal"]
        case .joinLink: ["länk", "möteslänk"]
        case .number: ["nummer", "nr", "möte"]
        case .elsewhere: ["bokat i annat system", "redan bokat"]
        }
    }
}
