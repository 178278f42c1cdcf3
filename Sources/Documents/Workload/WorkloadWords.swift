import Meetings

extension WorkKind {
    /// “möte”.
    var word: String {
        switch self {
        case .meeting: "möte"
        case .reading: "läsning"
        case .preparation: "förberedelse"
        case .other: "annat"
        }
    }
}

extension Measure.Verdict {
    /// “under”; as long as the year runs “under, hittills”.
    func word(isOver: Bool) -> String {
        switch self {
        case .under: isOver ? "under" : "under, hittills"
        case .within: isOver ? "inom" : "inom, hittills"
        case .over: "över"
        }
    }
}

extension Contribution.Source {
    /// “närvaro”.
    var word: String {
        switch self {
        case .attendance: "närvaro"
        case .estimated: "uppskattning"
        case .reported: "uppgift"
        }
    }

    /// “Uppgift, noterad av Ingrid Almlöf 10 mars 2027. Ersätter 20 minuter.”
    var sentences: String {
        let (by, at) = record
        let noted = "noterad av \(by) \(WallTime(at).day.plain)"
        switch self {
        case .attendance(let attendance): return "\(attendance.presence.word), \(noted)"
        case .estimated(let matter): return "Uppskattning från \(matter.size), \(noted)"
        case .reported(let entry, let replaced):
            let note = entry.note.map { ": ”\($0)”" } ?? ""
            let instead = replaced.map { ". Ersätter \($0) \($0 == 1 ? "minut" : "minuter")" } ?? ""
            return "Uppgift\(note), \(noted)\(instead)"
        }
    }
}

extension Attendance.Presence {
    /// “På plats”.
    fileprivate var word: String {
        switch self {
        case .present: "På plats"
        case .remote: "På distans"
        case .partial: "En del av mötet"
        case .excused: "Anmält förhinder"
        case .absent: "Uteblev"
        }
    }
}

extension ReadingMatter {
    /// “4 000 ord”, “tio sidor (3 000 ord)”.
    fileprivate var size: String {
        switch unit {
        case .words: "\(amount.grouped) ord"
        case .pages: "\(amount.counted("sida", "sidor")) (\(words.grouped) ord)"
        case .papers:
            "\(amount.counted("handling", "handlingar")) (\(words.grouped) ord; bilaga \(String.enumeration(papers.map { "\($0.annex)" })))"
        }
    }
}

extension Measure {
    /// “15–20”, “13,73–18,30”, hours.
    var span: String { Hours.span(least, most).joined(separator: "–") }
}

extension Norm {
    /// “15–20”, hours a year.
    var span: String { "\(leastHours.inWords)–\(mostHours.inWords)" }
}

extension Workload.Comparison {
    /// “5–10 % av 1 720 timmar”, “12–16 timmar”.
    var yardstick: String {
        switch norm.amount {
        case .hours(let least, let most): "\(least.inWords)–\(most.inWords) timmar"
        case .percent(let least, let most, let year):
            "\(least.inWords)–\(most.inWords) % av \(year.inWords) timmar"
        }
    }
}

extension Double {
    fileprivate var inWords: String { Hours(minutes: Int((self * 60).rounded())).inSentence }
}

extension Share {
    /// The name of those it sums up.
    var words: String {
        switch subject {
        case .total: "Alla"
        case .body(let body): body.name
        case .principal(.region): "Regionen"
        case .principal(.municipality): "Kommunerna"
        case .principal(nil): "Utan huvudman"
        case .authority(let authority): authority.name
        }
    }

    /// Why there are no figures.
    var withheldWords: String? { figures == nil ? reason(people, "färre än fem") : nil }

    /// Why it is not told how they lie beside their norms; in full only where the figures do not say it already.
    var withheldVerdicts: String? {
        guard verdicts == nil, measured > 0 else { return nil }
        let isSaid = figures == nil && Share.isFew(people) == Share.isFew(measured)
        return isSaid ? "visas inte" : reason(measured, "färre än fem har riktmärke")
    }

    /// What a spreadsheet says of it in one place.
    var remark: String? {
        withheldWords ?? withheldVerdicts.map { "under, inom och över \($0)" }
    }

    private func reason(_ count: Int, _ few: String) -> String {
        "visas inte, \(Share.isFew(count) ? few : "för då går färre än fem att räkna ut")"
    }

    private static func isFew(_ count: Int) -> Bool { count < WorkloadReport.smallestGroup }
}

extension Tally {
    /// “3 av 5”.
    var words: String { recorded == 0 ? "–" : "\(attended) av \(recorded)" }

    /// “1 ersatt, 2 ej noterade”.
    var remarks: String? {
        let parts = [
            replaced > 0 ? "\(replaced) \(replaced == 1 ? "ersatt" : "ersatta")" : nil,
            unrecorded > 0 ? "\(unrecorded) ej \(unrecorded == 1 ? "noterad" : "noterade")" : nil,
        ].compactMap(\.self)
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }
}

extension Replies {
    /// “4 av 5”.
    var words: String { asked == 0 ? "–" : "\(answered) av \(asked)" }
}
