extension Answer {
    /// How she comes to a meeting that has both a room and a link.
    package enum Way: String, Codable, Sendable, CaseIterable {
        case room, remote

        /// What an answer's own words say of it, where they say one thing only: a guess lays too few chairs.
        package init?(saidIn comment: String) {
            let words = comment.lowercased().split { !$0.isLetter }.map(String.init)
            guard !comment.contains("?"), words.allSatisfy({ !Self.doubts.contains($0) }) else { return nil }
            let text = " \(words.joined(separator: " ")) "
            let said = Self.allCases.filter { way in way.phrases.contains { text.contains(" \($0) ") } }
            guard let way = said.first, said.count == 1 else { return nil }
            self = way
        }

        private var phrases: [String] {
            switch self {
            case .room: ["på plats", "fysiskt", "i rummet", "i lokalen"]
            case .remote: ["digitalt", "på distans", "via länk", "på länk", "via teams", "på teams"]
            }
        }

        private static let doubts: Set<String> = ["inte", "ej", "eller", "kanske", "om", "annars", "helst"]
    }

    /// With a way only where there is one to choose: she comes, and the meeting has both a room and a link.
    package func fitting(_ place: Meeting.Place) -> Answer {
        var answer = self
        if reply != .accepted || !place.isHybrid { answer.way = nil }
        return answer
    }
}

extension Meeting.Place {
    /// In a room and by link at once.
    package var isHybrid: Bool { room != nil && joinLink != nil }
}
