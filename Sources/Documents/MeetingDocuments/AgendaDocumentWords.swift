import Meetings

extension MeetingDocumentPage {
    /// *Dagordning*, or *kallelse* with whom it calls and how to take part.
    init(_ content: AgendaContent, isNotice: Bool) {
        let words = AgendaSentences(content: content, isNotice: isNotice)
        heading = isNotice ? "Kallelse" : "Dagordning"
        title = "\(isNotice ? "Kallelse" : "Dagordning") \(content.body) \(content.start.day.plain)"
        let time = content.start.inFull(minutes: content.length).withDatesUnbroken
        lead = "\(content.body), \(time), \(content.place)"
        region = content.region
        standing = words.standing
        standingWords = words.standingWords
        writtenOn = content.standing.day
        marks = [Mark(mark: words.standing)]
        facts = words.facts
        sections = content.items.map(words.section)
        annexes = content.papers.map(DocumentAnnex.init)
        hasAnnexes = !annexes.isEmpty
        closing = isNotice ? content.signature.map(Mark.init) : []
    }
}

extension AgendaContent.Standing {
    var day: Day {
        switch self {
        case .draft(let day), .released(_, let day), .sent(let day), .cancelled(let day): day
        }
    }
}

/// An agenda, sentence by sentence.
private struct AgendaSentences {
    let content: AgendaContent
    let isNotice: Bool

    var standing: String {
        switch content.standing {
        case .draft(let day): "Utkast \(day.plain)"
        case .released(_, let day): "Släppt \(day.plain)"
        case .sent(let day): "Utskickad \(day.plain)"
        case .cancelled(let day): "Inställt \(day.plain)"
        }
    }

    var standingWords: String {
        switch content.standing {
        case .draft: "Utkast. \(isNotice ? "Kallelsen har inte gått ut." : "Dagordningen kan ändras.")"
        case .released(let name, _): "Dagordningen är släppt av \(name)."
        case .sent: "Frågor: \(content.contact)"
        case .cancelled: "Mötet är inställt."
        }
    }

    var facts: [DocumentFact] {
        let time = content.start.inFull(minutes: content.length).withDatesUnbroken
        guard isNotice else { return [] }
        let called = content.called.map { [$0.name, $0.role].compactMap(\.self).joined(separator: ", ") }
        // Two columns of names are read as two lists, so the first is the longer.
        let half = (called.count + 1) / 2
        let link = content.joinLink.map { DocumentFact("Möteslänk", $0, link: $0) }
        return [
            DocumentFact("När", time.capitalizedSentence), DocumentFact("Var", content.place.capitalizedSentence), link,
            DocumentFact(
                "Kallade",
                columns: called.count < 6
                    ? [(nil, called)] : [(nil, Array(called[..<half])), (nil, Array(called[half...]))]),
            DocumentFact("Svar och frågor", content.contact),
        ].compactMap(\.self)
    }

    func section(_ item: AgendaContent.Item) -> DocumentSection {
        let clock = item.start.map { start in
            item.length.map { start.span(minutes: $0) } ?? "kl. \(start.clock)"
        }
        let length = item.start == nil ? item.length.map { "\($0) minuter" } : nil
        let meta = [clock, length, item.kind?.word.lowercased(), item.presenter].compactMap(\.self)
        return DocumentSection(
            number: item.number, title: item.title, anchor: "punkt-\(item.number)",
            meta: meta.isEmpty
                ? nil : meta.joined(separator: ", ").capitalizedSentence.withDatesUnbroken,
            text: item.background, mayBeEmpty: true)
    }
}
