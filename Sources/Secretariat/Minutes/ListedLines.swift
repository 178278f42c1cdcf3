import Foundation
import Meetings

extension String {
    /// Notes without the lines that stand again in the lists below them: bullets that are åtgärder, and decisions.
    func without(_ actions: [Action], _ decisions: [Decision]) -> String {
        let (undertaken, decided) = (Set(actions.map(\.text)), Set(decisions.map(\.text)))
        let lines = split(separator: "\n", omittingEmptySubsequences: false)
        let kept = lines.filter { line in
            let isDecision = DecisionLines(in: String(line)).lines.contains { decided.contains($0.text) }
            return !isDecision && !(line.bulletWords.map(undertaken.contains) ?? false)
        }
        guard kept.count < lines.count else { return self }
        return kept.joined(separator: "\n").trimmingCharacters(in: .newlines)
    }
}

extension Substring {
    /// What stands after the bullet; nil where there is none.
    fileprivate var bulletWords: String? {
        let words = drop(while: \.isWhitespace)
        guard let mark = words.first, "-–—•*".contains(mark), words.dropFirst().first?.isWhitespace == true else {
            return nil
        }
        return words.dropFirst().trimmingCharacters(in: .whitespaces)
    }
}
