import Documents
import Foundation
import Meetings
import Secretariat
import Store

/// What happens in the demonstration: from the import in November to a day in March.
struct Demonstration {
    let secretary: Secretary
    let rehearsal: Rehearsal
    let examples: URL
    let counter: PaperCounter
    /// Sets minutes as PDF.
    let document: @Sendable (MinutesContent) async throws -> Data

    static let start = moment("2026-11-16T09:00")
    static let end = moment("2027-03-15T10:00")
    static let coordinator = "Bo Lindgren"
    /// An ordinary member, whose own page the summary leads to.
    static let member = "Jörgen Hallin"
    private var author: String { Self.coordinator }

    func run() async throws {
        try prepareRegister()
        try secretary.resume(by: author)
        try await through("2026-11-18T10:00")
        try approveYear()
        try await through("2027-01-11T09:30")
        _ = try secretary.takeOver("lpo-primarvard/2027-1", by: author)
        try minutes.setAgendas()
        try await through("2027-01-21T13:00")
        try members.answer(meetingsUntil: Self.day("2027-02-20"))
        try await through("2027-02-03T14:00")
        try members.attend(["lpo-psykisk-halsa/2027-1", "lpo-barn-och-unga/2027-1"])
        try minutes.write()
        try await through("2027-02-04T10:00")
        try minutes.share()
        try await through("2027-02-11T09:00")
        try importFile("example/andringar-2027.csv")
        try setAgenda()
        try await through("2027-02-12T11:00")
        try await minutes.approve()
        try await through("2027-02-24T11:00")
        try await minutes.correct()
        _ = try secretary.move("lpo-barn-och-unga/2027-2", to: time("2027-04-14T09:00"), by: author)
        try await through("2027-03-01T15:00")
        try minutes.followUp()
        try await through("2027-03-04T14:00")
        _ = try secretary.cancel("lpo-primarvard/2027-2", because: "Flera föredragande har fått förhinder.", by: author)
        try await through("2027-03-08T10:00")
        try await papers.add()
        try await through("2027-03-11T14:00")
        try members.attend(["lpo-aldres-halsa/2027-1", "lpo-levnadsvanor/2027-1"])
        try minutes.shareLate()
        try await through("2027-03-12T10:00")
        try members.answer(meetingsUntil: Self.day("2027-04-25"))
        try await papers.supplement()
        try await through("2027-03-15T09:30")
        try minutes.comment()
        try DemonstratedPost(secretary: secretary).arrive()
        try await rehearsal.run(secretary, until: Self.end)
    }

    private var members: DemonstratedMembers { DemonstratedMembers(secretary: secretary, author: author) }

    private var minutes: DemonstratedMinutes {
        DemonstratedMinutes(secretary: secretary, author: author, document: document)
    }

    private var papers: DemonstratedPapers {
        DemonstratedPapers(secretary: secretary, author: author, examples: examples, counter: counter)
    }

    private func prepareRegister() throws {
        try importFile("regions/dalarna.yaml")
        try importFile("example/ledamoter.csv")
        var history = ImportOptions()
        history.isHistory = true
        try importFile("example/moten-2026.csv", history)
        try importFile("example/moten-2027.csv")
        try importFile("example/beslutsmoten-2028.csv")
        try recordYearBefore()
        try secretary.setModes(.automatic, by: author)
        try publish("lpo-psykisk-halsa")
    }

    /// From then on everybody may read what the group has approved.
    private func publish(_ reference: String) throws {
        let day = WallTime(secretary.world.now()).day
        let body = try secretary.store.read { try $0.findBody(reference, in: try $0.register()) }
        _ = try secretary.set(
            .minutes, of: body.id, to: [.publishing: "yes"],
            seen: BodySetting.Part.minutes.mark(of: body, on: day), by: author)
    }

    /// Who came in 2026, what there was to read, and what members said that it took.
    private func recordYearBefore() throws {
        _ = try secretary.importAttendance(try list("example/narvaro-2026.csv"), meeting: nil, by: author)
        for meeting in try secretary.store.read({ try $0.meetings(year: 2026) }) {
            let pages = 35 + (meeting.number * 17 + meeting.body.text.count * 5) % 40
            _ = try secretary.setReading(pages, .pages, for: meeting.id.text, by: author)
        }
        _ = try secretary.importTime(try list("example/arbetstid-2026.csv"), by: author)
    }

    private func approveYear() throws {
        let register = try secretary.store.read { try $0.register() }
        let meeting = Set(try secretary.store.read { try $0.meetings(year: 2027) }.map(\.body))
        for body in register.bodies where meeting.contains(body.id) {
            guard let chair = register.chair(of: body.id, on: WallTime(Self.start).day) else { continue }
            _ = try secretary.approve(2027, of: body.id.text, by: chair.id.text)
        }
    }

    private func setAgenda() throws {
        let file = try list("example/dagordning.csv")
        let agenda = try AgendaItem.list(file.data, file: file.name)
        _ = try secretary.setAgenda(of: "lpo-psykisk-halsa/2027-2", to: agenda, by: author)
    }

    private func importFile(_ path: String, _ options: ImportOptions = ImportOptions()) throws {
        _ = try secretary.importFiles([try list(path)], options, by: author)
    }

    private func list(_ path: String) throws -> ImportFile {
        let file = examples.appending(path: path)
        guard let data = FileManager.default.contents(atPath: file.path) else { throw FileError.unreadable(file.path) }
        return ImportFile(name: file.lastPathComponent, data: data)
    }

    private func through(_ time: String) async throws {
        try await rehearsal.run(secretary, until: Self.moment(time))
    }

    private func time(_ text: String) -> WallTime { WallTime(iso: text) ?? WallTime(Self.end) }

    private static func day(_ text: String) -> Day { WallTime(moment("\(text)T12:00")).day }

    private static func moment(_ text: String) -> Date { WallTime(iso: text)?.nearestMoment ?? .distantPast }
}
