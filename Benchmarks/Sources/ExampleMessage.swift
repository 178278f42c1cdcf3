import Calendars
import Foundation
import Mail

/// The message that both programs send: a kallelse of eleven kilobytes, written as the service writes its own.
struct ExampleMessage {
    private let size = 11_000

    func bytes() throws -> Data {
        let frame = try encoded(paragraphs: 0).count
        let paragraph = (try encoded(paragraphs: 10).count - frame) / 10
        return try encoded(paragraphs: (size - frame) / paragraph)
    }

    private func encoded(paragraphs count: Int) throws -> Data {
        let words = "Dagordning och handlingar till mötet finns här.\n"
        let message = Message(
            from: try Mailbox(name: "LPO Psykisk hälsa", address: MailAddress(Sending.mailbox)),
            to: try Mailbox(name: "Cilla Åkesson", address: MailAddress("cilla.akesson@kommun.example")),
            subject: "Kallelse: LPO Psykisk hälsa tisdag 2 mars kl. 13.00–15.00",
            date: Date(timeIntervalSince1970: 1_798_700_400), messageID: "benchmark@regionen.example",
            text: String(repeating: words, count: count), html: String(repeating: "<p>\(words)</p>\n", count: count),
            calendar: Message.CalendarPart(method: "REQUEST", text: try SchedulingMessage.example(0).text()))
        return try message.encoded()
    }
}
