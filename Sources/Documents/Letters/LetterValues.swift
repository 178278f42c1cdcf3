import Meetings

/// What a letter's template is filled with: facts and words, never whole sentences.
struct LetterValues {
    private(set) var fields: [String: Any] = [:]
    private let letter: Letter

    init(_ letter: Letter) {
        self.letter = letter
        setPeople()
        setWay()
        setLinks()
        setAnswer()
        setForwarded()
        setReply()
        setWelcome()
        setAlert()
        setDates()
        setPapers()
        setNotes()
        setActions()
        if let meeting = letter.meeting { setMeeting(meeting) }
    }

    /// Absent values and false ones are left out: their sections are not written.
    private mutating func set(_ name: LetterName, _ value: String?) { fields[name.rawValue] = value }
    private mutating func set(_ name: LetterName, if holds: Bool) { fields[name.rawValue] = holds ? true : nil }
    private mutating func set(_ name: LetterName, _ rows: [[LetterName: String]]) {
        guard !rows.isEmpty else { return }
        fields[name.rawValue] = rows.map { row in Dictionary(uniqueKeysWithValues: row.map { ($0.rawValue, $1) }) }
    }

    private mutating func setPeople() {
        let name = letter.copyFor ?? letter.recipient.name
        set(.region, letter.region.isEmpty ? nil : letter.region)
        set(.body, letter.body.name)
        set(.fullName, name)
        set(.firstName, String(name.prefix { $0 != " " }))
        set(.contact, letter.contact)
        set(.telephone, letter.body.sender.telephone)
        fields[LetterName.signature.rawValue] = letter.signature
        set(.role, letter.role?.word)
        set(.isInformed, if: letter.isInformed)
        set(.isAction, if: letter.kind == .action)
        let isApprover = letter.kind == .approval && letter.role == nil
        set(.isApprover, if: isApprover)
        // Why it comes is the åtgärd or the yes, whatever she is in the body.
        guard letter.kind != .action, !isApprover else { return }
        set(.hasRole, if: !letter.isInformed && letter.role != nil)
        set(.isPresenter, if: !letter.isInformed && letter.role == nil && letter.isPresenter)
        set(.isGuest, if: !letter.isInformed && letter.role == nil && !letter.isPresenter)
    }

    private mutating func setWay() {
        set(.isCopy, if: letter.copyFor != nil)
        set(.isPosted, if: letter.copyFor == nil && letter.isPosted)
        set(.isMail, if: letter.copyFor == nil && !letter.isPosted)
        set(.isCancellation, if: letter.kind == .cancellation)
        set(.isFarewell, if: letter.kind == .farewell)
        set(.callsOff, if: letter.callsOff)
        set(.isMinutes, if: letter.kind == .minutes)
        set(.isDates, if: letter.kind == .dates)
        set(.reason, letter.reason)
        setSignIn()
        let refused = letter.refused
        set(.proposedTime, refused.map { $0.start.asRead(in: letter.written.year, minutes: $0.length) })
        set(.filename, letter.enclosure?.filename)
        set(.isCorrection, if: letter.enclosure?.isCorrection ?? false)
    }

    private mutating func setLinks() {
        set(.answerLink, letter.links.answer)
        set(.pageLink, letter.links.page)
        set(.datesLink, letter.links.dates)
        set(.pollLink, letter.links.poll)
        set(.questionLink, letter.links.question)
        set(.meetingLink, letter.links.meeting)
        set(.minutesLink, letter.links.minutes)
        set(.commentsLink, letter.links.comments)
        set(.approvalLink, letter.links.approval)
        set(.officeLink, letter.links.office)
        set(.webAddress, letter.isPosted ? nil : letter.links.web)
    }

    private mutating func setSignIn() {
        guard let signIn = letter.signIn else { return }
        set(.isSignIn, if: true)
        set(.signInLink, signIn.link)
        // Read aloud and typed in halves.
        set(.code, "\(signIn.code.prefix(3)) \(signIn.code.dropFirst(3))")
    }

    private mutating func setAnswer() {
        // RFC 5546 §3.2.2.1: a new time asks everybody again.
        let answer = letter.answer
        let hasNewTime = answer == nil && letter.changes.contains(where: \.isOfTime)
        set(.again, if: !letter.isInformed && hasNewTime)
        set(.unanswered, if: !letter.isInformed && !hasNewTime && answer == nil)
        guard let answer, !letter.isInformed else { return }
        set(.answered, if: true)
        set(.accepted, if: answer.reply == .accepted)
        set(.declined, if: answer.reply == .declined)
        set(.tentative, if: answer.reply == .tentative)
        set(.answeredBy, answer.by)
    }

