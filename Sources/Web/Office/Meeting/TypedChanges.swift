import Foundation
import Meetings
import Secretariat

/// A place that somebody typed, or what is wrong with it.
struct TypedPlace {
    let place: Meeting.Place?
    /// By field.
    let faults: [String: String]

    init(_ form: Form) {
        var faults: [String: String] = [:]
        let (link, room) = (form["lank"], form["lokal"].onOneLine)
        if !link.isEmpty, !link.isJoinLink {
            faults["lank"] = "Klistra in hela länken, den börjar med https://"
        } else if link.count > 1000 {
            faults["lank"] = "Länken är för lång, högst 1 000 tecken"
        }
        if room.count > 200 { faults["lokal"] = "Korta lokalen till högst 200 tecken" }
        if room.invisibleCharacter != nil {
            faults["lokal"] = "Ta bort osynliga tecken, till exempel genom att skriva om"
        }
        self.faults = faults
        place =
            faults.isEmpty
            ? Meeting.Place(joinLink: link.isEmpty ? nil : link, room: room.isEmpty ? nil : room) : nil
    }
}

extension String {
    /// With single spaces in place of every line's end and tabulator.
    var onOneLine: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }

    fileprivate var isJoinLink: Bool {
        guard hasPrefix("https://"), !contains(where: \.isWhitespace), invisibleCharacter == nil else { return false }
        return URL(string: self)?.host().map { !$0.isEmpty } ?? false
    }
}
