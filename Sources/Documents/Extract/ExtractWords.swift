import Meetings

/// What a table is about, why it is kept, from where it comes and how long, for whoever asks what is stored about her.
struct ExtractWords {
    let heading: String
    let purpose: String
    let source: String
    let kept: String

    init(table: String) {
        let words = Self.tables[table]
        heading = words?.heading ?? table
        purpose = words?.purpose ?? "För att sköta gruppernas möten"
        source = words?.source ?? "Samordnarens arbete i Samordna"
        kept = words?.kept ?? Self.undecided
    }

    /// A column's name in Swedish; what has none of its own keeps the database's.
    static func label(_ column: String) -> String { labels[column] ?? column }

    /// What a column's word means in Swedish; nil for what people have written.
    static func value(_ text: String, of column: String) -> String? {
        switch column {
        case "reply": Answer.Reply(rawValue: text)?.word
        case "channel": ["told": "sagt till samordnaren", "mail": "mejl", "web": "webben", "link": "länk"][text]
        case "purpose":
            [
                "page": "den egna sidan", "answer": "svar till ett möte", "dates": "årets datum",
                "poll": "datumförfrågan",
                "agenda": "dagordningen", "quorum": "mötet dit för få kan komma", "meeting": "mötets handlingar",
                "comments": "synpunkter på anteckningar", "approval": "godkännande av anteckningar",
                "action": "en åtgärd",
            ][text]
        case "way":
            [
                "link": "länken i mejlet", "mail": "svar på mejlet", "told": "sagt till samordnaren",
                "silence": "ingen hade synpunkter", "room": "i rummet", "remote": "digitalt",
            ][text]
        case "settledAs": ["taken": "togs med", "left": "togs inte med"][text]
        case "presence", "state", "outcome", "lapse", "word", "choice": states[text]
        case "kind": MeetingPolicy.Sending(rawValue: text)?.noun ?? states[text]
        default: nil
        }
    }

    private static let states = [
        "present": "var med", "remote": "var med på distans", "partial": "var med en del",
        "excused": "anmält förhinder",
        "absent": "uteblev", "held": "väntar på att skickas", "queued": "på väg", "sending": "på väg",
        "accepted": "mottaget", "refused": "kom inte fram", "gaveUp": "kom inte fram",
        "superseded": "ersatt av ett nyare",
        "lapsed": "behövdes inte", "toPost": "brev att posta", "posted": "postat", "bounced": "kom i retur",
        "delayed": "försenat", "deferred": "servern bad om att få vänta", "unavailable": "ingen server svarade",
        "inDoubt": "osäkert om det kom fram", "applied": "införd", "stale": "överspelad", "waiting": "väntar på beslut",
        "human": "läses av en människa", "nothing": "inget att göra", "called": "kallad", "informed": "för kännedom",
        "meeting": "möte", "reading": "inläsning", "preparation": "förberedelse", "other": "annat", "reply": "svar",
        "hold": "håll mötet", "move": "flytta mötet", "cancel": "ställ in mötet", "yes": "ja", "no": "nej",
        "maybe": "kanske", "tooLate": "för sent", "answered": "redan besvarat",
        "noticeInstead": "kallelsen gick i stället", "neverTold": "inget var skickat",
        "mandate given": "fick en plats", "mandate ended": "mandatet fick ett slutdatum",
        "mandate reopened": "slutdatumet togs tillbaka", "mandate withdrawn": "ett uppdrag togs tillbaka",
        "address corrected": "adressen rättades",
        "person extracted": "registerutdrag", "page link made": "länk till den egna sidan", "signed in": "inloggning",
        "proposed": "föreslagen", "settled": "föreslagen", "open": "inte klar", "done": "klar",
        "dropped": "ska inte göras",
        "people merged": "poster slogs ihop", "people separated": "posten delades",
    ]

    private typealias Words = (heading: String, purpose: String, source: String, kept: String)

    private static let undecided = "Tills gallring är beslutad"
    private static let office = "Samordnaren, eller en inläst ledamotslista"
    private static let service = "Samordna, när det arbetar"
    private static let herself = "Du själv, din assistent eller samordnaren åt dig"

