import Documents
import Foundation
import Meetings
import Secretariat
import Store
import Testing

@Suite struct MinutesContentTests {
    @Test func `minutes nobody has written yet have every heading of the agenda, and the two they always have`()
        async throws
    {
        let office = try await Office.afterwards()

        let content = try office.content()

        #expect(content.items.map(\.title) == ["Dagordning", "Gapanalys", "Övriga frågor", "Nästa möte"])
        #expect(content.items.map(\.number) == [1, 2, 3, 4])
        #expect(content.items.map(\.id) == [1, 2, MinutesSection.otherMatters, MinutesSection.nextMeeting])
        #expect(content.standing == .working(on: try #require(Day(iso: "2027-03-03"))))
        #expect(content.version == nil)
        #expect(content.region == "Region Exempel" && content.body == "LPO Psykisk hälsa")
        #expect(content.place == "digitalt" && content.contact == "lpo@regionen.example")
    }

    @Test func `what was written, decided and undertaken stands under its item`() async throws {
        let office = try await Office.afterwards()

        try office.write()
        let content = try office.content()

        let item = try #require(content.items.first { $0.id == 2 })
        #expect(item.text == "Hanna gick igenom.\n\n- ett #2")
        #expect(item.recusals == [MinutesContent.Recused(name: "Cilla Öberg", note: "arbetar där")])
        #expect(item.decisions == ["Gruppen svarar."])
        #expect(
            item.actions == [
                MinutesContent.Undertaking(
                    text: "Skriva svar", owners: ["Cilla Öberg", "LPO Psykisk hälsa", "NN"], due: "7 april 2027")
            ])
        #expect(item.outcome == .lifted(to: "KSG-B"))
        #expect(content.diaryNumber == "RE 2027/18")
        #expect(content.items.first?.title == "Inledning" && content.items.first?.number == nil)
    }

    @Test func `what is decided and undertaken is said once, below the text`() async throws {
        let office = try await Office.afterwards()

        _ = try office.secretary.write(
            """
            Hanna gick igenom.

            - Skriva svar – Cilla Öberg ansvarig, klart 7 april
            - Något annat

            Beslut: Svaret skickas före påsk.
            """, in: 2, of: "lpo/2027-1", by: "Bo")

        let item = try #require(try office.content().items.first { $0.id == 2 })
        #expect(item.text == "Hanna gick igenom.\n\n- Något annat")
        #expect(item.decisions == ["Svaret skickas före påsk."])
        #expect(
            item.actions == [
                MinutesContent.Undertaking(text: "Skriva svar", owners: ["Cilla Öberg"], due: "7 april 2027")
            ])
    }

    @Test func `a text stays though its item has left the agenda`() async throws {
        let office = try await Office.afterwards()
        try office.write()

        try office.secretary.store.write { transaction in
            var meeting = try #require(try transaction.snapshot.meetings().first)
            meeting.agenda.remove(at: 1)
            try transaction.save(meeting)
        }
        let content = try office.content()

        #expect(content.items.map(\.title) == ["Inledning", "Dagordning", "Gapanalys", "Övriga frågor", "Nästa möte"])
        #expect(content.items.first { $0.id == 2 }?.text.contains("- ett #2") == true)
    }

    @Test func `who came stands in the group that sent her, and who did not with the reason`() async throws {
        let office = try await Office.afterwards()
        try office.change { register in
            register.authorities = [
                Authority(id: Key("re"), name: "Region Exempel", kind: .region),
                Authority(id: Key("kommunen"), name: "Exempelkommun", kind: .municipality),
            ]
            for index in register.people.indices {
                register.people[index].authority = Key(index == 2 ? "kommunen" : "re")
            }
        }

        try office.attend("anna", .present)
        try office.attend("bo", .present)
        try office.attend("cilla", .partial(minutes: 50))
        try office.attend("egon", .excused)
        let content = try office.content()

        #expect(content.present.map(\.label) == ["Region Exempel", "Kommunerna"])
        #expect(content.present[0].people == [MinutesContent.Attendee(name: "Anna Ek", role: "ordförande")])
        #expect(
            content.present[1].people == [
                MinutesContent.Attendee(name: "Cilla Öberg", authority: "Exempelkommun", note: "50 minuter")
            ])
        #expect(content.excused.map(\.name) == ["Egon Ström"])
        #expect(content.notedBy.map(\.name) == ["Bo Lind"])
        #expect(content.unrecorded.isEmpty)
    }

    @Test func `who came reads as a line for each group, and who did not as one`() async throws {
        let office = try await Office.afterwards()

        try office.attend("anna", .present)
        try office.attend("cilla", .partial(minutes: 50))
        try office.attend("egon", .excused)
        let people = try #require(try office.content().passages.first { $0.key == "people" })

        #expect(
            people.text.split(separator: "\n") == [
                "Övriga: Anna Ek (ordförande) och Cilla Öberg (50 minuter).", "Anmält förhinder: Egon Ström.",
                "Antecknade: Bo Lind (samordnare).",
            ])
    }

    @Test func `every reader is told when the next meeting is, and nothing more is kept`() async throws {
        let office = try await Office.afterwards()
        var content = try office.content()
        content.next = MinutesContent.Gathering(
            start: try #require(WallTime(iso: "2027-04-06T13:00")), length: 120, place: "digitalt")

        let passages = content.passages
        let kept = try MinutesContent(json: content.json())

        #expect(
            passages.first { $0.key == "-2" }?.text
                == "Nästa möte är tisdag 6\u{A0}april kl.\u{A0}13.00–15.00, digitalt.")
        #expect(kept.items.allSatisfy(\.text.isEmpty) && !kept.hasText)
        #expect(kept.passages == passages)
    }

    @Test func `a label that nobody wrote anything after is not read, and the heading of a list is`() async throws {
        let office = try await Office.afterwards()
        var item = MinutesContent.Item(
            id: 1, number: 1, title: "Gapanalys", text: "Vi gick igenom.\n\n**Beslut:**\n\nBeslut:")
        item.decisions = ["", "Gruppen svarar."]
        var list = item
        list.text = "Beslut:\n\n- att svara"

        let content = try office.content()

        #expect(content.read(item).text == "Vi gick igenom.")
        #expect(content.read(item).decisions == ["Gruppen svarar."])
        #expect(content.read(list).text == list.text)
    }

    @Test func `a protected name stands nowhere`() async throws {
        let office = try await Office.afterwards()
        try office.edit("cilla") { $0.isProtected = true }
        try office.write()
        try office.attend("cilla", .present)

        let content = try office.content().json()

        #expect(!content.contains("Cilla"))
        #expect(content.contains("skyddade personuppgifter"))
    }

    @Test func `the same content is the same text, and reads back`() async throws {
        let office = try await Office.afterwards()
        try office.write()

        let content = try office.content()

        #expect(try content.json() == office.content().json())
        #expect(try MinutesContent(json: content.json()) == content)
    }

    @Test func `the state says what the law takes them for`() async throws {
        let office = try await Office.afterwards()
        let until = try #require(Day(iso: "2027-03-10"))
        let approval = Approval(by: "Anna Ek", at: .at("2027-03-11T09:00"), way: .link)

        try office.set(.shared(version: 1, by: "Bo", at: .at("2027-03-03T12:00"), until: until))
        let shared = try office.content()
        try office.set(.approved(version: 2, approval))
        let approved = try office.content()

        #expect(shared.standing == .shared(on: try #require(Day(iso: "2027-03-03")), until: until))
        #expect(shared.version == 1 && shared.approval == nil)
        #expect(approved.standing == .completed(on: try #require(Day(iso: "2027-03-11"))))
        #expect(approved.approval?.by == "Anna Ek" && approved.version == 2)
    }
}

