import Foundation
import Meetings
import Secretariat
import Store

@testable import Web

extension Browser {
    /// Takes in a mail that somebody wrote with her own hands.
    @discardableResult func receives(
        _ text: String, from writer: String = "Cilla Öberg <cilla@regionen.example>", subject: String = "En fråga",
        headers: [String] = []
    ) throws -> IncomingMail {
        let head =
            ["From: \(writer)", "To: lpo@regionen.example", "Subject: \(subject)", "MIME-Version: 1.0"] + headers
            + ["Content-Type: text/plain; charset=utf-8", "", text]
        return try secretary.receive(Data(head.joined(separator: "\r\n").utf8), from: "test")
    }

    /// An answer to the kallelse of Cilla's from an address that nobody knows: it waits.
    @discardableResult func receivesDoubtfulAnswer() throws -> IncomingMail {
        let meeting = try meeting() ?? .example()
        let uid = try secretary.store.read { try $0.invitation(of: Key("cilla"), to: meeting)?.uid ?? "" }
        let calendar = [
            "BEGIN:VCALENDAR", "VERSION:2.0", "METHOD:REPLY", "BEGIN:VEVENT", "UID:\(uid)",
            "DTSTAMP:20270223T081000Z", "SEQUENCE:0",
            "ATTENDEE;PARTSTAT=ACCEPTED:mailto:cilla@regionen.example", "END:VEVENT", "END:VCALENDAR", "",
        ]
        let head = [
            "From: Cilla <cilla.privat@mejl.example>", "Subject: Accepterat", "MIME-Version: 1.0",
            "Content-Type: text/calendar; charset=utf-8; method=REPLY", "",
        ]
        return try secretary.receive(Data((head + calendar).joined(separator: "\r\n").utf8), from: "test")
    }

    func incoming(_ id: Int64) throws -> IncomingMail? { try secretary.store.read { try $0.incoming(id) } }
}
