import Documents
import Foundation
import Meetings
import Store
import Testing

@testable import Secretariat

@Suite struct NotesOfOnesOwnTests {
    @Test func `a named approver without a seat reads why the mail comes, and not that she is a guest`() async throws {
        let office = try await Office.written()
        try office.change { register in
            register.people.append(
                Person(id: Key("eva"), name: "Eva Holm", addresses: [Person.Address("eva@kommun.example")]))
            register.bodies[0].policy.approver = Key("eva")
        }
        try office.share()

        try office.secretary.askForApproval(of: "lpo/2027-1", by: "Bo Lind")

        let text = try office.mailed("eva", .approval).text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(text.contains("Du får mejlet för att du ska godkänna minnesanteckningar från LPO Psykisk hälsa."))
        #expect(!text.contains("inbjuden"))
    }

    @Test func `what waits for somebody is the draft while she may comment, and the yes once it is asked for`()
        async throws
    {
        let office = try await Office.written()
        try office.share()
        try await office.run(until: "2027-03-03T12:00")

        let cilla = try office.waiting("cilla")
        let before = try office.waiting("anna")
        try office.secretary.askForApproval(of: "lpo/2027-1", by: "Bo Lind")
        try await office.run(until: "2027-03-03T13:00")
        let asked = try office.waiting("anna")
        try await office.run(until: "2027-03-11T12:00")
        let late = try office.waiting("cilla")
        try office.approve()

        #expect(cilla.drafts.map { "\($0.until)" } == ["2027-03-10"] && cilla.approvals.isEmpty)
        #expect(before.drafts.count == 1 && before.approvals.isEmpty)
        #expect(asked.approvals.map(\.reference) == ["lpo/2027-1"] && asked.drafts.isEmpty)
        #expect(late.drafts.isEmpty)
        #expect(try office.waiting("anna").approvals.isEmpty)
        #expect(try office.waiting("dag").drafts.isEmpty)
    }

    @Test func `an extract holds her åtgärder, comments, recusals and items, and the notes that she has approved`()
        async throws
    {
        let office = try await Office.written()
        try office.agree()
        try office.present("cilla")
        try office.recuse("cilla")
        try office.share()
        try office.comment("Punkt 1 är fel", of: "Cilla Öberg")
        try office.approve()

        let cilla = try office.secretary.extract(of: "cilla", by: "Bo")
        let anna = try office.secretary.extract(of: "anna", by: "Bo")
        let page = try ExtractTexts(directory: repository.appending(path: "Templates")).html(cilla)

        let tables = Set(cilla.sections.map(\.table))
        #expect(tables.isSuperset(of: ["action", "minutesComment", "recusal", "presentation"]))
        #expect(!tables.contains("approval") && anna.sections.contains { $0.table == "approval" })
        #expect(!anna.sections.contains { $0.table == "action" || $0.table == "presentation" })
        for words in [
            "Åtgärder som du ansvarar för", "Ring", "inte klar", "Punkt 1 är fel", "Punkter där du var jävig",
            "Punkter som du föredrar", "Vården i siffror",
        ] { #expect(page.contains(words), "\(words)") }
        #expect(!page.contains("Någon annans punkt"))
    }

    @Test func `attendance of approved minutes changes as a correction, with a reason and a difference`() async throws {
        let office = try await Office.written()
        try office.attend("cilla", .present)
        try office.share()
        try office.approve()
        let list = [AttendanceWord(person: "cilla", presence: .excused)]
        let count = try office.attendanceWords()

        #expect(throws: AttendanceError.closed(meeting: "lpo/2027-1")) {
            _ = try office.secretary.record(list, at: "lpo/2027-1", after: count, by: "Bo")
        }
        #expect(throws: OfficeError.noWords) {
            _ = try office.secretary.correct(list, at: "lpo/2027-1", after: count, because: " ", by: "Bo")
        }
        #expect(try office.attendanceWords() == count)
        let changes = try office.secretary.correct(
            list, at: "lpo/2027-1", after: count, because: "Cilla var sjuk", by: "Bo")
        let again = try office.secretary.correct(
            list, at: "lpo/2027-1", after: count + 1, because: "Cilla var sjuk", by: "Bo")

        let versions = try office.sheet().versions
        #expect(changes.count == 1 && again.isEmpty)
        #expect(versions.map(\.kind) == [.shared, .approved, .correction])
        #expect(versions.last?.reason == "Cilla var sjuk")
        let contents = try versions.suffix(2).map { try MinutesContent(json: $0.content) }
        let differences = contents[1].differences(from: contents[0])
        #expect(differences.map(\.heading) == ["Närvarande"])
        #expect(differences[0].text.runs.contains { $0.text.contains("Cilla Öberg") })
    }
}

extension Office {
    fileprivate func waiting(_ person: String) throws -> NotesWaiting {
        try secretary.store.read { try secretary.notesWaiting(for: Key(person), $0) }
    }

    fileprivate func present(_ person: String) throws {
        try secretary.store.write { transaction in
            var meeting = try #require(try transaction.snapshot.meetings().first)
            meeting.agenda = [
                AgendaItem(id: 1, title: "Vården i siffror", presenters: [Key(person)]),
                AgendaItem(id: 2, title: "Någon annans punkt"),
            ]
            try transaction.save(meeting)
        }
    }

    fileprivate func recuse(_ person: String) throws {
        try secretary.store.write { transaction in
            let meeting = try #require(try transaction.snapshot.meetings().first)
            let section = MinutesSection(
                item: 1, text: "Siffror.", revision: 1,
                recusals: [Recusal(person: Key(person), note: "egen verksamhet")])
            try transaction.save(section, of: meeting.id, by: "Bo", at: secretary.world.now())
        }
    }

    fileprivate func attend(_ person: String, _ presence: Attendance.Presence) throws {
        _ = try secretary.record(AttendanceWord(person: person, presence: presence), at: "lpo/2027-1", by: "Bo")
    }

    fileprivate func attendanceWords() throws -> Int {
        try secretary.store.read { snapshot in
            try snapshot.attendanceHistory(of: try #require(try snapshot.meetings().first).id).count
        }
    }
}
