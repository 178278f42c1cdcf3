import Foundation
import Meetings
import Testing

@testable import Secretariat

@Suite struct ImportRegionTests {
    @Test(arguments: [("dalarna", "Region Dalarna", 15, 6), ("orebro", "Region Örebro län", 12, 3)])
    func `each region pack is read`(file: String, region: String, kommuner: Int, areas: Int) throws {
        let text = String(decoding: try repositoryFile("Config/regions/\(file).yaml"), as: UTF8.self)

        let pack = try RegionPack(parsing: text, file: "\(file).yaml")

        #expect(pack.region == region)
        #expect(pack.authorities.count { $0.kind == .municipality } == kommuner)
        #expect(pack.bodies.count { $0.kind == .programArea } == areas)
        #expect(Set(pack.schoolBreaks.map(\.name)) == ["sportlov", "påsklov", "höstlov"])
    }

    @Test(arguments: ["LPO Primärvård", "lpo äldre", "SCHNV", "Länschefsnätverket", "KSG-B"])
    func `a body of Dalarna answers to its other names`(name: String) throws {
        let text = String(decoding: try repositoryFile("Config/regions/dalarna.yaml"), as: UTF8.self)

        let register = try RegisterProposal(RegionPack(parsing: text, file: "dalarna.yaml"), into: Register()).after

        #expect(register.body(named: name) != nil)
    }

    @Test func `a body's policy is laid over the region's key by key`() throws {
        let pack = try pack(
            """
            region: R
            policy: {length: 90, notice_days: 10, modes: {notice: automatic}, window: {quiet_weeks: [29]}}
            bodies:
              - {id: a, kind: programArea, name: A}
              - {id: b, kind: council, name: B, policy: {length: 60, modes: {booking: press}, window: {opens: 08:30}}}
            """)

        #expect(pack.bodies[0].policy.length == 90)
        #expect(pack.bodies[1].policy.length == 60)
        #expect(pack.bodies[1].policy.noticeDays == 10)
        #expect(pack.bodies[1].policy.modes == [.notice: .automatic, .booking: .press])
        #expect(pack.bodies[1].policy.window.opens == 510)
        #expect(pack.bodies[1].policy.window.quietWeeks == [29])
    }

    @Test func `norms are listed oldest first, for programme areas alone`() throws {
        let pack = try pack(
            """
            region: R
            norm:
              - {from: 2025-12-01, hours: 15-20}
              - {from: 2020-10-01, percent: 5-10}
            bodies:
              - {id: a, kind: programArea, name: A}
              - {id: b, kind: council, name: B}
              - {id: c, kind: programArea, name: C, norm: [{percent: 5-10}]}
            """)

        #expect(
            pack.bodies[0].norms == [
                Norm(from: Day(iso: "2020-10-01"), amount: .percent(least: 5, most: 10, of: 1720)),
                Norm(from: Day(iso: "2025-12-01"), amount: .hours(least: 15, most: 20)),
            ])
        #expect(pack.bodies[1].norms == [])
        #expect(pack.bodies[2].norms == [Norm(amount: .percent(least: 5, most: 10, of: 1720))])
    }

    @Test(arguments: [
        ("region: R\nregoin: X", "x.yaml:2: “regoin” is no key here; expected one of “region”, “authorities”"),
        ("policy: {length: 1}", "x.yaml:1: “region” is missing; add it"),
        ("region: R\npolicy:\n  length: två", "x.yaml:3: “två” cannot be used; expected a whole number from 1 to 1440"),
        (
            "region: R\npolicy:\n  modes: {notice: maybe}",
            "x.yaml:3: “maybe” cannot be used; expected one of automatic, press, release"
        ),
        (
            "region: R\npolicy:\n  fewest_meetings: 5\n  most_meetings: 4",
            "x.yaml:4: “4” cannot be used; expected at least"
        ),
        (
            "region: R\nbodies:\n  - {id: Å, kind: council, name: N}",
            "x.yaml:3: “Å” cannot be used; expected small letters"
        ),
        (
            "region: R\nbodies:\n  - id: a\n    kind: lag\n    name: N",
            "x.yaml:4: “lag” cannot be used; expected one of programArea"
        ),
        (
            "region: R\nbodies:\n  - {id: a, kind: council, name: N, state: forming}",
            "x.yaml:3: a body that is forming needs"
        ),
        (
            "region: R\nbodies:\n  - {id: a, kind: council, name: N, parent: b}",
            "x.yaml:3: “b” is no body; expected one of “a”"
        ),
        (
            "region: R\nbodies:\n  - {id: a, kind: council, name: N}\n  - {id: b, kind: council, name: n}",
            "x.yaml:4: “N” stands here twice"
        ),
        (
            "region: R\nschool_breaks:\n  - {name: s, from: 2027-03-05, until: 2027-03-01}",
            "x.yaml:3: it ends 2027-03-01, before"
        ),
        (
            "region: R\nschool_breaks:\n  - {name: s, from: 14/1 2026, until: 2027-03-01}",
            "x.yaml:3: “14/1 2026” cannot be used; expected a date"
        ),
        ("region: R\nregion: S", "x.yaml:1: “region” stands here twice"),
        ("region: [R", "x.yaml:"),
        ("region: \"R\\nX\"", "x.yaml:1: it holds a line break or an invisible character (U+000A)"),
        ("- R", "x.yaml:1: “a list” cannot be used; expected keys and values"),
        ("", "x.yaml: it holds no rows"),
    ])
    func `what cannot be used is refused with its line`(text: String, expected: String) {
        let refused = refusal { try RegionPack(parsing: text, file: "x.yaml") }

        #expect(refused.count == 1)
        #expect(refused.first?.hasPrefix("cannot import \(expected)") == true, "\(refused)")
    }

    @Test func `a pack imported again changes nothing, and changed says what`() throws {
        let text =
            "region: R\nauthorities: [{id: a, name: A kommun, kind: municipality}]\nbodies: [{id: b, kind: council, name: B}]"
        let register = try RegisterProposal(try pack(text), into: Register()).after

        #expect(try RegisterProposal(pack(text), into: register).changes.isEmpty)
        let changed = try RegisterProposal(
            pack(text.replacing("name: B", with: "name: Rådet, state: dormant")), into: register)

        #expect(changed.changes.map(\.description) == ["change body Rådet: name B → Rådet, state active → dormant"])
    }

    @Test func `a pack leaves alone what it does not name`() throws {
        let register = Register.example()

        let proposal = try RegisterProposal(try pack("region: Region Dalarna"), into: register)

        #expect(proposal.after == register)
        #expect(proposal.changes.isEmpty)
    }

    @Test func `another region's pack is refused`() throws {
        let pack = try pack("region: Region Örebro län")

        let refused = refusal { try RegisterProposal(pack, into: .example()) }

        #expect(
            refused == [
                "cannot import x.yaml: the register is that of “Region Dalarna”; use a database of its own for another region"
            ])
    }

    private func pack(_ text: String) throws(ImportError) -> RegionPack {
        try RegionPack(parsing: text, file: "x.yaml")
    }
}
