import Foundation
import Meetings

@testable import Documents

extension Body {
    static func example(
        name: String = "LPO Psykisk hälsa",
        signature: [String] = ["Ingrid Almlöf, samordnare", "070-000 00 41, lpo@norrdal.example"],
        joinLink: String? = "https://mote.example/lpo-psykisk-halsa"
    ) -> Body {
        Body(
            id: Key("lpo-psykisk-halsa"), kind: .programArea, name: name,
            sender: Sender(signature: signature, joinLink: joinLink))
    }
}

extension Person {
    static let karin = Person(
        id: Key("karin"), name: "Karin Holmberg", addresses: [Address("karin@bjorklunda.example")])
    static let hanna = Person(id: Key("hanna"), name: "Hanna Stål", addresses: [Address("hanna.stal@regionen.example")])
}

extension Meeting {
    static func example(
        number: Int = 2, start: String = "2027-03-09T13:00", place: Place = Place(), agenda: [AgendaItem] = [],
        state: State = .booked(by: "Eva Sandgren", at: .t0)
    ) -> Meeting {
        let start = WallTime(iso: start) ?? WallTime(.t0)
        return Meeting(
            id: Key("m\(number)"), body: Key("lpo-psykisk-halsa"), year: start.day.year, number: number, start: start,
            length: 120, place: place, agenda: agenda, state: state)
    }

    static func called(place: Place = Place(), start: String = "2027-03-09T13:00") -> Meeting {
        example(start: start, place: place, agenda: .example, state: .called(at: .t0))
    }
}

extension [AgendaItem] {
    static let example = [
        AgendaItem(title: "Dagordning och förra anteckningarna", kind: .information, length: 10),
        AgendaItem(title: "Aktuellt från och till nätverken", kind: .information, length: 15),
        AgendaItem(
            title: "Remiss: vårdförlopp ätstörningar", kind: .discussion, presenter: "Per-Olov Nyström", length: 25),
        AgendaItem(title: "Gapanalys schizofreni", kind: .discussion, presenter: "Hanna Stål", length: 20),
        AgendaItem(title: "Uppdragsbeskrivning för LAG Suicidprevention", kind: .decision, length: 20),
        AgendaItem(title: "Vakant ledamotsplats för elevhälsan", kind: .discussion, length: 10),
        AgendaItem(title: "Åtgärder från förra mötet", kind: .information, length: 10),
        AgendaItem(title: "Övriga frågor och nästa möte"),
    ]
}

extension [Letter.Called] {
    static let example: [Letter.Called] = [
        Letter.Called(name: "Mikael Öberg", role: .ordinary), Letter.Called(name: "Hanna Stål"),
        Letter.Called(name: "Johan Wiklund", role: .ordinary), Letter.Called(name: "Eva Sandgren", role: .chair),
        Letter.Called(name: "Anneli Törnqvist", role: .ordinary), Letter.Called(name: "Sofia Rask", role: .ordinary),
        Letter.Called(name: "Karin Holmberg", role: .ordinary), Letter.Called(name: "Rut Englund", role: .ordinary),
        Letter.Called(name: "Fatima Haddad", role: .coopted), Letter.Called(name: "Per-Olov Nyström", role: .ordinary),
    ]
}

extension Letter {
    static func example(
        _ kind: Kind = .notice, body: Body = .example(), recipient: Person = .karin, role: Seat.Role? = .ordinary,
        meeting: Meeting? = .called(), meetings: [Meeting] = [], called: [Called] = .example, isInformed: Bool = false,
        answer: Answer.Reply? = nil, by: String? = nil, changes: [Change] = [], reason: String? = nil,
        enclosure: Enclosure? = nil, forwarded: Forwarded? = nil, refused: Proposed? = nil, alert: Alert? = nil,
        dates: Dates? = nil,
        papersDay: Day? = Day(iso: "2027-03-02"),
        copyFor: String? = nil,
        isPosted: Bool = false,
        written: String = "2027-02-23"
    ) -> Letter {
        Letter(
            kind: kind, region: "Region Norrdal", body: body, recipient: recipient, role: isInformed ? .informed : role,
            meeting: meeting, meetings: meetings, called: called, isInformed: isInformed,
            answer: answer.map { Answer(reply: $0, channel: .mail, by: by, at: .t0) }, changes: changes, reason: reason,
            enclosure: enclosure, forwarded: forwarded, refused: refused, alert: alert, dates: dates,
            papersDay: papersDay, copyFor: copyFor,
            contact: "moten@norrdal.example",
            isPosted: isPosted,
            written: Day(iso: written) ?? WallTime(.t0).day)
    }
}

extension Date {
    /// 1 February 2027, 9.00 in Sweden.
    static let t0 = Date(timeIntervalSince1970: 1_801_468_800)
}

extension MailTexts {
    /// Read once: parsing all templates for every test would take longer than the tests.
    static let shipped = Result { try MailTexts(directory: shippedTemplates) }
}

/// The templates that are shipped.
let shippedTemplates = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Templates")
