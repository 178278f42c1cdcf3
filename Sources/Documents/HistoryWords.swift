import Meetings

/// What has happened to a meeting, in sentences for its page.
package struct HistoryWords {
    /// Finds a person's name by her identifier.
    private let name: (String) -> String?
    private let year: Int

    package init(year: Int, name: @escaping (String) -> String?) {
        self.year = year
        self.name = name
    }

    /// - Parameters:
    ///   - kind: the fact's, such as “moved”.
    ///   - by: who did it; “samordna” for the service itself.
    /// - Returns: nil for what says nothing to a reader of the meeting.
    package func sentence(_ kind: String, by: String, detail: String) -> String? {
        switch kind {
        case "proposed", "added", "imported": "\(by) lade in mötet"
        case "booked": "\(by) godkände datumet"
        case "held": "Mötet hölls"
        case "agenda released":
            detail.isEmpty ? "\(by) släppte dagordningen" : "\(by) släppte dagordningen utan ordföranden: \(detail)"
        case "agenda set": "\(by) ändrade dagordningen"
        case "changed": changed(detail, by: by)
        case "taken over": "\(by) tog över mötet från ett annat system"
        case "cancelled": "\(by) ställde in mötet: \(detail)"
        case "moved": moved(detail, by: by)
        case "invited": "\(by) bjöd in \(person(detail))"
        case "uninvited": "\(by) tog bort inbjudan till \(person(detail))"
        case "resent": "\(by) skickade en gång till till \(person(detail))"
        case "answered": answered(detail, by: by)
        case "pressed", "released": "\(by) skickade\(messages(detail))"
        case "held back": "\(by) ångrade ett utskick"
        case "replied": "\(by) svarade på ett mejl"
        case "given up": "\(by) lät bli att skicka ett mejl"
        case "sent again": "\(by) skickade ett mejl en gång till"
        case "posted": "\(by) postade ett brev"
        case "quorum answered": wished(detail, by: by)
        case "attendance recorded": "\(by) registrerade närvaro"
        case "minutes written": "\(by) skrev i minnesanteckningarna"
        case "recusal noted": "\(by) antecknade jäv för \(person(detail))"
        case "recusal removed": "\(by) tog bort jäv för \(person(detail))"
        case "minutes kept": "\(by) lade in minnesanteckningarna"
        case "minutes sent": "\(by) skickade minnesanteckningarna"
        case "paper added": "\(by) lade in bilaga \(annex(detail))"
        case "paper replaced": "\(by) ersatte bilaga \(annex(detail))"
        case "paper withdrawn": "\(by) drog tillbaka bilaga \(annex(detail))"
        case "paper amended": "\(by) ändrade bilaga \(annex(detail))"
        case "sent all the same": "\(by) skickade trots en varning: \(detail)"
        case "minutes shared": "\(by) delade anteckningarna för synpunkter"
        case "minutes asked": "\(by == "samordna" ? "Samordna" : by) bad om godkännande av anteckningarna"
        case "minutes commented": "\(by) lämnade en synpunkt på anteckningarna"
        case "minutes approved": approved(detail, by: by)
        case "minutes corrected": "\(by) rättade anteckningarna"
        case "papers unread":
            "Mejlet väntar på samordnaren: bilaga \(String.enumeration(detail.split(separator: " ").map(String.init))) är inte genomgången"
        case "minutes made": "Anteckningarna blev en PDF"
        case "minutes unmade": "PDF:en av anteckningarna blev inte klar"
        case "diary number set": detail.isEmpty ? "\(by) tog bort diarienumret" : "\(by) satte diarienummer \(detail)"
        case "reading set": "\(by) angav hur mycket det är att läsa"
        case "time recorded": "\(by) registrerade arbetstid"
        default: nil
        }
    }

    /// “3 ”Budget””, without what only machines read.
    private func annex(_ detail: String) -> String {
        let words = detail.split(separator: ", SHA-256", maxSplits: 1).first.map(String.init) ?? ""
        return words.replacing("“", with: "”").replacing(/, version \d+$/, with: "")
    }

    private func changed(_ what: String, by: String) -> String {
        switch what {
        case "room": "\(by) ändrade lokalen"
        case "link": "\(by) bytte länken till mötet"
        case "room link": "\(by) ändrade lokalen och länken till mötet"
        default: "\(by) ändrade mötet"
        }
    }

    private func wished(_ choice: String, by: String) -> String {
        switch choice {
        case "hold": "\(by) vill hålla mötet fast för få kan komma"
        case "move": "\(by) vill ha en ny tid, eftersom för få kan komma"
        default: "\(by) vill ställa in mötet, eftersom för få kan komma"
        }
    }

    /// “version 2 told Anna Ek”.
    private func approved(_ detail: String, by: String) -> String {
        let words = detail.split(separator: " ", maxSplits: 3).map(String.init)
        guard words.count == 4 else { return "Anteckningarna godkändes" }
        return switch words[2] {
        case "silence": "Anteckningarna godkändes, eftersom ingen hade synpunkter"
        case "told": "\(by) antecknade att \(words[3]) godkände anteckningarna"
        default: "\(words[3]) godkände anteckningarna"
        }
    }

    private func moved(_ detail: String, by: String) -> String {
        let time = detail.split(separator: " ").last.flatMap { WallTime(iso: $0) }
        return "\(by) flyttade mötet\(time.map { " till \($0.day.asRead(in: year)) kl. \($0.clock)" } ?? "")"
    }

    private func answered(_ detail: String, by: String) -> String {
        var words = detail.split(separator: " ").map(String.init)
        let way = words.last.flatMap { Answer.Way(rawValue: $0) }
        if way != nil { words.removeLast() }
        let reply = words.last.flatMap(Answer.Reply.init)
        let who = person(words.dropLast().joined(separator: " "))
        guard let reply else { return "\(by) antecknade ett svar från \(who)" }
        return by == who
            ? "\(who) svarade: \(Answer.sentence(reply, way))"
            : "\(by) antecknade att \(who) \(Answer.verb(reply, way))"
    }

    /// “9 messages”, “message 12”.
    private func messages(_ detail: String) -> String {
        let count = detail.split(separator: " ").first.flatMap { Int($0) } ?? 1
        return " \(count.word(one: "ett")) mejl"
    }

    private func person(_ id: String) -> String { name(id) ?? "någon" }
}

extension Answer.Reply {
    /// “kommer”, as after a name.
    package var verb: String {
        switch self {
        case .accepted: "kommer"
        case .tentative: "kanske kommer"
        case .declined: "inte kommer"
        }
    }
}
