import Documents
import Foundation
import Meetings
import Secretariat

extension Paper {
    /// “12 sidor, 3 400 ord”.
    var sizeWords: String {
        switch size {
        case .counted(let count):
            let first =
                count.slides > 0 ? "\(count.slides) bilder" : count.pages == 1 ? "1 sida" : "\(count.pages) sidor"
            return "\(first), \(count.allWords) ord"
        case .told: return "Lästiden är angiven"
        case .uncounted: return content.digest == nil ? "Länk" : "Inte räknad"
        case .unreadable(_, let pages): return pages.map { $0 == 1 ? "1 sida" : "\($0) sidor" } ?? ""
        }
    }

    /// Why nobody knows how long it takes, and what to do; nil where it is known.
    var problem: String? {
        switch size {
        case .counted, .told: nil
        case .uncounted where content.digest == nil: "En länk räknas inte. Ange hur lång tid den tar att läsa."
        case .uncounted: "Den är inte räknad än. Räkna igen, eller ange hur lång tid den tar att läsa."
        case .unreadable(let reason, _):
            "\(PaperReading.Obstacle(rawValue: reason)?.words ?? "Det gick inte att läsa den.") Ange hur lång tid den tar att läsa."
        }
    }

    /// What it says that must or should be taken out first.
    var warnings: [String] {
        guard let findings else { return [] }
        let identity =
            findings.identityPages.isEmpty
            ? nil : "Ett personnummer står på \(findings.identityPages.onPages). Ersätt filen med en utan det."
        let diagnosis =
            findings.diagnosisPages.isEmpty
            ? nil : "Ett namn står bredvid en diagnos på \(findings.diagnosisPages.onPages)."
        return [identity, diagnosis].compactMap(\.self)
    }
}

extension LinkLook.Fault {
    var words: String {
        switch self {
        case .gone(let status): "servern svarar att sidan inte finns (\(status))"
        case .noHost: "ingen server har det namnet"
        }
    }
}

extension [Int] {
    /// “sidan 3”, “sidorna 3 och 5”.
    fileprivate var onPages: String {
        count == 1 ? "sidan \(self[0])" : "sidorna \(String.enumeration(prefix(10).map(String.init)))"
    }
}

extension PaperReading.Obstacle {
    fileprivate var words: String {
        switch self {
        case .encrypted: "Filen är låst med lösenord, så orden går inte att räkna."
        case .broken: "Filen är skadad, så den går kanske inte att öppna."
        case .other: "Filen är av ett slag som inte går att räkna."
        case .tooLarge: "Filen är för stor för att räknas."
        case .tooMuch:
            "Filen packar upp till mer än någon handling rymmer, så den öppnades inte. Kontrollera varifrån den kommer."
        case .tooSlow: "Filen tog för lång tid att läsa, så den är inte räknad."
        case .wordless: "Filen har ingen text. Den är kanske inskannad."
        }
    }
}

extension SendingFinding {
    /// For the samordnare who is about to send.
    var sentence: String {
        switch self {
        case .identityNumber(let place): "Ett personnummer står \(place.words). Ta bort det innan du skickar."
        case .diagnosis(let place): "Något som ser ut som ett namn står bredvid en diagnos \(place.words)."
        case .missingPaper(let item, let title): "Punkt \(item), \(title), har ingen handling."
        case .deadLink(let address, let fault): "Länken \(address) leder ingenstans: \(fault.words)."
        case .unread(let annex, let title):
            "Bilaga \(annex), \(title), är inte genomgången. Räkna om den under Handlingar, eller läs själv att inget personnummer står i den."
        case .unreadMinutes:
            "Filen med anteckningarna är inte genomgången. Läs själv att inget personnummer står i den."
        case .protectedName(let place, .certain):
            "Namnet på någon med skyddade personuppgifter står \(place.words). Ta bort det innan du skickar."
        case .protectedName(let place, .perhaps):
            "Ett namn \(place.words) kan vara någons som har skyddade personuppgifter."
        case .noOwners(let count):
            "\(count.counted("åtgärd", "åtgärder").capitalizedSentence) saknar ansvarig."
        case .noDays(let count): "\(count.counted("åtgärd", "åtgärder").capitalizedSentence) saknar datum."
        case .noJoinLink: "Mötet har varken lokal eller länk."
        }
    }
}

extension SendingFinding.Place {
    fileprivate var words: String {
        switch self {
        case .item(let number): "på dagordningen, punkt \(number)"
        case .minutes: "i anteckningarna"
        case .mail: "i mejlet"
        case .paper(let annex, let page): "i bilaga \(annex), sidan \(page)"
        case .minutesFile(let page): "i filen med anteckningarna, sidan \(page)"
        }
    }
}

extension OfficeError {
    /// What was wrong with a paper, and the field that it stands in; nil for what is no paper's fault.
    var paperFault: (field: String, words: String)? {
        switch self {
        case .unkept(_, let fault): ("fil", fault.paperWords)
        case .noPaperLink: ("lank", "Länken måste börja med https:// och får inte innehålla lösenord")
        case .untitledPaper: ("titel", "Skriv en titel")
        case .noAgendaItem: ("punkt", "Punkten finns inte längre på dagordningen")
        case .noReadingTime: ("lastid", "Skriv minuter i siffror, högst 1440")
        default: nil
        }
    }
}

extension FileFault {
    fileprivate var paperWords: String {
        switch self {
        case .empty: "Filen är tom. Spara den igen"
        case .tooLarge(let limit), .tooHeavy(let limit):
            "Filen är större än \(limit / 1_000_000) MB. Spara den med mindre bilder, eller lägg in en länk till den"
        case .neitherFormat, .noPaper:
            "Filen är varken PDF, Word (.docx), PowerPoint (.pptx) eller OpenDocument (.odt). Spara den som något av dem"
        case .cutShort: "Filen är inte hel. Spara eller kopiera den igen"
        case .macros: "Filen innehåller makron, som mejlservrar stoppar. Spara den utan makron"
        case .oldOrLocked:
            "Filen är i ett äldre format eller låst med lösenord. Spara den som PDF eller .docx utan lösenord"
        }
    }
}

extension DocumentError {
    /// For the samordnare, where papers could not be counted.
    var countingWords: String {
        guard case .counter(_, let fault) = self else { return "Handlingen kunde inte räknas." }
        return switch fault {
        case .missing, .notStarted, .noBounds, .noConverter:
            "Handlingar kan inte räknas på den här servern just nu. Be den som sköter servern köra samordna check. Handlingen är sparad."
        case .hangs, .killed, .refused, .unclear:
            "Räknaren blev inte klar med handlingen. Den är sparad. Ange hur lång tid den tar att läsa, eller försök igen senare."
        }
    }
}