    private mutating func setForwarded() {
        guard let forwarded = letter.forwarded else { return }
        set(.writer, forwarded.writer.isEmpty ? nil : forwarded.writer)
        set(.writerAddress, forwarded.writer == forwarded.address ? nil : forwarded.address)
        set(.originalSubject, forwarded.subject.isEmpty ? nil : forwarded.subject)
        set(.hourlyLimit, forwarded.hourlyLimit.map { $0.word(one: "ett") })
        set(.paragraphs, forwarded.paragraphs.map { [.paragraph: $0] })
    }

    private mutating func setReply() {
        guard let reply = letter.reply else { return }
        set(.originalSubject, reply.subject)
        set(.lines, reply.lines.map { [.line: $0] })
        set(.askedDay, reply.asked.asRead(in: letter.written.year))
    }

    private mutating func setAlert() {
        guard let alert = letter.alert, let meeting = letter.meeting else { return }
        set(.isChairAway, if: alert.concerns.contains(.chair))
        set(.isTooFew, if: alert.concerns.contains(.quorum))
        set(.chair, alert.chair)
        set(.comment, alert.comment)
        set(.chairAnsweredBy, alert.answeredBy)
        set(.memberCount, alert.quorum.members.count.word(one: "en"))
        set(.possible, alert.quorum.possible == 0 ? nil : alert.quorum.possible.word(one: "en"))
        set(.needed, alert.quorum.needed == 0 ? nil : alert.quorum.needed.word(one: "en"))
        set(.mustHaveChair, if: alert.quorum.rule.needsChair)
        let rows: [(LetterName, Quorum.Stand)] = [
            (.coming, .coming), (.perhaps, .perhaps), (.away, .away), (.unknown, .unknown),
        ]
        for (name, stand) in rows { set(name, alert.people(stand)) }
        set(.asOf, "\(alert.moment.day.asRead(in: letter.written.year)) kl. \(alert.moment.clock)")
        set(.reference, meeting.reference)
        set(.commandTime, meeting.start.description)
    }

    private mutating func setPapers() {
        let papers = letter.papers
        set(.hasPapers, if: !papers.isEmpty)
        set(.papers, papers.map(row))
        set(.paperCount, papers.count.counted("handling", "handlingar").capitalizedSentence)
        let minutes = papers.compactMap(\.minutes).reduce(0, +)
        set(.readingTotal, minutes == 0 ? nil : minutes.inHoursAndMinutes)
        set(.hasAttached, if: papers.contains(where: \.isAttached))
        set(.hasUnattached, if: papers.contains { !$0.isAttached && $0.address == nil })
    }

    private func row(of paper: Letter.EnclosedPaper) -> [LetterName: String] {
        [
            .annex: "\(paper.annex)", .title: paper.title, .point: paper.point.map(String.init) ?? "",
            .readingTime: paper.minutes.map(\.inHoursAndMinutes) ?? "", .isLate: paper.isLate ? "true" : "",
            .isReplacement: paper.isReplacement ? "true" : "", .address: paper.address ?? "",
        ].filter { !$0.value.isEmpty }
    }

    private mutating func setWelcome() {
        let meetings = letter.meetings.sorted { $0.start < $1.start }
        set(.hasMeetings, if: !meetings.isEmpty)
        set(.meetings, meetings.map(row))
        set(.planYear, meetings.first.map { String($0.year) })
        set(.meetingCount, meetings.count.counted("möte", "möten", gender: .neuter))
        let notice = letter.body.policy.noticeDays
        set(.noticeDays, notice.counted("dag", "dagar"))
    }

    private mutating func setDates() {
        guard let dates = letter.dates else { return }
        let year = letter.written.year
        set(
            .dates,
            dates.starts.enumerated().map { index, start in
                var row: [LetterName: String] = [
                    .number: "\(index + 1)", .when: start.inFull(minutes: dates.length).capitalizedSentence,
                ]
                row[.counts] = dates.tally?.words(of: index)
                return row
            })
        set(.hasSeveral, if: dates.starts.count > 1)
        set(.deadlineDay, dates.deadline.asRead(in: year))
        set(.chosenTime, dates.chosen?.asRead(in: year, minutes: dates.length))
        guard let tally = dates.tally else { return }
        set(.repliedCount, "\(tally.answered.word(one: "en").capitalizedSentence) av \(tally.asked.word(one: "en"))")
        set(.silent, tally.silent.isEmpty ? nil : String.enumeration(tally.silent))
        set(.reference, tally.reference)
    }

