import Documents
import Foundation
import Meetings
import Secretariat

/// Who was sent what, as rows that a registrator hands out.
struct OutboxSheet {
    let data: Data

    init(_ list: OutboxList) {
        var text = SpreadsheetText()
        text.add(Self.headings.map { .words($0) })
        for entry in list.entries {
            let message = entry.message
            let isSent = message.state == .accepted || message.state == .posted
            text.add([
                .count(Int(message.id)), .words(message.kind.listName), .words(list.names.body(message.body)),
                .words(entry.meeting.map { "\($0.start.day)" }), .words(list.names.recipient(message)),
                .words(message.recipient ?? "brev på papper"), .words(message.copyFor),
                .words(list.access.mayRead(message) ? message.shownSubject : nil), .words(Self.time(message.composed)),
                .words(isSent ? Self.time(message.since) : nil), .words(entry.fateWord),
                .words(entry.last.map { "\($0.code.map { "\($0) " } ?? "")\($0.reply)" }), .count(message.tries),
                .words(message.messageID),
            ])
        }
        data = text.data
    }

    private static let headings = [
        "nummer", "slag", "grupp", "mötets dag", "mottagare", "adress", "kopia för", "ämne", "skrivet", "togs emot",
        "läge", "mejlserverns svar", "försök", "Message-ID",
    ]

    /// “2027-03-09 13:00”.
    private static func time(_ date: Date) -> String { WallTime(date).description.replacing("T", with: " ") }
}
