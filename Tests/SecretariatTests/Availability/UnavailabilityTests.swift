import Foundation
import Mail
import Meetings
import Secretariat
import Store
import Testing

@Suite struct UnavailabilityTests {
    @Test func `the same word again is not recorded twice`() throws {
        let office = try Office()
        let word = ObstacleWord(
            person: "Cilla Öberg", extent: .weekly(weekday: 2, minutes: 780..<900), reason: "Undervisning")

        let first = try office.secretary.record(word, by: "Bo")
        let second = try office.secretary.record(word, by: "Anna")

        #expect(first.id == second.id)
        #expect(try office.secretary.store.read { try $0.recordedObstacles().count } == 1)
    }

    @Test func `a list is taken whole, and again adds nothing, not even what was taken back`() throws {
        let office = try Office()
        let list = file(
            "a.csv",
            """
            Namn;Veckodag;Klockslag;Från och med;Till och med;Orsak
            Cilla Öberg;tisdagar;13.00–15.00;2027-01-11;2027-06-11;Undervisning
            anna@regionen.example;;;2027-02-22;2027-02-26;
            Bo Lind;;8-12;2027-03-02;;Läkare
            Bo Lind;fre;;;;
            """)

        let taken = try office.secretary.importAvailability(list, by: "Bo")
        try office.secretary.takeBackObstacle(taken[0].obstacle.id, by: "Bo")
        let again = try office.secretary.importAvailability(list, by: "Bo")

        #expect(taken.count(where: \.isNew) == 4)
        #expect(again.count(where: \.isNew) == 0)
        #expect(try office.secretary.store.read { try $0.recordedObstacles().count } == 3)
    }

    @Test func `a list with faults changes nothing and tells them all`() throws {
        let office = try Office()
        let list = file(
            "a.csv",
            """
            Namn;Veckodag;Klockslag;Från och med;Till och med;Orsak
            Cilla Öberg;tisdag;;;;
            Ingen Alls;tisdag;;;;
            Cilla Öberg;annandag;15-13;;;
            Cilla Öberg;;;2027-02-26;2027-02-22;
            Cilla Öberg;;8-12;2027-02-22;2027-02-26;
            Cilla Öberg;;;;;
            """)

        let error = #expect(throws: ImportError.self) { try office.secretary.importAvailability(list, by: "Bo") }

        #expect(error?.faults.map(\.place) == [3, 4, 4, 5, 6, 7].map { .line($0) })
        #expect(try office.secretary.store.read { try $0.recordedObstacles().isEmpty })
    }

    @Test func `words that hide something and days the wrong way round are refused`() throws {
        let office = try Office()
        let day = try #require(Day(iso: "2027-02-22"))

        #expect(throws: OfficeError.invisible("U+000A")) {
            try office.secretary.record(
                ObstacleWord(person: "cilla", extent: .days(day...day), reason: "a\nb"), by: "Bo")
        }
        #expect(throws: OfficeError.noStretch(from: day, through: day.adding(days: 4000))) {
            try office.secretary.record(
                ObstacleWord(person: "cilla", extent: .days(day...day.adding(days: 4000))), by: "Bo")
        }
    }

    @Test func `an automatic reply that says how long tells when she is away`() async throws {
        let office = try await Office.booked()
        try office.receive { mail in
            (mail.method, mail.subject) = (nil, "Automatiskt svar: Bokning")
            (mail.headers, mail.text) = (["Auto-Submitted: auto-replied"], "Jag är ledig till och med 3 mars 2027.")
        }

        let hindrances = try office.secretary.hindrances(of: "Cilla Öberg", on: Day.at("2027-03-03"))

        #expect(hindrances.map(\.obstacle.source) == [.automaticReply])
        #expect(try office.secretary.hindrances(of: "Cilla Öberg", on: Day.at("2027-03-04")).isEmpty)
    }

    @Test func `a file of the same name takes the place of the one before`() throws {
        let office = try Office()
        try office.busy("20270302T120000Z")

        let calendar = try office.busy("20270303T120000Z")

        #expect(calendar.read?.times == 1)
        #expect(try office.hours(on: "2027-03-02").isEmpty)
        #expect(try office.hours(on: "2027-03-03") == [780..<840])
    }

    @Test func `a closed calendar is forgotten`() throws {
        let office = try Office()
        let calendar = try office.busy("20270302T120000Z")

        _ = try office.secretary.closeBusyCalendar(calendar.id, by: "Bo")

        #expect(try office.hours(on: "2027-03-02").isEmpty)
        #expect(throws: OfficeError.noBusyCalendar(calendar.id)) {
            try office.secretary.closeBusyCalendar(calendar.id, by: "Bo")
        }
    }

    @Test func `our own meeting in her calendar hinders nothing, by its UID or by its time`() async throws {
        let office = try await Office.booked()
        let uid = try office.uid(of: "cilla")

        try office.busy("20270401T120000Z", uid: uid)
        #expect(try office.hours(on: "2027-04-01").isEmpty)
        try office.busy("20270302T113000Z", minutes: 180)

        #expect(try office.hours(on: "2027-03-02") == [750..<780, 900..<930])
    }

    @Test func `a file that is no calendar is refused by its name`() throws {
        let office = try Office()

        let error = #expect(throws: OfficeError.self) {
            try office.secretary.readBusy(file("a.ics", "hej"), of: "cilla", by: "Bo")
        }

        #expect("\(try #require(error))".hasPrefix("cannot read the busy times in a.ics: "))
    }

    @Test func `a published calendar that cannot be had is kept with its fault, and tried a day later`() async throws {
        let office = try Office()
        // Nothing listens there, and the network is not named.
        let calendar = try await office.secretary.openPublished(
            "https://127.0.0.1:9/hemlig.ics", of: "cilla", by: "Bo", through: WebFetch())

        #expect(calendar.latest?.outcome == .failed)
        #expect(calendar.name == "127.0.0.1")
        #expect(try await office.secretary.refreshCalendars(through: WebFetch()).isEmpty)
        try await office.run(until: "2027-01-12T10:00")
        #expect(
            try await office.secretary.refreshCalendars(through: WebFetch()).failures.map(\.calendar) == [calendar.id])
        #expect(throws: MailError.self) { _ = try WebFetch.host(of: "webcal://x") }
    }
}

extension Office {
    @discardableResult fileprivate func busy(
        _ start: String, minutes: Int = 60, uid: String = "annans"
    ) throws -> BusyCalendar {
        let text = """
            BEGIN:VCALENDAR
            BEGIN:VEVENT
            UID:\(uid)
            DTSTART:\(start)
            DURATION:PT\(minutes)M
            END:VEVENT
            END:VCALENDAR
            """
        return try secretary.readBusy(file("kalender.ics", text), of: "Cilla Öberg", by: "Bo")
    }

    fileprivate func hours(on day: String) throws -> [Range<Int>] {
        try secretary.hindrances(of: "Cilla Öberg", on: .at(day)).map(\.minutes)
    }
}

private func file(_ name: String, _ text: String) -> ImportFile { ImportFile(name: name, data: Data(text.utf8)) }
