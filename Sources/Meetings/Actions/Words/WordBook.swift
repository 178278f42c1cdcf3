/// The distinct words of a text, each looked up once.
struct WordBook {
    private(set) var words = [KnownWord]()
    private var numbers = [String: Int]()

    /// - Parameter size: of the text.
    init(size: Int) { numbers.reserveCapacity(size / 30) }

    mutating func number(of word: String) -> Int {
        if let number = numbers[word] { return number }
        let number = words.count
        words.append(WordBook.known(word))
        numbers[word] = number
        return number
    }

    /// Marks words as parts of names that the text itself gives.
    mutating func learn(_ trait: WordTraits, of numbers: Set<Int>) {
        for number in numbers { words[number].traits.insert(trait) }
    }

    private static func known(_ word: String) -> KnownWord {
        let lower = NoteBytes.lower(composed(word).utf8)
        let (shape, traits, plain) = (shape(of: word), traits(of: lower), lower.withComposedLetters)
        return KnownWord(
            lower: lower, spelling: Spelling(plain), shape: shape,
            traits: traits.union(TimeWords.traits(of: plain, shape, traits)))
    }

    /// Without soft hyphens and other unseen signs.
    private static func composed(_ word: String) -> String {
        guard word.unicodeScalars.contains(where: { Scalars.isUnseen($0.value) }) else { return word }
        var scalars = String.UnicodeScalarView()
        scalars.append(contentsOf: word.unicodeScalars.filter { !Scalars.isUnseen($0.value) })
        return String(scalars)
    }

    private static func shape(of word: String) -> WordShape {
        var (upper, lower, first) = (0, 0, true)
        var beginsUpper = false
        for scalar in word.unicodeScalars where Scalars.isLetter(scalar.value) || Scalars.isDigit(scalar.value) {
            if first, Scalars.isDigit(scalar.value) { return .number }
            let isUpper = Scalars.isUpper(scalar.value)
            if first { beginsUpper = isUpper }
            // What follows a colon is an ending: LPO:s.
            first = false
            if isUpper { upper += 1 } else if !(0x300...0x36F).contains(scalar.value) { lower += 1 }
        }
        guard beginsUpper, !isCompound(word) else { return .lower }
        if lower == 0 || word.utf8.contains(UInt8(ascii: ":")) && upper > 1 {
            return upper > 1 || lower == 0 ? .capitals : .capital
        }
        return upper > lower && upper > 1 ? .capitals : .capital
    }

    /// Teams-möte, PP-bilder: a common word.
    private static func isCompound(_ word: String) -> Bool {
        guard let hyphen = word.utf8.lastIndex(of: UInt8(ascii: "-")) else { return false }
        let next = word[hyphen...].dropFirst().unicodeScalars.first
        return next.map { Scalars.isLower($0.value) } ?? false
    }

    private static func traits(of lower: String) -> WordTraits {
        var traits = WordList.traits[lower] ?? []
        if let colon = lower.utf8.firstIndex(of: UInt8(ascii: ":")) {
            traits.formUnion(WordList.traits[String(lower[..<colon])] ?? [])
        }
        let (hasOwn, bytes) = (!traits.isEmpty, Array(lower.utf8))
        if !traits.contains(.tag), WordEndings.isCompoundTag(bytes) { traits.insert(.compoundTag) }
        if !hasOwn, !traits.contains(.compoundTag) { traits.formUnion(WordEndings.traits(of: bytes)) }
        if WordEndings.isSurname(bytes) { traits.insert(.surname) }
        if WordEndings.isNounlike(bytes) { traits.insert(.nounlike) }
        if traits.isEmpty || !hasOwn && traits == .nounlike, let name = WordBook.genitive(lower) {
            traits.formUnion(name)
        }
        return traits
    }

