/// Owners by what they promise: “Anna återkommer”, “till nästa möte tar Bo fram”, “LPO ska ta ställning”.
struct VerbRule {
    let statement: Statement
    let lists: [PartyList]

    func claims() -> [Claim] {
        lists.flatMap { list in (straight(list) ?? inverted(list)).map { [$0] + company($0, list) + further($0) } ?? []
        } + topics()
    }

    /// “Anna går igenom listorna tillsammans med Bo”
    private func company(_ claim: Claim, _ list: PartyList) -> [Claim] {
        let end = statement.clauseEnd(from: max(claim.at, list.end))
        return lists.filter {
            $0.start > claim.at + 2 && $0.start < end && statement.isWritten($0.start - 1, "med")
                && statement.isWritten($0.start - 2, "tillsammans", "ihop")
        }.map { Claim(owners: $0.parties, basis: .promised, at: $0.start) }
    }

    /// “Anna ansvarar för dokumentet, Bo för spridningen”
    private func further(_ claim: Claim) -> [Claim] {
        guard statement.has(.answers, at: claim.at), statement.isWritten(claim.at + 1, "för") else { return [] }
        let end = statement.sentence(around: claim.at).upperBound
        return lists.filter {
            $0.start > claim.at + 2 && $0.end < end && statement.isWritten($0.end, "för")
                && statement.beginsClause($0.start)
        }.map { Claim(owners: $0.parties, basis: .promised, at: $0.start) }
    }

    /// “Ansvarar gör Anna”
    private func topics() -> [Claim] {
        lists.filter { statement.isWritten($0.start - 1, "gör") && statement.has(.answers, at: $0.start - 2) }
            .map { Claim(owners: $0.parties, basis: .said, at: $0.start) }
    }

    // Subject first

    private func straight(_ list: PartyList) -> Claim? {
        let subjects = statement.subjects(list)
        guard statement.beginsClause(subjects.start), statement.kind(subjects.start - 1) != .quote,
            let verb = verb(after: list.end) ?? unlisted(after: subjects) ?? joined(after: subjects),
            holds(verb, subjects, from: verb + 1, isInverted: false)
        else { return nil }
        return claim(subjects, at: verb)
    }

    private func claim(_ list: PartyList, at verb: Int) -> Claim {
        Claim(owners: list.parties, basis: .promised, at: verb, isOpen: list.joints.contains(.or))
    }

    /// The verb of the subject, past what is said of the subject or of how it works: “Anna i dialog med … utser”.
    private func verb(after end: Int) -> Int? {
        var index = end
        if statement.kind(index) == .open {
            guard let close = (index..<index + 8).first(where: { statement.kind($0) == .close }) else { return nil }
            index = close + 1
        }
        if statement.kind(index) == .comma, let comma = apposition(index) { index = comma + 1 }
        while statement.has(.adverb, at: index), !statement.has(.promise, at: index) { index += 1 }
        if isVerb(index) { return index }
        guard isAside(index) else { return nil }
        return (index + 2..<index + 9).prefix { !statement.isBoundary($0) }.first { isVerb($0) }
    }

    /// A verb that no list knows and that is work by its form: expedierar, slussar vidare.
    private func unlisted(after list: PartyList) -> Int? {
        let verb = list.end
        guard list.isNamed, statement.isWord(verb), statement.shape(verb) == .lower,
            statement.traits(verb).isDisjoint(with: [
                .verb, .adverb, .preposition, .conjunction, .copula, .past, .role, .body, .modal,
            ])
        else { return nil }
        let word = statement.lower(verb)
        if word.hasSuffix("erar"), word.utf8.count > 6 { return verb }
        let isPresent = word.hasSuffix("ar") || word.hasSuffix("er")
        let hasParticle = statement.isWritten(
            verb + 1, "in", "ut", "fram", "vidare", "över", "ihop", "igenom", "samman", "tillbaka", "ner", "ned")
        return isPresent && (hasParticle || isDecided(list.start)) ? verb : nil
    }

    /// “man enades om att Anna …”, “det bestämdes att Anna …”
    private func isDecided(_ start: Int) -> Bool {
        guard statement.isWritten(start - 1, "att") else { return false }
        return (max(0, start - 8)..<start).contains {
            statement.isWritten(
                $0, "enades", "beslutades", "bestämdes", "beslutar", "beslutade", "överens", "överenskoms", "enas",
                "beslöts", "beslut", "bestämde")
        }
    }

