import Meetings

/// What has been done in the register, in sentences for a body's and a person's pages.
package struct RegisterHistoryWords {
    private let register: Register

    package init(_ register: Register) { self.register = register }

    /// - Returns: nil for what says nothing to a reader of the register.
    package func sentence(_ kind: String, by: String, scope: String, detail: String) -> String? {
        switch kind {
        case "mandate given": "\(by) gav \(holder(scope)) plats\(days(detail))"
        case "mandate ended": "\(by) avslutade \(genitive(holder(scope))) mandat\(end(detail))"
        case "mandate reopened": "\(by) tog tillbaka slutdatumet för \(holder(scope))"
        case "mandate withdrawn": "\(by) tog tillbaka ett uppdrag\(withdrawn(detail))"
        case "seat added": "\(by) lade till en plats\(role(detail))"
        case "person added": "\(by) lade till personen"
        case "person changed": "\(by) ändrade uppgifterna"
        case "address corrected": "\(by) rättade adressen: \(detail.replacing(" to ", with: " blev "))"
        case "assistant added": "\(by) lade till en assistent, \(detail)"
        case "assistant removed": "\(by) tog bort en assistent, \(detail)"
        case "identity protected": "\(by) skyddade personuppgifterna"
        case "identity unprotected": "\(by) tog bort skyddet för personuppgifterna"
        case "page link made": "\(by) gjorde en länk till den egna sidan"
        case "links revoked": "\(by) återkallade länkarna"
        case "feed opened": "\(by) öppnade den egna kalendern"
        case "feed closed": "\(by) stängde den egna kalendern"
        case "people merged": "\(by) slog ihop två poster"
        case "people separated": "\(by) delade posten igen"
        case "person extracted": "\(by) tog ut ett registerutdrag"
        case "signed in": "\(by) loggade in"
        case "signed out": "\(by) loggade ut"
        default: nil
        }
    }

    /// “new-3 frida 2027-03-01”.
    private func withdrawn(_ detail: String) -> String {
        let words = detail.split(separator: " ").map(String.init)
        guard words.count == 3, let person = register.person(Key(words[1])), let from = Day(iso: words[2]) else {
            return ""
        }
        return ": \(person.name) från \(from.plain)"
    }

    private func holder(_ mandate: String) -> String {
        register.mandate(Key(mandate)).flatMap { register.person($0.person)?.name } ?? "någon"
    }

    private func genitive(_ name: String) -> String {
        name.hasSuffix("s") || name.hasSuffix("x") || name.hasSuffix("z") ? name : name + "s"
    }

    /// “from 2027-03-01 until 2027-12-31”.
    private func days(_ detail: String) -> String {
        let days = detail.split(separator: " ").compactMap { Day(iso: $0) }
        guard let from = days.first else { return "" }
        return " från \(from.plain)\(days.count > 1 ? " till och med \(days[1].plain)" : "")"
    }

    private func end(_ detail: String) -> String {
        detail.split(separator: " ").first.flatMap { Day(iso: $0) }.map { " \($0.plain)" } ?? ""
    }

    private func role(_ detail: String) -> String {
        Seat.Role(rawValue: detail).map { ": \($0.word)" } ?? ""
    }
}
