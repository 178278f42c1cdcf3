import Meetings
import Testing

@testable import Secretariat

@Suite struct ImportMemberFaultTests {
    private let headings = "grupp;roll;huvudman;namn;e-post;assistent;titel;från;till"

    @Test(arguments: [
        (
            "KSG-B;ordf;;Anna Ek;;;;;", "roll",
            "“ordf” is no role; expected one of “ordförande”, “ledamot”, “adjungerad”"
        ),
        ("KSG;ledamot;;Anna Ek;;;;;", "grupp", "“KSG” is no body; expected one of “LPO Psykisk hälsa”, “KSG-B”"),
        (";ledamot;;Anna Ek;;;;;", "grupp", "“grupp” is missing; add it"),
        ("KSG-B;ledamot;Orsa;Anna Ek;;;;;", "huvudman", "“Orsa” is no kommun or region; expected one of"),
        (
            "KSG-B;ledamot;;Anna Ek;anna@regionen;;;;", "e-post",
            "“anna@regionen” cannot be used; expected one address such as"
        ),
        ("KSG-B;ledamot;;Anna Ek;anna ek@regionen.example;;;;", "e-post", "“anna ek@regionen.example” cannot be used"),
        (
            "KSG-B;ledamot;;Anna Ek;\"a@x.example,b@x.example\";;;;", "e-post",
            "“a@x.example,b@x.example” cannot be used"
        ),
        ("KSG-B;ledamot;;Anna Ek;\"\"\"anna\"\"@x.example\";;;;", "e-post", "““anna”@x.example” cannot be used"),
        (
            "KSG-B;ledamot;;Anna Ek;\"anna@x.example\r\nBcc: b@x.example\";;;;", "e-post",
            "it holds a line break or an invisible"
        ),
        ("KSG-B;ledamot;;\"Anna\nEk\";;;;;", "namn", "it holds a line break or an invisible character (U+000A)"),
        ("KSG-B;ledamot;;Anna\u{0}Ek;;;;;", "namn", "it holds a line break or an invisible character (U+0000)"),
        ("KSG-B;ledamot;;Anna\u{202E}Ek;;;;;", "namn", "it holds a line break or an invisible character (U+202E)"),
        ("KSG-B;ledamot;;;anna@x.example;;;;", "e-post", "“namn” is missing; add it"),
        ("KSG-B;ledamot;;Anna Ek;;Lova;;;", "assistent", "“assistentens e-post” is missing; add it"),
        (
            "KSG-B;ledamot;;Anna Ek;;;;14/1 2026;", "från",
            "“14/1 2026” cannot be used; expected a date such as 2026-01-14"
        ),
        ("KSG-B;ledamot;;Anna Ek;;;;2026-02-01;2026-01-31", "till", "it ends 2026-01-31, before it starts 2026-02-01"),
        ("KSG-B;ledamot;;Anna Ek;;;;;2026-01-31", "till", "it ends 2026-01-31, before it starts 2026-11-02"),
    ])
    func `a cell that cannot be used is refused with row, column and what was expected`(
        row: String, column: String, expected: String
    ) {
        let refused = refusal { try RegisterProposal.members(headings, row) }

        #expect(refused.count == 1, "\(refused)")
        let start = "cannot import ledamoter.csv:2, column “\(column)”: \(expected)"
        #expect(refused.first?.hasPrefix(start.replacing("““anna”", with: "“\"anna\"")) == true, "\(refused)")
    }

    @Test func `the same person twice on the same seat is refused`() {
        let refused = refusal {
            try RegisterProposal.members(
                headings, "KSG-B;ledamot;;Anna Ek;a@x.example;;;2024-01-01;", "KSG-B;ledamot;;Anna Ek;;;;2025-01-01;")
        }

        #expect(
            refused == [
                "cannot import ledamoter.csv:3, column “roll”: “Anna Ek” has the same seat already on line 2; keep one of the rows"
            ])
    }

    @Test func `rows that say different things of one person are refused`() {
        let refused = refusal {
            try RegisterProposal.members(
                headings, "KSG-B;ledamot;;Anna Ek;a@x.example;;chef;;", "lpo-psykisk-halsa;ledamot;;Anna Ek;;;MAS;;")
        }

        #expect(
            refused == [
                "cannot import ledamoter.csv:3, column “titel”: “MAS” differs from “chef” for the same person on line 2; make them agree"
            ])
    }

    @Test func `a name that several people bear is refused without more`() throws {
        var register = Register.example()
        register.people = ["1", "2"].map {
            Person(id: Key($0), name: "Anna Ek", addresses: [Person.Address("a\($0)@x.example")])
        }

        let refused = refusal { try RegisterProposal.members(headings, "KSG-B;ledamot;;Anna Ek;;;;;", into: register) }

        #expect(
            refused == [
                "cannot import ledamoter.csv:2, column “namn”: several people are named “Anna Ek”; give the address or the workplace"
            ])
    }

    @Test func `every fault of a file is told at once, up to twenty, from the top`() {
        let rows = (1...25).map { "KSG-B;ordf;;Person \($0);;;;;" }
        let text = ([headings, "KSG-B;ledamot"] + rows).joined(separator: "\n")

        let refused = refusal { try RegisterProposal.members(text) }

        #expect(refused.count == 21)
        #expect(
            refused[0] == "cannot import ledamoter.csv:2: expected 9 fields, as the headings, and found 2; mend the row"
        )
        #expect(refused[1].hasPrefix("cannot import ledamoter.csv:3, column “roll”"))
        #expect(refused[20] == "… and 6 more; mend these first")
    }

    @Test func `without a region pack the first row says so`() {
        let refused = refusal { try RegisterProposal.members("grupp;roll", "KSG-B;ledamot", into: Register()) }

        #expect(
            refused == [
                "cannot import ledamoter.csv:2, column “grupp”: “KSG-B” is no body; there is none yet; import a region pack first"
            ])
    }
}
