/// Looks through what is about to be sent, for what must not and for what its samordnare may have overlooked.
package struct SendingCheck: Sendable {
    package var meeting: Meeting
    /// Where it is held, with the body's usual link where it has none of its own.
    package var place: Meeting.Place
    /// Those that stand.
    package var papers: [Paper]
    /// Links among them, or to the meeting, that lead nowhere.
    package var deadLinks: [LinkLook] = []
    /// Those of them that nobody has looked through.
    package var unread: Set<Key<Paper>> = []
    /// What the mails say.
    package var mails: [String]
    /// The notes, where they are what is sent.
    package var minutes: String?
    /// What was found in a finished file of notes, where such a one is sent.
    package var file: PaperFindings?
    /// Such a file is sent that nobody has looked through.
    package var isFileUnread = false
    /// Names that may stand beside anything, such as those of the body's members.
    package var known: Set<String>
    /// Names that must stand in none of it.
    package var hidden: ProtectedNames?
    /// Åtgärder in the notes that lack an owner, and those that lack a day.
    package var lacking = (owners: 0, days: 0)
    /// Whether it calls people to the meeting.
    package var isCall: Bool

    package init(
        meeting: Meeting, place: Meeting.Place, papers: [Paper] = [], mails: [String] = [], minutes: String? = nil,
        known: Set<String> = [], isCall: Bool = true
    ) {
        self.meeting = meeting
        self.place = place
        self.papers = papers
        self.mails = mails
        self.minutes = minutes
        self.known = known
        self.isCall = isCall
    }

    /// Those that stop the sending first.
    package var findings: [SendingFinding] {
        let filed = file.map { findings($0) { .minutesFile(page: $0) } } ?? []
        let all =
            texts.flatMap(findings) + filed + papers.flatMap(findings) + (isCall ? missing : [])
            + (isFileUnread ? [.unreadMinutes] : [])
            + (lacking.owners > 0 ? [.noOwners(actions: lacking.owners)] : [])
            + (lacking.days > 0 ? [.noDays(actions: lacking.days)] : [])
            + deadLinks.compactMap { look in look.fault.map { .deadLink(look.address, $0) } }
            + papers.filter { unread.contains($0.id) }.map { .unread(annex: $0.annex, title: $0.title) }
        return all.filter(\.stops) + all.filter { !$0.stops }
    }

    /// What is to be mended before anything is sent.
    package var stops: [SendingFinding] { findings.filter(\.stops) }

    private var texts: [(place: SendingFinding.Place, text: String)] {
        var texts = meeting.agenda.enumerated().map { index, item in
            (SendingFinding.Place.item(index + 1), [item.title, item.background ?? ""].joined(separator: "\n"))
        }
        if let minutes { texts.append((.minutes, minutes)) }
        guard !mails.isEmpty else { return texts }
        let agenda = texts.map(\.1)
        // What stands in the agenda is said of the agenda; each mail repeats it.
        let isRepeated = agenda.contains { IdentityNumbers.isIn($0) || NamedDiagnoses.isIn($0, known: known) }
        return isRepeated ? texts : texts + mails.map { (.mail, $0) }
    }

    private func findings(_ place: SendingFinding.Place, _ text: String) -> [SendingFinding] {
        var findings: [SendingFinding] = []
        if IdentityNumbers.isIn(text) { findings.append(.identityNumber(place)) }
        if place != .mail, let sight = hidden?.sight(in: text) { findings.append(.protectedName(place, sight)) }
        // A mail names its reader and whoever is called.
        if place != .mail, NamedDiagnoses.isIn(text, known: known) { findings.append(.diagnosis(place)) }
        return findings
    }

    private func findings(_ paper: Paper) -> [SendingFinding] {
        paper.findings.map { findings($0) { .paper(paper.annex, page: $0) } } ?? []
    }

    private func findings(
        _ found: PaperFindings, at place: (Int) -> SendingFinding.Place
    ) -> [SendingFinding] {
        found.identityPages.map { .identityNumber(place($0)) } + found.diagnosisPages.map { .diagnosis(place($0)) }
    }

    private var missing: [SendingFinding] {
        let items = meeting.agenda.enumerated().filter { _, item in
            let own = papers.contains { $0.item == item.id }
            let says = "\(item.title) \(item.background ?? "")".lowercased()
            return !own && (item.kind == .decision || says.contains("bilaga") || says.contains("bilagor"))
        }
        let link: [SendingFinding] = place.joinLink == nil && place.room == nil ? [.noJoinLink] : []
        return items.map { .missingPaper(item: $0.offset + 1, title: $0.element.title) } + link
    }
}

/// Something in what is about to be sent.
package enum SendingFinding: Hashable, Sendable {
    /// Somebody's *personnummer*.
    case identityNumber(Place)
    case diagnosis(Place)
    /// Of an item that is to be decided, or that speaks of an annex.
    case missingPaper(item: Int, title: String)
    /// Where nobody answers.
    case deadLink(String, LinkLook.Fault)
    /// A paper that could not be opened yet.
    case unread(annex: Int, title: String)
    /// The same of a file of notes.
    case unreadMinutes
    /// Of somebody whose identity is protected.
    case protectedName(Place, ProtectedNames.Sight)
    /// Åtgärder that nobody answers for, and those without a day.
    case noOwners(actions: Int)
    case noDays(actions: Int)
    /// The meeting is digital, and no link leads there.
    case noJoinLink

    /// Nothing is sent before it is mended.
    package var stops: Bool {
        switch self {
        case .identityNumber, .protectedName(_, .certain): true
        default: false
        }
    }

    /// Whoever sends it all the same says why.
    package var asksReason: Bool {
        switch self {
        case .diagnosis, .protectedName(_, .perhaps): true
        default: false
        }
    }

    package enum Place: Hashable, Sendable {
        /// By its number on the agenda.
        case item(Int)
        case minutes
        case mail
        case paper(Int, page: Int)
        /// In a finished file of notes.
        case minutesFile(page: Int)
    }
}
