import Meetings

@testable import Documents

/// One letter of every kind, and of every way a kind can read.
let letterExamples: KeyValuePairs<String, Letter> = [
    "booking": .example(.booking, meeting: .example(), written: "2027-01-11"),
    "booking-next-year": .example(
        .booking, body: .example(joinLink: nil), meeting: .example(number: 1), written: "2026-11-16"),
    "booking-room": .example(
        .booking, meeting: .example(place: Meeting.Place(room: "Björksalen, Regionhuset")), written: "2027-01-11"),
    "booking-informed": .example(.booking, meeting: .example(), isInformed: true, written: "2027-01-11"),
    "booking-posted": .example(.booking, meeting: .example(), isPosted: true, written: "2027-01-11"),
    "notice": .example(),
    "notice-chair": .example(recipient: Person(id: Key("eva"), name: "Eva Sandgren"), role: .chair),
    "notice-new-time": .example(changes: [.time(from: WallTime(iso: "2027-03-02T13:00") ?? WallTime(.t0), length: 120)]
    ),
    "notice-accepted": .example(answer: .accepted),
    "notice-declined": .example(answer: .declined),
    "notice-tentative": .example(answer: .tentative),
    "notice-answered-by": .example(answer: .accepted, by: "Siv Modig"),
    "notice-informed": .example(isInformed: true),
    "notice-copy": .example(copyFor: "Karin Holmberg"),
    "notice-copy-answered": .example(answer: .declined, copyFor: "Karin Holmberg"),
    "notice-posted": .example(isPosted: true),
    "notice-papers": .example().reading(),
    "papers": .example(.papers).reading(),
    "papers-copy": .example(.papers, copyFor: "Karin Holmberg").reading(),
    "papers-posted": .example(.papers, isPosted: true).reading(),
    "notice-posted-answered": .example(answer: .accepted, isPosted: true),
    "notice-presenter": .example(recipient: .hanna, role: nil),
    "notice-protected": .example(
        recipient: Person(id: Key("karin"), name: "Karin Holmberg", isProtected: true),
        called: [Letter.Called].example.filter { $0.name != "Karin Holmberg" }),
    "notice-hybrid": .example(
        meeting: .called(place: Meeting.Place(joinLink: "https://mote.example/annan", room: "Björksalen"))),
    "notice-bare": .example(
        body: .example(signature: [], joinLink: nil), meeting: .example(), called: [], papersDay: nil),
    "change-time": .example(
        .change, meeting: .called(start: "2027-03-11T09:00"), changes: [.time(from: march9, length: 120)]),
    "change-place": .example(
        .change, meeting: .called(place: Meeting.Place(room: "Björksalen, Regionhuset")), answer: .accepted,
        changes: [.place(from: Meeting.Place())]),
    "change-link": .example(
        .change, meeting: .called(place: Meeting.Place(joinLink: "https://mote.example/ny")), answer: .tentative,
        changes: [.place(from: Meeting.Place())]),
    "change-agenda": .example(
        .change, answer: .accepted,
        changes: [
            .agenda([
                .added(AgendaItem(title: "Remiss om suicidprevention", presenter: "Hanna Stål", length: 20), number: 4),
                .moved(AgendaItem(title: "Övriga frågor"), from: 4, to: 5),
                .length(AgendaItem(title: "Aktuellt", length: 10), number: 1, from: 20),
            ])
        ]),
    "notice-presenter": .presenter(.notice),
    "change-presenter": .presenter(.change, changes: [.time(from: march9, length: 20)], answer: .accepted),
    "change-informed": .example(
        .change, meeting: .called(start: "2027-03-11T09:00"), isInformed: true,
        changes: [.time(from: march9, length: 120), .agenda([])]),
    "change-booking": .example(
        .change, meeting: .example(place: Meeting.Place(room: "Björksalen")),
        changes: [.time(from: march9, length: 60), .place(from: Meeting.Place())], written: "2027-01-11"),
    "change-copy": .example(
        .change, meeting: .called(start: "2027-03-11T09:00"), changes: [.time(from: march9, length: 120)],
        copyFor: "Karin Holmberg"),
    "change-posted": .example(
        .change, meeting: .called(start: "2027-03-11T09:00"), changes: [.time(from: march9, length: 120)],
        isPosted: true),
    "cancellation": .example(.cancellation, reason: "För få kan komma"),
    "cancellation-informed": .example(.cancellation, isInformed: true),
    "cancellation-copy": .example(.cancellation, reason: "För få kan komma", copyFor: "Karin Holmberg"),
    "cancellation-posted": .example(.cancellation, reason: "För få kan komma", isPosted: true),
    "farewell": .example(.farewell),
    "farewell-informed": .example(.farewell, isInformed: true),
    "farewell-copy": .example(.farewell, copyFor: "Karin Holmberg"),
    "farewell-posted": .example(.farewell, isPosted: true),
    "welcome": .example(.welcome, meeting: nil, meetings: newcomersMeetings),
    "welcome-informed": .example(.welcome, meeting: nil, meetings: newcomersMeetings, isInformed: true),
    "welcome-copy": .example(.welcome, meeting: nil, meetings: newcomersMeetings, copyFor: "Karin Holmberg"),
    "welcome-posted": .example(.welcome, meeting: nil, meetings: newcomersMeetings, isPosted: true),
    "welcome-early": .example(.welcome, meeting: nil),
    "dates": .dates(),
    "dates-copy": .dates(copyFor: "Eva Sandgren"),
    "dates-posted": .dates(isPosted: true),
    "takeover": .example(.takeover, meeting: .example(), written: "2027-01-11"),
    "takeover-informed": .example(.takeover, meeting: .example(), isInformed: true, written: "2027-01-11"),
    "takeover-copy": .example(.takeover, meeting: .example(), copyFor: "Karin Holmberg", written: "2027-01-11"),
    "takeover-posted": .example(.takeover, meeting: .example(), isPosted: true, written: "2027-01-11"),
    "minutes": .example(.minutes, meeting: heldMeeting, enclosure: minutesFile, written: "2027-03-16"),
    "minutes-next-year": .example(.minutes, meeting: heldMeeting, enclosure: minutesFile, written: "2028-01-10"),
    "minutes-corrected": .example(.minutes, meeting: heldMeeting, enclosure: correctedFile, written: "2027-03-18"),
    "minutes-informed": .example(
        .minutes, meeting: heldMeeting, isInformed: true, enclosure: minutesFile, written: "2027-03-16"),
    "minutes-guest": .example(
        .minutes, recipient: Person(id: Key("siv"), name: "Siv Modig"), role: nil, meeting: heldMeeting,
        enclosure: minutesFile, written: "2027-03-16"),
    "minutes-presenter": .example(
        .minutes, recipient: .hanna, role: nil, meeting: heldMeeting, enclosure: minutesFile, written: "2027-03-16"),
    "minutes-copy": .example(
        .minutes, meeting: heldMeeting, enclosure: minutesFile, copyFor: "Karin Holmberg", written: "2027-03-16"),
    "minutes-posted": .example(
        .minutes, meeting: heldMeeting, enclosure: minutesFile, isPosted: true, written: "2027-03-16"),
    "minutes-posted-corrected": .example(
        .minutes, meeting: heldMeeting, enclosure: correctedFile, isPosted: true, written: "2027-03-18"),
    "minutes-actions": .owning(.example(.minutes, meeting: heldMeeting, enclosure: minutesFile, written: "2027-03-16")),
    "action": .owning(.example(.action, meeting: nil, written: "2027-03-16"), 1),
    "action-several": .owning(.example(.action, meeting: nil, written: "2027-03-16")),
    "action-late": .owning(.example(.action, meeting: nil, written: "2027-04-07"), 1),
    "action-copy": .owning(.example(.action, meeting: nil, copyFor: "Karin Holmberg", written: "2027-03-16"), 1),
    "action-posted": .owning(.example(.action, meeting: nil, isPosted: true, written: "2027-03-16"), 1),
    "poll": .example(.poll, meeting: nil, dates: threeDates),
    "poll-one": .example(.poll, meeting: nil, dates: oneDate),
    "poll-copy": .example(.poll, meeting: nil, dates: threeDates, copyFor: "Karin Holmberg"),
    "poll-posted": .example(.poll, meeting: nil, dates: threeDates, isPosted: true),
    "poll-reminder": .example(.pollReminder, meeting: nil, dates: threeDates),
    "poll-reminder-one-copy": .example(.pollReminder, meeting: nil, dates: oneDate, copyFor: "Karin Holmberg"),
    "poll-outcome": .example(.pollOutcome, meeting: nil, dates: chosenDate),
    "poll-outcome-none": .example(.pollOutcome, meeting: nil, dates: threeDates),
    "poll-outcome-posted": .example(.pollOutcome, meeting: nil, dates: chosenDate, isPosted: true),
    "poll-due": .pollDue(office: "https://samordna.regionen.example/datumfragor/lpo-psykisk-halsa/1"),
    "poll-due-unlinked": .pollDue(),
    "poll-links": .linked(.example(.poll, meeting: nil, dates: threeDates), poll: "datum"),
    "poll-copy-links": .linked(
        .example(.poll, meeting: nil, dates: threeDates, copyFor: "Karin Holmberg"), poll: "datum"),
    "own-page": .linked(.example(.ownPage, meeting: nil), page: "din-sida"),
    "agenda": .chair(.agenda),
    "agenda-copy": .chair(.agenda, copyFor: "Eva Sandgren"),
    "agenda-posted": .chair(.agenda, isPosted: true),
    "agenda-links": .linked(.chair(.agenda), question: "dagordning"),
    "agenda-empty": .chair(.agenda, meeting: .example()),
    "quorum": .lostQuorum(),
    "quorum-copy": .lostQuorum(copyFor: "Eva Sandgren"),
    "quorum-links": .linked(.lostQuorum(), question: "beslutforhet"),
    "notice-links": .linked(.example(), answer: "svar"),
    "notice-copy-links": .linked(.example(copyFor: "Karin Holmberg"), answer: "svar"),
    "minutes-links": .linked(
        .example(.minutes, meeting: heldMeeting, enclosure: minutesFile, written: "2027-03-16"), page: "din-sida",
        minutes: "mote"),
    "minutes-copy-links": .linked(
        .example(
            .minutes, meeting: heldMeeting, enclosure: minutesFile, copyFor: "Karin Holmberg", written: "2027-03-16"),
        minutes: "mote"),
    "welcome-links": .linked(.example(.welcome, meeting: nil, meetings: newcomersMeetings), page: "din-sida"),
    "refusal": .example(.refusal, answer: .tentative, refused: march11),
    "refusal-unanswered": .example(.refusal, meeting: .example(), refused: march11, written: "2027-01-11"),
    "refusal-copy": .example(.refusal, answer: .declined, refused: march11, copyFor: "Karin Holmberg"),
    "refusal-posted": .example(.refusal, answer: .declined, refused: march11, isPosted: true),
    "signIn": .signInMail,
    "test": .example(.test, role: nil, meeting: nil),
    "alert-chair": .alert([.declined], comment: "Jag är sjukskriven till och med den 15 mars."),
    "alert-chair-assistant": .alert([.declined, .accepted, .accepted], answeredBy: "Asta Berg"),
    "alert-chair-protected": .alert([.declined, .accepted], protected: ["Eva Sandgren"]),
    "alert-quorum": .alert([.accepted, .accepted, .tentative, .declined, .declined, .declined, .declined, .declined]),
    "alert-both": .alert(
        [.declined, .accepted, nil, .declined, .declined, .declined, .declined, .declined],
        protected: ["Karin Holmberg"]),
    "alert-nobody": .alert([Answer.Reply?](repeating: .declined, count: 9)),
    "forward": .example(.forward, role: .coordinator, meeting: nil, forwarded: note),
    "forward-bare": .example(
        .forward, role: .coordinator, meeting: nil,
        forwarded: Letter.Forwarded(writer: "", address: "", subject: "", text: "")),
    "reply": .reply("Hej Karin\n\nDet gör Eva från den 1 april.\n# Inte en rubrik\n> Inte ett citat\n\nHälsar Bo"),
    "flood": .example(.flood, role: .coordinator, meeting: nil, forwarded: flood(from: "Dag Wiklund")),
    "flood-all": .example(.flood, role: .coordinator, meeting: nil, forwarded: flood(from: "")),
    "reminder": .example(.reminder, written: "2027-03-04"),
    "reminder-informed": .example(.reminder, isInformed: true, written: "2027-03-04"),
    "reminder-copy": .example(.reminder, copyFor: "Karin Holmberg", written: "2027-03-04"),
    "reminder-posted": .example(.reminder, isPosted: true, written: "2027-03-04"),
]

