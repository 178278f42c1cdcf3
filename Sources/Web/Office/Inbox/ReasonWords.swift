import Documents
import Meetings
import Store

/// What became of mail that came, and why, in Swedish.
struct ReasonWords {
    let today: Day

    func sentence(_ reason: IncomingMail.Reason) -> String {
        if let words = answerWords(reason) ?? doubtWords(reason) { return words }
        switch reason {
        case .proposal(let start, let length):
            return "Föreslår en annan tid: \(start.asRead(in: today.year, minutes: length))"
        case .undelivered(let recipient, let severity, _): return deliveryWords(recipient, severity)
        case .ourSending: return "Mottagarens server tog inte emot mejl från oss"
        case .away(let until, let back): return awayWords(until, back)
        case .automatic: return "Autosvar från en okänd adress"
        case .ownMail: return "Ett av våra egna mejl som kom tillbaka"
        case .forwarded(let address): return "Skickat vidare till \(address)"
        case .nobodyToForwardTo: return "Ingen samordnare har en adress att skicka vidare till"
        case .tooMany(let limit, _):
            return "Fler än \(limit.word(one: "ett")) mejl på en timme, så det skickades inte vidare"
        case .ownWriter: return "Skrivet av den som skulle ha fått det"
        case .approved(let year, let meetings):
            return
                "Ordförandens ja till \(year): \(meetings.counted("möte är bokat", "möten är bokade", gender: .neuter))"
        case .released: return "Ordförandens ja till dagordningen"
        case .approvedMinutes: return "Ja till minnesanteckningarna, som nu är godkända"
        case .olderMinutes: return "Ja till en äldre version av anteckningarna, så frågan har gått ut igen"
        case .commented(_, let by, let isLate):
            return "\(isLate ? "Sen synpunkt" : "Synpunkt") på anteckningarna\(by.map { ", skriven av \($0)" } ?? "")"
        case .agendaWish: return "Ordföranden vill ändra dagordningen"
        case .undertaken(let action): return "Säger att åtgärden är klar: \(action)"
        case .ruled(let word, let by): return rulingWords(word, by)
        default: return ""
        }
    }

    private func answerWords(_ reason: IncomingMail.Reason) -> String? {
        switch reason {
        case .answered(let reply, let by):
            "Svarar: \(reply.word.lowercased())\(by.map { ", svarat av \($0)" } ?? "")"
        case .polled(_, _, let by): "Svarar på en datumförfrågan\(by.map { ", svarat av \($0)" } ?? "")"
        case .refreshed: "Bad om inbjudan igen och har fått den"
        case .repeated: "Säger det som redan är antecknat"
        case .olderTime: "Svarar på en tid som mötet inte längre har"
        case .olderAnswer: "Ett nyare svar finns redan"
        case .meetingOver: "Mötet har börjat eller varit"
        case .meetingCancelled: "Mötet är inställt"
        case .notInvited: "Är inte längre kallad"
        case .informedOnly: "Har mötet bara för kännedom"
        default: nil
        }
    }

    /// Why it waits for a person.
    private func doubtWords(_ reason: IncomingMail.Reason) -> String? {
        switch reason {
        case .unknownInvitation: "Svarar på en inbjudan som Samordna inte känner till"
        case .noAttendee: "Säger inte vems svar det är"
        case .otherAttendee(let address): "Svarar för \(address), men inbjudan är någon annans"
        case .otherSender(let address):
            "Kom från \(address.isEmpty ? "en okänd avsändare" : address), som inte är en känd adress till den som är kallad"
        case .unproven: "Det går inte att se att mejlet verkligen kommer från avsändaren"
        case .noOrder: "Säger inte när svaret gavs"
        case .noAnswer: "Innehåller inget svar på kallelsen"
        case .delegated(let people):
            "Vill skicka någon annan\(people.isEmpty ? "" : ": \(String.enumeration(people))")"
        case .damaged: "Mejlet är skadat, så det kan ha blivit fel läst"
        default: nil
        }
    }

    private func deliveryWords(_ recipient: String, _ severity: String) -> String {
        switch severity {
        case "permanent": "Adressen \(recipient) tar inte emot mejl"
        case "delayed": "Mejlet till \(recipient) är försenat"
        case "none": "Mejlet till \(recipient) kom fram"
        default: "Mejlet till \(recipient) kom inte fram"
        }
    }

    private func awayWords(_ until: String?, _ back: String?) -> String {
        if let day = back.flatMap(Day.init(iso:)) { return "Är borta och tillbaka \(day.asRead(in: today.year))" }
        if let day = until.flatMap(Day.init(iso:)) { return "Är borta till \(day.asRead(in: today.year))" }
        return "Är borta"
    }

    private func rulingWords(_ word: String, _ by: String) -> String {
        switch word {
        case "accepted": "\(by) tog emot det"
        case "refused": "\(by) sa nej"
        case "ignored": "\(by) lade det åt sidan"
        case "answered": "\(by) svarade"
        default: "\(by) avgjorde det"
        }
    }
}

extension IncomingMail.Outcome {
    var word: String {
        switch self {
        case .pending: "Läses in"
        case .applied: "Antecknat"
        case .stale: "Inaktuellt"
        case .waiting: "Väntar på beslut"
        case .bounce: "Kom inte fram"
        case .absence: "Autosvar"
        case .human: "Till samordnaren"
        case .nothing: "Inget att göra"
        }
    }

    /// As an address has it.
    var name: String {
        switch self {
        case .pending: "lases"
        case .applied: "antecknat"
        case .stale: "inaktuellt"
        case .waiting: "vantar"
        case .bounce: "kom-inte-fram"
        case .absence: "autosvar"
        case .human: "samordnaren"
        case .nothing: "inget"
        }
    }
}
