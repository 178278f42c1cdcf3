import Documents
import Foundation
import Meetings
import Secretariat

/// The form of a new poll, as it was typed.
struct TypedPoll {
    private(set) var days: [String]
    private(set) var clocks: [String]
    let length: String
    let deadlineText: String
    private(set) var fault: (field: String, words: String)?

    init(length: Int) { self.init([], length: length) }

    init(_ starts: [WallTime], length: Int) {
        let empty = Array(repeating: "", count: max(0, 6 - starts.count))
        days = starts.map { "\($0.day)" } + empty
        clocks = starts.map(\.clock) + empty
        self.length = "\(length)"
        deadlineText = ""
    }

    init(_ form: Form) {
        let numbers = 1...PollFault.limit
        days = numbers.map { form["dag\($0)"] }
        clocks = numbers.map { form["tid\($0)"] }
        length = form["langd"]
        deadlineText = form["senast"]
        check()
    }

    var isSound: Bool { fault == nil }
    var starts: [WallTime] { zip(days, clocks).compactMap { TypedPoll.time($0, $1) } }
    var minutes: Int? { Int(length) }
    var deadline: Day? { Day(iso: deadlineText) }

    mutating func refuse(_ fault: PollFault) {
        switch fault {
        case .noDates: self.fault = ("dag1", "Fyll i minst en dag med klockslag")
        case .tooMany: self.fault = ("dag1", "Välj högst \(PollFault.limit.word(one: "en")) dagar")
        case .repeated: self.fault = ("dag1", "Ta bort den dag som står två gånger")
        case .nobody: self.fault = ("dag1", "Ingen är kallad till gruppens möten de dagarna. Lägg in ledamöterna först")
        case .past(let time):
            self.fault = ("dag1", "Välj kommande dagar. \(time.day.inYear.capitalizedSentence) har varit")
        case .length: self.fault = ("langd", "Skriv mötets längd i minuter, 15 till 1440")
        case .deadline(_, let earliest, let first):
            let last = first.adding(days: -1)
            self.fault =
                earliest <= last
                ? ("senast", "Välj en sista svarsdag från \(earliest.short) till \(last.short)")
                : ("dag1", "Den första dagen är för nära. Mejlet hinner inte ut och besvaras")
        }
    }

    private mutating func check() {
        for (index, pair) in zip(days, clocks).enumerated() where pair != ("", "") {
            guard TypedPoll.time(pair.0, pair.1) == nil else { continue }
            let isDay = Day(iso: pair.0) != nil
            fault = (
                isDay ? "tid\(index + 1)" : "dag\(index + 1)",
                isDay ? "Skriv klockslaget som 13.00" : "Välj en dag på rad \(index + 1)"
            )
            return
        }
        if starts.isEmpty { refuse(.noDates) } else if minutes == nil { refuse(.length(0)) }
        if !deadlineText.isEmpty, deadline == nil {
            fault = ("senast", "Välj en sista svarsdag, till exempel 2027-03-01")
        }
    }

    private static func time(_ day: String, _ clock: String) -> WallTime? {
        let parts = clock.split(whereSeparator: { $0 == "." || $0 == ":" }).map { Int($0) }
        guard let day = Day(iso: day), let hour = parts.first ?? nil, parts.count <= 2, (0...23).contains(hour),
            let minute = parts.count == 2 ? parts[1] : 0, (0...59).contains(minute)
        else { return nil }
        return WallTime(day: day, minute: 60 * hour + minute)
    }
}