extension Letter {
    fileprivate static func reply(_ text: String) -> Letter {
        var letter = Letter.example(.reply, meeting: nil)
        letter.reply = Reply(
            subject: "Sv: Vem tar över?", text: text, asked: Day(iso: "2027-02-22") ?? WallTime(.t0).day)
        return letter
    }

    /// With the links that a service with an address on the web writes.
    fileprivate static func linked(
        _ letter: Letter, answer: String? = nil, page: String? = nil, poll: String? = nil, question: String? = nil,
        minutes: String? = nil
    ) -> Letter {
        let address = { (path: String) in "https://samordna.regionen.example/\(path)/Jb7w-2KdQeR4xYp0vTnM" }
        var letter = letter
        letter.links = Links(
            answer: answer.map(address), page: page.map(address), poll: poll.map(address),
            question: question.map(address), web: "https://samordna.regionen.example")
        letter.links.minutes = minutes.map { "\(address($0))/anteckningar" }
        return letter
    }

    /// To Ingrid, the samordnare, when the last day for answers is over.
    fileprivate static func pollDue(office: String? = nil) -> Letter {
        var letter = Letter.example(
            .pollDue, recipient: Person(id: Key("ingrid"), name: "Ingrid Almlöf"), role: .coordinator, meeting: nil,
            dates: threeDates, written: "2027-03-01")
        letter.dates?.tally = Letter.Tally(
            counts: [[.yes: 5, .maybe: 1, .no: 1], [.no: 7], [:]], asked: 9, answered: 7,
            silent: ["Karin Holmberg", "Mikael Öberg"], reference: "lpo-psykisk-halsa/p1")
        letter.links.office = office
        return letter
    }

