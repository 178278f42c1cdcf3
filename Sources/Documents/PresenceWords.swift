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

extension Answer {
    /// “Kommer, i rummet”.
    package var word: String { Self.word(reply, way) }

    package static func word(_ reply: Reply, _ way: Way?) -> String {
        switch (reply, way) {
        case (.accepted, .room?): "Kommer, i rummet"
        case (.accepted, .remote?): "Kommer, digitalt"
        default: reply.word
        }
    }

    /// “kommer till rummet”, as after a name.
    package static func verb(_ reply: Reply, _ way: Way?) -> String {
        switch (reply, way) {
        case (.accepted, .room?): "kommer till rummet"
        case (.accepted, .remote?): "är med digitalt"
        default: reply.verb
        }
    }

    /// “kommer inte”, as a sentence of its own.
    package static func sentence(_ reply: Reply, _ way: Way?) -> String {
        switch reply {
        case .accepted: verb(reply, way)
        case .tentative: "kommer kanske"
        case .declined: "kommer inte"
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
    /// Minutes as somebody plans them: “en minut”, “40 minuter”, “1 timme och 10 minuter”; five at a time beyond an hour.
    package var inHoursAndMinutes: String {
        guard self >= 60 else { return self == 1 ? "en minut" : "\(self) minuter" }
        let rounded = (self + 4) / 5 * 5
        let (hours, minutes) = (rounded / 60, rounded % 60)
        let words = hours == 1 ? "1 timme" : "\(hours) timmar"
        return minutes == 0 ? words : "\(words) och \(minutes) minuter"
    }

    /// Minutes as hours: “1,5 timmar”, “en timme”, “20 minuter”.
    package var inHours: String {
        guard self >= 60 else { return self == 1 ? "en minut" : "\(self) minuter" }
        return self == 60 ? "en timme" : "\(Hours(minutes: self).inSentence) timmar"
    }
}