    private static let tables: [String: Words] = [
        "person": ("Namn, adresser och arbetsplats", "För att kalla rätt personer", office, undecided),
        "mandate": ("Uppdrag", "För att veta vem som har vilken plats, och när", office, undecided),
        "invitation": ("Kallelser till möten", "För att möten ska stå rätt i kalendern", service, undecided),
        "answer": ("Svar till möten", "För att veta vilka som kommer", herself, undecided),
        "proposal": ("Förslag på andra tider", "För att kunna flytta möten", "Dina mejl", undecided),
        "duty": (
            "Vad som har skickats eller inte behövdes", "För att inget ska skickas två gånger", service, undecided
        ),
        "message": ("Mejl och brev till dig", "För att kunna visa vad som har skickats", service, undecided),
        "attempt": ("Försök att lämna mejlen", "För att veta om mejl kom fram", "Mejlservrar", undecided),
        "quorumWish": (
            "Dina besked om möten dit för få kan komma", "För att veta om mötet blir av", "Du själv", undecided
        ),
        "reply": ("Svar på dina mejl", "För att kunna visa vad som har svarats", "Samordnaren", undecided),
        "attendance": (
            "Närvaro", "För att räkna den tid som kommunerna lovats en redovisning av", "Samordnaren, eller du själv",
            undecided
        ),
        "timeEntry": (
            "Arbetstid", "För att räkna den tid som kommunerna lovats en redovisning av", "Du själv, eller samordnaren",
            undecided
        ),
        "feed": ("Egen kalender att prenumerera på", "För att du bett om den", herself, "Tills den stängs"),
        "busyCalendar": (
            "Kalendrar som du låtit Samordna läsa", "För att lägga möten när du kan", "Du själv", "Tills de stängs"
        ),
        "busyReading": ("När kalendrarna lästes", "För att veta att de är aktuella", service, "Tills kalendern stängs"),
        "busyTime": (
            "När du är upptagen enligt kalendrarna", "För att lägga möten när du kan", "Dina kalendrar",
            "Till nästa läsning, som ersätter dem"
        ),
        "obstacle": ("När du inte kan", "För att lägga möten när du kan", herself, undecided),
        "pollAnswer": ("Svar på datumförfrågningar", "För att välja datum", herself, undecided),
        "incoming": ("Mejl från dig", "Bevis för svar; det som besvaras av en människa", "Dina mejl", undecided),
        "verdict": ("Vad som gjordes med mejlen", "För att kunna följa varje slutsats", service, undecided),
        "absence": (
            "Automatiska svar om att du är borta", "För att veta varför ett svar saknas", "Dina mejl", undecided
        ),
        "addressFault": ("Adresser som inte tar emot", "För att rätta adressen", "Mejlservrar", undecided),
        "personalLink": (
            "Personliga länkar", "För att du ska kunna svara och se ditt eget utan konto", service, undecided
        ),
        "signIn": ("Begärda inloggningar", "För att släppa in rätt person", "Du själv", "Koden gäller en timme"),
        "session": ("Inloggningar", "För att släppa in rätt person", "Du själv", undecided),
        "minutesComment": (
            "Synpunkter på minnesanteckningar", "För att anteckningarna ska bli riktiga", herself, undecided
        ),
        "recusal": (
            "Punkter där du var jävig", "Förvaltningslagen kräver att jäv antecknas", "Samordnaren", undecided
        ),
        "approval": (
            "Minnesanteckningar som du har godkänt", "För att veta vem som har godkänt dem",
            "Du själv, eller samordnaren", undecided
        ),
        "action": ("Åtgärder som du ansvarar för", "För att åtgärder ska bli gjorda", "Gruppens möten", undecided),
        "actionOwner": ("Din plats bland dem som ansvarar", "För att påminna rätt person", "Samordnaren", undecided),
        "presentation": ("Punkter som du föredrar", "För att bjuda in dig till rätt tid", "Samordnaren", undecided),
        "merging": (
            "Hopslagna poster", "För att två poster för en person ska kunna delas igen", "Samordnaren", undecided
        ),
        "pendingImport": (
            "Listor som väntar på beslut", "För att visa vad de skulle ändra", "Du själv",
            "Tills listan läses in eller tas bort"
        ),
        "fact": ("Händelser", "För att veta vem som gjorde vad, och när", service, undecided),
    ]

    private static let labels: [String: String] = [
        "id": "Nummer", "name": "Namn", "addresses": "Adresser", "assistants": "Assistenter", "title": "Titel",
        "workplace": "Arbetsplats", "authority": "Huvudman", "isProtected": "Skyddade personuppgifter", "seat": "Plats",
        "person": "Person", "from": "Från", "until": "Till", "through": "Till", "decidedBy": "Beslutat av",
        "decidedOn": "Beslutat den", "reasonForLeaving": "Skäl att sluta", "meeting": "Möte", "body": "Grupp",
        "reply": "Svar", "way": "Hur", "comment": "Kommentar", "channel": "Genom", "by": "Av", "at": "När",
        "presence": "Närvaro",
        "minutes": "Minuter", "insteadOf": "I stället för", "kind": "Slag", "day": "Dag", "note": "Anteckning",
        "subject": "Ämne", "recipient": "Till", "state": "Läge", "content": "Text", "outcome": "Utfall", "words": "Ord",
        "reason": "Skäl", "address": "Adress", "purpose": "Till vad", "issued": "Gjord", "revoked": "Återkallad",
        "opened": "Öppnad", "closed": "Stängd", "seen": "Senast sedd", "received": "Mottaget", "writer": "Från",
        "composed": "Skrivet", "stateSince": "Läget sedan", "start": "Börjar", "end": "Slutar",
        "length": "Längd i minuter",
        "detail": "Uppgifter", "scope": "Gäller", "asked": "Begärd", "created": "Skapad", "joinedAt": "Kallad sedan",
        "word": "Svar", "choice": "Val", "text": "Text", "weekday": "Veckodag", "opens": "Från minut",
        "closes": "Till minut", "status": "Status",
        "severity": "Allvar", "back": "Tillbaka", "code": "Kod", "message": "Mejl nummer", "assistant": "Assistent",
        "version": "Version", "item": "Punkt", "settled": "Avgjort", "settledBy": "Avgjort av", "settledAs": "Utfall",
        "isLate": "Efter sista dagen", "action": "Åtgärd", "due": "Ska vara klar", "agreed": "Beslutad den",
        "postponements": "Gånger framflyttad", "background": "Bakgrund",
        "year": "År", "kept": "Behållen post", "gone": "Hopslagen post", "decision": "Beslut", "decided": "Beslutat",
    ]
}
