import Meetings

extension Seat.Role {
    /// The word a list of members uses.
    var swedish: String { words[0] }

    /// The role that a list of members calls so.
    init?(swedish word: String) {
        let word = word.lowercased()
        guard let role = Seat.Role.allCases.first(where: { $0.words.contains(word) }) else { return nil }
        self = role
    }

    private var words: [String] {
        switch self {
        case .chair: ["ordförande"]
        case .ordinary: ["ledamot", "ordinarie", "ordinarie ledamot", "ledamot, ordinarie"]
        case .coopted: ["adjungerad", "adjungerad ledamot", "ledamot, adjungerad"]
        case .coordinator: ["samordnare", "lpo-samordnare"]
        case .standIn: ["ersättare", "ersättare för samordnaren", "stand-in", "vikarierande samordnare"]
        case .informed: ["för kännedom", "kännedom"]
        case .contact: ["kontaktperson"]
        case .methodSupport: ["metodstöd"]
        case .developmentLead: ["utvecklingsledare", "utvecklingsresurs"]
        case .reader: ["läsare"]
        case .registrar: ["registrator"]
        case .administrator: ["administratör"]
        }
    }
}
