import Foundation

extension DocumentError {
    /// What is wrong with a text and on which line, for whoever changes it; nil where it is no text's fault.
    package var faultWords: String? {
        switch self {
        case .missingTemplate: "Filen saknas. Hämta tillbaka den ur paketet."
        case .unreadableTemplate: "Filen är inte sparad som UTF-8. Spara den så."
        case .brokenTemplate(_, let line, .wrongClose):
            "Rad \(line): ett stycke avslutas med ett annat namn än det började med."
        case .brokenTemplate(_, let line, .neverClosed): "Rad \(line): ett stycke som börjar här avslutas aldrig."
        case .brokenTemplate(_, let line, .malformedTag): "Rad \(line): klamrarna {{ }} stämmer inte."
        case .unknownName(_, let line, let name, let nearest):
            "Rad \(line): ”\(name)” finns inte\(nearest.map { ", menar du ”\($0)”" } ?? "")."
        case .missingPart(_, let line, let name): "Rad \(line): stycket ”\(name)” finns inte bland parts."
        case .missingLine(_, let mark): "Ingen rad börjar med ”\(mark)”. Lägg till en."
        case .noMeeting, .renderer: nil
        }
    }
}

extension Letter.Kind {
    /// To whom it goes and when.
    package var purpose: String {
        switch self {
        case .booking: "Preliminär bokning till alla som ska vara med, när ordföranden har godkänt årets datum"
        case .notice: "Kallelse med dagordning"
        case .reminder: "Påminnelse till den som inte har svarat"
        case .change: "När tid, plats eller dagordning ändras"
        case .cancellation: "När ett möte ställs in"
        case .welcome: "Till den som är ny i en grupp, med gruppens möten"
        case .farewell: "Till den som inte längre är kallad"
        case .takeover: "När ett möte som har bokats i ett annat system skickas härifrån"
        case .minutes: "Minnesanteckningar som bifogad fil"
        case .forward: "Till samordnaren: det som någon har skrivit till tjänstens adress"
        case .refusal: "Till den som föreslog en tid som mötet inte flyttas till"
        case .signIn: "Länk och kod till den som loggar in"
        case .test: "Prov på att mejl kommer fram"
        case .alert: "Till samordnaren: ordföranden eller för många har tackat nej"
        case .flood: "Till samordnaren: fler mejl har kommit än vad som skickas vidare"
        case .dates: "Till ordföranden: årets dagar att godkänna"
        case .poll: "Datumförfrågan"
        case .pollReminder: "Påminnelse om datumförfrågan"
        case .pollOutcome: "Vilket datum det blev"
        case .reply: "Samordnarens svar på någons mejl"
        case .ownPage: "Länk till sin egen sida, till den som ber om en ny"
        case .agenda: "Till ordföranden: är dagordningen klar?"
        case .quorum: "Till ordföranden: för få kan komma"
        case .papers: "Handlingar som har kommit efter kallelsen"
        case .draft: "Utkast till minnesanteckningar, för synpunkter"
        case .approval: "Till den som godkänner minnesanteckningarna"
        case .lateMinutes: "Till samordnaren och sedan ordföranden: anteckningarna är försenade"
        case .action: "Till den som har en åtgärd att göra"
        }
    }
}
