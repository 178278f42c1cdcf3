import Documents
import Foundation
import Meetings

/// Asks for the facts of a person, new or known.
struct PersonFormPage: PageContent {
    static let template = "person-form"
    static let names: Set<String> = [
        "heading", "back", "subject", "lead", "name", "title", "workplace", "address", "authorities", "id", "isChosen",
        "action", "personID",
    ]

    let heading: String
    let lead: String
    let back: String
    let subject: String
    let name: Field
    /// Nil where she is known: her address has a page of its own.
    let address: Field?
    let title: Field
    let workplace: Field
    let authorities: [Choice]
    let action: String
    let personID: String
    let faults: Faults?
    let token: String

    init(
        _ person: Person?, _ register: Register, _ form: Form?, faults: [String: String], newID: () -> String,
        token: String
    ) {
        heading = person.map { "Ändra uppgifterna om \($0.name)" } ?? "Lägg till en person"
        lead =
            person == nil
            ? "Personen får ingen plats av det här. Den ger du sedan från gruppens sida."
            : "Det du ändrar syns från och med nu. Det som redan har skickats ändras inte."
        back = person?.path ?? "/personer"
        subject = person?.name ?? "Personer"
        name = Field(
            "namn", label: "För- och efternamn", value: form?["namn"] ?? person?.name ?? "", fault: faults["namn"],
            autocomplete: "off")
        address =
            person != nil
            ? nil
            : Field(
                "adress", label: "Mejladress", hint: "Utan adress får personen brev på papper.",
                value: form?["adress"] ?? "", fault: faults["adress"], type: "email", autocomplete: "off")
        title = Field(
            "titel", label: "Titel", hint: "Till exempel Socialchef. Får vara tomt.",
            value: form?["titel"] ?? person?.title ?? "", fault: faults["titel"], autocomplete: "off")
        workplace = Field(
            "arbetsplats", label: "Arbetsplats", hint: "Får vara tomt.",
            value: form?["arbetsplats"] ?? person?.workplace ?? "", fault: faults["arbetsplats"], autocomplete: "off")
        let chosen = form?["huvudman"] ?? person?.authority?.text
        authorities = register.authorities.map {
            Choice($0.id.text, $0.name, isChosen: $0.id.text == chosen)
        }
        action = person.map { "\($0.path)/andra" } ?? "/personer/ny"
        personID = form.map { $0["nytt"] } ?? newID()
        self.faults = Faults([name, address, title, workplace].compactMap(\.self))
        self.token = token
    }
}

/// Asks for the address that mail goes to.
struct AddressPage: PageContent {
    static let template = "person-address"
    static let names: Set<String> = ["heading", "back", "subject", "old", "address", "action"]

    let heading: String
    let back: String
    let subject: String
    let old: String?
    let address: Field
    let action: String
    let faults: Faults?
    let token: String

    init(_ person: Person, _ form: Form?, faults: [String: String], token: String) {
        heading = "Rätta adressen till \(person.name)"
        back = person.path
        subject = person.name
        old = person.address
        address = Field(
            "adress", label: "Ny mejladress", hint: "Till exempel namn@kommun.example", value: form?["adress"] ?? "",
            fault: faults["adress"], type: "email", autocomplete: "off")
        action = "\(person.path)/adress"
        self.faults = Faults([address])
        self.token = token
    }
}

/// Asks who gets copies and may answer.
struct AssistantPage: PageContent {
    static let template = "person-assistant"
    static let names: Set<String> = ["heading", "back", "subject", "name", "address", "action"]

    let heading: String
    let back: String
    let subject: String
    let name: Field
    let address: Field
    let action: String
    let faults: Faults?
    let token: String

    init(_ person: Person, _ form: Form?, faults: [String: String], token: String) {
        heading = "Lägg till en assistent åt \(person.name)"
        back = person.path
        subject = person.name
        name = Field(
            "namn", label: "Assistentens namn", value: form?["namn"] ?? "", fault: faults["namn"], autocomplete: "off")
        address = Field(
            "adress", label: "Assistentens mejladress", hint: "Till exempel namn@kommun.example",
            value: form?["adress"] ?? "", fault: faults["adress"], type: "email", autocomplete: "off")
        action = "\(person.path)/assistent"
        self.faults = Faults([name, address])
        self.token = token
    }
}

/// Shows a link that was just made, this once.
struct NewLinkPage: PageContent {
    static let template = "person-link"
    static let names: Set<String> = ["back", "subject", "link"]

    let back: String
    let subject: String
    let link: String
}
