/// Finds the words of a passage that say when.
struct DueReader {
    let statement: Statement

    struct Find {
        let expression: DueExpression
        let tokens: Range<Int>
        /// How likely it says when the work is due.
        let weight: Int
    }

    /// The likeliest, and the first of those alike.
    func due(in range: Range<Int>) -> Find? {
        var (best, index) = (Find?.none, range.lowerBound)
        while index < range.upperBound {
            guard let find = find(at: index) else {
                index += 1
                continue
            }
            if find.weight > best?.weight ?? 0 { best = find }
            index = max(find.tokens.upperBound, index + 1)
        }
        return best
    }

    private func find(at index: Int) -> Find? {
        guard statement.has([.timely, .timeLead], at: index) else { return nil }
        if statement.has(.timely, at: index), let untold = untold(at: index) { return untold }
        let lead = lead(at: index)
        guard let (time, end) = TimeReader(statement: statement, hasLead: lead.end > index).time(at: lead.end) else {
            return nil
        }
        guard lead.weight > 0, !isEvent(index, time) else { return nil }
        return Find(
            expression: DueExpression(time: time, placing: lead.placing), tokens: index..<end, weight: lead.weight)
    }

    /// “Nästa möte den 16 april”, “Nästa gång ses vi”: when they meet.
    private func isEvent(_ index: Int, _ time: DueExpression.Time) -> Bool {
        if case .day = time {
            if statement.beginsSentence(index), statement.isWritten(index, "nästa", "kommande") { return true }
            return (1...3).contains {
                statement.isWritten(index - $0, "möte", "mötet", "träff", "sammanträde", "mötesdatum")
                    && !statement.isWritten(index - $0 - 2, "till", "inför", "senast")
            }
        }
        guard case .nextMeeting = time, statement.beginsSentence(index) else { return false }
        return (index..<index + 5).contains {
            statement.isWritten($0, "ses", "träffas", "är", "blir", "hålls", "äger") || statement.kind($0) == .colon
        }
    }

    private func untold(at index: Int) -> Find? {
        let expression = { (time: DueExpression.Time, length: Int, weight: Int) in
            Find(expression: DueExpression(time: time), tokens: index..<index + length, weight: weight)
        }
        if statement.isWritten(
            index, "omgående", "snarast", "genast", "skyndsamt", "asap", "löpande", "fortlöpande", "kontinuerligt")
        {
            let more = statement.isWritten(index, "snarast") && statement.isWritten(index + 1, "möjligt") ? 2 : 1
            return expression(
                .untold, more, statement.isWritten(index, "löpande", "fortlöpande", "kontinuerligt") ? 1 : 3)
        }
        if statement.isWritten(index, "så"), statement.isWritten(index + 1, "snart", "fort"),
            statement.isWritten(index + 2, "som"), statement.isWritten(index + 3, "möjligt")
        {
            return expression(.untold, 4, 3)
        }
        if statement.isWritten(index, "idag") { return expression(.within(days: 0), 1, 1) }
        if statement.isWritten(index, "imorgon") { return expression(.within(days: 1), 1, 3) }
        return nil
    }

    /// The words before a time that say it is a limit, a moment, or neither.
    private func lead(at index: Int) -> (end: Int, placing: DueExpression.Placing, weight: Int) {
        var (next, placing, weight) = (index, DueExpression.Placing.at, 1)
        if statement.isWritten(
            index - 1, "klart", "klar", "klara", "deadline", "klardatum", "färdigt", "färdig", "datum", "när")
            || statement.kind(index - 1) == .colon
                && statement.isWritten(index - 2, "klart", "klar", "deadline", "datum", "när", "klardatum", "tidplan")
        {
            weight = 4
        }
        while statement.isWord(next), statement.has(.timeLead, at: next) {
            switch statement.lower(next) {
            case "senast", "tills": weight = 4
            case "till", "inför": weight = max(weight, 3)
            case "före", "innan": (placing, weight) = (.before, 4)
            case "efter": (placing, weight) = (.after, max(weight, 2))
            case "under", "i", "vid", "på", "om", "inom": weight = max(weight, 2)
            case "den" where next == index && statement.kind(next + 1) != .number: return (next, placing, weight)
            case "den", "fram", "utgången", "redan", "nu", "dag", "ca", "preliminärt", "omkring", "runt": break
            case "sedan", "från", "av", "för", "sen": return (next, placing, 0)
            default: return (next, placing, weight)
            }
            next += 1
            // The words of a lead end where the time begins.
            if next > index + 5 { break }
        }
        return (next, placing, weight)
    }
}

/// Reads one time.
struct TimeReader {
    let statement: Statement
    let hasLead: Bool

