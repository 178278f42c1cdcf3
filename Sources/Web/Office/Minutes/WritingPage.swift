import Documents
import Foundation
import Meetings
import Secretariat
import Store

/// What the page of an item says besides what is kept of it.
struct NewsOfWriting {
    var word = ""
    var saving: SectionSaving?
    /// What was sent and could not be kept as the text that stands.
    var text: String?
    var fault: String?
    var recusalFault: String?
    var outcomeFault: String?
}

/// The page on which an item of minutes is written.
struct WritingPage: PageContent {
    static let template = "minutes-writing"
    static let names: Set<String> = Set([
        "key", "writer", "item", "itemPath", "pastPath", "revision", "marks", "items", "isHere", "id", "clock",
        "number",
        "title", "now", "isWritten", "attendance", "hasBegun", "meetingPath", "path", "eyebrow", "heading",
        "isApproved", "apart", "by", "merged", "fault", "faultAdvice", "isOpening", "peopleHeading", "people", "label",
        "names", "text", "next", "hasPieces", "pieces", "isFound", "words", "recusals", "name", "note", "outcome",
        "recusalFault", "candidates", "value", "outcomeFault", "isClosed", "isPostponed", "isLifted", "lifted",
        "hasPast", "found",
    ]).union(FoundPanel.names)

    let key: String
    let writer: String
    let item: Int
    let itemPath: String
    let pastPath: String
    let meetingPath: String
    /// Of all its minutes.
    let path: String
    let revision: Int
    let marks: String
    let items: [ItemRow]
    let attendance: String
    let hasBegun: Bool
    let eyebrow: String
    let heading: String
    let isApproved: Bool
    let apart: Apart?
    let merged: Bool
    let fault: String?
    let faultAdvice: String
    let isOpening: Bool
    let peopleHeading: String
    let people: [People]
    let text: String
    let next: Step?
    let pieces: [Stretch]
    let hasPieces: Bool
    let recusals: [RecusalRow]
    let outcome: String?
    let recusalFault: String?
    let candidates: [Choice]
    let outcomeFault: String?
    let isClosed: Bool
    let isPostponed: Bool
    let isLifted: Bool
    let lifted: String
    let hasPast: Bool
    let found: FoundPanel
    let token: String

    struct ItemRow: Sendable {
        let clock: String
        let number: Int?
        let title: String
        /// “Pågår nu, till 14.10”.
        let now: String?
        let isHere: Bool
        let isWritten: Bool
        let path: String
    }

    /// Whose text stands in the place of what was sent.
    struct Apart: Sendable {
        let by: String
        let clock: String
    }

    /// Those who came, or those who did not.
    struct People: Sendable {
        let label: String
        let names: String
    }

    struct Step: Sendable {
        let path: String
        let label: String
    }

    struct RecusalRow: Sendable {
        let id: String
        let name: String
        let note: String?
    }

    init(
        _ sheet: MeetingSheet, _ minutes: Minutes, item: Int, reading: NotesReading, found: FoundPanel, hasPast: Bool,
        news: NewsOfWriting, writer: Key<Person>, token: String
    ) {
        let meeting = sheet.meeting
        let section = minutes.section(item) ?? MinutesSection(item: item)
        let places = meeting.minutesItems(written: minutes.sections.filter { !$0.text.isEmpty }.map(\.item))
        let index = places.firstIndex { $0.id == item }
        let place = index.map { places[$0] }
        key = meeting.id.text
        self.writer = writer.text
        self.item = item
        itemPath = meeting.path(toItem: item)
        pastPath = "\(itemPath)/tidigare"
        meetingPath = meeting.path
        path = "\(meeting.path)/anteckningar"
        revision = section.revision
        marks = Self.list(reading.marks(in: section.text))
        items = places.map { Self.row($0, minutes, here: item, meeting, sheet.now) }
        attendance = Self.attendance(sheet)
        hasBegun = sheet.hasBegun
        eyebrow = Self.eyebrow(place, sheet)
        heading = place?.title ?? "Punkt som har tagits bort"
        if case .approved = minutes.state { isApproved = true } else { isApproved = false }
        if case .apart(_, let by, let moment) = news.saving {
            apart = Apart(by: by, clock: "kl. \(WallTime(moment).clock)")
        } else {
            apart = nil
        }
        merged = news.word == "bada"
        fault = news.fault
        faultAdvice = "Dela upp den på flera punkter, eller lägg in den som fil"
        isOpening = item == MinutesSection.opening
        (peopleHeading, people) = Self.people(sheet)
        text = news.text ?? section.text
        next = index.flatMap { $0 + 1 < places.count ? places[$0 + 1] : nil }.map { following in
            let name = following.number.map { "punkt \($0)" } ?? following.title
            return Step(path: meeting.path(toItem: following.id), label: "Gå till \(name)")
        }
        pieces = Stretch.pieces(of: section.text, reading.marks)
        hasPieces = pieces.contains(where: \.isFound)
        recusals = section.recusals.map { recusal in
            RecusalRow(
                id: recusal.person.text, name: sheet.register.person(recusal.person)?.name ?? "",
                note: recusal.note)
        }
        recusalFault = news.recusalFault
        candidates = Self.candidates(sheet, section)
        outcomeFault = news.outcomeFault
        isClosed = section.outcome == nil
        isPostponed = section.outcome == .postponed
        if case .lifted(let target) = section.outcome { lifted = target } else { lifted = "" }
        isLifted = !lifted.isEmpty || news.outcomeFault != nil
        outcome = section.outcome.map { $0.sentence }
        self.hasPast = hasPast
        self.found = found
        self.token = token
    }

