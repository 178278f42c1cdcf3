import Foundation
import Meetings
import Secretariat
import Store

/// The example region's year on a real Postfix and Dovecot: what happened, and what lay in the mailboxes at its end.
struct ExampleYear: Sendable {
    let letters: [Letter]
    let entries: [Entry]
    let meetings: [Key<Meeting>: Meeting]
    let register: Register

    /// A message in the ledger.
    struct Entry: Sendable {
        let message: OutboxMessage
        let attempts: [Attempt]
        let content: Data
    }

    /// Lived once for all tests that look back on it.
    static let lived = Task { try await ExampleYear() }

    private init() async throws {
        let server = try MailServer()
        let office = try Office(from: "2026-11-16T09:00", transport: server.transport())
        try await office.liveExampleYear()
        letters = try server.letters()
        (entries, meetings, register) = try office.secretary.store.read { snapshot in
            let entries = try snapshot.messages().map { message in
                Entry(
                    message: message, attempts: try snapshot.attempts(at: message.id),
                    content: try snapshot.content(of: message.id) ?? Data())
            }
            let meetings = try snapshot.meetings().map { ($0.id, $0) }
            return (entries, Dictionary(uniqueKeysWithValues: meetings), try snapshot.register())
        }
    }
}

extension Office {
    fileprivate func liveExampleYear() async throws {
        try importExample("regions/dalarna.yaml", "example/ledamoter.csv")
        try importExample("example/moten-2026.csv", history: true)
        try importExample("example/moten-2027.csv")
        try secretary.setModes(.automatic, by: Self.author)
        try secretary.resume(by: Self.author)
        try await pass(until: "2026-11-18T10:00")
        try approve(2027)
        try await pass(until: "2027-01-11T09:30")
        _ = try secretary.takeOver("lpo-primarvard/2027-1", by: Self.author)
        try await pass(until: "2027-01-21T13:00")
        try answer()
        try await liveSpring()
        try await liveAutumn()
    }

    private func answer() throws {
        for (reference, replies) in Expectation.answers {
            for (name, reply) in replies {
                _ = try secretary.record(reply, of: name, to: reference, by: Self.author)
            }
        }
    }

    private func liveSpring() async throws {
        try await pass(until: "2027-02-11T09:00")
        try importExample("example/andringar-2027.csv")
        try await pass(until: "2027-02-24T11:00")
        try move("lpo-barn-och-unga/2027-2")
        try await pass(until: "2027-03-04T14:00")
        _ = try secretary.cancel("lpo-primarvard/2027-2", because: "Föredragande har fått förhinder.", by: Self.author)
        try await pass(until: "2027-03-24T09:00")
        try await pass(until: "2027-04-20T15:00")
        _ = try secretary.invite("Jens Råberg", to: "lpo-psykisk-halsa/2027-3", as: .informed, by: Self.author)
        try await pass(until: "2027-05-18T16:00")
        try move("lpo-aldres-halsa/2027-3")
        // A Saturday: what can wait leaves on Monday.
        try await pass(until: "2027-05-22T11:00")
        try changeRoom(of: "lpo-levnadsvanor/2027-3", to: "Konferensrum Åsen")
    }

    private func liveAutumn() async throws {
        // Week 30 is quiet: what can wait leaves in week 33.
        try await pass(until: "2027-07-28T10:00")
        try changeRoom(of: "lpo-levnadsvanor/2027-4", to: "Konferensrum Österdalälven")
        try await pass(until: "2027-09-02T10:00")
        try importRows(Expectation.autumnChanges, as: "host.csv")
        try await pass(until: "2027-09-20T10:00")
        _ = try secretary.cancel("lpo-rehabilitering/2027-5", because: "För få ärenden.", by: Self.author)
        // The Sunday before: this cannot wait.
        try await pass(until: "2027-10-24T20:00")
        _ = try secretary.cancel("lpo-psykisk-halsa/2027-5", because: "Ordföranden är sjuk.", by: Self.author)
        try await pass(until: "2027-12-31T23:00")
    }

    private func pass(until time: String) async throws {
        try await live(until: time)
        try postLetters()
    }

    private func move(_ reference: String) throws {
        guard let time = Expectation.moves[reference].flatMap({ WallTime(iso: $0.to) }) else { return }
        _ = try secretary.move(reference, to: time, by: Self.author)
    }

    private func changeRoom(of reference: String, to room: String) throws {
        _ = try secretary.edit(reference, by: Self.author) { $0.place.room = room }
    }
}
