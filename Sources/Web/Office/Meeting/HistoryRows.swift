import Documents
import Foundation
import Meetings
import Secretariat
import Store

/// A line of what has happened to a meeting.
struct HistoryRow: Sendable {
    static let names: Set<String> = ["moment", "sentence"]

    let moment: String
    let sentence: String

    /// Newest first: what people did, what came, and what went out.
    static func rows(_ sheet: MeetingSheet, _ snapshot: Snapshot) throws -> [HistoryRow] {
        let words = HistoryWords(year: sheet.today.year) { sheet.register.person(Key($0))?.name }
        var events = try sheet.facts.compactMap { fact -> Event? in
            guard !fact.kind.hasPrefix("mail ") else { return try Event(mail: fact, sheet, snapshot) }
            let sentence = words.sentence(fact.kind, by: fact.by, detail: fact.detail)
            return sentence.map { Event(at: fact.at, sentence: $0) }
        }
        events += departures(sheet.messages, on: sheet) + returns(sheet.messages, on: sheet)
        return events.sorted { $0.at > $1.at }.map { event in
            HistoryRow(moment: moment(event.at, on: sheet.today), sentence: event.sentence)
        }
    }

    private struct Event {
        let at: Date
        let sentence: String

        init(at: Date, sentence: String) {
            self.at = at
            self.sentence = sentence
        }

        /// An answer or a proposal that came by mail; what came of other mail stands in the inbox.
        init?(mail fact: Fact, _ sheet: MeetingSheet, _ snapshot: Snapshot) throws {
            guard ["mail applied", "mail waiting"].contains(fact.kind), let id = Int64(fact.detail),
                let mail = try snapshot.incoming(id), let name = mail.person.flatMap(sheet.register.person)?.name,
                let sentence = mail.reasons.lazy.compactMap({ $0.sentence(of: name, on: sheet.today) }).first
            else { return nil }
            at = fact.at
            self.sentence = sentence
        }
    }

    /// Mail that was turned away, one line each.
    private static func returns(_ messages: [OutboxMessage], on sheet: MeetingSheet) -> [Event] {
        messages.filter { $0.state == .refused || $0.state == .gaveUp }.map { message in
            let name = sheet.register.person(message.person)?.name ?? "någon"
            return Event(at: message.since, sentence: "\(message.kind.noun) till \(name) kom inte fram")
        }
    }

    /// One line for the mails of one kind that left on one day.
    private static func departures(_ messages: [OutboxMessage], on sheet: MeetingSheet) -> [Event] {
        let left = messages.filter { $0.state == .accepted || $0.state == .posted }
        let groups = Dictionary(grouping: left) { message in
            "\(message.kind.rawValue) \(WallTime(message.since).day)"
        }
        return groups.values.compactMap { group in
            guard let first = group.min(by: { $0.since < $1.since }) else { return nil }
            return Event(at: first.since, sentence: "\(first.kind.noun) gick ut till \(SendingRow.people(group))")
        }
    }

    /// “i dag 9.42”, “mån 16.20” of this week, “12 nov”.
    private static func moment(_ moment: Date, on today: Day) -> String {
        let time = WallTime(moment)
        if time.day == today { return "i dag \(time.clock)" }
        if time.day < today, time.day.ordinal > today.ordinal - 6 {
            return "\(time.day.narrow.prefix { $0 != " " }) \(time.clock)"
        }
        let date = time.day.narrow.drop { $0 != " " }.dropFirst()
        return time.day.year == today.year ? String(date) : "\(date) \(time.day.year)"
    }
}

extension IncomingMail.Reason {
    /// What a mail brought, as a line of the meeting's history; nil where another line says it, or nothing does.
    fileprivate func sentence(of name: String, on today: Day) -> String? {
        switch self {
        case .answered(let reply, let by):
            "\(name) svarade: \(reply.word.lowercased())\(by.map { ", genom \($0)" } ?? "")"
        case .proposal(let start, _): "\(name) föreslog \(start.day.asRead(in: today.year)) kl. \(start.clock)"
        case .refreshed: "\(name) bad om inbjudan en gång till"
        default: nil
        }
    }
}
