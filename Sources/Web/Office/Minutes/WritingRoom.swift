import Documents
import Foundation
import Hummingbird
import Meetings
import Secretariat
import Store

/// *Anteckningar*: where minutes are written, item by item.
struct WritingRoom: Sendable {
    let office: OfficeRooms

    private var secretary: Secretary { office.secretary }

    func open(_ router: some RouterMethods<SiteContext>) {
        router.get("moten/:body/:meeting/anteckningar") { _, context in try enter(context) }
        router.get("moten/:body/:meeting/anteckningar/punkt/:item") { request, context in
            try page(NewsOfWriting(word: try Form(request.uri.query ?? "")["besked"]), context)
        }
        router.form("moten/:body/:meeting/anteckningar/punkt/:item") { form, _, context in try save(form, context) }
        router.form("moten/:body/:meeting/anteckningar/punkt/:item/jav") { form, _, context in
            try recuse(form, context)
        }
        router.form("moten/:body/:meeting/anteckningar/punkt/:item/vidare") { form, _, context in
            try setOutcome(form, context)
        }
        router.script("moten/:body/:meeting/anteckningar/punkt/:item/spara", of: SentText.self) { sent, context in
            try keep(sent, context)
        }
        router.script("moten/:body/:meeting/anteckningar/punkt/:item/lage") { context in
            let visit = try office.visit(context)
            return WritingState(token: context.token, writer: visit.person.id.text)
        }
    }

    /// To the item that is taken up now, else the first that nothing is written of.
    private func enter(_ context: SiteContext) throws -> Response {
        let sheet = try office.meeting(context, to: .arrange)
        guard !sheet.meeting.isOff else { return .see(sheet.meeting.path) }
        let written = try secretary.store.read { try $0.minutes(of: sheet.meeting.id) }
        let items = sheet.meeting.minutesItems
        let now = WallTime(sheet.now)
        let current =
            items.first { $0.isTakenUp(at: now) }
            ?? items.dropFirst().first { written?.section($0.id)?.text.isEmpty ?? true }
        return .see(sheet.meeting.path(toItem: (current ?? items[0]).id))
    }

    private func save(_ form: Form, _ context: SiteContext) throws -> Response {
        let (sheet, item) = try sheet(context)
        let text = form.text(Form.textName)
        do {
            let written = WrittenSection(
                item: item, seen: Int(form["sett"]) ?? 0, base: form.text(Form.baseName), text: text)
            let saving = try secretary.save(
                written, of: sheet.meeting.id.text, by: try office.visit(context).person.name)
            switch saving {
            case .saved: return .see(sheet.meeting.path(toItem: item))
            case .merged: return .see("\(sheet.meeting.path(toItem: item))?besked=bada")
            case .apart:
                return try page(NewsOfWriting(saving: saving, text: text), context, .conflict)
            }
        } catch OfficeError.notesTooLong {
            let news = NewsOfWriting(text: text, fault: "Texten är för lång för en punkt")
            return try page(news, context, .badRequest)
        }
    }

    private func recuse(_ form: Form, _ context: SiteContext) throws -> Response {
        let (sheet, item) = try sheet(context)
        let by = try office.visit(context).person.name
        let meeting = sheet.meeting.id.text
        if !form["bort"].isEmpty {
            _ = try secretary.endRecusal(of: Key(form["bort"]), from: item, of: meeting, by: by)
            return .see(sheet.meeting.path(toItem: item))
        }
        guard sheet.register.person(Key(form["person"])) != nil else {
            return try page(NewsOfWriting(recusalFault: "Välj vem det gäller"), context, .badRequest)
        }
        let note = form["varfor"].onOneLine
        do {
            _ = try secretary.recuse(
                form["person"], from: item, of: meeting, note: note.isEmpty ? nil : note, by: by)
        } catch OfficeError.invisible {
            return try page(
                NewsOfWriting(recusalFault: "Skriv varför på en rad utan osynliga tecken"), context, .badRequest)
        }
        return .see(sheet.meeting.path(toItem: item))
    }