    /// The time that begins here, and the token after it.
    func time(at index: Int) -> (DueExpression.Time, Int)? {
        guard let word = statement.known(index), word.traits.contains(.timely) else { return nil }
        if word.shape == .number { return number(word.lower, at: index) }
        return relative(at: index) ?? months(at: index, part: nil) ?? weeks(at: index) ?? parts(at: index)
            ?? season(word.lower, at: index) ?? weekday(at: index)
    }

    // Figures

    private func number(_ text: String, at index: Int) -> (DueExpression.Time, Int)? {
        if let day = Day(iso: text) { return (.day(year: day.year, month: day.month, day: day.day), index + 1) }
        if let day = short(text) {
            let (year, end) = self.year(after: index + 1)
            return (.day(year: day.year ?? year, month: day.month, day: day.day), day.year == nil ? end : index + 1)
        }
        var next = index + 1
        // 15:e mars, 15:de
        guard let number = Int(text.prefix { $0.isNumber }) else { return nil }
        if statement.kind(next) == .colon, statement.isWritten(next + 1, "e", "a", "de", "te") { next += 2 }
        if let month = month(next), (1...31).contains(number) {
            // 15–20 mars ends on the 20th.
            let last = text.split { !$0.isNumber }.last.flatMap { Int($0) } ?? number
            let (year, end) = year(after: afterMonth(next))
            return (.day(year: year, month: month, day: last), end)
        }
        if hasLead, text.utf8.count == 4, (1990...2199).contains(number),
            statement.isWritten(index - 1, "under", "senast", "till", "innan", "före", "inför")
        {
            return (.year(number), index + 1)
        }
        return within(number, unit: index + 1)
    }

    /// 15/3, 15/3-27, 15/3-2027, 15.3.2027.
    private func short(_ text: String) -> (year: Int?, month: Int, day: Int)? {
        let parts = text.split { "/-.–:".contains($0) }
        guard text.contains("/") || parts.count == 3 && text.contains("."), !text.contains(":"),
            (2...3).contains(parts.count),
            let day = Int(parts[0]), let month = Int(parts[1]), (1...12).contains(month), (1...31).contains(day)
        else { return nil }
        guard parts.count == 3 else { return (nil, month, day) }
        guard let year = Int(parts[2]) else { return nil }
        return (year < 100 ? 2000 + year : year, month, day)
    }

    /// “inom två veckor”, “om 14 dagar”
    private func within(_ number: Int, unit: Int) -> (DueExpression.Time, Int)? {
        guard hasLead, statement.isWritten(unit - 2, "inom", "om"), (1...60).contains(number) else { return nil }
        switch statement.lower(unit) {
        case "dag", "dagar": return (.within(days: number), unit + 1)
        case "arbetsdagar": return (.within(days: number * 7 / 5), unit + 1)
        case "vecka", "veckor": return (.within(days: number * 7), unit + 1)
        case "månad", "månader": return (.within(days: number * 30), unit + 1)
        default: return nil
        }
    }

    // Months, weeks and what is named after them

    private func month(_ index: Int) -> Int? {
        guard statement.isWord(index), statement.has(.month, at: index) else { return nil }
        let names = ["jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"]
        return names.firstIndex { statement.lower(index).hasPrefix($0) }.map { $0 + 1 }
    }

    /// “på oktobermötet”
    private func meetingMonth(_ index: Int) -> Int? {
        guard hasLead, statement.lower(index).hasSuffix("mötet") else { return nil }
        let names = [
            "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober",
            "november", "december",
        ]
        return names.firstIndex { statement.lower(index).hasPrefix($0) }.map { $0 + 1 }
    }

    private func afterMonth(_ index: Int) -> Int {
        statement.kind(index + 1) == .period && statement.lower(index).utf8.count <= 4
            && !statement.endsSentence(index + 1) ? index + 2 : index + 1
    }

    private func months(at index: Int, part: DueExpression.Part?) -> (DueExpression.Time, Int)? {
        if let month = meetingMonth(index) {
            return (.months(first: month, last: month, year: nil, part: nil), index + 1)
        }
        guard let first = month(index), !statement.isWritten(index, "jul"), hasLead || statement.isBoundary(index - 1),
            statement.shape(index) == .lower || hasLead || statement.kind(index - 1) == .colon
        else { return nil }
        var (last, end) = (first, afterMonth(index))
        let joint = statement.kind(end)
        if joint == .slash || joint == .dash || statement.isWritten(end, "och", "eller", "till"),
            let second = month(end + 1)
        {
            (last, end) = (second, afterMonth(end + 1))
        }
        let (year, after) = year(after: end)
        return (.months(first: first, last: last, year: year, part: part), after)
    }