    /// “Anna berättade om läget och återkommer”: the second verb of the same subject.
    private func joined(after list: PartyList) -> Int? {
        var start = list.end
        if statement.kind(start) == .open,
            let close = (start..<start + 12).first(where: { statement.kind($0) == .close })
        {
            start = close + 1
        }
        guard statement.isWord(start), statement.shape(start) == .lower,
            !statement.has([.preposition, .subordinator, .conjunction], at: start)
        else { return nil }
        let clause = start..<min(statement.clauseEnd(from: start), start + 16)
        return clause.first { index in
            statement.isWritten(index - 1, "och") && index > start + 1 && statement.has(.promise, at: index)
                && !(start..<index).contains { statement.has(.subordinator, at: $0) }
        }
    }

    /// “, samordnare,”
    private func apposition(_ comma: Int) -> Int? {
        let next = (comma + 1..<comma + 7).first { statement.isBoundary($0) }
        guard let next, statement.kind(next) == .comma, statement.has([.role, .body, .bodyKind, .place], at: comma + 1)
        else {
            return nil
        }
        return next
    }

    private func isAside(_ index: Int) -> Bool {
        statement.isWritten(index, "i")
            && statement.isWritten(index + 1, "dialog", "samråd", "samverkan", "samarbete", "sin", "samförstånd")
            || statement.isWritten(index, "från", "på", "inom", "genom", "via")
            || statement.isWritten(index, "med") && statement.isWritten(index + 1, "stöd", "hjälp")
    }

    private func isVerb(_ index: Int) -> Bool {
        statement.isWord(index) && statement.shape(index) == .lower
            && (statement.has([.promise, .answers], at: index) || isModal(index) || isPerfect(index))
    }

    private func isModal(_ index: Int) -> Bool { statement.has(.modal, at: index) }

    /// “har tagit på sig att”, “har lovat att”: done is the promise, not the work.
    private func isPerfect(_ index: Int) -> Bool {
        let isTaken = statement.isWritten(index, "har", "tog")
        return isTaken
            && (statement.isWritten(index + 1, "åtagit", "lovat", "erbjudit")
                || (index + 1..<index + 4).contains {
                    statement.isWritten($0, "på") && statement.isWritten($0 + 1, "sig")
                })
            || statement.isWritten(index, "åtog") && statement.isWritten(index + 1, "sig")
            || statement.isWritten(index, "lovade", "erbjöd")
                && (statement.isWritten(index + 1, "att") || statement.isWritten(index + 2, "att"))
    }

    // Verb first

    private func inverted(_ list: PartyList) -> Claim? {
        let verb = list.start - 1
        guard verb > 0, isVerb(verb) || statement.isWritten(verb, "kommer"), !isPerfect(verb), leads(to: verb) else {
            return nil
        }
        let subjects = statement.objects(list)
        guard holds(verb, subjects, from: subjects.end, isInverted: true) else { return nil }
        return claim(subjects, at: verb)
    }

    /// Whether what stands before the verb is no subject.
    private func leads(to verb: Int) -> Bool {
        let start = statement.clauseStart(before: verb)
        guard start < verb else { return followsClause(start) }
        if statement.isWritten(verb, "gör") { return statement.has(.demonstrative, at: verb - 1) }
        guard !lists.contains(where: { $0.end == verb }),
            !statement.isWritten(
                verb - 1, "som", "vi", "man", "han", "hon", "de", "ni", "att", "och", "vem", "vad", "vilka")
        else { return false }
        if statement.has([.preposition, .adverb, .demonstrative, .month], at: start)
            || statement.shape(start) == .number
        {
            return true
        }
        if statement.isWritten(
            start, "nästa", "då", "v", "vecka", "senast", "innan", "när", "om", "så", "här", "till", "resultatet",
            "arbetet")
        {
            return true
        }
        if statement.isWritten(verb - 1, "så", "då", "sen") { return true }
        // “fika ordnar kommunen”
        if start == verb - 1, statement.shape(start) == .lower,
            lists.contains(where: { $0.start == verb + 1 && statement.isBoundary($0.end) }),
            statement.traits(start).isDisjoint(with: [.role, .body, .pronoun, .subordinator, .modal, .promise])
        {
            return true
        }
        // A thing put first: “Kallelsen skickar Anna”.
        let last = statement.lower(verb - 1)
        let isThing =
            (["en", "et", "na", "n"].contains { last.hasSuffix($0) } || hasPlural(last, start, verb))
            && !statement.has([.role, .body, .pronoun], at: verb - 1)
        return isThing && start < verb
    }

