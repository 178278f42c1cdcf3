import Foundation
import Hummingbird
import Meetings
import Secretariat
import Store
import Testing

@testable import Web

@Suite struct OwnPageTests {
    @Test func `her page asks how long she read and shows her hours and her next meeting`() async throws {
        let (browser, home) = try Browser.afterMeeting()

        let page = try await browser.get(home)

        #expect(page.status == .ok)
        #expect(page.text.contains("Ledamot i LPO Psykisk hälsa"))
        #expect(page.text.contains("Hur länge läste du inför mötet 9\u{A0}mars?"))
        #expect(page.text.contains("Vi har räknat med en timme"))
        #expect(page.text.contains("av 15–20 tim"))
        #expect(page.text.contains("Tisdag 11 maj kl. 13.00–15.00"))
        #expect(!page.text.contains("<form"))
    }

    @Test func `one press chooses the time, another sends it, and the next page shows it`() async throws {
        let (browser, home) = try Browser.afterMeeting()
        let question = try browser.readingPath(home)

        let chosen = try await browser.get("\(question)?tid=30")
        let sent = try await browser.fill(chosen, question, [("tid", "30")])

        #expect(chosen.text.contains("Skicka 30 minuter"))
        #expect(sent.location == home)
        let page = try await browser.get(home)
        #expect(!page.text.contains("Hur länge läste du"))
        #expect(page.text.contains("2 tim 30 min"))
        #expect(try browser.reading().map { "\($0.minutes) \($0.by)" } == ["30 Cilla Öberg"])
    }

    @Test func `another time is written in hours and minutes`() async throws {
        let (browser, home) = try Browser.afterMeeting()
        let question = try browser.readingPath(home)
        let page = try await browser.get("\(question)?tid=annan")

        let sent = try await browser.fill(page, question, [("timmar", "1"), ("minuter", "20")])

        #expect(sent.location == home)
        #expect(try browser.reading().map(\.minutes) == [80])
    }

    @Test(arguments: [("", ""), ("en", "0"), ("-1", "0"), ("99", ""), ("1", "<script>"), ("0", "9999999999999999999")])
    func `what is no time is asked again`(hours: String, minutes: String) async throws {
        let (browser, home) = try Browser.afterMeeting()
        let question = try browser.readingPath(home)
        let page = try await browser.get("\(question)?tid=annan")

        let sent = try await browser.fill(page, question, [("timmar", hours), ("minuter", minutes)])

        #expect(sent.status == .badRequest)
        #expect(sent.text.contains("Skriv hur länge du läste"))
        #expect(try browser.reading().isEmpty)
    }

    @Test func `she corrects her own attendance and nobody else's`() async throws {
        let (browser, home) = try Browser.afterMeeting()
        let path = try browser.readingPath(home).replacing("/lasning/", with: "/narvaro/")
        let page = try await browser.get(path)

        let bad = try await browser.fill(page, path, [("närvaro", "del"), ("minuter", "120")])
        let good = try await browser.fill(page, path, [("närvaro", "del"), ("minuter", "45")])

        #expect(bad.status == .badRequest)
        #expect(good.location == "\(home)/timmar")
        #expect(try await browser.get("\(home)/timmar").text.contains("Med i 45 min"))
        let attendance = try browser.attendance()
        #expect(attendance[Key("cilla")]?.by == "Cilla Öberg")
        #expect(attendance[Key("anna")]?.presence == .present)
    }

    @Test func `a meeting that is not hers is none`() async throws {
        let (browser, home) = try Browser.afterMeeting()

        for path in ["lasning/other", "narvaro/other", "svar/other"] {
            #expect(try await browser.get("\(home)/\(path)").status == .notFound)
        }
    }

    @Test func `she answers the next meeting and sees what was sent to her`() async throws {
        let (browser, home) = try Browser.afterMeeting()
        let path = try #require(
            try await browser.get(home).text.firstMatch(of: /href="([^"]+\/svar\/[^"]+)"/).map { String($0.1) })
        let page = try await browser.get(path)

        let sent = try await browser.reply(page, path, [("svar", "tentative")])

