/// The words that times begin with, and those that lead to them: no other word is looked at closer.
enum TimeWords {
    static func traits(of word: String, _ shape: WordShape, _ traits: WordTraits) -> WordTraits {
        let isNamed = shape == .number || !traits.isDisjoint(with: [.month, .weekday]) || isFormed(word.utf8)
        return (listed[word] ?? []).union(isNamed ? .timely : [])
    }

    /// v12, ht27, oktobermötet.
    private static func isFormed(_ word: String.UTF8View) -> Bool {
        let second = word.dropFirst().first ?? 0
        return word.first == UInt8(ascii: "v") && Scalars.isDigit(UInt32(second))
            || word.starts(with: "ht".utf8) || word.starts(with: "vt".utf8)
            || word.suffix(6).elementsEqual("mötet".utf8)
    }

    private static let listed = Dictionary(
        (leads.map { ($0, .timeLead) } + beginnings.map { ($0, .timely) }) as [(String, WordTraits)],
        uniquingKeysWith: { $0.union($1) })

    private static let leads =
        """
        senast tills till inför före innan efter under i vid på om inom den fram utgången redan nu dag ca preliminärt \
        omkring runt sedan från av för sen
        """.listedWords

    private static let beginnings =
        """
        omgående snarast genast skyndsamt asap löpande fortlöpande kontinuerligt så idag imorgon \
        nästa nästkommande kommande nästföljande denna veckan månadsskiftet månadens årets mötet sammanträdet träffen \
        en ett två tre fyra fem sex åtta tio tolv v vecka v:a sista början mitten slutet utgången \
        första andra tredje fjärde kvartal kv q1 q2 q3 q4 kv1 kv2 kv3 kv4 \
        våren vårterminen vår sommaren semestern semestrarna semesterperioden sommaruppehållet sommar \
        hösten höstterminen höst vintern jul julen julhelgen jullovet juluppehållet påsk påsken årsskiftet nyår midsommar
        """.listedWords
}

extension String {
    /// The words of a list that are parted by blanks.
    var listedWords: [String] {
        utf8.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") }.map { String(Substring($0)) }
    }
}