    /// “Frågor om placering tar Anna med sig”
    private func hasPlural(_ last: String, _ start: Int, _ verb: Int) -> Bool {
        verb > start + 1 && ["er", "or", "ar"].contains { last.hasSuffix($0) }
    }

    /// “När remissen kommer, tar Anna fram …”
    private func followsClause(_ start: Int) -> Bool {
        guard statement.kind(start - 1) == .comma, start > 1 else { return false }
        let earlier = statement.clauseStart(before: start - 1)
        return statement.has([.subordinator, .preposition, .adverb], at: earlier)
    }

    // What the verb promises

    private func holds(_ verb: Int, _ list: PartyList, from after: Int, isInverted: Bool) -> Bool {
        let end = statement.clauseEnd(from: after)
        let near = after..<min(after + 3, end)
        guard !statement.isNegated(near), !isQuestion(verb) || !isInverted else { return false }
        if statement.has(.answers, at: verb) { return answers(list, after) }
        let isGroup = list.parties.allSatisfy { $0.kind == .body }
        if isGroup, statement.has(.outside, at: list.start) || statement.isWritten(verb, "planerar") { return false }
        if isPerfect(verb) { return true }
        if isModal(verb), !statement.has(.promise, at: verb) || wishes(verb, after) {
            return modal(verb, list, after..<end)
        }
        guard !isIdle(verb, after), !charges(after) || !statement.isWritten(verb, "ber", "ger") else { return false }
        if statement.has(.particled, at: verb), !hasParticle(verb, after..<end) { return false }
        if isTelling(verb, after..<end) {
            return tellsAhead(after..<end, verb) || statement.isWritten(verb, "går") && isDueSoon(after..<end)
        }
        return true
    }

    private func wishes(_ verb: Int, _ after: Int) -> Bool { statement.isWritten(after, "att") }

    private func isQuestion(_ verb: Int) -> Bool {
        let sentence = statement.sentence(around: verb)
        return statement.kind(sentence.upperBound - 1) == .question && sentence.lowerBound == verb
    }

    /// What law gives a principal is no task of a meeting.
    private func answers(_ list: PartyList, _ after: Int) -> Bool {
        let sentence = statement.sentence(around: after)
        guard list.isNamed || !sentence.contains(where: { statement.isWritten($0, "enligt") }) else { return false }
        return !statement.isOfPrincipal(list)
            || statement.isWritten(after, "för") && statement.isWritten(after + 1, "att")
    }

    private func isIdle(_ verb: Int, _ after: Int) -> Bool {
        if statement.isWritten(verb, "tar"),
            (after..<after + 2).contains(where: { VerbList.idle.contains(statement.lower($0)) })
        {
            return true
        }
        return statement.isWritten(after, "över")
            && statement.isWritten(after + 1, "som", "efter", "rollen", "ordförandeskapet")
            && statement.isWritten(verb, "tar")
    }

    /// “ber Anna att”, “ger Anna i uppdrag”: the work is another's.
    private func charges(_ after: Int) -> Bool {
        lists.contains { $0.start == after && (statement.isWritten($0.end, "att", "om", "i")) }
    }

    private func hasParticle(_ verb: Int, _ clause: Range<Int>) -> Bool {
        guard let particles = VerbList.particles[statement.lower(verb)] else { return true }
        let window = clause.prefix(statement.isWritten(verb, "för") ? 6 : statement.isWritten(verb, "står") ? 1 : 4)
        if statement.isWritten(verb, "ser") {
            return window.first.map { statement.isWritten($0, "över", "till") || statement.isWritten($0 + 1, "över") }
                ?? false
        }
        if statement.isWritten(verb, "kommer") {
            return window.first.map {
                statement.isWritten($0, "med")
                    && statement.isWritten($0 + 1, "ett", "förslag", "en", "underlag", "besked")
            } ?? false
        }
        if statement.isWritten(verb, "svarar"), clause.isEmpty { return true }
        if statement.isWritten(verb, "går") {
            return window.first.map { statement.isWritten($0, "vidare", "ut", "igenom") } ?? false
        }
        return window.contains { particles.contains(statement.lower($0)) }
    }

