import Foundation
import Meetings
import Testing

@testable import Secretariat

@Suite struct ImportMemberTests {
    private let headings = "grupp;roll;profil;huvudman;namn;e-post;tidigare e-post;titel;arbetsplats;från;till"

    @Test func `a row becomes a person, a seat and a mandate, each told in a line`() throws {
        let proposal = try RegisterProposal.members(
            headings, "LPO Psykisk hälsa;ordförande;;Region Dalarna;Anna Ek;anna@regionen.example;;;;2024-02-01;",
            "LPO Psykisk hälsa;ledamot;socialchef;Falun;Dag Öst;;;;;2026-01-14;2026-12-31",
            "LPO Psykisk hälsa;ledamot;IFO-chef;;;;;;;;")

        #expect(
            proposal.changes.map(\.description) == [
                "add person Anna Ek",
                "add person Dag Öst: no address: letters on paper",
                "add vacant seat of ledamot in LPO Psykisk hälsa (IFO-chef)",
                "add ordförande Anna Ek in LPO Psykisk hälsa (Region Dalarna): from 2024-02-01",
                "add ledamot Dag Öst in LPO Psykisk hälsa (Falu kommun, socialchef): from 2026-01-14, until 2026-12-31",
            ])
        #expect(proposal.after.chair(of: .psyk, on: .today)?.name == "Anna Ek")
        #expect(proposal.after.vacancies(in: .psyk, on: .today).map(\.seat.profile) == ["IFO-chef"])
    }

    @Test func `a list imported again has no effect and takes no identifiers`() throws {
        let ids = Counter()
        let lines = [
            headings, "LPO Psykisk hälsa;ledamot;;Falun;Dag Öst;dag@falun.kommun.example;d@gamla.example;;;;",
            "LPO Psykisk hälsa;ledamot;;Falun;;;;;;;", "LPO Psykisk hälsa;ledamot;;Falun;;;;;;;",
            "KSG-B;ledamot;;;Dag Öst;;;;;2020-01-01;2022-12-31", "KSG-B;ledamot;;;Dag Öst;;;;;2025-01-01;",
        ].joined(separator: "\n")
        let first = try RegisterProposal.members(lines, ids: ids)
        let next = Int(ids.next()) ?? 0

        let second = try RegisterProposal.members(lines, into: first.after, today: Day.today.adding(days: 9), ids: ids)

        #expect(second.after == first.after)
        #expect(second.changes.isEmpty)
        #expect(Int(ids.next()) == next + 1)
    }

    @Test func `an end date ends a mandate and silence ends none`() throws {
        let before = try RegisterProposal.members(
            headings, "KSG-B;ledamot;;;Anna Ek;anna@regionen.example;;;;2024-02-01;",
            "KSG-B;ledamot;;;Bo Alm;bo@regionen.example;;;;2024-02-01;"
        ).after

        let proposal = try RegisterProposal.members(
            headings, "KSG-B;ledamot;;;Anna Ek;anna@regionen.example;;;;2024-02-01;2026-12-31", into: before)

        #expect(proposal.changes.map(\.description) == ["end ledamot Anna Ek in KSG-B: last day 2026-12-31"])
        #expect(
            proposal.notes == ["ledamoter.csv: names no Bo Alm in KSG-B, whose mandate stays; give “till” to end it"])
        #expect(proposal.after.mandates.count == 2)
    }

    @Test func `a new address is preferred and the former one kept`() throws {
        let before = try RegisterProposal.members(
            headings, "KSG-B;ledamot;;;Anna Ek;anna@gamla.example;;;Kansliet;2024-02-01;"
        ).after

        let proposal = try RegisterProposal.members(
            headings, "KSG-B;ledamot;;;Anna Ek;anna@regionen.example;;;Kansliet;2024-02-01;", into: before)

        #expect(
            proposal.changes.map(\.description) == [
                "change person Anna Ek: address anna@gamla.example → anna@regionen.example"
            ])
        #expect(
            proposal.after.people.first?.addresses == [
                Person.Address("anna@regionen.example"), Person.Address("anna@gamla.example", until: .today),
            ])
    }

    @Test(arguments: [
        ("Anna Ek Lund;anna@regionen.example;;;Kansliet", "name Anna Ek → Anna Ek Lund"),
        ("Anna Ek;anna@ny.example;anna@regionen.example;;", "address anna@regionen.example → anna@ny.example"),
        ("Anna Ek;;;chef;", "title none → chef"), ("anna ek;anna@regionen.example;;;", "name Anna Ek → anna ek"),
    ])
    func `a person is known again by an address, else by name and workplace`(row: String, change: String) throws {
        let before = try RegisterProposal.members(
            headings, "KSG-B;ledamot;;;Anna Ek;anna@regionen.example;;;Kansliet;2024-02-01;"
        ).after

        let proposal = try RegisterProposal.members(headings, "KSG-B;ledamot;;;\(row);2024-02-01;", into: before)

        #expect(proposal.after.people.map(\.id) == before.people.map(\.id))
        #expect(proposal.changes.first?.details == [change])
    }

    @Test func `a namesake at another workplace with another address is somebody else`() throws {
        let proposal = try RegisterProposal.members(
            headings, "KSG-B;ledamot;a;;Anna Ek;anna@regionen.example;;;Kansliet;2024-02-01;",
            "KSG-B;ledamot;b;;Anna Ek;anna.ek@mora.kommun.example;;;Skolan;2024-02-01;")

        #expect(proposal.after.people.count == 2)
    }

    @Test func `two people may share an address, and it is told`() throws {
        let proposal = try RegisterProposal.members(
            headings, "KSG-B;ledamot;;;Anna Ek;rehab@regionen.example;;;;;",
            "KSG-B;ledamot;;;Bo Ek;rehab@regionen.example;;;;;")

        #expect(proposal.after.people.map(\.name) == ["Anna Ek", "Bo Ek"])
        #expect(proposal.notes == ["ledamoter.csv: Anna Ek and Bo Ek share the address rehab@regionen.example"])
    }

    @Test func `one person on two seats is one person`() throws {
        let proposal = try RegisterProposal.members(
            headings, "KSG-B;ledamot;;;Anna Ek;anna@regionen.example;;chef;Kansliet;;",
            "LPO Psykisk hälsa;ordförande;;;Anna Ek;;;;;;")

        #expect(proposal.after.people.count == 1)
        #expect(proposal.after.seats.count == 2)
        #expect(Set(proposal.after.mandates.map(\.from)) == [.today])
    }

    @Test func `a vacant seat is filled, not doubled`() throws {
        let before = try RegisterProposal.members(headings, "KSG-B;ledamot;socialchef;;;;;;;;").after

        let proposal = try RegisterProposal.members(
            headings, "KSG-B;ledamot;socialchef;Mora;Anna Ek;anna@mora.kommun.example;;;;2027-01-01;", into: before)

        #expect(proposal.after.seats.map(\.id) == before.seats.map(\.id))
        #expect(proposal.after.seats.first?.authority == Key("mora"))
    }

    @Test func `a successor takes over the same seat`() throws {
        let proposal = try RegisterProposal.members(
            headings, "KSG-B;ledamot;;Falun;Anna Ek;anna@falun.kommun.example;;;;2024-01-01;2026-12-31",
            "KSG-B;ledamot;;Falun;Bo Alm;bo@falun.kommun.example;;;;2027-01-01;")

        #expect(proposal.after.seats.count == 1)
        #expect(proposal.after.mandates.map(\.seat) == [proposal.after.seats[0].id, proposal.after.seats[0].id])
    }

    @Test func `a seat whose profile is given anew stays the same seat`() throws {
        let before = try RegisterProposal.members(
            headings, "KSG-B;ledamot;;Falun;Anna Ek;anna@falun.kommun.example;;;;2024-01-01;"
        ).after

        let proposal = try RegisterProposal.members(
            headings, "KSG-B;ledamot;MAS;Falun;Anna Ek;anna@falun.kommun.example;;;;2024-01-01;", into: before)

        #expect(
            proposal.changes.map(\.description) == [
                "change seat of ledamot in KSG-B (Falu kommun, MAS): profile none → MAS"
            ])
    }

    @Test func `assistants, protected identity and the decision are read`() throws {
        let after = try RegisterProposal.members(
            "grupp;roll;namn;assistent;assistentens e-post;skyddade uppgifter;utsedd av;utsedd den",
            "KSG-B;för kännedom;Anna Ek;Lova Dahl;Lova@regionen.example;ja;HSN;2026-01-14"
        ).after

        #expect(
            after.people.first?.assistants == [Person.Assistant(name: "Lova Dahl", address: "lova@regionen.example")])
        #expect(after.people.first?.isProtected == true)
        #expect(after.seats.first?.role == .informed)
        #expect(after.mandates.first?.decidedBy == "HSN")
        #expect(after.mandates.first?.decidedOn == Day(iso: "2026-01-14"))
    }
}
