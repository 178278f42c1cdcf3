import Foundation
import Meetings
import Secretariat
import Store

/// An address that does not take mail, as operators see it.
struct FaultLine: Encodable {
    let address: String
    /// permanent, gave-up or delayed.
    let severity: String
    let isOurs: Bool
    let words: String
    let at: Date
    let otherAddresses: [String]

    init(_ fault: Reachability.Fault) {
        address = fault.address
        severity = fault.said.severity
        isOurs = fault.said.isOurs
        words = fault.said.words
        at = fault.said.at
        otherAddresses = fault.others
    }

    var text: String { "    \(address) \(verdict) (\(WallTime(at))): “\(words)”; \(remedy)" }

    private var verdict: String {
        switch severity {
        case _ where isOurs: "turned our sending away"
        case "permanent": "does not take mail"
        case "gave-up": "was not reached in time"
        default: "is not reached yet"
        }
    }

    private var remedy: String {
        switch severity {
        case _ where isOurs: "the address may be good: tell the administrator"
        case "delayed": "the other server keeps trying"
        default:
            otherAddresses.isEmpty
                ? "correct it in the list of people and import it"
                : "she has \(otherAddresses.joined(separator: ", ")) as well"
        }
    }
}

/// That somebody is away, as operators see it.
struct AbsenceLine: Encodable {
    let until: String?
    let back: String?
    let noted: Date

    init(_ note: AbsenceNote) {
        until = note.until
        back = note.back
        noted = note.at
    }

    var text: String {
        "    away\(until.map { " until \($0)" } ?? "")\(back.map { ", back \($0)" } ?? "")"
            + " (automatic reply \(WallTime(noted)))"
    }
}
