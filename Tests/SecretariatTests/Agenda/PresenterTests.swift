import Calendars
import Foundation
import Mail
import Meetings
import Store
import Testing

@testable import Secretariat

@Suite struct PresenterTests {
    @Test func `a presenter is invited with the kallelse to her own time, by an event of her own`() async throws {
        let office = try await Office.withPresenter()
        #expect(try office.sent(to: "gun").isEmpty)

        try await office.run(until: "2027-02-17T12:00")

        #expect(try office.sent(to: "gun") == ["notice 0"])
        let (event, text) = try office.lastEvent(of: "gun")
        #expect(event.start == .at("2027-03-02T13:10") && event.length == 20)
        #expect(event.summary == "Remissen (punkt 2): LPO Psykisk hälsa")
        #expect(event.uid == (try office.invitation(of: "gun").uid))
        #expect(event.uid != (try office.invitation(of: "cilla").uid))
        let description = (event.description ?? "").split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(description.contains("Du föredrar punkt 2, Remissen. Tiden gäller bara det."))
        #expect(!description.contains("Inledning"))
        #expect(text.contains("du kallas att föredra punkt 2, Remissen, på årets första möte"))
        #expect(!text.contains("Inledning") && !text.contains("Cilla Öberg"))
        #expect(try office.lastEvent(of: "cilla").event.length == 120)
    }

    @Test func `her event follows the agenda: moved with it, changed by nothing else, and taken back with her`()
        async throws
    {
        let office = try await Office.withPresenter(until: "2027-02-17T12:00")

        try office.setAgenda { $0[2].title = "Budgeten för 2028" }
        try await office.run(until: "2027-02-18T12:00")
        #expect(try office.sent(to: "gun") == ["notice 0"])
        #expect(try office.sent(to: "cilla").last == "change 2")

        try office.setAgenda { $0[0].length = 30 }
        try await office.run(until: "2027-02-19T12:00")
        let moved = try office.lastEvent(of: "gun")
        #expect(try office.sent(to: "gun").last == "change 1")
        #expect(moved.event.start == .at("2027-03-02T13:30") && moved.event.sequence == 1)
        #expect(moved.text.contains("Ny tid: tisdag 2 mars kl. 13.30–13.50. Förut tisdag 2 mars kl. 13.10–13.30."))

        try office.setAgenda { $0[1].presenters = [] }
        try await office.run(until: "2027-02-20T12:00")
        #expect(try office.sent(to: "gun").last == "farewell 2")
        let off = try office.lastEvent(of: "gun")
        #expect(off.event.status == .cancelled && off.event.start == .at("2027-03-02T13:30"))
        #expect(off.text.contains("Du är inte längre kallad"))
    }

    @Test func `who is asked to the whole meeting afterwards gets its whole time, and back again`() async throws {
        let office = try await Office.withPresenter(until: "2027-02-17T12:00")

        _ = try office.secretary.invite("Gun Falk", to: "lpo/2027-1", as: .called, by: "Bo")
        try await office.run(until: "2027-02-18T12:00")
        #expect(try office.lastEvent(of: "gun").event.length == 120)
        _ = try office.secretary.uninvite("Gun Falk", from: "lpo/2027-1", by: "Bo")
        try await office.run(until: "2027-02-19T12:00")

        #expect(try office.sent(to: "gun") == ["notice 0", "change 1", "change 2"])
        #expect(try office.lastEvent(of: "gun").event.length == 20)
        try await office.run(until: "2027-02-22T12:00")
        #expect(try office.sent(to: "gun").count { $0.hasPrefix("change") } == 2)
    }

    @Test func `a presenter who joins after the kallelse gets hers at once, and the move of the meeting moves her`()
        async throws
    {
        let office = try await Office.withPresenter(until: "2027-02-17T12:00")
        try office.setAgenda { $0[2].presenters = [Key("gun"), Key("hans")] }
        try await office.run(until: "2027-02-18T12:00")
        #expect(try office.sent(to: "hans") == ["notice 0"])
        #expect(try office.lastEvent(of: "hans").event.start == .at("2027-03-02T13:30"))

        _ = try office.secretary.move("lpo/2027-1", to: .at("2027-03-03T09:00"), by: "Bo")
        try await office.run(until: "2027-02-19T12:00")

        #expect(try office.lastEvent(of: "hans").event.start == .at("2027-03-03T09:30"))
        #expect(try office.lastEvent(of: "gun").event.length == 35)
    }

