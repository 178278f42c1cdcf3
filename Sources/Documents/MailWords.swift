import Meetings

/// What a kind of mail is called in the office.
private struct MailWords {
    let noun: String
    let listed: String
    let purpose: String

    init(_ noun: String, listed: String, purpose: String) {
        self.noun = noun
        self.listed = listed
        self.purpose = purpose
    }
}

extension MeetingPolicy.Sending {
    /// “Kallelsen”, as it begins a sentence.
    package var noun: String { words.noun }

    /// “kallelsen”, inside a sentence or a button.
    package var nounInside: String { noun.prefix(1).lowercased() + noun.dropFirst() }

    /// Whether the noun takes verbs and adjectives in the plural.
    package var isPluralNoun: Bool { self == .minutes || self == .papers }

    /// “Kallelse”, as a list names it.
    package var listName: String { words.listed }

    /// To whom it goes and when.
    package var purpose: String { words.purpose }

    private var words: MailWords {
        switch self {
        case .booking:
            MailWords(
                "Bokningen", listed: "Bokning",
                purpose: "Preliminär bokning till alla som ska vara med, när ordföranden har godkänt årets datum")
        case .takeover:
            MailWords(
                "Bokningen", listed: "Övertagen bokning",
                purpose: "När ett möte som har bokats i ett annat system skickas härifrån")
        case .notice:
            MailWords(
                "Kallelsen", listed: "Kallelse",
                purpose: "Kallelse med dagordning")
        case .reminder:
            MailWords(
                "Påminnelsen", listed: "Påminnelse",
                purpose: "Påminnelse till den som inte har svarat")
        case .change:
            MailWords(
                "Ändringen", listed: "Ändring",
                purpose: "När tid, plats eller dagordning ändras")
        case .cancellation:
            MailWords(
                "Mejlet om att mötet är inställt", listed: "Inställt möte",
                purpose: "När ett möte ställs in")
        case .welcome:
            MailWords(
                "Välkomstmejlet", listed: "Välkomstmejl",
                purpose: "Till den som är ny i en grupp, med gruppens möten")
        case .farewell:
            MailWords(
                "Avbokningen", listed: "Avbokning",
                purpose: "Till den som inte längre är kallad")
        case .minutes:
            MailWords(
                "Minnesanteckningarna", listed: "Minnesanteckningar",
                purpose: "Minnesanteckningar som bifogad fil")
        case .forward:
            MailWords(
                "Det vidarebefordrade mejlet", listed: "Vidarebefordrat mejl",
                purpose: "Till samordnaren: det som någon har skrivit till tjänstens adress")
        case .refusal:
            MailWords(
                "Svaret på förslaget", listed: "Nej till en föreslagen tid",
                purpose: "Till den som föreslog en tid som mötet inte flyttas till")
        case .signIn:
            MailWords(
                "Inloggningsmejlet", listed: "Inloggning",
                purpose: "Länk och kod till den som loggar in")
        case .test:
            MailWords(
                "Provmejlet", listed: "Prov",
                purpose: "Prov på att mejl kommer fram")
        case .alert:
            MailWords(
                "Varningen", listed: "Varning till samordnaren",
                purpose: "Till samordnaren: ordföranden eller för många har tackat nej")
        case .flood:
            MailWords(
                "Varningen om många mejl", listed: "Varning om många mejl",
                purpose: "Till samordnaren: fler mejl har kommit än vad som skickas vidare")
        case .dates:
            MailWords(
                "Frågan om årets datum", listed: "Årets datum till ordföranden",
                purpose: "Till ordföranden: årets dagar att godkänna")
        case .poll:
            MailWords(
                "Datumförfrågan", listed: "Datumförfrågan",
                purpose: "Datumförfrågan")
        case .pollReminder:
            MailWords(
                "Påminnelsen om datumförfrågan", listed: "Påminnelse om datumförfrågan",
                purpose: "Påminnelse om datumförfrågan")
        case .pollOutcome:
            MailWords(
                "Beskedet om datumet", listed: "Besked om datum",
                purpose: "Vilket datum det blev")
        case .pollDue:
            MailWords(
                "Läget i datumförfrågan", listed: "Datumförfrågan att avgöra",
                purpose: "Till samordnaren: sista svarsdagen har gått")
        case .reply:
            MailWords(
                "Svaret på ett mejl", listed: "Svar på ett mejl",
                purpose: "Samordnarens svar på någons mejl")
        case .ownPage:
            MailWords(
                "Länken till den egna sidan", listed: "Länk till egen sida",
                purpose: "Länk till sin egen sida, till den som ber om en ny")
        case .agenda:
            MailWords(
                "Frågan om dagordningen", listed: "Fråga om dagordningen",
                purpose: "Till ordföranden: är dagordningen klar?")
        case .quorum:
            MailWords(
                "Frågan till ordföranden", listed: "För få kan komma",
                purpose: "Till ordföranden: för få kan komma")
        case .papers:
            MailWords(
                "De kompletterande handlingarna", listed: "Kompletterande handlingar",
                purpose: "Handlingar som har kommit efter kallelsen")
        case .draft:
            MailWords(
                "Utkastet till minnesanteckningar", listed: "Utkast till minnesanteckningar",
                purpose: "Utkast till minnesanteckningar, för synpunkter")
        case .approval:
            MailWords(
                "Frågan om att godkänna anteckningarna", listed: "Godkännande av anteckningar",
                purpose: "Till den som godkänner minnesanteckningarna")
        case .lateMinutes:
            MailWords(
                "Påminnelsen om anteckningarna", listed: "Påminnelse om anteckningar",
                purpose: "Till samordnaren och sedan ordföranden: anteckningarna är försenade")
        case .action:
            MailWords(
                "Mejlet om en åtgärd", listed: "Åtgärd",
                purpose: "Till den som har en åtgärd att göra")
        }
    }
}
