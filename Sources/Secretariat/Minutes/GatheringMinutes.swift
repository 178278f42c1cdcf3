import Documents
import Foundation
import Meetings
import Store

extension Secretary {
    /// What readers of a meeting's minutes see of them as they are in the store; of a version that was made, see its content.
    ///
    /// - Parameters:
    ///   - standing: else what their state says.
    ///   - version: the number of the one that is being made of them, else that of their state.
    ///   - correction: why it is made of minutes that were finished.
    package func minutesContent(
        of meeting: Meeting, as standing: MinutesContent.Standing? = nil, version: Int? = nil,
        correction: String? = nil, _ snapshot: Snapshot
    ) throws -> MinutesContent {
        try MinutesGathering(meeting, snapshot).content(
            settings: settings, today: WallTime(world.now()).day, standing: standing, version: version,
            correction: correction)
    }

    /// A meeting's minutes as their readers have them: the last version, or where there is none as they stand.
    package func latestMinutes(of meeting: Meeting, _ snapshot: Snapshot) throws -> MinutesContent {
        guard let version = try snapshot.minutesVersions(of: meeting.id).last else {
            return try minutesContent(of: meeting, snapshot)
        }
        return try MinutesContent(json: version.content)
    }
}

/// What the store has about a meeting's minutes, put together.
private struct MinutesGathering {
    let meeting: Meeting
    let register: Register
    let body: Body
    let minutes: Minutes
    let headings: [MinutesHeading]
    let people: MinutesPeople
    let actions: [Int: [Action]]
    let decisions: [Int: [Decision]]
    let papers: [Paper]
    let next: Meeting?

    init(_ meeting: Meeting, _ snapshot: Snapshot) throws {
        self.meeting = meeting
        register = try snapshot.register()
        guard let body = register.body(meeting.body) else { throw OfficeError.noBody(meeting.body.text) }
        self.body = body
        minutes = try snapshot.minutes(of: meeting.id) ?? Minutes(meeting: meeting.id)
        actions = Dictionary(grouping: try snapshot.actions(of: meeting.id), by: \.item)
        decisions = Dictionary(grouping: try snapshot.decisions(of: meeting.id), by: \.item)
        papers = try snapshot.papers(of: meeting.id).filter { $0.withdrawn == nil }
        next = try snapshot.meetings(of: body.id).filter { later in
            guard later.start > meeting.start else { return false }
            if case .cancelled = later.state { return false }
            if case .proposed = later.state { return later.ownership != .ours }
            return true
        }.min { $0.start < $1.start }
        let written = Set(minutes.sections.filter(\.isWritten).map(\.item)).union(actions.keys).union(decisions.keys)
        headings = meeting.minutesHeadings(
            written: written.sorted(), earlier: try snapshot.agendaVersions(of: meeting.id).map(\.items))
        people = MinutesPeople(
            meeting: meeting, register: register, attendance: try snapshot.attendance(at: meeting.id),
            invitations: try snapshot.invitations(to: meeting), headings: headings)
    }

    func content(
        settings: OfficeSettings, today: Day, standing: MinutesContent.Standing?, version: Int?, correction: String?
    ) -> MinutesContent {
        MinutesContent(
            region: register.region, body: body.name, meeting: meeting.reference, start: meeting.start,
            length: meeting.length, place: meeting.effectivePlace(in: body).words, diaryNumber: minutes.diaryNumber,
            version: version ?? minutes.state.version, standing: standing ?? minutes.state.standing(on: today),
            correction: correction.map { MinutesContent.Correction(reason: $0) }, contact: settings.mailbox,
            present: people.present, excused: people.excused, absent: people.absent, unrecorded: people.unrecorded,
            presenters: people.presenters, notedBy: people.notedBy, items: headings.map(item),
            papers: papers.map(annex), next: next.map(gathering), approval: approval)
    }

    private func item(_ heading: MinutesHeading) -> MinutesContent.Item {
        let section = minutes.section(heading.item)
        let decided = decisions[heading.item, default: []]
        let undertaken = actions[heading.item, default: []].filter(isSaid)
        return MinutesContent.Item(
            id: heading.item, number: heading.number, title: heading.title, kind: heading.agendaItem?.kind,
            presenter: heading.agendaItem.flatMap(register.printedPresenter),
            text: (section?.text ?? "").without(undertaken, decided),
            recusals: (section?.recusals ?? []).map {
                MinutesContent.Recused(name: register.printedName($0.person), note: $0.note)
            },
            decisions: decided.map(\.text), actions: undertaken.map(undertaking), outcome: section?.outcome)
    }

    /// What somebody has dropped while the notes are written was not agreed; what was agreed stays whatever became of it.
    private func isSaid(_ action: Action) -> Bool {
        guard case .dropped = action.state else { return true }
        if case .approved = minutes.state { return true }
        return false
    }

    private func undertaking(_ action: Action) -> MinutesContent.Undertaking {
        let owners = action.owners.map { owner in
            switch owner {
            case .person(let person): register.printedName(person)
            case .body(let body): register.body(body)?.name ?? body.text
            case .words(let words): words
            }
        }
        return MinutesContent.Undertaking(text: action.task(in: register), owners: owners, due: action.due?.words)
    }

    private func annex(_ paper: Paper) -> MinutesContent.Annex {
        let number = headings.first { $0.item == paper.item }?.number
        return MinutesContent.Annex(number: paper.annex, title: paper.title, item: number)
    }

    private func gathering(_ next: Meeting) -> MinutesContent.Gathering {
        MinutesContent.Gathering(start: next.start, length: next.length, place: next.effectivePlace(in: body).words)
    }

    private var approval: MinutesContent.Approved? {
        guard case .approved(_, let approval) = minutes.state else { return nil }
        return MinutesContent.Approved(by: approval.by, on: WallTime(approval.at).day, way: approval.way)
    }
}

extension MinutesSection {
    /// Whether there is anything in it that must not be lost.
    fileprivate var isWritten: Bool {
        !text.allSatisfy(\.isWhitespace) || !recusals.isEmpty || outcome != nil
    }
}

extension Minutes.State {
    fileprivate var version: Int? {
        switch self {
        case .draft: nil
        case .shared(let version, _, _, _), .approved(let version, _): version
        }
    }

    fileprivate func standing(on today: Day) -> MinutesContent.Standing {
        switch self {
        case .draft: .working(on: today)
        case .shared(_, _, let at, let until): .shared(on: WallTime(at).day, until: until)
        case .approved(_, let approval): .completed(on: WallTime(approval.at).day)
        }
    }
}

extension Register {
    /// A name as others may read it: one that is protected stands in no text.
    func printedName(_ person: Key<Person>) -> String {
        guard let known = self.person(person) else { return person.text }
        return known.isProtected ? "en ledamot med skyddade personuppgifter" : known.name
    }

    /// The same for a name that was written down before she was protected.
    func printedName(of name: String) -> String {
        people.first { $0.isProtected && $0.name == name }.map { printedName($0.id) } ?? name
    }

    /// Who presents an item, as others may read it.
    func printedPresenter(of item: AgendaItem) -> String? {
        guard item.presenters.contains(where: { person($0)?.isProtected == true }) else { return item.presenter }
        return String.enumeration(item.presenters.map(printedName))
    }
}