    @Test func `her part is what counts in her hours and on her page`() async throws {
        let office = try await Office.withPresenter(until: "2027-03-02T16:00")
        let attendance = ["gun", "cilla"].map {
            Attendance(person: Key($0), presence: .remote, by: "Bo", at: .at("2027-03-02T15:30"))
        }
        try office.secretary.store.write { transaction in
            let meeting = try #require(try transaction.snapshot.meetings().first)
            for one in attendance { try transaction.record(one, at: meeting.id) }
        }

        let minutes = try office.secretary.store.read { snapshot in
            let book = try snapshot.workloadBook(2027, try snapshot.register(), until: .at("2027-03-02T16:00"))
            return Dictionary(
                uniqueKeysWithValues: book.contributions.filter { $0.kind == .meeting }.map { ($0.person, $0.minutes) })
        }
        let own = try office.secretary.store.read { snapshot in
            let meeting = try #require(try snapshot.meetings().first)
            return try office.secretary.ownMeeting(meeting.id, of: Key("gun"), snapshot)
        }

        #expect(minutes == [Key("gun"): 20, Key("cilla"): 120])
        #expect(own?.meeting.length == 20)
    }

    @Test func `names of the register become presenters, and namesakes are asked about`() async throws {
        let office = try await Office.withPresenter()
        try office.edit("hans") { $0.name = "Gun Falk" }
        try office.edit("egon") { $0.isProtected = true }
        let read = { (words: String) in
            try office.secretary.store.read { snapshot in
                let meeting = try #require(try snapshot.meetings().first)
                return try snapshot.register().presenter(named: words, at: meeting)
            }
        }

        // Of two named alike, the one who is invited already is meant.
        #expect(try read("Gun Falk") == .people([Key("gun")], words: "Gun Falk"))
        #expect(try read("cilla öberg och Okänd Gäst") == .people([Key("cilla")], words: "cilla öberg och Okänd Gäst"))
        #expect(try read("hans@regionen.example") == .people([Key("hans")], words: "Gun Falk"))
        #expect(try read("Verksamhetschefen") == .people([], words: "Verksamhetschefen"))
        #expect(try read("Egon Ström") == .protected("Egon Ström"))
        try office.setAgenda { $0[1].presenters = [] }
        #expect(try read("Gun Falk") == .ambiguous("Gun Falk"))
    }
}

@Suite struct AgendaSettingTests {
    @Test func `a change after the kallelse is one mail with what is new beside what each was told`() async throws {
        let office = try await Office.withPresenter(until: "2027-02-17T12:00")

        try office.setAgenda { $0.append(AgendaItem(title: "Val av vice ordförande", length: 10)) }
        try office.secretary.decide()
        try office.setAgenda { $0[2].length = 25 }
        try await office.run(until: "2027-02-18T12:00")

        #expect(try office.sent(to: "cilla") == ["booking 0", "notice 1", "change 3"])
        let text = try office.lastEvent(of: "cilla").text
        #expect(text.contains("Ändrad dagordning"))
        #expect(text.contains("Ny punkt 4: Val av vice ordförande, 10 minuter."))
        #expect(text.contains("Punkt 3, Budget, får 25 minuter i stället för 15."))
        #expect(!text.contains("Inledning"))
    }

    @Test func `ids stay with their items, and two alike or unknown are given new ones`() async throws {
        let office = try await Office.withPresenter()
        let before = try office.agenda()

        try office.setAgenda { agenda in
            agenda = [agenda[2], agenda[0], agenda[1]]
            agenda.append(AgendaItem(id: agenda[0].id, title: "Samma nummer"))
        }

        let after = try office.agenda()
        #expect(after.prefix(3).map(\.id) == [3, 1, 2] && before.map(\.id) == [1, 2, 3])
        #expect(after.last?.id == 4)
        let versions = try office.secretary.store.read { try $0.agendaVersions(of: $0.meetings()[0].id) }
        #expect(versions.map(\.number) == [1, 2] && versions.last?.by == "Bo")
    }

    @Test func `who wrote the agenda does not release it, unless she says why`() async throws {
        let office = try await Office.withPresenter()

        #expect(throws: OfficeError.ownAgenda(meeting: "lpo/2027-1", by: "Bo")) {
            try office.secretary.release("lpo/2027-1", by: "Bo")
        }
        _ = try office.secretary.release("lpo/2027-1", because: "Anna är sjuk", by: "Bo")