    /// A question to Eva, the chair.
    fileprivate static func chair(
        _ kind: Kind, meeting: Meeting = .example(agenda: .example), copyFor: String? = nil, isPosted: Bool = false
    ) -> Letter {
        .example(
            kind, recipient: Person(id: Key("eva"), name: "Eva Sandgren"), role: .chair, meeting: meeting,
            copyFor: copyFor, isPosted: isPosted, written: "2027-02-19")
    }

    fileprivate static func lostQuorum(copyFor: String? = nil) -> Letter {
        var letter = Letter.chair(.quorum, meeting: .called(), copyFor: copyFor)
        letter.alert =
            Letter.alert([.accepted, .accepted, .tentative] + [Answer.Reply?](repeating: .declined, count: 5))
            .alert
        return letter
    }

    fileprivate static var signInMail: Letter {
        var letter = Letter.example(.signIn, role: nil, meeting: nil)
        letter.signIn = SignIn(link: "https://samordna.regionen.example/logga-in/x7Qp-2Kd", code: "482913")
        return letter
    }
}

private let note = Letter.Forwarded(
    writer: "Dag Wiklund", address: "dag@kommun.example", subject: "På väg",
    text: "Hej,\n\nbussen är försenad.\nBlir tio minuter sen.")

private func flood(from writer: String) -> Letter.Forwarded {
    Letter.Forwarded(
        writer: writer, address: writer.isEmpty ? "" : "dag@kommun.example", subject: "", text: "",
        hourlyLimit: writer.isEmpty ? 60 : 10)
}