extension Office {
    /// The day after a meeting with two items.
    fileprivate static func afterwards() async throws -> Office {
        let office = try Office()
        try office.book("2027-03-02T13:00")
        let agenda = [
            AgendaItem(title: "Dagordning", kind: .information, length: 5),
            AgendaItem(title: "Gapanalys", kind: .discussion, presenter: "Hanna Stål", length: 20),
        ]
        _ = try office.secretary.setAgenda(of: "lpo/2027-1", to: agenda, by: "Bo")
        try await office.run(until: "2027-03-03T10:00")
        return office
    }

    fileprivate func content() throws -> MinutesContent {
        try secretary.store.read { snapshot in
            let meeting = try snapshot.findMeeting("lpo/2027-1", in: try snapshot.register())
            return try secretary.minutesContent(of: meeting, snapshot)
        }
    }

    fileprivate func set(_ state: Minutes.State) throws {
        try secretary.store.write { transaction in
            let meeting = try transaction.snapshot.findMeeting("lpo/2027-1", in: try transaction.snapshot.register())
            try transaction.save(Minutes(meeting: meeting.id, state: state, diaryNumber: "RE 2027/18"))
        }
    }

    fileprivate func attend(_ person: String, _ presence: Attendance.Presence) throws {
        _ = try secretary.record(AttendanceWord(person: person, presence: presence), at: "lpo/2027-1", by: "Bo")
    }

    /// An opening, and an item with all that an item can have.
    fileprivate func write() throws {
        try set(.draft)
        try secretary.store.write { transaction in
            let meeting = try transaction.snapshot.findMeeting("lpo/2027-1", in: try transaction.snapshot.register())
            let now = secretary.world.now()
            let section = MinutesSection(
                item: 2, text: "Hanna gick igenom.\n\n- ett #2",
                recusals: [Recusal(person: Key("cilla"), note: "arbetar där")], outcome: .lifted(to: "KSG-B"))
            try transaction.save(MinutesSection(item: 0, text: "Välkomna"), of: meeting.id, by: "Bo", at: now)
            try transaction.save(section, of: meeting.id, by: "Bo", at: now)
            let agreed = meeting.start.day
            try transaction.save(
                Decision(
                    id: Key("d"), body: meeting.body, meeting: meeting.id, item: 2, text: "Gruppen svarar.",
                    agreed: agreed), at: 0)
            try transaction.save(
                Action(
                    id: Key("a"), body: meeting.body, meeting: meeting.id, item: 2, text: "Skriva svar",
                    owners: [.person(Key("cilla")), .body(Key("lpo")), .words("NN")],
                    due: Day(iso: "2027-04-07").map(Due.day), agreed: agreed), at: 0)
        }
    }
}
