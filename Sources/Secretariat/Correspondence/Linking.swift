import Documents
import Meetings

extension Correspondence {
    /// A letter with links for its reader alone.
    ///
    /// They are made as the letter is written, so that each mail keeps links of its own however often it is written anew,
    /// and end with what they are for: the mail holds the secret, the register its digest.
    func linked(_ letter: Letter, for assistant: Person.Assistant? = nil) throws -> Letter {
        guard let web = secretary.settings.webAddress else { return letter }
        var letter = letter
        if let meeting = letter.meeting, letter.asksForAnswer {
            letter.links.answer = "\(web)/svar/\(try newLink(to: .answer(meeting.id), letter, assistant))"
        }
        if let poll = letter.dates?.poll, [.poll, .pollReminder].contains(letter.kind) {
            letter.links.poll = "\(web)/datum/\(try newLink(to: .poll(poll), letter, assistant))"
        }
        if let meeting = letter.meeting, !letter.papers.isEmpty {
            letter.links.meeting = "\(web)/mote/\(try newLink(to: .meeting(meeting.id), letter, assistant))"
        }
        if let meeting = letter.meeting, letter.kind == .minutes {
            letter.links.minutes =
                "\(web)/mote/\(try newLink(to: .meeting(meeting.id), letter, assistant))/anteckningar"
        }
        if let meeting = letter.meeting, letter.kind == .draft {
            letter.links.comments = "\(web)/synpunkter/\(try newLink(to: .comments(meeting.id), letter, assistant))"
        }
        if letter.kind == .pollDue, let poll = try letter.dates?.poll.flatMap(transaction.snapshot.poll) {
            letter.links.office = "\(web)/datumfragor/\(poll.body)/\(poll.number)"
        }
        letter.actions = try letter.actions.map { action in
            var action = action
            action.link = "\(web)/atgard/\(try newLink(to: .action(action.id), letter, assistant))"
            return action
        }
        // Her hours and the chair's word are no assistant's.
        guard assistant == nil else { return letter }
        if letter.offersPage {
            letter.links.page = "\(web)/din-sida/\(try newLink(to: .page, letter, nil))"
        }
        if letter.kind == .dates, let year = letter.meetings.first?.year {
            letter.links.dates = "\(web)/arets-dagar/\(try newLink(to: .dates(body.id, year: year), letter, nil))"
        }
        if let meeting = letter.meeting, letter.kind == .agenda {
            letter.links.question = "\(web)/dagordning/\(try newLink(to: .agenda(meeting.id), letter, nil))"
        }
        if let meeting = letter.meeting, letter.kind == .quorum {
            letter.links.question = "\(web)/beslutforhet/\(try newLink(to: .quorum(meeting.id), letter, nil))"
        }
        if let meeting = letter.meeting, letter.kind == .approval {
            letter.links.approval = "\(web)/godkannande/\(try newLink(to: .approval(meeting.id), letter, nil))"
        }
        if let meeting = letter.meeting, letter.kind == .lateMinutes, letter.notes?.late?.step.isForChair == false {
            letter.links.office = "\(web)/moten/\(meeting.body)/\(meeting.year)-\(meeting.number)/anteckningar/lage"
        }
        return letter
    }

    private func newLink(
        to purpose: PersonalLink.Purpose, _ letter: Letter, _ assistant: Person.Assistant?
    ) throws -> String {
        let secret = secretary.world.newSecret()
        try transaction.addLink(
            to: purpose, of: letter.recipient.id, assistant: assistant?.name, digest: secretary.digest(secret), at: now)
        return secret
    }
}

extension Letter {
    fileprivate var asksForAnswer: Bool {
        !isInformed && [.booking, .notice, .change, .takeover, .reminder].contains(kind)
    }

    /// The mails that come when there is something to do or to see there, to those who hold a seat.
    fileprivate var offersPage: Bool {
        !isInformed && role != nil && [.welcome, .minutes, .draft, .ownPage].contains(kind)
    }
}
