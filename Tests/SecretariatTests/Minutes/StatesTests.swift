import Documents
import Foundation
import Meetings
import Store
import Testing

@testable import Secretariat

@Suite struct StatesTests {
    @Test func `shared, each gets a mail with a link of her own, and may take it back for two minutes`() async throws {
        let office = try await Office.written()

        let messages = try office.share()
        let undone = try office.secretary.holdBack(MessageFilter(kind: .draft), by: "Bo")
        _ = try office.secretary.press(MessageFilter(kind: .draft), by: "Bo")
        try await office.run(until: "2027-03-03T11:00")

        #expect(messages.map(\.addressee) == ["anna", "asta for anna", "bo", "cilla", "egon by post"])
        #expect(undone == 5)
        let mail = try office.mailed("cilla", .draft)
        #expect(mail.text.contains("/synpunkter/") && mail.text.contains("Senast onsdag 10 mars"))
        #expect(mail.text.contains("/din-sida/"))
        let letter = try office.text(try #require(messages.last))
        #expect(letter.contains("Vi talade om väntetiderna.") && !letter.contains("/synpunkter/"))
        #expect(try office.sheet().versions.map(\.kind) == [.shared])
    }

    @Test(arguments: [
        ("2027-03-02T12:00", true, "yet to begin"), ("2027-03-03T10:00", false, "nothing is written"),
    ]) func `nothing is shared before the meeting or without a text`(time: String, hasText: Bool, cause: String)
        async throws
    {
        let office = try Office()
        try office.book("2027-03-02T13:00")
        try await office.run(until: time)
        if hasText { try office.note("Vi talade.") }

        #expect { try office.share() } throws: { "\($0)".contains(cause) }
        #expect(try office.sheet().versions.isEmpty)
    }

    @Test func `a comment is kept once, late ones are marked, and hostile ones are only text`() async throws {
        let office = try await Office.written()
        try office.share()
        let words = "<script>alert(1)</script> \u{202E}bakvänt\r\nrad två"

        let first = try office.comment(words, of: "Cilla Öberg")
        let again = try office.comment(words, of: "Cilla Öberg")
        try await office.run(until: "2027-03-11T09:00")
        let late = try office.comment("För sent?", of: "Cilla Öberg")

        #expect(first.id == again.id && !first.isLate && late.isLate)
        #expect(first.text == "<script>alert(1)</script> bakvänt\nrad två")
        #expect(try office.sheet().comments.count == 2)
        #expect(throws: OfficeError.tooManyWords(count: 1_000_000, most: 5_000)) {
            try office.comment(String(repeating: "a", count: 1_000_000), of: "Cilla Öberg")
        }
        #expect(throws: OfficeError.noWords) { try office.comment(" \u{200B}\n", of: "Cilla Öberg") }
    }

