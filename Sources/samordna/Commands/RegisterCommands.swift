import ArgumentParser
import Meetings
import Secretariat
import Store

/// The groups of the register.
struct BodyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "body", abstract: "Lists the bodies with their seats and vacancies.", subcommands: [BodyList.self],
        defaultSubcommand: BodyList.self)
}

struct BodyList: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "Lists the bodies.")

    @OptionGroup var output: Output
    @OptionGroup var office: OfficeOptions

    func run() throws {
        let secretary = try office.secretary()
        let today = WallTime(secretary.world.now()).day
        let register = try secretary.store.read { try $0.register() }
        let lines = register.bodies.map { BodyLine($0, register, on: today) }
        try output.print(lines) {
            lines.isEmpty ? "No bodies: import a region pack first." : lines.map(\.text).joined(separator: "\n")
        }
    }
}

struct BodyLine: Encodable {
    let id: String
    let name: String
    let kind: String
    let state: String
    let chair: String?
    let contact: String?
    let members: Int
    let vacancies: Int
    let charterUnderRevision: Bool

    init(_ body: Body, _ register: Register, on day: Day) {
        id = body.id.text
        name = body.name
        kind = body.kind.rawValue
        state = body.state.rawValue
        chair = register.chair(of: body.id, on: day)?.name
        contact = body.contact
        members = register.holders(in: body.id, on: day).count
        vacancies = register.vacancies(in: body.id, on: day).count
        charterUnderRevision = body.charter?.isUnderRevision ?? false
    }

    var text: String {
        let lead = chair.map { ", chair \($0)" } ?? contact.map { ", contact \($0)" } ?? ""
        let charter = charterUnderRevision ? ", charter under revision" : ""
        return "\(id)  \(name), \(state)\(lead), \(members) members, \(vacancies) vacancies\(charter)"
    }
}

/// The people of the register.
struct PersonCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "person", abstract: "Lists the people with their addresses and seats.",
        subcommands: [PersonList.self, PersonExtractCommand.self],
        defaultSubcommand: PersonList.self)
}

struct PersonList: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "Lists the people.")

    @Option(help: "Only those of this body.") var body: String?
    @OptionGroup var output: Output
    @OptionGroup var office: OfficeOptions

    func run() throws {
        let secretary = try office.secretary()
        let today = WallTime(secretary.world.now()).day
        let (register, id, reachability) = try secretary.store.read { snapshot in
            let register = try snapshot.register()
            let id = try body.map { try snapshot.findBody($0, in: register).id }
            return (register, id, try Reachability(snapshot, on: today))
        }
        let lines = register.people.map { PersonLine($0, register, reachability, on: today) }
            .filter { line in id.map { id in line.seats.contains { $0.hasPrefix("\(id) ") } } ?? true }
        try output.print(lines) {
            lines.isEmpty ? "No people: import them first." : lines.map(\.text).joined(separator: "\n")
        }
    }
}

struct PersonLine: Encodable {
    let id: String
    let name: String
    let address: String?
    let authority: String?
    let seats: [String]
    let faults: [FaultLine]
    let absence: AbsenceLine?

    init(_ person: Person, _ register: Register, _ reachability: Reachability, on day: Day) {
        id = person.id.text
        name = person.name
        address = person.address
        authority = person.authority.flatMap { register.authority($0)?.name }
        seats = register.mandates.filter { $0.person == person.id && $0.isValid(on: day) }
            .compactMap { register.seat($0.seat) }.map { "\($0.body) \($0.role.rawValue)" }
        faults = reachability.faults(of: person).map(FaultLine.init)
        absence = reachability.absence(of: person.id).map(AbsenceLine.init)
    }

    var text: String { ([line] + faults.map(\.text) + [absence?.text].compactMap(\.self)).joined(separator: "\n") }

    private var line: String {
        "\(name) <\(address ?? "no address")>\(authority.map { ", \($0)" } ?? ""): \(seats.isEmpty ? "no seat" : seats.joined(separator: ", "))"
    }
}
