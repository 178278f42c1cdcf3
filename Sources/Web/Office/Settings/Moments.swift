import Documents
import Foundation
import Meetings

extension Date {
    /// “i dag kl. 9.42”, “i går kl. 16.20”, “tisdag 9 mars kl. 9.42”.
    func asRead(on today: Day) -> String {
        let time = WallTime(self)
        let day =
            time.day == today
            ? "i dag" : time.day == today.adding(days: -1) ? "i går" : time.day.asRead(in: today.year)
        return "\(day) kl. \(time.clock)"
    }
}

extension Int {
    /// Octets as a reader says them: “812 kB”, “14 MB”.
    var octets: String { self < 1_000_000 ? "\(Swift.max(1, self / 1000)) kB" : "\((self + 500_000) / 1_000_000) MB" }
}