    @Test func `the yes closes the meeting, opens what was agreed and waits for its document`() async throws {
        let office = try await Office.written()
        try office.agree()
        try office.share()

        let version = try office.approve()

        let sheet = try office.sheet()
        #expect(version.kind == .approved && version.number == 2)
        #expect(sheet.meeting.state == .closed(at: .at("2027-03-03T10:00")))
        #expect(try office.secretary.store.read { try $0.agreedActions() }.count == 1)
        #expect(try MinutesContent(json: version.content).approval?.way == .told)
        #expect(try office.secretary.unmadeMinutes().map(\.version.number) == [2])
        #expect(throws: ApprovalFault.approved(by: "Anna Ek")) { try office.approve() }
        #expect(throws: AttendanceError.closed(meeting: "lpo/2027-1")) {
            _ = try office.secretary.record(
                AttendanceWord(person: "Cilla Öberg", presence: .present), at: "lpo/2027-1", by: "Bo")
        }
    }

    @Test func `its document goes out once, and a program that fails leaves the yes and says so`() async throws {
        let office = try await Office.written()
        try office.share()
        try await office.run(until: "2027-03-03T11:00")
        try office.approve()

        let failed = try await office.secretary.makeMinutes { _ in throw Broken() }
        let twice = try await office.secretary.makeMinutes { _ in throw Broken() }
        let made = try await office.secretary.makeMinutes { _ in .pdf() }
        let none = try await office.secretary.makeMinutes { _ in .pdf(2) }
        try await office.run(until: "2027-03-03T12:00")

        #expect(failed.faults.count == 1 && twice.faults.count == 1)
        #expect(try office.facts("minutes unmade").count == 1)
        #expect(made.made == 1 && none.made == 0)
        #expect(try office.minutes(.accepted) == ["anna", "asta for anna", "bo", "cilla", "dag"])
        #expect(try office.sheet().finished?.file != nil)
        #expect(
            try office.secretary.store.read { try $0.minutesFiles() }.map(\.name)
                == ["Minnesanteckningar LPO Psykisk hälsa 2027-03-02.pdf"])
    }

    @Test func `what is no document is kept out, and the mail waits`() async throws {
        let office = try await Office.written()
        try office.share()
        try office.approve()

        let made = try await office.secretary.makeMinutes { _ in Data("inte en pdf".utf8) }

        #expect(made.faults.count == 1)
        #expect(try office.minutes().isEmpty)
        #expect(try office.secretary.unmadeMinutes().count == 1)
    }

    @Test func `a correction needs a change and a reason, and goes to all as corrected`() async throws {
        let office = try await Office.written()
        try office.share()
        try office.approve()
        _ = try await office.secretary.makeMinutes { _ in .pdf(1) }
        try await office.run(until: "2027-03-03T12:00")

        #expect(throws: OfficeError.nothingCorrected(meeting: "lpo/2027-1")) { try office.correct("Namn") }
        try office.note("Vi talade om vårdtiderna.")
        #expect(throws: OfficeError.noWords) { try office.correct("  ") }
        let version = try office.correct("Fel ord")
        _ = try await office.secretary.makeMinutes { _ in .pdf(2) }
        try await office.run(until: "2027-03-03T13:00")

        let before = try MinutesContent(json: try #require(try office.sheet().version(2)).content)
        let differences = try MinutesContent(json: version.content).differences(from: before)
        #expect(version.kind == .correction && version.reason == "Fel ord")
        #expect(differences.map(\.heading) == ["1. Övriga frågor"])
        #expect(differences[0].text.runs.map(\.text) == ["Vi talade om ", "väntetiderna.", "vårdtiderna."])
        let subjects = try office.messages(.accepted).filter { $0.kind == .minutes && $0.person == Key("cilla") }
        #expect(subjects.map { $0.subject.hasPrefix("Rättade") } == [false, true])
    }

    @Test func `an åtgärd that is done or put off later changes nothing in the notes`() async throws {
        let office = try await Office.written()
        try office.agree()
        try office.share()
        try office.approve()

        try office.secretary.store.write { transaction in
            var action = try #require(try transaction.snapshot.agreedActions().first)
            action.due = Day(iso: "2027-09-01").map { .day($0) }
            action.postponements += 1
            try transaction.update(action)
        }

        #expect(try !office.sheet().isChanged)
    }

    @Test func `silence makes them final only where nobody's comment stands`() async throws {
        let office = try await Office.written()
        try office.change { $0.bodies[0].policy.silenceApproves = true }
        try office.share()
        let comment = try office.comment("Punkt 1 är fel", of: "Cilla Öberg")
        try await office.run(until: "2027-03-12T09:00")
        let standing = try office.sheet().minutes.state

        try office.secretary.settle(comment: comment.id, on: "lpo/2027-1", as: .left, by: "Bo")
        try await office.run(until: "2027-03-12T10:00")

        guard case .shared = standing, case .approved(_, let approval) = try office.sheet().minutes.state else {
            Issue.record("it was not silence that made them final")
            return
        }
        #expect(approval.way == .silence)
        #expect(try office.sent(to: "anna").filter { $0 == "approval" }.isEmpty)
    }

    @Test func `a draft is late to the samordnare, then to the chair, once each`() async throws {
        let office = try await Office.written()

        try await office.run(until: "2027-03-30T12:00")

        let late = try office.messages(.accepted).filter { $0.kind == .lateMinutes && $0.copyFor == nil }
        #expect(late.map { "\($0.person)" } == ["bo", "anna"])
        #expect(try office.text(late[0]).contains("/moten/lpo/2027-1/anteckningar/lage"))
        #expect(late.allSatisfy { $0.subject.hasPrefix("Anteckningarna är inte utskickade") })
    }

    @Test func `at most four mails reach a member about a meeting`() async throws {
        let office = try await Office.written()
        try office.share()
        try await office.run(until: "2027-03-11T12:00")
        try office.approve()
        _ = try await office.secretary.makeMinutes { _ in .pdf() }
        try await office.run(until: "2027-04-20T12:00")

        let after = try office.sent(to: "cilla").filter {
            ["draft", "minutes", "approval", "late-minutes"].contains($0)
        }
        #expect(after == ["draft", "minutes"])
    }

    @Test func `the register of what was sent names version, digest, standing and readers`() async throws {
        let office = try await Office.written()
        try office.secretary.setDiaryNumber("RN 2027/12", of: "lpo/2027-1", by: "Bo")
        try office.share()
        try await office.run(until: "2027-03-03T11:00")
        try office.approve()
        _ = try await office.secretary.makeMinutes { _ in .pdf() }
        try office.edit("cilla") { $0.isProtected = true }
        try await office.run(until: "2027-03-03T12:00")

        let rows = try office.secretary.store.read { try office.secretary.sentMinutes(in: 2027, $0) }

        #expect(rows.map(\.version.kind) == [.shared, .approved])
        #expect(rows.map(\.count) == [3, 4])
        #expect(rows.allSatisfy { !$0.recipients.contains("Cilla Öberg") && $0.diaryNumber == "RN 2027/12" })
        let csv = SentMinutesList(rows).csv
        #expect(csv.hasPrefix("\u{FEFF}Grupp;Möte") && csv.contains("lpo/2027-1;2027-03-02;Utkast;1;"))
    }

    @Test func `who is protected is named nowhere in what is published`() async throws {
        let office = try await Office.written("Cilla Öberg och CILLA ÖBERG talade.")
        try office.share()
        try office.approve()
        _ = try await office.secretary.makeMinutes { _ in .pdf() }
        try await office.run(until: "2027-03-03T12:00")
        try office.change { register in
            register.bodies[0].policy.publishesMinutes = true
            register.people[2].isProtected = true
        }

        let (meetings, published) = try office.secretary.store.read { snapshot in
            let body = try #require(try snapshot.register().body(Key("lpo")))
            let meetings = try office.secretary.publishedMeetings(of: body, snapshot)
            let first = try #require(meetings.first)
            return (meetings, try office.secretary.publishedMinutes(of: first, in: body, snapshot))
        }

        #expect(meetings.count == 1)
        #expect(try published?.json().lowercased().contains("öberg") == false)
    }

    private struct Broken: Error {}
}