    private func setOutcome(_ form: Form, _ context: SiteContext) throws -> Response {
        let (sheet, item) = try sheet(context)
        let target = form["till"].onOneLine
        let outcome: MinutesSection.Outcome? =
            switch form["vidare"] {
            case "igen": .postponed
            case "lyfts": .lifted(to: target)
            default: nil
            }
        if case .lifted = outcome, target.isEmpty || target.count > 200 {
            return try page(NewsOfWriting(outcomeFault: "Skriv till vem punkten lyfts"), context, .badRequest)
        }
        do {
            _ = try secretary.setOutcome(
                outcome, for: item, of: sheet.meeting.id.text, by: try office.visit(context).person.name)
        } catch OfficeError.invisible {
            return try page(
                NewsOfWriting(outcomeFault: "Skriv det på en rad utan osynliga tecken"), context, .badRequest)
        }
        return .see(sheet.meeting.path(toItem: item))
    }

    /// Saves what the script sends while somebody writes.
    private func keep(_ sent: SentText, _ context: SiteContext) throws -> KeptText {
        let visit = try office.visit(context)
        let meeting = try writable(context, visit)
        let item = try context.minutesItem
        let text = sent.text.typed
        let saving: SectionSaving
        let read: NotesReading?
        do {
            let written = WrittenSection(
                item: item, seen: sent.seen, base: sent.writtenOn?.typed, text: text, isChosen: sent.isChosen ?? false)
            (saving, read) = try secretary.saveAndRead(written, of: meeting.id.text, by: visit.person.name)
        } catch OfficeError.notesTooLong {
            throw WebProblem.tooLarge(limit: WrittenSection.longest)
        } catch OfficeError.noMinutesItem {
            throw WebProblem.notFound
        }
        return try secretary.store.read { snapshot in
            let desk = FoundDesk(meeting, try snapshot.register(), snapshot)
            let reading = try read ?? desk.reading(of: saving.section)
            let found = try desk.panel(item, reading, token: context.token)
            let html = office.library.document(FoundPage(found: found))
            return KeptText(saving, sent: sent, reading, panel: html, at: secretary.world.now())
        }
    }

    private func writable(_ context: SiteContext, _ visit: Visit) throws -> Meeting {
        let meeting = try secretary.store.read { snapshot in
            do {
                return try snapshot.findMeeting(context.meetingReference, in: try snapshot.register())
            } catch is OfficeError {
                throw WebProblem.notFound
            }
        }
        guard visit.clearance.may(.arrange, in: meeting.body), !meeting.isOff else { throw WebProblem.notAllowed }
        return meeting
    }

    private func sheet(_ context: SiteContext) throws -> (sheet: MeetingSheet, item: Int) {
        let sheet = try office.meeting(context, to: .arrange)
        guard !sheet.meeting.isOff else { throw WebProblem.changedMeanwhile }
        return (sheet, try context.minutesItem)
    }

    private func page(
        _ news: NewsOfWriting, _ context: SiteContext, _ status: HTTPResponse.Status = .ok
    ) throws -> Response {
        try secretary.store.read { snapshot in
            let sheet = try office.meeting(context, to: .arrange, snapshot)
            guard !sheet.meeting.isOff else { return .see(sheet.meeting.path) }
            let minutes = try snapshot.minutes(of: sheet.meeting.id) ?? Minutes(meeting: sheet.meeting.id)
            let item = try context.minutesItem
            let known = sheet.meeting.minutesItems.contains { $0.id == item }
            guard known || minutes.section(item) != nil else { throw WebProblem.notFound }
            let visit = try office.visit(context)
            let last = try snapshot.lastSaving(of: item, in: sheet.meeting.id)
            let desk = FoundDesk(sheet.meeting, sheet.register, snapshot)
            let reading = try desk.reading(of: minutes.section(item) ?? MinutesSection(item: item))
            let page = WritingPage(
                sheet, minutes, item: item, reading: reading,
                found: try desk.panel(item, reading, token: context.token),
                hasPast: try snapshot.lastKeeping(of: item, in: sheet.meeting.id) != nil, news: news,
                writer: visit.person.id, token: context.token)
            let frame = PageFrame(
                title: "\(page.heading), anteckningar",
                desk: PageFrame.Desk(
                    heading: "\(sheet.body.name), \(sheet.meeting.start.day.inFull)",
                    saved: last.map { $0.at.clockWithSeconds }, closing: sheet.meeting.path),
                person: visit.person.name, token: context.token)
            return .privatePage(office.library.render(page, in: frame), status: status)
        }
    }
}

