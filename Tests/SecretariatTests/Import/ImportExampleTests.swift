import Foundation
import Meetings
import Testing

@testable import Secretariat

@Suite struct ImportExampleTests {
    @Test func `the example lists fill the example region`() throws {
        let register = try exampleRegister()

        #expect(register.people.count == 59)
        #expect(register.vacancies(in: Key("lpo-barn-och-unga"), on: .today).map(\.seat.profile) == ["förskola"])
        #expect(register.vacancies(in: Key("lpo-primarvard"), on: .today).map(\.seat.profile) == ["socialchef"])
        let kommuner = Set(register.people.compactMap(\.authority)).subtracting([Key("region-dalarna")])
        #expect(kommuner.count == 15)
        for body in register.bodies where body.kind == .programArea {
            #expect(register.chair(of: body.id, on: .today) != nil)
        }
    }

    @Test func `the example list imported again changes nothing`() throws {
        let register = try exampleRegister()

        let again = try RegisterProposal(
            members: try repositoryFile("Config/example/ledamoter.csv"), file: "ledamoter.csv", into: register,
            today: Day.today.adding(days: 40), newID: { "unused" })

        #expect(again.changes == [])
        #expect(again.after == register)
        #expect(again.notes.count == 1)
    }

    @Test func `the example year deserves no warning`() throws {
        let register = try exampleRegister()
        let meetings = try ImportedMeeting.list(
            try repositoryFile("Config/example/moten-2027.csv"), file: "moten-2027.csv", register: register)

        let proposal = try MeetingProposal(meetings, into: [], today: .today, newID: Counter().next)

        #expect(proposal.added.count == 30)
        #expect(proposal.added.count { $0.ownership == .elsewhere } == 1)
        #expect(register.warnings(about: proposal.added).map(\.description) == [])
    }

    @Test func `the example's last year comes in as held`() throws {
        let register = try exampleRegister()
        let meetings = try ImportedMeeting.list(
            try repositoryFile("Config/example/moten-2026.csv"), file: "moten-2026.csv", register: register)

        let proposal = try MeetingProposal(meetings, into: [], today: .today, history: true, newID: Counter().next)

        #expect(proposal.added.count == 30)
        #expect(proposal.added.allSatisfy { if case .held = $0.state { true } else { false } })
    }

    private func exampleRegister() throws -> Register {
        let text = String(decoding: try repositoryFile("Config/regions/dalarna.yaml"), as: UTF8.self)
        let region = try RegisterProposal(RegionPack(parsing: text, file: "dalarna.yaml"), into: Register())
        return try RegisterProposal(
            members: try repositoryFile("Config/example/ledamoter.csv"), file: "ledamoter.csv", into: region.after,
            today: .today, newID: Counter().next
        ).after
    }
}
