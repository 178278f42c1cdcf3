import Foundation
import Mail
import Meetings
import Store

extension Intake {
    /// Takes an åtgärd as done where she whose it is answers the mail about it, and it alone, with nothing but that word;
    /// anything else is for a person to read.
    func actionDone() throws -> Conclusion? {
        guard !isTrusted, let asked = try actionMail(), asked.actions.count == 1, let id = asked.actions.first,
            let person = register.person(asked.person), let writer = message.answerer, message.from.count == 1,
            person.mayAnswer(from: writer), secretary.settings.authenticity.doubt(about: message) == nil,
            !recognition.problems.contains(where: \.leavesDoubt), message.attachments.isEmpty,
            ChairReply(message.text, of: person.name, saying: doneWords).isYes,
            let own = try secretary.ownAction(id, of: person.id, transaction.snapshot), own.standing == .open
        else { return nil }
        let assistant = person.assistants.first { $0.address == writer }?.name
        let isHerOwn = person.addresses.contains { $0.text == writer }
        let by = isHerOwn ? person.name : assistant ?? writer
        try secretary.change(action: id, .done(note: nil), by: by, transaction)
        var conclusion = plain(.applied, .undertaken(action: own.action.text.onOneLine(80)))
        conclusion.meeting = own.action.meeting
        conclusion.person = person.id
        return conclusion
    }

    /// The newest of our messages that it replies to, where that is about åtgärder.
    private func actionMail() throws -> OutboxMessage? {
        let answered = try (message.inReplyTo + message.references.reversed()).lazy
            .compactMap { try transaction.snapshot.message(messageID: $0) }.first
        return answered.flatMap { $0.kind == .action ? $0 : nil }
    }
}

/// What says that an åtgärd is done, and nothing else.
private let doneWords: Set<String> = [
    "klart", "klar", "det är klart", "den är klar", "det är gjort", "gjort", "det är nu klart", "nu är det klart",
    "detta är klart", "åtgärden är klar", "färdigt", "utfört",
]
