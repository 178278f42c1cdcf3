import Documents
import Meetings
import Secretariat

extension OfficeError {
    /// For the samordnare; nil for what no form of these pages can cause.
    var minutesWords: String? {
        switch self {
        case .noMinutes: "Anteckningarna är tomma. Skriv dem först."
        case .minutesApproved: "Anteckningarna är redan godkända. Gör en rättelse i stället."
        case .notShared: "Dela anteckningarna för synpunkter först."
        case .notApproved: "Anteckningarna är inte godkända, så du kan ändra dem utan rättelse."
        case .noApprover: "Ordförandeplatsen är tom, eller så var ordföranden jävig. Anteckna vem som har godkänt."
        case .recused(let name, _): "\(name) var jävig på mötet. Låt någon annan godkänna."
        case .commentDay: "Välj en dag från i dag och högst ett år fram."
        case .noWords: "Skriv något."
        case .tooManyWords(let count, let most): "Texten är \(count) tecken. Korta den till högst \(most)."
        case .invisible: "Texten innehåller tecken som inte syns. Skriv den igen."
        case .noPerson: "Välj vem det är."
        case .severalPeople: "Flera heter så. Välj en i listan."
        case .mustBeMended: "Ett personnummer står i anteckningarna. Ta bort det först."
        case .nobodyToSend: "Ingen var kallad till mötet, så ingen kan få anteckningarna."
        case .wrongState: "Mötet är inställt eller har inte börjat, så det har inga anteckningar att gå vidare med."
        default: nil
        }
    }

    /// Whether it is about whom somebody chose, not about what was written.
    var isOfPerson: Bool {
        switch self {
        case .noPerson, .severalPeople, .recused, .noApprover: true
        default: false
        }
    }
}

extension Meeting {
    /// Where the item is written in which something stands that must be taken out, else the notes.
    func path(toMend content: MinutesContent) -> String {
        content.itemWithIdentityNumber.map { path(toItem: $0) } ?? "\(path)/anteckningar"
    }
}