        #expect(sent.location == path)
        #expect(try await browser.get(home).text.contains("Du har svarat att du kanske kommer"))
        #expect(try await browser.get("\(home)/utskick").status == .ok)
    }

    @Test func `her next meeting leads to its agenda and papers once she is called to it`() async throws {
        let (browser, home) = try Browser.afterMeeting()
        let before = try await browser.get(home)
        try browser.secretary.setModes(.automatic, by: "Bo Lind")
        browser.clock.turn(minutes: 50 * 24 * 60)
        try browser.secretary.decide()
        try browser.deliverAll()

        let after = try await browser.get(home)

        #expect(!before.text.contains("Dagordning och handlingar"))
        let path = try #require(
            after.text.firstMatch(of: /href="([^"]+)">Dagordning och handlingar</).map { String($0.1) })
        #expect(try await browser.get(path).text.contains("Tisdag 11 maj"))
    }

    @Test func `her calendar's address is made by a press and shown once`() async throws {
        let (browser, home) = try Browser.afterMeeting()
        let page = try await browser.get("\(home)/kalender")

        let made = try await browser.fill(page, "\(home)/kalender")

        #expect(!page.text.contains("/min-kalender/"))
        let address = try #require(made.text.firstMatch(of: /http:\/\/office.example(\/min-kalender\/[^"]+)/))
        #expect(try await browser.get(String(address.1)).text.contains("BEGIN:VCALENDAR"))
        #expect(!(try await browser.get("\(home)/kalender").text.contains("/min-kalender/")))
    }

    @Test func `her page works for 400 days`() async throws {
        let (browser, home) = try Browser.afterMeeting()

        browser.clock.turn(minutes: 401 * 24 * 60)

        #expect(try await browser.get(home).status == .gone)
    }

    @Test func `the chair says yes to the year's dates on the web, once she has chosen`() async throws {
        let browser = try Browser()
        try browser.propose("2027-09-07T13:00", "2027-11-09T13:00")
        let link = try browser.datesLink()
        let page = try await browser.get(link)

        let pressed = try await browser.fill(page, link, [("dagar", try page.mark())])
        let no = try await browser.fill(page, link, [("dagar", try page.mark()), ("svar", "nej")])
        #expect(try browser.states() == ["Förslag", "Förslag"])
        let yes = try await browser.fill(page, link, [("dagar", try page.mark()), ("svar", "ja")])
        let again = try await browser.fill(page, link, [("dagar", try page.mark()), ("svar", "ja")])

        #expect(page.text.contains("Länken är till Anna Ek"))
        #expect(pressed.status == .badRequest)
        #expect(no.text.contains("Inget är bokat"))
        #expect([yes, again].allSatisfy { $0.location == link })
        #expect(try browser.states() == ["Bokat", "Bokat"])
        #expect(try await browser.get(link).text.contains("Dagarna är bokade"))
    }

    @Test func `a yes to dates that have changed books nothing`() async throws {
        let browser = try Browser()
        try browser.propose("2027-09-07T13:00")
        let link = try browser.datesLink()
        let page = try await browser.get(link)
        try browser.propose("2027-11-09T13:00")

        let yes = try await browser.fill(page, link, [("dagar", try page.mark()), ("svar", "ja")])

        #expect(yes.status == .conflict)
        #expect(try browser.states() == ["Förslag", "Förslag"])
    }

    @Test func `the chair releases the agenda that she has seen, and the kallelse goes`() async throws {
        let (browser, home, path) = try Browser.waitingForRelease()
        let page = try await browser.get(path)

        let pressed = try await browser.reply(page, path, [])
        _ = try browser.secretary.setAgenda(
            of: "lpo/2027-1", to: [AgendaItem(title: "Budget")], by: "Bo Lind")
        let late = try await browser.reply(page, path, [("svar", "ja")])
        #expect(try browser.waiting() > 0)
        let yes = try await browser.reply(late, path, [("svar", "ja")])

        #expect(pressed.status == .badRequest)
        #expect(late.status == .conflict && late.text.contains("Budget"))
        #expect(yes.location == home)
        #expect(try browser.waiting() == 0)
        #expect(try await browser.get(path).status == .notFound)
    }

    @Test func `who is chair no more approves nothing`() async throws {
        let browser = try Browser()
        try browser.propose("2027-09-07T13:00")
        let link = try browser.datesLink()
        let page = try await browser.get(link)
        var register = try browser.secretary.store.read { try $0.register() }
        register.mandates[0].until = Day(iso: "2027-01-31")
        try browser.secretary.store.write { try $0.save(register) }

        let yes = try await browser.fill(page, link, [("dagar", try page.mark()), ("svar", "ja")])

        #expect(yes.location == link)
        #expect(try await browser.get(link).text.contains("inte längre ordförande"))
        #expect(try browser.states() == ["Förslag"])
    }
}