/// What the script sends of a text.
struct SentText: Decodable, Sendable {
    let seen: Int
    private let base: Base?
    let text: String
    /// Its writer has seen what it replaces.
    let isChosen: Bool?
    /// The list beside the text that the script has.
    let panel: String?

    /// What the text was written on, by what it has in common with it, in UTF-16.
    private struct Base: Decodable {
        let head: Int
        let tail: Int
        let middle: String
    }

    /// Nil where it cannot be told.
    var writtenOn: String? {
        guard let base, base.head >= 0, base.tail >= 0 else { return nil }
        let units = Array(text.utf16)
        guard base.head <= units.count, base.tail <= units.count - base.head else { return nil }
        let all = units.prefix(base.head) + base.middle.utf16 + units.suffix(base.tail)
        return String(decoding: all, as: UTF16.self)
    }
}

/// What the script is told of a text that it sent.
struct KeptText: Encodable {
    let outcome: String
    let revision: Int
    /// “13.58.07”.
    let clock: String
    /// What stands, where it is not what was sent.
    let text: String?
    /// Where in it found words stand, in UTF-16: beginnings and ends.
    let marks: [[Int]]
    /// Who wrote what stands in its place.
    let by: String?
    let panel: String
    /// Nil where the script has it.
    let html: String?

    init(_ saving: SectionSaving, sent: SentText, _ reading: NotesReading, panel: String, at now: Date) {
        let section = saving.section
        switch saving {
        case .saved: (outcome, by, clock) = ("saved", nil, now.clockWithSeconds)
        case .merged: (outcome, by, clock) = ("merged", nil, now.clockWithSeconds)
        case .apart(_, let writer, let moment):
            (outcome, by, clock) = ("apart", writer, WallTime(moment).clock)
        }
        revision = section.revision
        text = section.text.utf8.elementsEqual(sent.text.utf8) ? nil : section.text
        marks = reading.marks(in: section.text)
        let name = panel.fingerprint
        self.panel = name
        html = name == sent.panel ? nil : panel
    }
}

/// What the script needs to go on after somebody has signed in anew.
struct WritingState: Encodable {
    let token: String
    let writer: String
}

extension MinutesItem {
    func isTakenUp(at now: WallTime) -> Bool {
        guard let start = slot?.start, let end = slot?.end else { return false }
        return start <= now && now < end
    }
}

extension SiteContext {
    /// The item that an address names.
    var minutesItem: Int {
        get throws(WebProblem) {
            guard let item = parameters.get("item").flatMap(Meeting.minutesItem) else { throw .notFound }
            return item
        }
    }
}

extension Meeting {
    private static let names = [
        MinutesSection.opening: "inledning", MinutesSection.otherMatters: "ovriga-fragor",
        MinutesSection.nextMeeting: "nasta-mote",
    ]

    fileprivate static func minutesItem(_ name: String) -> Int? {
        names.first { $0.value == name }?.key ?? Int(name).flatMap { $0 > 0 ? $0 : nil }
    }

    /// Where an item of its minutes is written.
    func path(toItem item: Int) -> String { "\(path)/anteckningar/punkt/\(Self.names[item] ?? "\(item)")" }
}

extension Date {
    /// “13.58.07”.
    var clockWithSeconds: String {
        let seconds = Int(timeIntervalSince1970.rounded(.down)) % 60
        return "\(WallTime(self).clock).\(seconds < 10 ? "0" : "")\(seconds)"
    }
}
