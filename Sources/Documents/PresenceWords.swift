import Meetings

extension Answer.Reply {
    /// “Kommer”.
    package var word: String {
        switch self {
        case .accepted: "Kommer"
        case .tentative: "Kanske"
        case .declined: "Kommer inte"
        }
    }
}

extension Attendance.Presence {
    /// “På plats”.
    package var sentence: String {
        switch self {
        case .present: "Var med"
        case .remote: "Var med på distans"
        case .partial(let minutes): "Var med \(minutes) minuter"
        case .excused: "Anmält förhinder"
        case .absent: "Uteblev"
        }
    }
}

extension Int {
    /// Minutes as hours: “1,5 timmar”, “en timme”, “20 minuter”.
    package var inHours: String {
        guard self >= 60 else { return "\(self) minuter" }
        return self == 60 ? "en timme" : "\(Hours(minutes: self).inSentence) timmar"
    }
}
