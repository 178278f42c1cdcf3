import Documents
import Foundation
import Meetings
import Secretariat
import Store

/// Mail about a meeting that waits, as a band on its page: for a press, for the chair, or for its moment.
struct SendingRow: Sendable {
    static let names: Set<String> = [
        "isHeld", "isForChair", "isQueued", "noun", "nounInside", "people", "isPlural", "moment", "kind", "isPaused",
        "mayRelease", "chair", "letters", "progress",
    ]

    let isHeld: Bool
    let isForChair: Bool
    let isQueued: Bool
    let noun: String
    let nounInside: String
    let isPlural: Bool
    /// “nio personer”; nil where all get letters.
    let people: String?
    let moment: String
    let kind: String
    let isPaused: Bool
    let mayRelease: Bool
    let chair: String
    /// “en person får brev på papper”.
    let letters: String?
    /// “120 av 400 mejl”, once some have left.
    let progress: String?

    static func rows(_ sheet: MeetingSheet, _ clearance: Clearance) -> [SendingRow] {
        let waiting = sheet.messages.filter { $0.state == .held || $0.state == .queued }
        let groups = Dictionary(grouping: waiting) { Group(kind: $0.kind, state: $0.state, hold: $0.waitsFor) }
        return groups.sorted { $0.key < $1.key }.map { SendingRow($0.key, $0.value, sheet, clearance) }
    }

    private init(_ group: Group, _ messages: [OutboxMessage], _ sheet: MeetingSheet, _ clearance: Clearance) {
        isHeld = group.state == .held && group.hold != .release
        isForChair = group.state == .held && group.hold == .release
        isQueued = group.state == .queued
        noun = group.kind.noun
        nounInside = group.kind.nounInside
        isPlural = group.kind.isPluralNoun
        let mailed = messages.filter { $0.recipient != nil }
        people = mailed.isEmpty ? nil : Self.people(mailed)
        letters = Self.letters(messages)
        let latest = messages.map(\.notBefore).max() ?? sheet.now
        moment = Self.moment(max(latest, sheet.now), on: sheet.today)
        kind = group.kind.rawValue
        isPaused = sheet.pause != nil
        let sending = isQueued ? SendingProgress(sheet.messages.filter { $0.kind == group.kind }, at: sheet.now) : nil
        progress = sending.flatMap { $0.gone > 0 ? $0.words : nil }
        mayRelease = clearance.may(.release, in: sheet.body.id)
        chair = sheet.register.chair(of: sheet.body.id, on: sheet.meeting.start.day)?.name ?? "ordföranden"
    }

    /// “nio personer”, “ingen”; an assistant's copy is no further person.
    static func people(_ messages: [OutboxMessage]) -> String {
        let count = Set(messages.map(\.person)).count
        return count == 0 ? "ingen" : count.counted("person", "personer")
    }

    /// “En person får ett brev på papper.”
    static func letters(_ messages: [OutboxMessage]) -> String? {
        let letters = messages.filter { $0.recipient == nil }
        guard !letters.isEmpty else { return nil }
        return "\(people(letters).capitalizedSentence) får \(letters.count == 1 ? "ett brev" : "brev") på papper."
    }

    /// “kl. 9.44”, with the day where it is another.
    static func moment(_ moment: Date, on today: Day) -> String {
        // To the minute after, when it is surely over.
        let time = WallTime(moment.addingTimeInterval(59))
        return time.day == today ? "kl. \(time.clock)" : "\(time.day.asRead(in: today.year)) kl. \(time.clock)"
    }

    private struct Group: Hashable, Comparable {
        let kind: MeetingPolicy.Sending
        let state: OutboxMessage.State
        let hold: OutboxMessage.Hold?

        private var order: (String, String, String) { (state.rawValue, kind.rawValue, hold?.rawValue ?? "") }

        static func < (one: Group, other: Group) -> Bool { one.order < other.order }
    }
}
