import Foundation
import Meetings

/// Why the office did not do what it was asked.
package enum OfficeError: Error, Equatable {
    case noBody(String)
    case noMeeting(String)
    case noPerson(String)
    case severalPeople(String, matches: [String])
    case noMessage(Int64)
    case noMeetings(body: String, year: Int)
    case notChair(name: String, body: String, chair: String?)
    case notInvited(name: String, meeting: String)
    case notAGuest(name: String, meeting: String)
    case notAsked(name: String, meeting: String)
    case wrongState(meeting: String, state: String, verb: String)
    case bookedElsewhere(meeting: String)
    case notElsewhere(meeting: String)
    case past(WallTime)
    case sameTime(meeting: String, WallTime)
    case alreadyLeft(Int64, state: String)
    case notALetter(Int64, state: String)
    case notUnique(what: String)
    /// The ledger of what is sent could not be kept.
    case noLedger(String)
}

extension OfficeError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .noBody(let name):
            "cannot find the body “\(name)”: none has this identifier, name or alias; see samordna body list"
        case .noMeeting(let reference):
            "cannot find the meeting “\(reference)”: expected body/year-number, such as lpo-psykisk-halsa/2027-2; see samordna meeting list"
        case .noPerson(let name):
            "cannot find the person “\(name)”: none has this address or name; see samordna person list"
        case .severalPeople(let name, let matches):
            "cannot tell who “\(name)” is: \(matches.joined(separator: ", ")); use the address or the identifier"
        case .noMessage(let id):
            "cannot find message \(id): the outbox has none of that number; see samordna outbox"
        case .noMeetings(let body, let year):
            "cannot approve \(year) for \(body): it has no meetings that year; import them first"
        case .notChair(let name, let body, let chair):
            "cannot approve for \(body): \(name) is not its chair; \(chair.map { "\($0) is" } ?? "the seat is vacant, fill it first")"
        case .notInvited(let name, let meeting):
            "cannot find an invitation to \(meeting) for \(name): none was made; see samordna meeting show \(meeting)"
        case .notAGuest(let name, let meeting):
            "cannot take \(name) off \(meeting): she is no guest of it; who holds a seat leaves by her mandate's end"
        case .notAsked(let name, let meeting):
            "cannot record an answer: \(name) has \(meeting) for information only; call her to it first"
        case .wrongState(let meeting, let state, let verb):
            "cannot \(verb) \(meeting): it is \(state); see samordna meeting show \(meeting)"
        case .bookedElsewhere(let meeting):
            "cannot send anything for \(meeting): it is booked in another system; take it over with samordna takeover \(meeting)"
        case .notElsewhere(let meeting):
            "cannot take over \(meeting): it is not booked elsewhere; nothing is left to do"
        case .past(let time):
            "cannot use the time \(time): it has passed; choose a coming time"
        case .sameTime(let meeting, let time):
            "cannot move \(meeting): it is already at \(time); choose another time"
        case .alreadyLeft(let id, let state):
            "cannot hold message \(id): it is \(state) already; nothing takes it back, but a correction can be sent"
        case .notALetter(let id, let state):
            "cannot record message \(id) as posted: it is \(state); only letters that wait to be posted can be"
        case .notUnique(let what):
            "cannot add \(what): it is in the register already; nothing was changed"
        case .noLedger(let cause):
            "cannot keep the outbox: \(cause); nothing more is sent until that is mended"
        }
    }
}