    /// The year that follows, in four figures.
    private func year(after index: Int) -> (Int?, Int) {
        let word = statement.lower(index)
        guard statement.kind(index) == .number, word.utf8.count == 4, let year = Int(word), (1990...2199).contains(year)
        else {
            if statement.isWritten(index, "nästa"), statement.isWritten(index + 1, "år") { return (nil, index + 2) }
            return (nil, index)
        }
        return (year, index + 1)
    }

    /// v. 12, v12, vecka 12–13.
    private func weeks(at index: Int) -> (DueExpression.Time, Int)? {
        var next = index
        var text = ""
        if statement.isWritten(index, "v", "vecka", "veckan", "v:a") {
            next += statement.kind(index + 1) == .period ? 2 : 1
            guard statement.kind(next) == .number else { return nil }
            text = statement.lower(next)
        } else if statement.lower(index).hasPrefix("v"),
            Int(statement.lower(index).dropFirst().prefix { $0.isNumber }) != nil
        {
            text = String(statement.lower(index).dropFirst())
        }
        let numbers = text.split { !$0.isNumber }.compactMap { Int($0) }
        guard let first = numbers.first, (1...53).contains(first) else { return nil }
        var (last, end) = (numbers.dropFirst().first ?? first, next + 1)
        if statement.kind(end) == .slash || statement.kind(end) == .dash, statement.kind(end + 1) == .number,
            let second = Int(statement.lower(end + 1)), (first...53).contains(second)
        {
            (last, end) = (second, end + 2)
        }
        guard last >= first, last <= 53 else { return nil }
        let (year, after) = year(after: end)
        return (.weeks(first: first, last: last, year: year), after)
    }

    /// “början av mars”, “slutet på året”, “månadsskiftet mars/april”, “Q1”, “första kvartalet”.
    private func parts(at index: Int) -> (DueExpression.Time, Int)? {
        // “den sista april”
        if statement.isWritten(index, "sista"), let month = month(index + 1) {
            let (year, end) = year(after: index + 2)
            return (.day(year: year, month: month, day: month == 2 ? 28 : Day.length(of: month, in: 2027)), end)
        }
        let part: DueExpression.Part? =
            switch statement.lower(index) {
            case "början": .early
            case "mitten": .middle
            case "slutet", "utgången": .late
            default: nil
            }
        if let part, statement.isWritten(index + 1, "av", "på") {
            if statement.isWritten(index + 2, "året") {
                return (.months(first: 12, last: 12, year: nil, part: nil), index + 3)
            }
            if statement.isWritten(index + 2, "månaden"), part == .late { return (.monthEnd, index + 3) }
            if let (time, end) = TimeReader(statement: statement, hasLead: true).months(at: index + 2, part: part) {
                return (time, end)
            }
            return season(statement.lower(index + 2), at: index + 2)
        }
        if statement.isWritten(index, "månadsskiftet"), month(index + 1) != nil {
            return TimeReader(statement: statement, hasLead: true).months(at: index + 1, part: nil)
        }
        return quarter(at: index)
    }

    private static let ordinals = ["första": 1, "andra": 2, "tredje": 3, "fjärde": 4]

    private func quarter(at index: Int) -> (DueExpression.Time, Int)? {
        let word = statement.lower(index)
        if let number = TimeReader.ordinals[word], statement.isWritten(index + 1, "kvartalet") {
            let (year, end) = year(after: index + 2)
            return (.quarter(number, year: year), end)
        }
        if statement.isWritten(index, "kvartal", "kv"), let number = Int(statement.lower(index + 1)),
            (1...4).contains(number)
        {
            let (year, end) = year(after: index + 2)
            return (.quarter(number, year: year), end)
        }
        guard ["q1", "q2", "q3", "q4", "kv1", "kv2", "kv3", "kv4"].contains(word),
            let number = word.last?.wholeNumberValue
        else { return nil }
        let (year, end) = year(after: index + 1)
        return (.quarter(number, year: year), end)
    }

    private func season(_ word: String, at index: Int) -> (DueExpression.Time, Int)? {
        let isDefinite = hasLead || statement.isWritten(index + 1, "2026", "2027", "2028", "2029", "2030")
        guard
            isDefinite || statement.kind(index - 1) == .colon || statement.kind(index - 1) == .dash
                || statement.kind(index - 1) == .comma || word.hasPrefix("ht") || word.hasPrefix("vt")
        else { return nil }
        let season: DueExpression.Season? =
            switch word {
            case "våren", "vårterminen", "vår": .spring
            case "sommaren", "semestern", "semestrarna", "semesterperioden", "sommaruppehållet", "sommar":
                .summer
            case "hösten", "höstterminen", "höst": .autumn
            case "vintern": .winter
            case "jul", "julen", "julhelgen", "jullovet", "juluppehållet": .christmas
            case "påsk", "påsken": .easter
            case "årsskiftet", "nyår": .newYear
            case "midsommar": .midsummer
            default: nil
            }
        if let season {
            let (year, end) = year(after: index + 1)
            return (.season(season, year: year), end)
        }
        return term(word, at: index)
    }

