import Documents
import Meetings
import Secretariat
import Store

extension PersonPage {
    /// A seat that she holds, held or will hold.
    struct SeatLine: Sendable {
        let role: String
        let body: String
        let bodyPath: String
        let term: String
        let ending: String?
        let isComing: Bool
        let isOver: Bool
        let endPath: String?

        static func lines(_ sheet: PersonSheet) -> [SeatLine] {
            let own = sheet.register.mandates.filter { $0.person == sheet.person.id }.sorted { $0.from > $1.from }
            return own.compactMap { mandate in
                guard let seat = sheet.register.seat(mandate.seat), let body = sheet.register.body(seat.body),
                    sheet.clearance.may(.read, in: body.id)
                else { return nil }
                let owner = seat.authority.flatMap(sheet.register.authority)?.name
                let what = [owner, seat.profile].compactMap(\.self).joined(separator: ", ")
                let isOver = mandate.until.map { $0 < sheet.today } ?? false
                let mayEnd = sheet.clearance.may(.arrange, in: body.id) && !isOver
                return SeatLine(
                    role: seat.role.word.capitalizedSentence + (what.isEmpty ? "" : ", \(what)"), body: body.name,
                    bodyPath: body.path,
                    term: mandate.term(on: sheet.today) + (mandate.reasonForLeaving.map { ". \($0)" } ?? ""),
                    ending: mandate.ending(on: sheet.today), isComing: mandate.from > sheet.today, isOver: isOver,
                    endPath: mayEnd ? "\(body.path)/uppdrag/\(mandate.id.text.inAddress)/avsluta" : nil)
            }
        }
    }

    /// An address and what is known of it.
    struct AddressLine: Sendable {
        let address: String
        let state: String
        let words: String?
        let isWrong: Bool
        let isMain: Bool

        static func lines(_ sheet: PersonSheet) -> [AddressLine] {
            let faults = sheet.reachability.faults(of: sheet.person)
            return sheet.person.addresses.enumerated().map { index, address in
                let isMain = sheet.person.address == address.text && address.until == nil
                guard address.until == nil else {
                    return AddressLine(
                        address: address.text, state: "Tidigare, svar därifrån känns igen", words: nil, isWrong: false,
                        isMain: false)
                }
                let fault = faults.last { $0.address == address.text }
                let reached = sheet.messages.contains { $0.recipient == address.text && $0.state == .accepted }
                let isUnsure = fault.map { $0.said.severity == "delayed" || $0.said.isOurs } ?? false
                let state =
                    if fault != nil { isUnsure ? "Osäker" : "Fungerar inte" } else if reached { "Fungerar" } else {
                        isMain ? "Inte prövad än" : "I reserv"
                    }
                return AddressLine(
                    address: address.text, state: state,
                    words: fault.map { String($0.said.words.onOneLine.prefix(200)) },
                    isWrong: fault != nil && !isUnsure, isMain: isMain)
            }
        }
    }

    struct AssistantLine: Sendable {
        let assistant: String
        let address: String
    }
}