    private static func list(_ marks: [[Int]]) -> String {
        "[\(marks.map { "[\($0[0]),\($0[1])]" }.joined(separator: ","))]"
    }

    private static func row(
        _ place: MinutesItem, _ minutes: Minutes, here: Int, _ meeting: Meeting, _ now: Date
    ) -> ItemRow {
        let isNow = place.isTakenUp(at: WallTime(now))
        let section = minutes.section(place.id)
        return ItemRow(
            clock: place.slot?.start?.clock ?? "", number: place.number, title: place.title,
            now: isNow ? place.slot?.end.map { "Pågår nu, till \($0.clock)" } : nil, isHere: place.id == here,
            isWritten: !(section?.text.isEmpty ?? true), path: meeting.path(toItem: place.id))
    }

    /// “Punkt 4, kl. 13.50–14.10. Föredragande Hanna Stål”.
    private static func eyebrow(_ place: MinutesItem?, _ sheet: MeetingSheet) -> String {
        guard let slot = place?.slot else {
            return place?.number.map { "Punkt \($0), finns alltid med" } ?? "Finns alltid med"
        }
        let names = slot.item.presenters.compactMap { sheet.register.person($0)?.name }
        let presenter = slot.item.presenter ?? (names.isEmpty ? nil : String.enumeration(names))
        var time = ""
        if let start = slot.start {
            time = slot.item.length.map { ", \(start.span(minutes: $0))" } ?? ", kl. \(start.clock)"
        }
        return "Punkt \(slot.number)\(time)\(presenter.map { ". Föredragande \($0)" } ?? "")"
    }

    /// “Närvaro: sju av nio.”
    private static func attendance(_ sheet: MeetingSheet) -> String {
        let members = sheet.invitees.filter { $0.kind == .called }.count
        if sheet.attendance.isEmpty {
            let coming = sheet.invitations.values.count { $0.answer?.reply == .accepted }
            return "\(coming.word(one: "en").capitalizedSentence) av \(members.word(one: "en")) har sagt att de kommer."
        }
        let there = sheet.attendance.values.count { $0.presence.attended }
        return "Närvaro: \(there.word(one: "en")) av \(members.word(one: "en"))."
    }

    private static func people(_ sheet: MeetingSheet) -> (String, [People]) {
        let rows = AnswerRows(sheet)
        let isRecorded = !sheet.attendance.isEmpty
        let groups = [
            (isRecorded ? "Var med" : "Kommer", rows.coming.map(\.name)),
            (isRecorded ? "Var inte med" : "Kommer inte eller har inte svarat", rows.missing.map(\.name)),
            ("Föredragande och gäster", rows.guests.map(\.name)),
        ]
        let people = groups.filter { !$0.1.isEmpty }.map {
            People(label: $0.0, names: $0.1.joined(separator: ", "))
        }
        return (isRecorded ? "Närvarande" : "Svar på kallelsen", people)
    }

    private static func candidates(_ sheet: MeetingSheet, _ section: MinutesSection) -> [Choice] {
        let recused = Set(section.recusals.map(\.person))
        let there = sheet.attendance.values.filter(\.presence.attended).map(\.person)
        let all = Set(sheet.invitees.map(\.person.id) + there).subtracting(recused)
        return all.compactMap { id in sheet.register.person(id).map { Choice(id.text, $0.name) } }
            .inSurnameOrder(of: \.label)
    }
}

/// A stretch of a text, found or not.
struct Stretch: Sendable {
    let words: String
    let isFound: Bool

    /// - Parameter marks: in UTF-8, in order and apart from each other.
    static func pieces(of text: String, _ marks: [Range<Int>]) -> [Stretch] {
        var (pieces, here): ([Stretch], Int) = ([], 0)
        let octets = Array(text.utf8)
        let words = { (range: Range<Int>) in String(decoding: octets[range], as: UTF8.self) }
        for mark in marks where mark.lowerBound >= here && mark.upperBound <= octets.count {
            if here < mark.lowerBound { pieces.append(Stretch(words: words(here..<mark.lowerBound), isFound: false)) }
            pieces.append(Stretch(words: words(mark), isFound: true))
            here = mark.upperBound
        }
        if here < octets.count { pieces.append(Stretch(words: words(here..<octets.count), isFound: false)) }
        return pieces
    }
}

extension MinutesSection.Outcome {
    var sentence: String {
        switch self {
        case .lifted(let target): "Punkten lyfts till \(target)."
        case .postponed: "Punkten tas upp igen på nästa möte."
        }
    }
}
