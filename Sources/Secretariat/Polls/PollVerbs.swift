import Foundation
import Meetings
import Store

extension Secretary {
    /// Asks the members of a body which of some dates they can; the mail goes when it is pressed.
    ///
    /// - Parameter deadline: the last day for answers; else some ten days on, well before the first date.
    package func openPoll(
        of name: String, starts: [WallTime], length: Int? = nil, deadline: Day? = nil, by: String
    ) throws -> Poll {
        try check(by)
        return try store.write { transaction in
            let snapshot = transaction.snapshot
            let register = try snapshot.register()
            let body = try snapshot.findBody(name, in: register)
            let starts = starts.sorted()
            let today = WallTime(world.now()).day
            let number = (try snapshot.polls(of: body.id).map(\.number).max() ?? 0) + 1
            let poll = Poll(
                id: Key("poll-\(world.newID())"), body: body.id, number: number, starts: starts,
                length: length ?? body.policy.length,
                deadline: deadline ?? usualDeadline(starts, body.policy.window, today),
                opened: Poll.Stamp(by: by, at: world.now()))
            if let fault = fault(in: poll, of: body, register) { throw OfficeError.badPoll(body: body.name, fault) }
            try transaction.add(poll)
            try note("poll opened", poll, poll.starts.map(\.description).joined(separator: " "), by: by, transaction)
            return poll
        }
    }

    /// Records what somebody said of the dates otherwise than by mail.
    @discardableResult package func answerPoll(
        _ reference: String, of name: String, _ words: [Int: Poll.Word], by: String
    ) throws -> [PollAnswer] {
        try check(by)
        return try store.write { transaction in
            let snapshot = transaction.snapshot
            let register = try snapshot.register()
            let poll = try snapshot.findPoll(reference, in: register)
            let asked = register.asked(in: poll).map(\.person)
            let person = try snapshot.findPerson(name, among: asked, in: register)
            guard asked.contains(where: { $0.id == person.id }) else {
                throw OfficeError.notPolled(name: person.name, poll: poll.reference)
            }
            let answers = words.sorted { $0.key < $1.key }.map { number, word in
                PollAnswer(
                    person: person.id, number: number, word: word, channel: .told, by: by, at: world.now())
            }
            try take(answers, to: poll, by: by, transaction)
            return try snapshot.pollAnswers(to: poll.id).filter { $0.person == person.id }
        }
    }

    /// Ends a poll with the date chosen, or with none; everyone who was asked hears of it.
    package func closePoll(_ reference: String, choosing chosen: Int?, by: String) throws -> Poll {
        try check(by)
        return try store.write { try closePoll(reference, choosing: chosen, by: by, $0) }
    }

    func closePoll(
        _ reference: String, choosing chosen: Int?, by: String, _ transaction: Transaction
    ) throws -> Poll {
        let snapshot = transaction.snapshot
        let poll = try snapshot.findPoll(reference, in: try snapshot.register())
        guard poll.outcome == nil else { throw OfficeError.pollClosed(poll.reference) }
        if let chosen { try poll.check(chosen) }
        let outcome = Poll.Outcome(chosen: chosen, closed: Poll.Stamp(by: by, at: world.now()))
        try transaction.close(poll.id, as: outcome)
        // Nobody is asked any more.
        for message in try snapshot.messages(of: poll) where message.state.isWaiting {
            try transaction.lapse(message.thread, at: world.now())
        }
        try transaction.lapse(poll.resultThread, at: world.now())
        let detail = chosen.map { "\(poll.starts[$0 - 1])" } ?? "no date"
        try note("poll closed", poll, detail, by: by, transaction)
        return try snapshot.poll(poll.id) ?? poll
    }

    /// The samordnare's press for the mail of one poll; how many messages.
    package func pressPoll(_ poll: Poll, by: String) throws -> Int {
        try store.write { transaction in
            let held = try transaction.snapshot.messages(of: poll).filter { $0.waitsFor == .press }
            _ = try letGo(held, transaction)
            try note("poll pressed", poll, "\(held.count) messages", by: by, transaction)
            return held.count
        }
    }

    /// The mail of one poll.
    package func pollMessages(_ poll: Poll) throws -> [OutboxMessage] {
        try store.read { try $0.messages(of: poll) }
    }