private let heldMeeting = Meeting.example(agenda: .example, state: .held(at: .t0))
private let minutesFile = Letter.Enclosure(filename: "Minnesanteckningar 9 mars.pdf", isCorrection: false)
private let correctedFile = Letter.Enclosure(filename: "Anteckningar 9 mars, rättade.pdf", isCorrection: true)

private let march11 = Letter.Proposed(start: WallTime(iso: "2027-03-11T09:00") ?? WallTime(.t0), length: 120)
private let march9 = WallTime(iso: "2027-03-09T13:00") ?? WallTime(.t0)

private let threeDates = Letter.Dates(
    starts: [march9, WallTime(iso: "2027-03-11T09:00") ?? march9, WallTime(iso: "2027-04-13T13:00") ?? march9],
    length: 120, deadline: Day(iso: "2027-02-26") ?? march9.day)
private let oneDate = Letter.Dates(starts: [march9], length: 120, deadline: threeDates.deadline)
private let chosenDate = Letter.Dates(
    starts: threeDates.starts, length: 120, deadline: threeDates.deadline, chosen: threeDates.starts[1])

private let newcomersMeetings: [Meeting] = [
    .example(number: 3, start: "2027-05-11T13:00"), .called(),
    .example(number: 4, start: "2027-09-14T13:00", place: Meeting.Place(room: "Björksalen, Regionhuset")),
]

