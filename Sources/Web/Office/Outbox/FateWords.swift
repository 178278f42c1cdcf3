import Documents
import Meetings
import Secretariat
import Store

extension LedgerFilter.Fate {
    var word: String {
        switch self {
        case .held: "Väntar på att någon skickar"
        case .underWay: "På väg ut"
        case .arrived: "Togs emot"
        case .failed: "Kom tillbaka"
        case .toPost: "Ska postas"
        case .dropped: "Skickas inte"
        }
    }

    /// As an address has it.
    var name: String {
        switch self {
        case .held: "vantar"
        case .underWay: "pa-vag"
        case .arrived: "togs-emot"
        case .failed: "kom-tillbaka"
        case .toPost: "ska-postas"
        case .dropped: "skickas-inte"
        }
    }
}

extension LedgerEntry {
    /// What became of it, in a few words without when.
    var fateWord: String {
        if hasFailed { return message.state == .gaveUp ? "Gick inte fram" : "Kom tillbaka" }
        return switch message.state {
        case .held: message.waitsFor == .release ? "Väntar på ordföranden" : "Väntar på att du skickar"
        case .queued: message.tries > 0 ? "Försöker igen" : "På väg ut"
        case .sending: "Skickas just nu"
        case .accepted: last?.outcome == .delayed ? "Försenat" : "Togs emot"
        case .toPost: "Ska postas"
        case .posted: "Postat"
        case .superseded: "Ersatt av ett nyare"
        case .lapsed: "Skickas inte"
        case .refused, .gaveUp: "Kom tillbaka"
        }
    }

    /// The server's own words, where it did not simply take it.
    var serverWords: String? {
        guard let last, ![.accepted, .posted].contains(last.outcome), !last.reply.isEmpty else { return nil }
        return "\(last.code.map { "\($0) " } ?? "")\(last.reply)"
    }
}

extension Attempt.Outcome {
    var word: String {
        switch self {
        case .accepted: "Togs emot"
        case .refused: "Togs inte emot"
        case .deferred: "Försök igen senare"
        case .unavailable: "Ingen server svarade"
        case .inDoubt: "Avbröts: det kan ha kommit fram"
        case .posted: "Postades"
        case .bounced: "Kom tillbaka"
        case .delayed: "Försenat på vägen"
        }
    }
}

extension OutboxMessage.State {
    /// “Mottaget”.
    var officeWord: String {
        switch self {
        case .held: "Väntar på att skickas"
        case .queued, .sending: "På väg"
        case .accepted: "Mottaget"
        case .refused, .gaveUp: "Kom inte fram"
        case .superseded: "Ersatt av ett nyare"
        case .lapsed: "Behövdes inte"
        case .toPost: "Brev att posta"
        case .posted: "Postat"
        }
    }
}
