import Foundation

extension Action {
    /// What is to be done, without words at its end that say only who its owners are and when it is due.
    package func task(in register: Register) -> String {
        guard let dash = text.range(of: " – ", options: .backwards) ?? text.range(of: " - ", options: .backwards),
            dash.lowerBound > text.startIndex, says(text[dash.upperBound...], only: owners.map(register.name))
        else { return text }
        return String(text[..<dash.lowerBound])
    }

    /// The same to its owner, who needs to read with whom she shares it.
    package func ownTask(in register: Register) -> String { owners.count == 1 ? task(in: register) : text }

    private func says(_ end: Substring, only names: [String]) -> Bool {
        let parts = end.split(separator: ",", maxSplits: 1)
        guard let first = parts.first, !end.contains("?") else { return false }
        let known = Set(names.flatMap(\.wordsOfNames)).union(Self.ownerWords)
        let words = String(first).wordsOfNames
        guard !words.isEmpty, words.allSatisfy(known.contains) else { return false }
        guard parts.count == 2 else { return true }
        return due != nil && parts[1].split(separator: " ").first.map { Self.dueWords.contains(String($0)) } == true
            && parts[1].split(separator: " ").count <= 5
    }

    private static let ownerWords: Set = ["och", "samt", "ansvarig", "ansvariga", "ansvarar"]
    private static let dueWords: Set = ["klart", "klar", "senast", "till", "före"]
}

extension String {
    fileprivate var wordsOfNames: [String] { split { !$0.isLetter && $0 != "-" }.map(String.init) }
}
