import Foundation
import Meetings
import Store

/// A date poll as somebody sees it who is asked.
package struct OwnPoll: Sendable {
    package let poll: Poll
    package let body: Body
    /// Whether her words are wanted: she is among the asked, it is open, and a date is still to come.
    package let isOpen: Bool
    package let isAsked: Bool
    /// Her words so far, by the date's number.
    package let answers: [Int: PollAnswer]

    /// What tells this sight of it from a later one.
    package var mark: String {
        answers.sorted { $0.key < $1.key }.map { "\($0)\($1.word.rawValue)" }.joined(separator: " ")
    }

    package var lacksAnswers: Bool { isOpen && answers.count < poll.starts.count }
}

extension Secretary {
    package func ownPoll(_ id: Key<Poll>, of person: Key<Person>, _ snapshot: Snapshot) throws -> OwnPoll? {
        let register = try snapshot.register()
        guard let poll = try snapshot.poll(id), let body = register.body(poll.body) else { return nil }
        let isAsked = register.asked(in: poll).contains { $0.person.id == person }
        let own = try snapshot.pollAnswers(to: id).filter { $0.person == person }
        let isToCome = poll.starts.last.map { $0.nearestMoment > world.now() } ?? false
        return OwnPoll(
            poll: poll, body: body, isOpen: isAsked && isToCome && poll.outcome == nil, isAsked: isAsked,
            answers: Dictionary(own.map { ($0.number, $0) }, uniquingKeysWith: { one, _ in one }))
    }

    /// The open polls that still lack a word of hers and that she has had mail about.
    package func pollsToAnswer(by person: Key<Person>, _ snapshot: Snapshot) throws -> [OwnPoll] {
        try snapshot.livePolls(at: world.now()).compactMap { poll in
            guard let own = try ownPoll(poll.id, of: person, snapshot), own.lacksAnswers else { return nil }
            let hasHeard = try snapshot.thread(poll.thread(of: person)).contains { $0.message.hasLeft }
            return hasHeard ? own : nil
        }
    }

    /// Records what somebody says of a poll's dates on the web; what is as it was is no news.
    ///
    /// - Parameter seen: the mark of what the page showed: what another has answered meanwhile is looked at first.
    package func answer(
        _ words: [Int: Poll.Word], to id: Key<Poll>, seen: String, by visit: LinkVisit
    ) throws -> LinkOutcome {
        try store.write { transaction in
            guard let own = try ownPoll(id, of: visit.person.id, transaction.snapshot), own.isOpen else { return .over }
            let news = words.filter { number, word in own.answers[number]?.word != word }
            guard !news.isEmpty else { return .done }
            guard own.mark == seen else { return .changed }
            let answers = news.sorted { $0.key < $1.key }.map { number, word in
                PollAnswer(
                    person: visit.person.id, number: number, word: word, channel: .web, by: visit.link.assistant,
                    at: world.now())
            }
            try take(answers, to: own.poll, by: visit.name, transaction)
            return .done
        }
    }
}
