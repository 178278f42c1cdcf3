import ArgumentParser
import Foundation
import Meetings
import Secretariat
import Store

struct MinutesShow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Shows what is written of a meeting, with its åtgärder and decisions.")

    @Argument(help: "The meeting.") var meeting: String
    @OptionGroup var output: Output
    @OptionGroup var office: OfficeOptions

    func run() throws {
        let secretary = try office.secretary()
        let lines = try secretary.store.read { snapshot in
            let register = try snapshot.register()
            let meeting = try snapshot.findMeeting(meeting, in: register)
            let minutes = try snapshot.minutes(of: meeting.id) ?? Minutes(meeting: meeting.id)
            let actions = try snapshot.actions(of: meeting.id)
            let decisions = try snapshot.decisions(of: meeting.id)
            return meeting.minutesItems.map { SectionLine($0, minutes, actions, decisions, register) }
        }
        try output.print(lines) { lines.map(\.text).joined(separator: "\n\n") }
    }
}

struct MinutesWrite: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "write",
        abstract: "Replaces what is written of one item by what stands on standard input; the earlier text is kept.")

    @Argument(help: "The meeting.") var meeting: String
    @Argument(help: "The item's number on the agenda, or opening, other or next.") var item: String
    @OptionGroup var author: Author
    @OptionGroup var output: Output
    @OptionGroup var office: OfficeOptions

    func run() throws {
        let secretary = try office.secretary()
        let input = try FileHandle.standardInput.read(upToCount: WrittenSection.longest + 1) ?? Data()
        guard let text = String(validating: input, as: UTF8.self) else { throw FileError.unreadable("standard input") }
        let place = try secretary.store.read { snapshot in
            let meeting = try snapshot.findMeeting(meeting, in: try snapshot.register())
            guard let place = meeting.minutesItem(named: item) else {
                throw OfficeError.noMinutesItem(item, meeting: meeting.reference)
            }
            return place
        }
        let written = text.replacing("\r\n", with: "\n").trimmingCharacters(in: .newlines)
        let saving = try secretary.write(written, in: place.id, of: meeting, by: author.recorded)
        let line = try secretary.store.read { snapshot in
            let register = try snapshot.register()
            let meeting = try snapshot.findMeeting(meeting, in: register)
            return SectionLine(
                place, Minutes(meeting: meeting.id, sections: [saving.section]), try snapshot.actions(of: meeting.id),
                try snapshot.decisions(of: meeting.id), register)
        }
        try output.print(line) { line.text }
    }
}

/// What is written of one item, with what was found in it.
private struct SectionLine: Encodable {
    let item: Int
    @Nullable var number: Int?
    let title: String
    let revision: Int
    let written: String
    let recused: [String]
    @Nullable var outcome: String?
    let decisions: [String]
    let actions: [Undertaking]

    struct Undertaking: Encodable {
        let text: String
        let owners: [String]
        @Nullable var due: String?

        init(_ action: Action, _ register: Register) {
            text = action.text
            owners = action.owners.map { $0.name(in: register) }
            due = action.due?.line
        }
    }

    init(_ place: MinutesItem, _ minutes: Minutes, _ actions: [Action], _ decisions: [Decision], _ register: Register) {
        let section = minutes.section(place.id)
        item = place.id
        number = place.number
        title = place.title
        revision = section?.revision ?? 0
        written = section?.text ?? ""
        recused = (section?.recusals ?? []).map { register.person($0.person)?.name ?? $0.person.text }
        switch section?.outcome {
        case .lifted(let target): outcome = "lifted to \(target)"
        case .postponed: outcome = "taken up again"
        case nil: outcome = nil
        }
        self.decisions = decisions.filter { $0.item == place.id }.map(\.text)
        let own = actions.filter { $0.item == place.id }
        self.actions = own.map { Undertaking($0, register) }
    }

    var text: String {
        let found =
            decisions.map { "  decided: \($0)" }
            + actions.map { action in
                let owners = action.owners.isEmpty ? "nobody yet" : action.owners.joined(separator: ", ")
                return "  åtgärd: \(action.text) (\(owners), \(action.due ?? "no date"))"
            }
        let notes = recused.map { "  recused: \($0)" } + (outcome.map { ["  \($0)"] } ?? [])
        let head = "\(number.map { "\($0). " } ?? "")\(title)"
        return ([head] + (written.isEmpty ? ["  nothing written"] : [written]) + notes + found)
            .joined(separator: "\n")
    }
}

extension Meeting {
    fileprivate func minutesItem(named name: String) -> MinutesItem? {
        let names = [
            "opening": MinutesSection.opening, "other": MinutesSection.otherMatters,
            "next": MinutesSection.nextMeeting,
        ]
        return minutesItems.first { place in
            names[name] == place.id || Int(name).map { $0 == place.number } ?? false
        }
    }
}

extension Action.Owner {
    fileprivate func name(in register: Register) -> String {
        switch self {
        case .person(let person): register.person(person)?.name ?? person.text
        case .body(let body): register.body(body)?.name ?? body.text
        case .words(let words): "“\(words)”"
        }
    }
}

extension Due {
    fileprivate var line: String {
        switch self {
        case .day(let day): day.description
        case .period(let span, let words): "\(words), by \(span.until)"
        }
    }
}