    private func isTelling(_ verb: Int, _ clause: Range<Int>) -> Bool {
        if statement.has(.telling, at: verb) {
            return !clause.prefix(1).contains { statement.isWritten($0, "in", "vidare") }
        }
        if statement.isWritten(verb, "går") {
            return !clause.prefix(1).contains { statement.isWritten($0, "vidare", "ut") }
        }
        guard statement.isWritten(verb, "tar") else { return false }
        return clause.prefix(2).contains { statement.isWritten($0, "upp") }
    }

    private func isDueSoon(_ clause: Range<Int>) -> Bool {
        DueReader(statement: statement).due(in: clause).map { $0.weight >= 3 } ?? false
    }

    /// Whether what is told lies ahead: to whom it will be told, or when.
    private func tellsAhead(_ clause: Range<Int>, _ verb: Int) -> Bool {
        let sentence = statement.sentence(around: verb)
        // “Anna lyfter.”: who does it, of what stands before.
        if clause.isEmpty || sentence.contains(where: { isAhead($0) }) { return true }
        if lists.contains(where: { $0.start == clause.lowerBound && !$0.isNamed }) { return true }
        if clause.first.map({ statement.isWritten($0, "sin", "sina", "sitt", "vidare") }) ?? false { return true }
        let isRaised = statement.isWritten(verb, "lyfter", "tar")
        return clause.contains { index in
            let leads = isRaised ? ["till", "i", "på", "med", "hos", "inom", "vid"] : ["till", "för"]
            guard leads.contains(statement.lower(index)) else { return false }
            return statement.isWritten(
                index + 1, "sin", "sina", "sitt", "sig", "nästa", "kommande", "respektive", "hemmaplan")
                || lists.contains { $0.start == index + 1 && !$0.isNamed }
                || isRaised && statement.isWritten(index, "med")
        }
    }

    private func isAhead(_ index: Int) -> Bool {
        statement.isWritten(index, "senast", "härnäst", "framöver")
            || statement.isWritten(index, "nästa", "kommande") && statement.has([], at: index) == false
                && (index + 1..<index + 3).contains {
                    statement.lower($0).contains("möte") || statement.isWritten($0, "gång", "träff", "vecka")
                }
    }

    private func modal(_ verb: Int, _ list: PartyList, _ clause: Range<Int>) -> Bool {
        let isForecast = statement.isWritten(verb, "kommer")
        // “Anna skulle höra med Bo” was promised; “skulle kunna” was not.
        if statement.isWritten(verb, "skulle"), !list.isNamed || isProposed(list.start) { return false }
        if isForecast, !clause.prefix(6).contains(where: { statement.isWritten($0, "att") }) { return false }
        guard !isForecast || list.parties.allSatisfy({ $0.kind != .body }) else { return false }
        for index in clause.prefix(9) {
            if statement.has(.infinitive, at: index),
                !statement.has(.passive, at: index) || statement.has(.promise, at: index)
            {
                return !statement.has(.particled, at: index) || hasParticle(index, index + 1..<clause.upperBound)
            }
            if statement.isWritten(
                index, "vara", "ha", "bli", "få", "kunna", "vilja", "gå", "finnas", "sluta", "delta", "börja", "bestå",
                "flytta", "avgå", "resa", "åka", "komma")
            {
                return false
            }
            if list.isNamed, isInfinitive(index) { return true }
        }
        return false
    }

    /// “förslaget att Anna skulle …”, “om Anna skulle …”
    private func isProposed(_ start: Int) -> Bool {
        (max(0, start - 3)..<start).contains { statement.isWritten($0, "förslaget", "förslag", "om", "idén", "tanken") }
    }

    /// A word that looks like one, after a modal verb: “ska sammanväga”.
    private func isInfinitive(_ index: Int) -> Bool {
        let word = statement.lower(index)
        return word.hasSuffix("a") && word.utf8.count > 3
            && statement.traits(index).isDisjoint(with: [
                .adverb, .preposition, .pronoun, .demonstrative, .quantifier, .notName,
            ])
    }
}
