import Documents

/// A page that says what went wrong and what to do, with what was written kept.
struct ProblemPage: PageContent {
    static let template = "problem"
    static let names: Set<String> = [
        "isMissing", "isClosed", "isForged", "isTooLarge", "isTooOften", "isUnreadable", "isChanged", "isFailure",
        "reference", "hasTexts", "texts", "text", "limit",
    ]

    let isMissing: Bool
    let isClosed: Bool
    let isForged: Bool
    let isTooLarge: Bool
    let isTooOften: Bool
    let isUnreadable: Bool
    let isChanged: Bool
    let isFailure: Bool
    /// What the log knows the failure by.
    let reference: String
    /// What had been written in the form, for copying.
    let texts: [Text]
    let hasTexts: Bool
    let limit: String

    struct Text: Sendable {
        let text: String
    }

    init(_ problem: WebProblem, reference: String, texts: [String]) {
        isMissing = problem == .notFound
        isClosed = problem == .notAllowed
        isForged = problem == .forged
        isTooOften = problem == .tooOften
        isUnreadable = problem == .unreadable
        isChanged = problem == .changedMeanwhile
        isFailure = problem == .failed
        if case .tooLarge(let octets) = problem {
            isTooLarge = true
            limit = "\(octets / 1_000_000) MB"
        } else {
            isTooLarge = false
            limit = ""
        }
        self.reference = reference
        self.texts = texts.map(Text.init)
        hasTexts = !texts.isEmpty
    }

    var title: String {
        if isMissing { return "Sidan finns inte" }
        if isClosed { return "Sidan är inte för dig" }
        if isTooOften { return "För många försök" }
        return isChanged ? "Någon annan har ändrat" : "Det gick inte"
    }
}
