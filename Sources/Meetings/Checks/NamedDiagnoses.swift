/// Finds what looks like somebody's name in the same sentence as a diagnosis.
package enum NamedDiagnoses {
    /// - Parameter known: names that may stand beside anything.
    package static func isIn(_ text: String, known: Set<String>) -> Bool {
        text.split { ".!?;\n\r\u{2022}".contains($0) && !$0.isNumber }.contains { sentence in
            let words = sentence.split { !$0.isLetter && !$0.isNumber && $0 != "-" }
            return words.contains(where: isDiagnosis) && names(in: words).contains { !known.contains($0) }
        }
    }

    private static func isDiagnosis(_ word: Substring) -> Bool {
        if word.wholeMatch(of: /[A-TV-Z]\d{2}/) != nil { return true }
        let plain = word.lowercased()
        return diagnoses.contains { plain.hasPrefix($0) }
    }

    /// Two words in a row that begin with a capital and go on in small letters.
    private static func names(in words: [Substring]) -> [String] {
        zip(words, words.dropFirst()).filter { isName($0) && isName($1) && !publicWords.contains($0.lowercased()) }
            .map { "\($0) \($1)" }
    }

    private static func isName(_ word: Substring) -> Bool {
        guard let first = word.first, first.isUppercase, word.count > 1 else { return false }
        return word.dropFirst().contains(where: \.isLowercase) && !isDiagnosis(word)
    }

    /// How the words begin that say what somebody suffers from.
    private static let diagnoses = [
        "diagnos", "adhd", "alkoholberoende", "alzheimer", "anorexi", "astma", "autism", "bipolär", "bröstcancer",
        "bulimi",
        "cancer", "demens", "depression", "diabetes", "epilepsi", "hepatit", "hiv", "hjärtinfarkt", "hjärtsvikt",
        "leukemi", "missbruk", "narkotikaberoende", "parkinson", "prostatacancer", "psykos", "psykotisk", "ptsd",
        "schizofren", "självmordsförsök", "självskad", "stroke", "suicidförsök", "tumör", "utmattningssyndrom",
        "ångestsyndrom",
    ]

    /// What begins the name of an office or a place and not of a person.
    private static let publicWords: Set = [
        "arbetsförmedlingen", "den", "det", "folkhälsomyndigheten", "för", "försäkringskassan", "föreningen",
        "kommunen",
        "lokala", "lokalt", "lpo", "nationella", "nationellt", "npo", "nya", "region", "regionala", "regionalt",
        "regionen",
        "riksförbundet", "rpo", "socialstyrelsen", "svensk", "svenska", "sveriges", "vård", "vårdförlopp",
    ]
}
