import Foundation
import Meetings
import Store
import Testing

/// Ways of looking back on the year.
extension ExampleYear {
    /// What arrived, with its place in the ledger.
    var delivered: [(letter: Letter, entry: Entry)] {
        let entries = Dictionary(grouping: entries) { $0.message.messageID }
        return letters.compactMap { letter in entries[letter.identifier]?.first.map { (letter, $0) } }
    }

    var events: [(event: Letter.Event, entry: Entry)] {
        delivered.compactMap { letter, entry in letter.calendar.map { ($0, entry) } }
    }

    /// The events of each invitation in the order of their composition.
    var threads: [[(event: Letter.Event, entry: Entry)]] {
        Dictionary(grouping: events) { $0.event.uid }.values.map {
            $0.sorted { $0.entry.message.id < $1.entry.message.id }
        }
    }

    /// What each person herself got of a meeting, in order, by name; letters on paper count, but for reminders.
    func kinds(of meeting: Key<Meeting>) -> Expectation.Kinds.ByName {
        let got = entries.map(\.message).filter {
            $0.meeting == meeting && $0.copyFor == nil && ![.superseded, .lapsed].contains($0.state)
                && ($0.recipient != nil || $0.kind != .reminder)
        }
        return Dictionary(grouping: got) { name(of: $0.person) }.mapValues { $0.map(\.kind) }
    }

    func entries(about reference: String) -> [Entry] {
        entries.filter { $0.message.meeting.flatMap { meetings[$0]?.reference } == reference }
    }

    /// How a person stands on the invitation in one of her messages.
    func attendee(_ name: String, in reference: String, _ kind: MeetingPolicy.Sending) throws -> Letter.Attendee {
        let found = events.first { _, entry in
            self.name(of: entry.message.person) == name && entry.message.kind == kind
                && entry.message.meeting.flatMap { meetings[$0]?.reference } == reference
        }
        return try #require(found?.event.attendees.first)
    }

    func name(of person: Key<Person>) -> String { register.person(person)?.name ?? person.text }
    func name(of body: Key<Body>) -> String { register.body(body)?.name ?? body.text }
}

extension [MeetingPolicy.Sending] {
    typealias ByName = [String: [MeetingPolicy.Sending]]
}