    /// Records answers to an open poll, and takes out what still waits to remind of it.
    func take(
        _ answers: [PollAnswer], to poll: Poll, stamp: Date? = nil, incoming: Int64? = nil, by: String,
        _ transaction: Transaction
    ) throws {
        guard poll.outcome == nil else { throw OfficeError.pollClosed(poll.reference) }
        for answer in answers {
            try poll.check(answer.number)
            try transaction.record(answer, to: poll.id, stamp: stamp, incoming: incoming)
        }
        for person in Set(answers.map(\.person)) {
            try transaction.lapsePollReminders(poll.thread(of: person), at: world.now())
        }
        try note("poll answered", poll, answers.first?.person.text ?? "", by: by, transaction)
    }

    private func usualDeadline(_ starts: [WallTime], _ window: SendWindow, _ today: Day) -> Day {
        let first = starts.first?.day ?? today
        return window.lastOpenDay(until: min(today.adding(days: 10), first.adding(days: -3)))
    }

    private func fault(in poll: Poll, of body: Body, _ register: Register) -> PollFault? {
        let now = WallTime(world.now())
        guard let first = poll.starts.first else { return .noDates }
        guard poll.starts.count <= PollFault.limit else { return .tooMany }
        guard first > now else { return .past(first) }
        guard Set(poll.starts).count == poll.starts.count else { return .repeated }
        guard (15...1440).contains(poll.length) else { return .length(poll.length) }
        let leaves = WallTime(departure(body.policy.window, deadline: nil, at: world.now())).day
        guard leaves < poll.deadline, poll.deadline < first.day else {
            return .deadline(poll.deadline, earliest: leaves.adding(days: 1), first: first.day)
        }
        return register.asked(in: poll).isEmpty ? .nobody : nil
    }

    private func note(
        _ kind: String, _ poll: Poll, _ detail: String, by: String, _ transaction: Transaction
    ) throws {
        try transaction.record(
            Fact(at: world.now(), by: by, kind: kind, scope: poll.id.text, detail: detail))
    }
}

/// Why a poll cannot be opened.
package enum PollFault: Equatable, Sendable, CustomStringConvertible {
    case noDates, tooMany, repeated, nobody
    case past(WallTime)
    case length(Int)
    case deadline(Day, earliest: Day, first: Day)

    /// As many as anybody reads in a mail.
    package static let limit = 8

    package var description: String {
        switch self {
        case .noDates: "it has no dates; give some"
        case .tooMany: "it has more than \(Self.limit) dates; choose the best"
        case .repeated: "a date stands there twice; remove one"
        case .nobody: "nobody is called to its meetings on those dates; import the members first"
        case .past(let time): "the time \(time) has passed; choose coming ones"
        case .length(let minutes): "its meeting would last \(minutes) minutes; expected 15 to 1440"
        case .deadline(let day, let earliest, let first):
            "answers until \(day) leave no time; expected a day from \(earliest) on and before \(first), else later dates"
        }
    }
}

extension Poll {
    /// What the messages to one person about it are kept in order by.
    func thread(of person: Key<Person>) -> String { "\(id) \(person)" }

    /// One of its own: what its samordnare is told is no question to a member, though she may be one.
    var resultThread: String { "result of \(id)" }

    fileprivate func check(_ number: Int) throws {
        guard starts.indices.contains(number - 1) else {
            throw OfficeError.noPollDate(number, poll: reference, dates: starts.count)
        }
    }
}

extension Snapshot {
    /// By `body/p` and its number, the body under any of its names, or by identifier.
    package func findPoll(_ reference: String, in register: Register) throws -> Poll {
        if let poll = try poll(Key(reference)) { return poll }
        let halves = reference.split(separator: "/")
        guard halves.count == 2, let body = register.body(named: String(halves[0])), halves[1].first == "p",
            let number = Int(halves[1].dropFirst()),
            let poll = try polls(of: body.id).first(where: { $0.number == number })
        else { throw OfficeError.noPoll(reference) }
        return poll
    }

    func messages(of poll: Poll) throws -> [OutboxMessage] { try messages(inThreadsOf: poll.id.text) }
}
