import Documents
import Foundation
import Meetings
import Secretariat
import Store

/// What is written of the first meetings of the year: one set of notes in each state that they can be in.
struct DemonstratedMinutes {
    let secretary: Secretary
    let author: String
    /// Sets minutes as PDF; where it cannot, the daemon does later.
    let document: @Sendable (MinutesContent) async throws -> Data

    /// What the first meetings will take up.
    func setAgendas() throws {
        for notes in [DemonstratedNotes.mentalHealth, .children, .elderly, .habits] {
            _ = try secretary.setAgenda(of: notes.meeting, to: notes.agenda, by: author)
        }
    }

    /// The first meetings, as somebody wrote at them.
    func write() throws {
        for notes in [DemonstratedNotes.mentalHealth, .children] { try write(notes) }
        _ = try secretary.setOutcome(.postponed, for: 3, of: DemonstratedNotes.children.meeting, by: author)
        _ = try secretary.recuse(
            "Cilla Nordin", from: 4, of: DemonstratedNotes.mentalHealth.meeting,
            note: "leder den förening som lånar ut lokalen", by: author)
    }

    func share() throws {
        for notes in [DemonstratedNotes.mentalHealth, .children] {
            try secretary.shareMinutes(of: notes.meeting, by: author)
        }
    }

    func approve() async throws {
        let meeting = DemonstratedNotes.mentalHealth.meeting
        let comment = try secretary.comment(
            "Det var elva kommuner som svarade, inte tolv.", on: meeting, item: 3, of: "Åsa Kvist", by: author)
        try secretary.settle(comment: comment.id, on: meeting, as: .taken, by: author)
        try secretary.approveMinutes(
            of: meeting, told: "Anna Bergström", note: "på telefon den 12 februari", by: author)
        try secretary.approveMinutes(
            of: DemonstratedNotes.children.meeting, told: "Hanna Söderlund", note: "i mejl den 12 februari", by: author)
        _ = try await secretary.makeMinutes(document)
    }

    /// A misunderstanding that was found when all had read them.
    func correct() async throws {
        let notes = DemonstratedNotes.children
        _ = try secretary.write(
            "Beslut: Skolchefernas nätverk får frågan om en ny ledamot före sommaren.", in: 2, of: notes.meeting,
            by: author)
        try secretary.correctMinutes(
            of: notes.meeting, because: "Nätverket får frågan före sommaren, inte före påsk.", by: author)
        _ = try await secretary.makeMinutes(document)
    }

    /// The notes that became late: one is shared with a week left for comments, one is only begun.
    func shareLate() throws {
        try write(.elderly)
        try write(.habits)
        try secretary.shareMinutes(of: DemonstratedNotes.elderly.meeting, by: author)
    }

    func comment() throws {
        let meeting = DemonstratedNotes.elderly.meeting
        try secretary.comment(
            "Säter vill också vara med och räkna. Skriv gärna till det.", on: meeting, item: 1, of: "Henrik Åhlström",
            by: author)
        try secretary.comment(
            "Bra och tydligt. Jag har inget att tillägga.", on: meeting, of: "Ulla-Karin Persbo", by: author)
    }

    /// What became of some of the åtgärder; the others are open, and one is late.
    func followUp() throws {
        let actions = try secretary.store.read { try $0.agreedActions() }
        for action in actions where action.text.hasPrefix("Boka lokal") {
            let note = "Lokalen är bokad till den 13 oktober."
            try secretary.change(action: action.id, .done(note: note), by: "Cilla Nordin")
        }
        for action in actions where action.text.hasPrefix("Skicka årets") {
            let day = WallTime(Demonstration.end).day.adding(days: 32)
            let because = "Remisserna för hösten är inte kända än."
            try secretary.change(action: action.id, .postpone(to: day, because: because), by: "Dag Sjöberg")
        }
    }

    private func write(_ notes: DemonstratedNotes) throws {
        let meeting = try secretary.store.read { try $0.findMeeting(notes.meeting, in: try $0.register()) }
        let items = zip(meeting.agenda.map(\.id), notes.items.map(\.text))
        let ends = [(MinutesSection.opening, notes.opening), (MinutesSection.otherMatters, notes.other)]
        for (item, text) in Array(items) + ends where !text.isEmpty {
            _ = try secretary.write(text, in: item, of: notes.meeting, by: author)
        }
    }
}
