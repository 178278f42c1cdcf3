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
        case .noMeeting, .renderer, .counter, .converter, .logo, .unencodable: nil
        }
    }
}
