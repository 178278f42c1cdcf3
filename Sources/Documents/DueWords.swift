import Meetings

/// When something is to be done, for its readers: a period keeps the words that were said.
extension Due {
    /// “7 april 2027”, “under hösten 2027”: in documents, which are read in any year.
    package var words: String { said(\.plain) }

    /// “senast tisdag 9 mars”, “under hösten 2027”.
    package func inWords(year: Int) -> String { said { "senast \($0.asRead(in: year))" } }

    /// “fredag 26 mars”, “under hösten 2027, senast fredag 31 december”: for who decides whether it is right.
    package func words(in year: Int) -> String {
        if case .period(let span, let said) = self { return "\(said), senast \(span.until.asRead(in: year))" }
        return said { $0.asRead(in: year) }
    }

    /// - Parameter day: how a day is said.
    package func said(_ day: (Day) -> String) -> String {
        switch self {
        case .day(let last): day(last)
        case .period(_, let said): said
        }
    }
}
