/// A DURATION, such as `PT1H30M` or `P1W` (RFC 5545 §3.3.6); a day counts as 24 hours.
struct DurationText {
    let seconds: Double

    init?(_ text: String) {
        let letters = text.uppercased()
        guard letters.first == "P" || letters.hasPrefix("+P"), letters.utf8.count <= 20 else { return nil }
        var (sum, number, seesTime, seesPart) = (0.0, "", false, false)
        for letter in letters.drop(while: { $0 == "+" }).dropFirst() {
            switch letter {
            case "0"..."9": number.append(letter)
            case "T" where number.isEmpty && !seesTime: seesTime = true
            default:
                guard let count = Double(number), let unit = Self.unit(letter, isTime: seesTime) else { return nil }
                sum += count * unit
                (number, seesPart) = ("", true)
            }
        }
        guard seesPart, number.isEmpty, sum <= 366 * 86_400 else { return nil }
        seconds = sum
    }

    private static func unit(_ letter: Character, isTime: Bool) -> Double? {
        switch (letter, isTime) {
        case ("W", false): 604_800
        case ("D", false): 86_400
        case ("H", true): 3_600
        case ("M", true): 60
        case ("S", true): 1
        default: nil
        }
    }
}
