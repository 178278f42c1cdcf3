import Foundation
import Mail
import Meetings
import Store

extension Intake {
    /// A reply to a poll's mail by who was asked, where it can be read in one way only; all else is passed on to a person.
    func pollAnswer() throws -> Conclusion? {
        guard let asked = try polledMessage(), let poll = try poll(of: asked), poll.outcome == nil,
            let person = register.person(asked.person),
            let invitee = register.asked(in: poll).first(where: { $0.person.id == person.id }),
            let writer = message.answerer, invitee.person.mayAnswer(from: writer),
            secretary.settings.authenticity.doubt(about: message) == nil,
            let words = PollReply(message.text, dates: poll.starts.count).words
        else { return nil }
        let by =
            person.addresses.contains { $0.text == writer }
            ? nil : person.assistants.first { $0.address == writer }?.name ?? writer
        let answers = words.sorted { $0.key < $1.key }.map { number, word in
            PollAnswer(person: person.id, number: number, word: word, channel: .mail, by: by, at: mail.received)
        }
        let stamp = min(message.date ?? mail.received, mail.received)
        try secretary.take(answers, to: poll, stamp: stamp, incoming: mail.id, by: "samordna", transaction)
        let said = answers.map { "\($0.number) \($0.word.rawValue)" }.joined(separator: ", ")
        var conclusion = plain(.applied, .polled(poll: poll.reference, words: said, by: by))
        conclusion.person = person.id
        return conclusion
    }

    /// The newest of our messages that it replies to, where that is about a poll.
    private func polledMessage() throws -> OutboxMessage? {
        let known = try (message.inReplyTo + message.references.reversed()).lazy
            .compactMap { try transaction.snapshot.message(messageID: $0) }.first
        return known.flatMap { [.poll, .pollReminder].contains($0.kind) ? $0 : nil }
    }

    private func poll(of message: OutboxMessage) throws -> Poll? {
        try transaction.snapshot.polls(of: message.body).first { $0.thread(of: message.person) == message.thread }
    }
}
