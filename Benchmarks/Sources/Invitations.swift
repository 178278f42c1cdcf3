import Calendars
import Foundation
import Meetings

/// Invitations built and written one after the other, as in invitations.c and invitations.py.
struct Invitations {
    let messages: Int

    struct Result: Encodable {
        let writer = "samordna"
        let messages: Int
        let octets: Int
        let seconds: Double
        let messagesPerSecond: Double

        enum CodingKeys: String, CodingKey {
            case writer, messages, octets, seconds, messagesPerSecond = "messages_per_second"
        }
    }

    func measured() throws -> Result {
        var octets = 0
        let elapsed = try ContinuousClock().measure {
            for number in 0..<messages { octets += try SchedulingMessage.example(number).text().utf8.count }
        }
        return Result(
            messages: messages, octets: octets, seconds: elapsed.seconds,
            messagesPerSecond: Double(messages) / elapsed.seconds)
    }
}

extension SchedulingMessage {
    /// A kallelse that names twelve people in its text.
    static func example(_ number: Int) -> SchedulingMessage {
        SchedulingMessage(
            method: .request, uid: "invitation-\(number)@samordna.example", sequence: 1,
            organizer: Organizer(name: "LPO Psykisk hälsa", address: "lpo-psykisk-halsa@regionen.example"),
            attendee: Attendee(
                name: "Cilla Åkesson", address: "cilla.akesson@kommun.example", kind: .called, reply: nil, asks: true),
            start: exampleStart, length: 120, summary: "Kallelse: LPO Psykisk hälsa, möte 2",
            description: exampleDescription, location: "Digitalt", link: "https://moten.example/lpo-psykisk-halsa",
            status: .confirmed, created: Date(timeIntervalSince1970: 1_796_108_400),
            modified: Date(timeIntervalSince1970: 1_798_700_400), stamp: Date(timeIntervalSince1970: 1_798_700_400))
    }
}

private let exampleStart = WallTime(iso: "2027-03-02T13:00") ?? WallTime(Date(timeIntervalSince1970: 1_803_988_800))
private let exampleDescription =
    "Kallelse till LPO Psykisk hälsa.\n\nKallade:\n" + (1...12).map { "Ledamot Åsa Öberg \($0)\n" }.joined()
    + "\nhttps://moten.example/lpo-psykisk-halsa"