        let release = try office.secretary.store.read { try $0.meetings()[0].release }
        #expect(release?.by == "Bo" && release?.because == "Anna är sjuk")
    }

    @Test func `an empty agenda is half written: standing items, what was put off, and open åtgärder`() async throws {
        let office = try await Office.told(until: "2027-02-01T12:00")
        try office.book("2027-05-04T13:00", "2027-09-07T13:00")
        _ = try office.secretary.setAgenda(
            of: "lpo/2027-1", to: [AgendaItem(title: "Remiss", length: 20), AgendaItem(title: "Övrigt")], by: "Bo")
        try office.secretary.store.write { transaction in
            let meetings = try transaction.snapshot.meetings()
            let held = meetings[0]
            try transaction.save(Minutes(meeting: held.id))
            let section = MinutesSection(item: 1, text: "Hanns inte", revision: 1, outcome: .postponed)
            try transaction.save(section, of: held.id, by: "Bo", at: .at("2027-03-02T15:00"))
            let states: [(String, Action.State)] = [
                ("Ta fram underlag", .open(since: .at("2027-03-02T15:00"))), ("Klart", .proposed),
                ("Boka lokal", .open(since: .at("2027-03-02T15:00"))),
            ]
            for (index, (text, state)) in states.enumerated() {
                try transaction.save(
                    Action(
                        id: Key("å\(index)"), body: Key("lpo"), meeting: held.id, item: 1, text: text,
                        owners: [.person(Key("cilla"))],
                        due: index == 2 ? .day(try #require(Day(iso: "2027-04-01"))) : nil,
                        agreed: held.start.day, state: state), at: index)
            }
        }
        let propose = { (reference: String) in
            try office.secretary.store.read { snapshot in
                let meeting = try snapshot.findMeeting(reference, in: try snapshot.register())
                return try office.secretary.proposedAgenda(for: meeting, snapshot)
            }
        }

        let next = try propose("lpo/2027-2")
        #expect(
            next.map(\.title) == [
                "Dagordning och förra anteckningarna", "Aktuellt från och till nätverken", "Remiss", "Öppna åtgärder",
                "Övriga frågor", "Nästa möte",
            ])
        #expect(next[2].origin == .postponed(from: try office.meeting(0).id, item: 1) && next[2].length == 20)
        #expect(
            next[3].background
                == "Boka lokal (Cilla Öberg, torsdag 1 april, försenad)\nTa fram underlag (Cilla Öberg)")
        _ = try office.secretary.setAgenda(of: "lpo/2027-2", to: next, by: "Bo")
        #expect(try !propose("lpo/2027-3").map(\.title).contains("Remiss"))
        #expect(try AgendaItem.list(Data(next.listed.utf8), file: "x").map(\.title) == next.map(\.title))
    }

    @Test func `standing items are read from lines, and a line that says nothing is refused`() {
        let items = [AgendaItem](standingLines: "Övriga frågor; diskussion; 10\n\n Nästa möte \nA; B; C")

        #expect(
            items == [
                AgendaItem(title: "Övriga frågor", kind: .discussion, length: 10, origin: .standing),
                AgendaItem(title: "Nästa möte", origin: .standing), AgendaItem(title: "A; B; C", origin: .standing),
            ])
        #expect(items?.standingLines == "Övriga frågor; diskussion; 10\nNästa möte\nA; B; C")
        for wrong in ["; 10", "Möte; 0", "Mö\u{202E}te", String(repeating: "x\n", count: 21)] {
            #expect([AgendaItem](standingLines: wrong) == nil)
        }
    }
}

extension Office {
    /// A meeting of 2 March in which Gun, of the register, presents the second of three items; Hans is in it too.
    fileprivate static func withPresenter(until time: String = "2027-01-20T12:00") async throws -> Office {
        let office = try Office()
        var register = try office.secretary.store.read { try $0.register() }
        for name in ["Gun Falk", "Hans Ek"] {
            let first = name.prefix { $0 != " " }.lowercased()
            register.people.append(
                Person(id: Key(first), name: name, addresses: [Person.Address("\(first)@regionen.example")]))
        }
        try office.secretary.store.write { try $0.save(register) }
        try office.book("2027-03-02T13:00")
        let agenda = [
            AgendaItem(title: "Inledning", length: 10),
            AgendaItem(title: "Remissen", presenter: "Gun Falk", presenters: [Key("gun")], length: 20),
            AgendaItem(title: "Budget", length: 15),
        ]
        _ = try office.secretary.setAgenda(of: "lpo/2027-1", to: agenda, by: "Bo")
        try await office.run(until: time)
        return office
    }

    fileprivate func meeting(_ index: Int) throws -> Meeting {
        try secretary.store.read { try $0.meetings()[index] }
    }

    fileprivate func agenda() throws -> [AgendaItem] { try meeting(0).agenda }

    fileprivate func setAgenda(_ change: (inout [AgendaItem]) -> Void) throws {
        var agenda = try agenda()
        change(&agenda)
        _ = try secretary.setAgenda(of: "lpo/2027-1", to: agenda, by: "Bo")
    }

    /// What the latest mail put into her calendar, and its words on one line.
    fileprivate func lastEvent(of name: String) throws -> (event: CalendarEvent, text: String) {
        let message = try #require(
            try messages(.accepted).last { $0.person == Key(name) && $0.copyFor == nil && $0.sequence != nil })
        let octets = try secretary.store.read { try $0.content(of: message.id) } ?? Data()
        let mail = IncomingMessage(parsing: octets)
        let part = try #require(mail.calendars.first)
        let text = mail.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return (try #require(try events(in: part.text).first), "\(message.subject) \(text)")
    }
}
