import Documents
import Foundation
import Meetings
import Secretariat
import Store

/// The page *Datumförfrågningar*.
struct PollsPage: PageContent {
    static let template = "polls"
    static let names: Set<String> = [
        "year", "open", "hasOpen", "closed", "hasClosed", "name", "path", "count", "state", "choices", "hasChoices",
        "id",
    ]

    let year: Int
    let open: [PollRow]
    let hasOpen: Bool
    let closed: [PollRow]
    let hasClosed: Bool
    let choices: [Choice]
    let hasChoices: Bool

    init(_ year: Int, _ rows: [PollRow], _ bodies: [Body]) {
        self.year = year
        open = rows.filter { !$0.isClosed }
        closed = rows.filter(\.isClosed).reversed()
        hasOpen = !open.isEmpty
        hasClosed = !closed.isEmpty
        choices = bodies.map { Choice($0.id.text.inAddress, $0.name) }
        hasChoices = !choices.isEmpty
    }
}

/// A poll in the list.
struct PollRow: Sendable {
    let name: String
    let path: String
    let count: String
    let state: String
    let isClosed: Bool

    init(_ poll: Poll, _ snapshot: Snapshot, _ register: Register) throws {
        let asked = Set(register.asked(in: poll).map(\.person.id))
        let answered = asked.intersection(try snapshot.pollAnswers(to: poll.id).map(\.person)).count
        name = register.body(poll.body)?.name ?? ""
        path = poll.path
        count = poll.starts.count.counted("dag", "dagar").capitalizedSentence
        isClosed = poll.outcome != nil
        let replies = Self.replies(answered, of: asked.count)
        switch poll.outcome {
        case nil: state = "\(replies). Sista svarsdag \(poll.deadline.inYear)."
        case let outcome?:
            state =
                outcome.chosen.map { "Det blev \(poll.starts[$0 - 1].inFull(minutes: poll.length))." }
                ?? "Ingen av dagarna blev av."
        }
    }

    /// “Två av tre har svarat”.
    fileprivate static func replies(_ count: Int, of asked: Int) -> String {
        let who = count == 0 ? "Ingen" : count.word(one: "en").capitalizedSentence
        return "\(who) av \(asked.word(one: "en")) har svarat"
    }
}

/// The page *Ny datumförfrågan*.
struct NewPollPage: PageContent {
    static let template = "new-poll"
    static let names: Set<String> = [
        "body", "path", "year", "dates", "day", "clock", "length", "deadline", "meetings", "hasMeetings", "value",
        "label", "isChosen", "meeting", "number", "goesItself",
    ]

    let body: String
    let path: String
    let year: Int
    let dates: [Row]
    let length: Field
    let deadline: Field
    let meetings: [Choice]
    let hasMeetings: Bool
    let meeting: String
    /// The mails wait for nobody's press.
    let goesItself: Bool
    let faults: Faults?
    let token: String

    struct Row: Sendable {
        let number: Int
        let day: Field
        let clock: Field
    }

    init(_ body: Body, _ typed: TypedPoll, _ meetings: [Meeting], chosen: String, year: Int, token: String) {
        let fault = { (name: String) in typed.fault?.field == name ? typed.fault?.words : nil }
        self.body = body.name
        path = "/datumfragor/\(body.id.text.inAddress)/ny"
        self.year = year
        dates = typed.days.indices.map { index in
            Row(
                number: index + 1,
                day: Field(
                    "dag\(index + 1)", label: "Dag \(index + 1)", value: typed.days[index],
                    fault: fault("dag\(index + 1)"),
                    type: "date"),
                clock: Field(
                    "tid\(index + 1)", label: "Klockslag \(index + 1)", value: typed.clocks[index],
                    fault: fault("tid\(index + 1)"),
                    inputmode: "decimal"))
        }
        length = Field(
            "langd", label: "Längd i minuter", value: typed.length, fault: fault("langd"), inputmode: "numeric")
        deadline = Field(
            "senast", label: "Sista svarsdag", hint: "Lämna tomt för ungefär tio dagar.", value: typed.deadlineText,
            fault: fault("senast"), type: "date")
        self.meetings = meetings.map { meeting in
            Choice(
                meeting.reference, meeting.start.inFull(minutes: meeting.length),
                isChosen: meeting.reference == chosen)
        }
        hasMeetings = !meetings.isEmpty
        meeting = chosen
        goesItself = body.policy.mode(of: .poll) == .automatic
        faults = Faults(dates.flatMap { [$0.day, $0.clock] } + [length, deadline])
        self.token = token
    }
}

