import Meetings

extension MeetingDocumentPage {
    /// *Minnesanteckningar*.
    init(_ content: MinutesContent) {
        let words = MinutesSentences(content)
        heading = "Minnesanteckningar"
        title = "Minnesanteckningar \(content.body) \(content.start.day.plain)"
        let time = content.start.inFull(minutes: content.length).withDatesUnbroken
        lead = "\(content.body), \(time), \(content.place)"
        region = content.region
        standing = words.standing
        standingWords = words.standingWords
        writtenOn = content.standing.day
        marks = words.marks.map(Mark.init)
        facts = words.facts
        sections = content.items.map(words.section)
        annexes = content.papers.map(DocumentAnnex.init)
        hasAnnexes = !annexes.isEmpty
        closing = words.closing.map { Mark(mark: $0.withDatesUnbroken) }
    }
}

extension MinutesContent.Standing {
    /// Since when.
    var day: Day {
        switch self {
        case .working(let day), .shared(let day, _), .completed(let day): day
        }
    }
}

/// Minutes, sentence by sentence.
private struct MinutesSentences {
    let content: MinutesContent

    init(_ content: MinutesContent) { self.content = content }

    var standing: String {
        switch content.standing {
        case .working(let day): "Arbetsmaterial \(day.plain)"
        case .shared(let day, _): "Delat för synpunkter \(day.plain)"
        case .completed(let day): "Färdigställt \(day.plain)"
        }
    }

    var standingWords: String {
        switch content.standing {
        case .working: "Arbetsmaterial. Anteckningarna är inte färdiga."
        case .shared(_, let until):
            "Utkast. Skicka synpunkter till \(content.contact) senast "
                + "\(until.asRead(in: content.standing.day.year))."
        case .completed: content.approval.map(approval) ?? "Anteckningarna är färdiga."
        }
    }

    var marks: [String] {
        [
            content.diaryNumber.map { "Diarienummer \($0.onOneLine)" }, standing,
            content.version.map { "Version \($0)\(content.correction == nil ? "" : ", rättad")" },
        ].compactMap(\.self)
    }

    var facts: [DocumentFact] {
        let people = { (people: [MinutesContent.Attendee]) in people.map(attendee).joined(separator: "; ") }
        let presenters = content.presenters.map { presenter in
            ([presenter.name, presenter.title].compactMap(\.self) + [items(presenter.items)].filter { !$0.isEmpty })
                .joined(separator: ", ")
        }
        // The region and the municipalities stand beside each other, whoever else came on a line of their own.
        let isMain = { (group: MinutesContent.Group) in
            group.label == content.region || group.label == MinutesContent.Group.municipalities
        }
        let main = content.present.filter(isMain)
        let others = content.present.filter { !isMain($0) }.map { DocumentFact($0.label, people($0.people)) }
        let facts =
            [
                DocumentFact("Närvarande", columns: main.map { (heading: $0.label, lines: $0.people.map(attendee)) })
            ] + others + [
                DocumentFact("Anmält förhinder", people(content.excused)),
                DocumentFact("Uteblev", people(content.absent)),
                DocumentFact("Närvaro ej antecknad", people(content.unrecorded)),
                DocumentFact("Föredragande", columns: [(nil, presenters)]),
                DocumentFact("Antecknade", people(content.notedBy)),
                DocumentFact("Rättelse", content.correction.map(\.reason)),
            ]
        return facts.compactMap(\.self)
    }

    /// “Karin Holmberg, Björklunda kommun, 50 minuter”.
    private func attendee(_ attendee: MinutesContent.Attendee) -> String {
        [attendee.name, attendee.role, attendee.authority, attendee.note].compactMap(\.self).joined(separator: ", ")
    }

    private func items(_ numbers: [Int]) -> String {
        guard !numbers.isEmpty else { return "" }
        return "\(numbers.count == 1 ? "punkt" : "punkterna") \(String.enumeration(numbers.map(String.init)))"
    }

    func section(_ written: MinutesContent.Item) -> DocumentSection {
        let item = content.read(written)
        let notes =
            item.recusals.map { recused in
                note("Jäv", "\(recused.name) deltog inte i punkten\(recused.note.map { ": \($0)" } ?? "")".ended)
            }
            + item.decisions.map { note("Beslut", $0.capitalizedSentence) }
            + item.actions.map { note("Åtgärd", undertaking($0)) } + [item.outcome.map(outcome)].compactMap(\.self)
        return DocumentSection(
            number: item.number, title: item.title, anchor: "punkt-\(item.number ?? 0)", text: item.text,
            notes: notes)
    }

    private func note(_ label: String, _ words: String) -> DocumentSection.Note {
        DocumentSection.Note(noteLabel: label, noteWords: words.onOneLine.withDatesUnbroken)
    }

    private func undertaking(_ action: MinutesContent.Undertaking) -> String {
        let owners =
            action.owners.isEmpty
            ? "" : " \(action.owners.count == 1 ? "Ansvarig" : "Ansvariga"): \(String.enumeration(action.owners))."
        return action.text.capitalizedSentence.onOneLine.ended + owners + (action.due.map { " Klart: \($0)." } ?? "")
    }

    private func outcome(_ outcome: MinutesSection.Outcome) -> DocumentSection.Note {
        switch outcome {
        case .lifted(let name): note("Lyfts", "Frågan lyfts till \(name).")
        case .postponed: note("Skjuts upp", "Punkten tas upp igen vid ett senare möte.")
        }
    }

    var closing: [String] {
        switch content.standing {
        case .completed: [content.approval.map(approval)].compactMap(\.self)
        case .working, .shared: []
        }
    }

    private func approval(_ approval: MinutesContent.Approved) -> String {
        switch approval.way {
        case .silence:
            "Anteckningarna är färdiga sedan \(approval.on.plain): ingen hade invändningar inom tiden för synpunkter."
        case .link, .mail, .told: "Godkända av \(approval.by) \(approval.on.plain)."
        }
    }
}

extension String {
    /// With a full stop, where no sign ends it.
    fileprivate var ended: String {
        guard let last, !".!?…".contains(last) else { return self }
        return self + "."
    }
}
