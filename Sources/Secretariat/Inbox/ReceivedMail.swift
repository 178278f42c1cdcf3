import Calendars
import Foundation
import Mail
import Meetings
import Store

/// What somebody wrote to the service, as plain text and without the secrets of links that it quotes.
package struct ReceivedMail: Sendable {
    /// As she calls herself.
    package let writer: String?
    package let address: String?
    /// Where an answer goes, if anywhere: nobody answers a machine.
    package let replyAddress: String?
    package let written: Date?
    package let subject: String
    package let text: String
    package let files: [File]
    /// The answers to invitations that it holds, as far as they can be read.
    package let answers: [Said]

    /// An answer as a calendar program wrote it; nobody has checked whose it is.
    package struct Said: Hashable, Sendable {
        package let reply: Answer.Reply?
        package let comment: String?
    }

    package struct File: Sendable {
        package let name: String
        /// Octets.
        package let size: Int
    }

    init(_ message: IncomingMessage, own mailbox: String) {
        writer = message.from.first?.name?.onOneLine(100)
        address = message.answerer
        let answered = message.replyTo.first?.address ?? message.answerer
        let recognition = Recognition(message)
        let isPersonal = [.other, .reply, .counter].contains(recognition.kind)
        let usable = answered.flatMap { try? MailAddress($0) }?.text
        replyAddress = isPersonal && usable?.lowercased() != mailbox.lowercased() ? usable : nil
        written = message.date
        subject = HiddenSecrets.masked(message.subject.onOneLine(500))
        text = HiddenSecrets.masked(message.text)
        files = message.files.map { File(name: $0.name.onOneLine(200), size: $0.octets) }
        answers = recognition.answering.flatMap { AnswerSheet(reading: $0.text).answers }.prefix(5).map { answer in
            Said(
                reply: answer.partstat.flatMap(Answer.Reply.init(partstat:)),
                comment: answer.comment?.onOneLine(500).nonEmpty.map(HiddenSecrets.masked))
        }
    }
}

extension Secretary {
    package func receivedMail(_ id: IncomingMail.ID, _ snapshot: Snapshot) throws -> ReceivedMail? {
        try snapshot.octets(of: id).map { ReceivedMail(IncomingMessage(parsing: $0), own: settings.mailbox) }
    }
}

extension String {
    fileprivate var nonEmpty: String? { isEmpty ? nil : self }
}
