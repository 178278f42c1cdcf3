import Foundation
import Meetings
import Secretariat
import Store

/// A mail as a calendar program or a person writes it.
struct ComingMail {
    var from = "Cilla Öberg <cilla@regionen.example>"
    var subject = "Accepterat"
    var headers: [String] = []
    var method: String? = "REPLY"
    var uid = ""
    var attendee: String? = "cilla@regionen.example"
    var partstat: String? = "ACCEPTED"
    var sequence: Int? = 0
    var stamp: String? = "20270111T100000Z"
    var lines: [String] = []
    var text = "Hej!"

    var octets: Data {
        let head = ["From: \(from)", "To: lpo@regionen.example", "Subject: \(subject)", "MIME-Version: 1.0"] + headers
        let type = method.map { "text/calendar; charset=utf-8; method=\($0)" } ?? "text/plain; charset=utf-8"
        let all = head + ["Content-Type: \(type)", "", method == nil ? text : calendar]
        return Data(all.joined(separator: "\r\n").utf8)
    }

    private var calendar: String {
        let event =
            ["UID:\(uid)", stamp.map { "DTSTAMP:\($0)" }, sequence.map { "SEQUENCE:\($0)" }].compactMap(\.self)
            + [attendee.map { "ATTENDEE\(partstat.map { ";PARTSTAT=\($0)" } ?? ""):mailto:\($0)" }].compactMap(\.self)
            + lines
        let all =
            ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//x//x//SV", "METHOD:\(method ?? "")", "BEGIN:VEVENT"] + event
            + ["END:VEVENT", "END:VCALENDAR", ""]
        return all.joined(separator: "\r\n")
    }
}

extension Office {
    /// The meeting of 2 March is booked, and the bookings have left.
    static func booked() async throws -> Office {
        let office = try Office()
        try office.book("2027-03-02T13:00")
        try await office.run(until: "2027-01-11T12:00")
        return office
    }

    /// Takes in a mail of Cilla's, changed as the test says.
    @discardableResult func receive(_ change: (inout ComingMail) throws -> Void = { _ in }) throws -> IncomingMail {
        var mail = ComingMail()
        mail.uid = try uid(of: "cilla")
        try change(&mail)
        return try secretary.receive(mail.octets, from: "test")
    }

    func uid(of person: String) throws -> String { try invitation(person)?.uid ?? "" }

    func invitation(_ person: String) throws -> Invitation? {
        try secretary.store.read { snapshot in
            let meeting = try snapshot.findMeeting("lpo/2027-1", in: try snapshot.register())
            return try snapshot.invitation(of: Key(person), to: meeting)
        }
    }

    func answer(_ person: String = "cilla") throws -> Answer? { try invitation(person)?.answer }
}