/// The page of one poll: who can when.
struct DatePollPage: PageContent {
    static let template = "date-poll"
    static let names: Set<String> = Set([
        "body", "year", "sentence", "dates", "number", "when", "yes", "maybe", "no", "silent", "counts", "isBest",
        "isChosenDate", "isOpen", "panel", "latest", "people", "news", "isFault", "meetings", "hasMeetings", "value",
        "label", "asked", "meetingPath", "path", "isOutcome", "title", "suggestion", "id", "name", "words",
        "goesItself",
    ]).union(MailPanel.names)

    let title: String
    let body: String
    let year: Int
    let path: String
    let sentence: String
    let dates: [Row]
    let silent: String?
    let isOpen: Bool
    let isOutcome: Bool
    let panel: MailPanel?
    let latest: Int64
    let news: String?
    let isFault: Bool
    let asked: [Person]
    let meetings: [Choice]
    let hasMeetings: Bool
    let meetingPath: String?
    /// What came of it waits for nobody's press.
    let goesItself: Bool
    let token: String

    struct Row: Sendable {
        let number: Int
        let when: String
        let counts: String
        let yes: String?
        let maybe: String?
        let no: String?
        let isBest: Bool
        let isChosenDate: Bool
    }

    struct Person: Sendable {
        let id: String
        let name: String
    }

    init(
        _ poll: Poll, _ body: Body, _ answers: [PollAnswer], _ register: Register, meetings: [Meeting],
        panel: MailPanel?, latest: Int64?, news: PollNews?, now: Date, token: String
    ) {
        let people = register.asked(in: poll).map(\.person)
        let answered = Set(answers.map(\.person))
        let missing = people.filter { !answered.contains($0.id) }.map(\.name)
        let best = poll.starts.indices.map { index in
            answers.reduce(0) { sum, answer in
                guard answer.number == index + 1 else { return sum }
                return sum + (answer.word == .yes ? 1000 : answer.word == .maybe ? 1 : 0)
            }
        }
        title = "Datumförfrågan till \(body.name)"
        self.body = body.name
        year = poll.starts.first?.day.year ?? WallTime(now).day.year
        path = poll.path
        isOpen = poll.outcome == nil
        isOutcome = poll.outcome != nil
        dates = poll.starts.enumerated().map { index, start in
            let names = { (word: Poll.Word) -> [String] in
                answers.filter { $0.number == index + 1 && $0.word == word }
                    .compactMap { register.person($0.person)?.name }.sorted(by: String.inSurnameOrder)
            }
            return Row(
                index + 1, start.inFull(minutes: poll.length), names(.yes), names(.maybe), names(.no),
                isBest: best[index] > 0 && best[index] == best.max(), isChosen: poll.outcome?.chosen == index + 1)
        }
        silent = missing.isEmpty ? nil : String.enumeration(missing.sorted(by: String.inSurnameOrder))
        let replies = "\(PollRow.replies(people.count - missing.count, of: people.count))."
        switch poll.outcome {
        case nil: sentence = "\(replies) Sista svarsdag är \(poll.deadline.inYear)."
        case let outcome?:
            let result = outcome.chosen.map { "Det blev \(poll.starts[$0 - 1].inFull(minutes: poll.length))." }
            sentence = "\(result ?? "Ingen av dagarna blev av.") \(outcome.closed.by) stängde förfrågan."
        }
        self.panel = panel
        self.latest = latest ?? 0
        self.news = news?.words
        isFault = news?.isFault ?? false
        asked = people.sorted { String.inSurnameOrder($0.name, $1.name) }.map { Person(id: $0.id.text, name: $0.name) }
        let movable = meetings.filter { $0.start.nearestMoment > now && $0.ownership != .elsewhere }
            .sorted { $0.start < $1.start }
        self.meetings = movable.map {
            Choice($0.reference, "Flytta mötet \($0.start.inFull(minutes: $0.length))")
        }
        hasMeetings = !movable.isEmpty
        goesItself = body.policy.mode(of: .pollOutcome) == .automatic
        let chosen = poll.outcome?.chosen.map { poll.starts[$0 - 1] }
        meetingPath = chosen.flatMap { start in meetings.first { $0.start == start }?.path }
        self.token = token
    }
}

extension DatePollPage.Row {
    fileprivate init(
        _ number: Int, _ when: String, _ yes: [String], _ maybe: [String], _ no: [String], isBest: Bool, isChosen: Bool
    ) {
        let parts = [("kan", yes), ("kanske", maybe), ("kan inte", no)].filter { !$0.1.isEmpty }
            .map { "\($0.1.count.word(one: "en")) \($0.0)" }
        self.number = number
        self.when = when.capitalizedSentence
        counts = parts.isEmpty ? "Inga svar än" : String.enumeration(parts).capitalizedSentence
        self.yes = yes.isEmpty ? nil : String.enumeration(yes)
        self.maybe = maybe.isEmpty ? nil : String.enumeration(maybe)
        self.no = no.isEmpty ? nil : String.enumeration(no)
        self.isBest = isBest
        isChosenDate = isChosen
    }
}