extension Office {
    /// The day after the meeting, with notes under one heading.
    static func written(_ text: String = "Vi talade om väntetiderna.") async throws -> Office {
        let office = try await Office.dayAfter()
        try office.note(text)
        return office
    }

    func note(_ text: String) throws {
        try secretary.store.write { transaction in
            let meeting = try #require(try transaction.snapshot.meetings().first)
            if try transaction.snapshot.minutes(of: meeting.id) == nil {
                try transaction.save(Minutes(meeting: meeting.id))
            }
            try transaction.save(
                MinutesSection(item: MinutesSection.otherMatters, text: text, revision: 1), of: meeting.id, by: "Bo",
                at: secretary.world.now())
        }
    }

    /// An åtgärd that Cilla has undertaken.
    func agree() throws {
        try secretary.store.write { transaction in
            let meeting = try #require(try transaction.snapshot.meetings().first)
            let action = Action(
                id: Key("a1"), body: Key("lpo"), meeting: meeting.id, item: MinutesSection.otherMatters,
                text: "Ring", owners: [.person(Key("cilla"))], agreed: meeting.start.day)
            try transaction.save(action, at: 0)
        }
    }

    func sheet() throws -> MinutesSheet { try secretary.store.read { try secretary.minutesSheet("lpo/2027-1", $0) } }

    @discardableResult func share() throws -> [OutboxMessage] {
        try secretary.shareMinutes(of: "lpo/2027-1", by: "Bo Lind")
    }

    @discardableResult func comment(_ words: String, of person: String) throws -> MinutesComment {
        try secretary.comment(words, on: "lpo/2027-1", of: person, by: "Bo Lind")
    }

    @discardableResult func approve() throws -> MinutesVersion {
        try secretary.approveMinutes(of: "lpo/2027-1", told: "Anna Ek", note: "i telefon", by: "Bo Lind")
    }

    @discardableResult func correct(_ reason: String) throws -> MinutesVersion {
        try secretary.correctMinutes(of: "lpo/2027-1", because: reason, by: "Bo Lind")
    }

    func mailed(_ person: String, _ kind: MeetingPolicy.Sending) throws -> OutgoingMail {
        try secretary.store.read { snapshot in
            let message = try snapshot.messages(MessageFilter(kind: kind)).last {
                $0.person == Key(person) && $0.copyFor == nil
            }
            let known = try #require(message)
            return try #require(try secretary.outgoingMail(known, snapshot))
        }
    }

    func facts(_ kind: String) throws -> [Fact] {
        try secretary.store.read { try $0.facts() }.filter { $0.kind == kind }
    }
}