    private mutating func setNotes() {
        guard let notes = letter.notes else { return }
        let year = letter.written.year
        let rows = notes.content?.mailRows ?? []
        set(.hasNotes, if: !rows.isEmpty)
        set(.notes, rows)
        set(.commentDay, notes.until?.asRead(in: year))
        set(.approvesBySilence, if: notes.approvesBySilence)
        set(.isAnew, if: notes.isAnew)
        set(.changedNotes, notes.changed.isEmpty ? nil : String.enumeration(notes.changed))
        guard let late = notes.late else { return }
        set(.isDraftLate, if: late.step.isOfDraft)
        set(.isForChair, if: late.step.isForChair)
        set(.lateDay, late.day.asRead(in: year))
        set(.coordinator, late.coordinator)
        set(.approver, late.approver)
    }

    private mutating func setActions() {
        let (actions, year) = (letter.actions, letter.written.year)
        set(.hasActions, if: !actions.isEmpty)
        set(.hasOneAction, if: actions.count == 1)
        set(.isLateAction, if: !actions.isEmpty && actions.allSatisfy(\.isOverdue))
        set(
            .actions,
            actions.map { action in
                var row: [LetterName: String] = [
                    .actionText: action.text, .actionAgreed: action.agreed.asRead(in: year),
                ]
                row[.actionDue] = action.due?.inWords(year: year)
                row[.actionOwner] = action.owner
                row[.isLate] = action.isOverdue ? "true" : nil
                row[.actionLink] = action.link
                return row
            })
    }

    private func row(of meeting: Meeting) -> [LetterName: String] {
        [
            .ordinal: "\(meeting.number.ordinalWord) mötet".capitalizedSentence,
            .when: meeting.start.inFull(minutes: meeting.length).capitalizedSentence,
            .place: letter.place(of: meeting).words,
            .hindered: String.enumeration(letter.hindered[meeting.id] ?? []),
        ].filter { !$0.value.isEmpty }
    }

    private mutating func setMeeting(_ meeting: Meeting) {
        let year = letter.written.year
        let day = meeting.start.day
        set(.day, day.asRead(in: year))
        set(.dayInFull, day.inFull)
        set(.subjectTime, meeting.start.asRead(in: letter.subjectYear, minutes: meeting.length))
        set(.when, meeting.start.inFull(minutes: meeting.length).capitalizedSentence)
        let ordinal = meeting.number.ordinalWord
        set(.which, meeting.year == year ? "årets \(ordinal) möte" : "det \(ordinal) mötet \(meeting.year)")
        set(.isCalled, if: letter.isCalled(meeting))
        set(.isPreliminary, if: !letter.isCalled(meeting))
        set(.noticeDay, letter.promise(day.adding(days: -letter.body.policy.noticeDays)))
        set(.papersDay, letter.papersDay.flatMap(letter.promise))
        setPlace(letter.place(of: meeting))
        setAgenda(of: meeting)
        setChanges(to: meeting)
    }

    private mutating func setPlace(_ place: Meeting.Place) {
        set(.room, place.room)
        set(.isDigital, if: place.room == nil)
        // No way in stands in a mail that calls somebody off.
        set(.joinLink, letter.callsOff ? nil : place.joinLink)
    }

    private mutating func setAgenda(of meeting: Meeting) {
        let isShown = letter.isCalled(meeting) && !letter.callsOff
        let items = isShown ? meeting.agenda : []
        set(.hasAgenda, if: !items.isEmpty)
        set(.agenda, isShown ? letter.timedAgenda(of: meeting) : [])
        let backgrounds = isShown ? letter.backgrounds(of: meeting) : []
        set(.hasBackground, if: !backgrounds.isEmpty)
        set(.backgrounds, backgrounds)
        let people = CalledPeople(letter.called, agenda: items)
        set(.ownItems, letter.ownItems)
        set(.ownItemsInCalendar, letter.ownItemsInCalendar)
        set(.isAgendaOnly, if: letter.changesAgendaOnly)
        set(.called, people.members)
        set(.guests, people.guests)
    }

    private mutating func setChanges(to meeting: Meeting) {
        set(.hasChanges, if: !letter.changes.isEmpty)
        set(.changes, letter.changes.flatMap { ChangeWords($0, to: meeting, in: letter).rows })
        set(.news, ChangeWords.news(of: meeting, in: letter))
        set(.newsInside, letter.changes.isEmpty ? nil : ChangeWords.newsInside(of: meeting, in: letter))
    }
}