    /// Annas, Lindgrens.
    private static func genitive(_ lower: String) -> WordTraits? {
        guard lower.utf8.last == UInt8(ascii: "s"), lower.count > 2 else { return nil }
        let bare = WordList.traits[String(lower.dropLast())] ?? []
        return bare.contains(.givenName) ? .givenName : nil
    }
}

/// What the end of a word tells.
enum WordEndings {
    static func traits(of bytes: [UInt8]) -> WordTraits {
        if bodies.end(bytes) || kinds.end(bytes), !kinds.contain(bytes) { return .body }
        if roles.end(bytes) { return .role }
        return []
    }

    static func isCompoundTag(_ bytes: [UInt8]) -> Bool { tags.end(bytes) }
    static func isSurname(_ bytes: [UInt8]) -> Bool { surnames.end(bytes) }
    static func isNounlike(_ bytes: [UInt8]) -> Bool { nouns.end(bytes) }

    private static let tags = Endings("ansvarig ansvariga")

    private static let bodies = Endings(
        """
        gruppen grupperna nätverket nätverken kommittén kommitten rådet råden nämnden nämnderna styrelsen teamet teamen enheten \
        enheterna avdelningen avdelningarna förvaltningen förvaltningarna kansliet sekretariatet ledningen stödet verket byrån \
        kommunen kommunerna regionen regionerna mottagningen mottagningarna kliniken klinikerna föreningen föreningarna \
        förbundet myndigheten organisationen organisationerna utskottet vården psykiatrin staben \
        verksamheten verksamheterna tjänsten sjukhuset divisionen området programområdet programområdena centret labbet \
        bolaget företaget leverantören leverantörerna lasarettet centralen centralerna funktionen hälsan \
        biblioteket akademin högskolan universitetet forumet kollegiet fackförbundet habiliteringen
        """)

    /// Bodies where they end a longer word.
    private static let kinds = Endings("nätverk grupp centrum rehab")

    private static let roles = Endings(
        """
        chefen cheferna chefer samordnaren samordnarna ledaren ledarna läkaren läkarna sköterskan sköterskorna pedagogen \
        pedagogerna ordföranden sekreteraren sekreterarna representanten representanterna ledamöterna ledamoten \
        koordinatorn koordinatorerna strategen strategerna utvecklaren utvecklarna handläggaren handläggarna \
        jurist ekonom chef läkare sköterska konsulent psykolog \
        direktören direktörerna konsulenten psykologen kuratorn controllern kontaktpersonen terapeuten rådgivaren \
        deltagarna medlemmarna huvudmännen ombudet ombuden specialisten utredaren juristen ingenjören administratören \
        föredraganden samordnare ledare sekreterare strateg utvecklare handläggare koordinator kommunikatören \
        politikerna assistenten revisorn föreståndaren ägaren mästaren författaren företrädaren företrädarna farmaceuten
        """)

    private static let surnames = Endings(
        """
        sson son gren berg ström qvist kvist lund dahl dal stedt stedt blom holm vall wall sjö löf löv hed lind strand quist mark \
        stam bäck back blad gård kov kova ović ic ski ska nen
        """)

    private static let nouns = Endings(
        """
        en et na ar er or ning ande ende het tion ing skap ad at t iv else and na an in ligt igt isk as es ns gs ds ls rs ts
        """)
}

/// The endings of a list, by their last octet.
private struct Endings {
    private let byLast: [[[UInt8]]]

    init(_ words: String) {
        let endings = words.listedWords.map { Array($0.utf8) }
        byLast = (0...UInt8.max).map { last in endings.filter { $0.last == last } }
    }

    func contain(_ word: [UInt8]) -> Bool { candidates(for: word).contains(word) }

    func end(_ word: [UInt8]) -> Bool {
        candidates(for: word).contains { word.count >= $0.count && word.suffix($0.count).elementsEqual($0) }
    }

    private func candidates(for word: [UInt8]) -> [[UInt8]] { word.last.map { byLast[Int($0)] } ?? [] }
}