extension Letter {
    /// To Ingrid, the samordnare, of nine members in the order of their seats, the chair first.
    fileprivate static func alert(
        _ replies: [Answer.Reply?], comment: String? = nil, answeredBy: String? = nil, protected: [String] = []
    ) -> Letter {
        let body = Body.example()
        let called = [Called].example
        let seated = called.filter { $0.role == .chair } + called.filter { $0.role == .ordinary }
        let names = seated.map(\.name) + ["Siv Modig"]
        let meeting = Meeting.called()
        let register = Register.example(of: body, names)
        let invitations = zip(names, replies).map { name, reply in
            Invitation.example(name, to: meeting, reply)
        }
        guard let quorum = Quorum(of: meeting, register, invitations) else { return .example(.alert) }
        let named = Dictionary(grouping: quorum.members, by: \.stand).mapValues { members in
            members.map(\.person.text).filter { !protected.contains($0) }
        }
        let alert = Alert(
            concerns: quorum.concerns, quorum: quorum, names: named,
            chair: protected.contains("Eva Sandgren") ? nil : "Eva Sandgren", comment: comment, answeredBy: answeredBy,
            moment: WallTime(iso: "2027-03-01T10:15") ?? WallTime(.t0))
        let ingrid = Person(id: Key("ingrid"), name: "Ingrid Almlöf")
        return .example(
            .alert, body: body, recipient: ingrid, role: .coordinator, meeting: meeting, alert: alert,
            written: "2027-03-01")
    }
}

extension Register {
    fileprivate static func example(of body: Body, _ names: [String]) -> Register {
        var register = Register()
        register.bodies = [body]
        for (index, name) in names.enumerated() {
            register.people.append(Person(id: Key(name), name: name))
            register.seats.append(Seat(id: Key(name), body: body.id, role: index == 0 ? .chair : .ordinary))
            register.mandates.append(
                Mandate(id: Key(name), seat: Key(name), person: Key(name), from: Day(ordinal: 0)))
        }
        return register
    }
}

