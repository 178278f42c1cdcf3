import Meetings

extension Due {
    /// “7 april 2027”, “under hösten 2027”.
    package var words: String {
        switch self {
        case .day(let day): day.plain
        case .period(_, let words): words
        }
    }
}