extension Page {
    /// What the form says that its reader has seen.
    fileprivate func mark() throws -> String {
        String(try #require(text.firstMatch(of: /name="dagar" value="([0-9a-f]+)"/)).1)
    }
}

extension Browser {
    /// The meeting of 9 March has been, with everybody there and an hour to read; another is booked for 11 May.
    fileprivate static func afterMeeting() throws -> (Browser, String) {
        let (browser, _) = try Browser.withLink()
        _ = try browser.secretary.addMeeting(
            of: "lpo", at: .at("2027-05-11T13:00"), length: 120, place: Meeting.Place(), by: "Bo Lind")
        _ = try browser.secretary.approve(2027, of: "lpo", by: "Anna Ek")
        _ = try browser.secretary.decide()
        _ = try browser.secretary.setReading(40, .pages, for: "lpo/2027-1", by: "Bo Lind")
        browser.clock.turn(minutes: 15 * 24 * 60)
        _ = try browser.secretary.record(nil, others: .present, at: "lpo/2027-1", by: "Bo Lind")
        let address = try browser.secretary.newPageLink(for: "cilla", by: "Bo Lind")
        return (browser, String(address.dropFirst("http://office.example".count)))
    }

    /// A kallelse that waits for the chair's release; her page, and the path of the agenda.
    fileprivate static func waitingForRelease() throws -> (Browser, String, String) {
        let browser = try Browser(.withAssistant())
        try browser.secretary.setModes(.automatic, by: "Bo Lind")
        var register = try browser.secretary.store.read { try $0.register() }
        register.bodies[0].policy.modes[.notice] = .release
        try browser.secretary.store.write { try $0.save(register) }
        _ = try browser.secretary.addMeeting(
            of: "lpo", at: .at("2027-03-05T13:00"), length: 120, place: Meeting.Place(), by: "Bo Lind")
        _ = try browser.secretary.approve(2027, of: "lpo", by: "Anna Ek")
        _ = try browser.secretary.decide()
        let home = String(
            try browser.secretary.newPageLink(for: "anna", by: "Bo Lind").dropFirst("http://office.example".count))
        let meeting = try #require(
            try browser.secretary.store.read { try $0.meetings(of: Key("lpo"), year: 2027) }.first)
        return (browser, home, "\(home)/dagordning/\(meeting.id)")
    }

    fileprivate func waiting() throws -> Int {
        try secretary.store.read { try $0.messages() }.count { $0.waitsFor == .release && $0.state == .held }
    }

    fileprivate func readingPath(_ home: String) throws -> String {
        let meeting = try #require(try secretary.store.read { try $0.meetings(of: Key("lpo"), year: 2027) }.first)
        return "\(home)/lasning/\(meeting.id)"
    }

    fileprivate func reading() throws -> [TimeEntry] {
        try secretary.store.read {
            try $0.timeEntries(from: Day.newYear(2027), through: Day.newYear(2028), of: Key("cilla"))
        }
    }

    fileprivate func attendance() throws -> [Key<Person>: Attendance] {
        try secretary.store.read { snapshot in
            try snapshot.attendance(at: try #require(try snapshot.meetings(of: Key("lpo"), year: 2027).first).id)
        }
    }

    fileprivate func propose(_ times: String...) throws {
        for time in times {
            _ = try secretary.addMeeting(of: "lpo", at: .at(time), length: 120, place: Meeting.Place(), by: "Bo Lind")
        }
    }

    /// As the mail that asks the chair has it.
    fileprivate func datesLink() throws -> String {
        let secret = secretary.world.newSecret()
        try secretary.store.write { transaction in
            try transaction.addLink(
                to: .dates(Key("lpo"), year: 2027), of: Key("anna"), assistant: nil, digest: secretary.digest(secret),
                at: clock.now)
        }
        return "/arets-dagar/\(secret)"
    }

    fileprivate func states() throws -> [String] {
        try secretary.store.read { try $0.meetings(of: Key("lpo"), year: 2027) }.map {
            StateMark($0.state).state
        }
    }
}
