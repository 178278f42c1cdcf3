import Foundation
import Meetings
import Secretariat
import Store
import Testing

@Suite struct MeetingActTests {
    @Test(arguments: [
        MeetingAct.notice, .move(to: .at("2027-03-09T13:00"), length: nil), .cancel(because: "Flera är sjuka."),
        .place(Meeting.Place(room: "Björken")),
    ])
    func `what is rehearsed is what is sent, and rehearsing changes nothing`(act: MeetingAct) async throws {
        let office = try Office()
        try office.book("2027-03-02T13:00")
        try await office.run(until: "2027-01-25T12:00")
        let before = try office.secretary.store.read { try ($0.latestFact(), $0.messages().count) }

        let rehearsed = try office.secretary.rehearse(act, on: "lpo/2027-1", by: "Bo")
        let after = try office.secretary.store.read { try ($0.latestFact(), $0.messages().count) }
        let changes = try office.changes()
        let sent = try office.secretary.perform(act, on: "lpo/2027-1", after: changes, by: "Bo")

        #expect(before == after)
        #expect(!sent.isEmpty)
        #expect(rehearsed.map(\.message.subject) == sent.map(\.subject))
        #expect(rehearsed.map(\.message.person) == sent.map(\.person))
        #expect(sent.allSatisfy { $0.state == .queued || $0.recipient == nil })
        #expect(rehearsed.allSatisfy { !$0.html.isEmpty })
    }

    @Test func `an edit lets nothing go that waits for the press, and writes it anew`() async throws {
        let office = try Office(modes: .press)
        try office.book("2027-03-02T13:00")
        try office.secretary.decide()
        let held = try office.messages(.held).map(\.id)

        let sent = try office.secretary.perform(
            .place(Meeting.Place(room: "Björken")), on: "lpo/2027-1", after: try office.changes(), by: "Bo")

        #expect(!held.isEmpty && sent.allSatisfy { $0.state == .held })
        #expect(try office.messages(.queued).isEmpty)
        #expect(try office.messages(.held).count == held.count)
        #expect(try office.text(try #require(sent.first { $0.copyFor == nil })).contains("Bj=C3=B6rken"))
    }

    @Test func `the agenda stays the chair's to release when the meeting is moved`() async throws {
        let office = try Office(modes: .release)
        try office.book("2027-03-02T13:00")
        try await office.run(until: "2027-02-17T12:00")

        let sent = try office.secretary.perform(
            .move(to: .at("2027-03-04T13:00"), length: nil), on: "lpo/2027-1", after: try office.changes(), by: "Bo")

        #expect(!sent.isEmpty && sent.allSatisfy { $0.waitsFor == .release })
    }

    @Test func `the next round has nothing to add to what was done`() async throws {
        let office = try Office()
        try office.book("2027-03-02T13:00")
        try await office.run(until: "2027-01-25T12:00")

        try office.secretary.perform(
            .move(to: .at("2027-03-09T13:00"), length: nil), on: "lpo/2027-1", after: try office.changes(), by: "Bo")

        #expect(try office.secretary.decide().isEmpty)
    }

    @Test func `what has been changed since it was read is not overwritten`() async throws {
        let office = try Office()
        try office.book("2027-03-02T13:00")
        try await office.run(until: "2027-01-25T12:00")
        let changes = try office.changes()
        _ = try office.secretary.setAgenda(of: "lpo/2027-1", to: [AgendaItem(title: "Remiss")], by: "Görel")

        #expect(throws: OfficeError.changedMeanwhile(meeting: "lpo/2027-1")) {
            try office.secretary.perform(.notice, on: "lpo/2027-1", after: changes, by: "Bo")
        }

        #expect(try office.messages(.queued).isEmpty)
    }

    @Test func `a mail is taken apart into its looks, its text and what a calendar gets`() async throws {
        let office = try Office()
        try office.book("2027-03-02T13:00")
        try await office.run(until: "2027-01-25T12:00")

        let rehearsed = try office.secretary.rehearse(.notice, on: "lpo/2027-1", by: "Bo")
        let cilla = try #require(rehearsed.first { $0.message.person == Key("cilla") && $0.message.copyFor == nil })

        #expect(cilla.html.contains("<html lang=\"sv\">"))
        #expect(cilla.text.contains("Kallelse till möte"))
        #expect(!cilla.text.contains("<"))
        #expect(cilla.calendar?.start == .at("2027-03-02T13:00"))
        #expect(cilla.calendar?.isCancellation == false)
    }

    @Test func `a reason that hides something is refused`() async throws {
        let office = try Office()
        try office.book("2027-03-02T13:00")

        #expect(throws: OfficeError.invisible("U+202E")) {
            try office.secretary.perform(
                .cancel(because: "Sjuk\u{202E}dom"), on: "lpo/2027-1", after: try office.changes(), by: "Bo")
        }
    }
}

extension Office {
    fileprivate func changes() throws -> Int {
        try secretary.store.read { snapshot in
            let meeting = try snapshot.findMeeting("lpo/2027-1", in: try snapshot.register())
            return try snapshot.changes(of: meeting.id)
        }
    }
}