extension Invitation {
    fileprivate static func example(_ name: String, to meeting: Meeting, _ reply: Answer.Reply?) -> Invitation {
        Invitation(
            meeting: meeting.id, person: Key(name), uid: name, organizer: "lpo@norrdal.example", created: .t0,
            joinedAt: .t0, kind: .called, conveyed: Conveyed(stage: .called, generation: 0, revision: 0),
            answer: reply.map { Answer(reply: $0, channel: .mail, at: .t0) })
    }
}

extension Letter {
    /// The chair is asked about two meetings; to the second one two cannot come.
    static func dates(isPosted: Bool = false, copyFor: String? = nil) -> Letter {
        var letter = Letter.example(
            .dates, recipient: Person(id: Key("eva"), name: "Eva Sandgren"), role: .chair, meeting: nil,
            meetings: newcomersMeetings, copyFor: copyFor, isPosted: isPosted, written: "2026-11-16")
        letter.hindered = [newcomersMeetings[1].id: ["Rut Englund", "Mikael Öberg"]]
        return letter
    }
}

extension Letter {
    /// To Hanna, who comes for the fourth item alone.
    fileprivate static func presenter(
        _ kind: Kind, changes: [Change] = [], answer: Answer.Reply? = nil
    ) -> Letter {
        let whole = Meeting.called()
        let slots = whole.slots.filter { $0.number == 4 }
        var meeting = whole
        meeting.start = slots.first?.start ?? whole.start
        meeting.length = 20
        meeting.agenda = slots.map(\.item)
        var letter = Letter.example(
            kind, recipient: Person(id: Key("hanna"), name: "Hanna Stål", addresses: []), role: nil, meeting: meeting,
            called: [], answer: answer, changes: changes)
        letter.slots = slots
        return letter
    }
}

extension Letter {
    /// With what its reader has undertaken: one with a day, one of her body within a time, one without either.
    fileprivate static func owning(_ letter: Letter, _ count: Int = 3) -> Letter {
        var letter = letter
        let agreed = Day(iso: "2027-03-09") ?? letter.written
        let (due, first) = (Day(iso: "2027-03-23") ?? agreed, Day(iso: "2027-09-01") ?? agreed)
        let span = DaySpan(from: first, until: first.adding(days: 90))
        let actions = [
            OwnAction(
                id: Key("a"), text: "Kartlägg kommunernas suicidpreventiva planer", due: .day(due), agreed: agreed,
                isOverdue: letter.written > due),
            OwnAction(
                id: Key("b"), text: "Svara på remissen om samsjuklighet",
                due: span.map { .period($0, words: "under hösten 2027") }, agreed: agreed,
                owner: "LAG Suicidprevention"),
            OwnAction(id: Key("c"), text: "Bjud in NSPH", agreed: agreed),
        ]
        letter.actions = actions.prefix(count).map { action in
            var action = action
            action.link = letter.isPosted ? nil : "https://samordna.norrdal.example/atgard/\(action.id)"
            return action
        }
        return letter
    }
}

extension Letter {
    /// With three papers: one that goes with it and takes another's place, one that came late and is too large, and a link.
    fileprivate func reading() -> Letter {
        var letter = self
        letter.papers = [
            EnclosedPaper(
                annex: 1, title: "Plan för *psykisk* hälsa", point: 2, minutes: 70, isReplacement: true,
                isAttached: true),
            EnclosedPaper(annex: 3, title: "Remiss", point: 3, minutes: 1, isLate: true),
            EnclosedPaper(annex: 4, title: "Film", address: "https://teams.example/film"),
        ]
        if !isPosted { letter.links.meeting = "https://samordna.regionen.example/mote/AbC" }
        return letter
    }
}
