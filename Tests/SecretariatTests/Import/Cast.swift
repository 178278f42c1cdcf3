import Foundation
import Meetings

@testable import Secretariat

extension Register {
    /// One LPO and one council, the region and two kommuner; nobody yet.
    static func example() -> Register {
        var register = Register()
        register.region = "Region Dalarna"
        register.authorities = [
            Authority(id: Key("region-dalarna"), name: "Region Dalarna", kind: .region),
            Authority(id: Key("falun"), name: "Falu kommun", kind: .municipality),
            Authority(id: Key("mora"), name: "Mora kommun", kind: .municipality),
        ]
        register.bodies = [
            Body(
                id: .psyk, kind: .programArea, name: "LPO Psykisk hälsa", aliases: [Body.Alias(name: "Psykisk hälsa")]),
            Body(id: Key("ksg-b"), kind: .council, name: "KSG-B"),
        ]
        return register
    }

    func named(_ name: String) -> Person? { people.first { $0.name == name } }
}

extension Key<Body> {
    static let psyk = Key("lpo-psykisk-halsa")
}

extension Day {
    static let today = Day(iso: "2026-11-02") ?? Day(ordinal: 0)
}

/// Identifiers that are counted: “1”, “2” …
final class Counter {
    private var last = 0

    func next() -> String {
        last += 1
        return String(last)
    }
}

extension RegisterProposal {
    static func members(
        _ lines: String..., into register: Register = .example(), today: Day = .today, ids: Counter = Counter()
    ) throws(ImportError) -> RegisterProposal {
        try RegisterProposal(
            members: Data(lines.joined(separator: "\r\n").utf8), file: "ledamoter.csv", into: register, today: today,
            newID: ids.next)
    }
}

/// The sentences with which an import is refused; none where it is not.
func refusal(_ attempt: () throws -> some Any) -> [String] {
    do {
        _ = try attempt()
        return []
    } catch {
        return "\(error)".split(separator: "\n").map(String.init)
    }
}

/// A file of the repository, by its path from the top.
func repositoryFile(_ path: String) throws -> Data {
    let top = URL(filePath: #filePath).appending(path: "../../../..").standardized
    return try Data(contentsOf: top.appending(path: path))
}