    /// HT27, ht 2027.
    private func term(_ word: String, at index: Int) -> (DueExpression.Time, Int)? {
        guard word.hasPrefix("ht") || word.hasPrefix("vt") else { return nil }
        let digits = word.dropFirst(2)
        let season = word.hasPrefix("ht") ? DueExpression.Season.autumn : .spring
        if digits.isEmpty {
            let (year, end) = year(after: index + 1)
            return statement.shape(index) == .capitals || year != nil ? (.season(season, year: year), end) : nil
        }
        guard let number = Int(digits), digits.count == 2 || digits.count == 4 else { return nil }
        return (.season(season, year: number < 100 ? 2000 + number : number), index + 1)
    }

    private func weekday(at index: Int) -> (DueExpression.Time, Int)? {
        guard statement.has(.weekday, at: index), hasLead else { return nil }
        // “fredag 12 mars” is its date.
        if statement.kind(index + 1) == .number, let date = number(statement.lower(index + 1), at: index + 1) {
            return date
        }
        if statement.isWritten(index + 1, "den"), statement.kind(index + 2) == .number {
            return number(statement.lower(index + 2), at: index + 2)
        }
        let names = ["må", "ti", "on", "to", "fr", "lö", "sö"]
        return names.firstIndex { statement.lower(index).hasPrefix($0) }.map { (.weekday($0 + 1), index + 1) }
    }

    // Seen from the meeting

    private func relative(at index: Int) -> (DueExpression.Time, Int)? {
        if statement.isWritten(index, "nästa", "nästkommande", "kommande", "nästföljande") {
            for next in index + 1..<index + 4 where statement.isWord(next) {
                let word = statement.lower(next)
                if word.hasSuffix("möte") || word.hasSuffix("mötet") || word.hasSuffix("träff")
                    || word == "gång"
                    || word == "sammanträde"
                {
                    return meeting(after: next)
                }
            }
            if statement.isWritten(index + 1, "vecka") { return (.nextWeek, index + 2) }
            if statement.isWritten(index + 1, "veckan") { return (.within(days: 7), index + 2) }
            if statement.isWritten(index + 1, "månad", "månaden") { return (.nextMonth, index + 2) }
            return nil
        }
        if statement.isWritten(index, "denna"), statement.isWritten(index + 1, "vecka") {
            return (.thisWeek, index + 2)
        }
        if statement.isWritten(index, "veckan"), statement.isWritten(index - 1, "i", "under") {
            return (.thisWeek, index + 1)
        }
        if statement.isWritten(index, "månadsskiftet", "månadens") {
            return (.monthEnd, index + (statement.isWritten(index + 1, "slut", "utgång") ? 2 : 1))
        }
        if statement.isWritten(index, "årets"), statement.isWritten(index + 1, "slut", "utgång") {
            return (.months(first: 12, last: 12, year: nil, part: nil), index + 2)
        }
        if statement.isWritten(index, "mötet", "sammanträdet", "träffen"), hasLead { return dated(index) }
        return count(at: index)
    }

    /// “nästa möte den 15 mars” is that day.
    private func meeting(after index: Int) -> (DueExpression.Time, Int) {
        let isWe = statement.isWritten(index + 1, "vi") && statement.isWritten(index + 2, "ses", "träffas", "möts")
        return dated(index) ?? (.nextMeeting, index + (isWe ? 3 : 1))
    }

    private func dated(_ index: Int) -> (DueExpression.Time, Int)? {
        var next = index + 1
        if statement.isWritten(next, "i", "den") { next += 1 }
        guard let word = statement.known(next), word.shape == .number || month(next) != nil,
            next > index + 1 || word.shape == .number
        else { return nil }
        return TimeReader(statement: statement, hasLead: true).time(at: next)
    }

    private static let numbers = [
        "en": 1, "ett": 1, "två": 2, "tre": 3, "fyra": 4, "fem": 5, "sex": 6, "åtta": 8, "tio": 10, "tolv": 12,
    ]

    private func count(at index: Int) -> (DueExpression.Time, Int)? {
        guard let number = TimeReader.numbers[statement.lower(index)] else { return nil }
        return within(number, unit: index + 1)
    }
}
