import Foundation
import Meetings
import Testing

@testable import Secretariat

@Suite struct ImportTableTests {
    @Test(arguments: [";", ",", "\t"])
    func `semicolons, commas and tabs are understood`(delimiter: String) throws {
        let text = ["grupp;roll;namn", "lpo-psykisk-halsa;ledamot;Åsa Öberg"].joined(separator: "\r\n")

        let names = try names(in: Data(text.replacing(";", with: delimiter).utf8))

        #expect(names == ["Åsa Öberg"])
    }

    @Test func `a byte order mark and a missing last line break do no harm`() throws {
        let text = "\u{FEFF}grupp;roll;namn;till\nlpo-psykisk-halsa;ledamot;Åsa Öberg;"

        #expect(try names(in: Data(text.utf8)) == ["Åsa Öberg"])
    }

    @Test func `Windows-1252 is read where the file is no UTF-8`() throws {
        let text = "grupp;roll;namn\r\nlpo-psykisk-halsa;ledamot;Renée “Å” Öberg\r\n"

        #expect(try names(in: try #require(text.data(using: .windowsCP1252))) == ["Renée “Å” Öberg"])
    }

    @Test func `Excel's Unicode text is read`() throws {
        let text = "grupp\troll\tnamn\r\nlpo-psykisk-halsa\tledamot\tÅsa Öberg\r\n"

        #expect(try names(in: try #require(text.data(using: .utf16))) == ["Åsa Öberg"])
    }

    @Test(arguments: [String.Encoding.utf8, .utf16, .windowsCP1252])
    func `a list is known by its headings, in whatever letters and after whatever blank lines`(
        encoding: String.Encoding
    ) throws {
        let attendance = "\r\n\r\nmöte\tnamn\tNärvaro:\r\nlpo/2027-1\tÅsa Öberg\tja\r\n"
        let meetings = "\r\ngrupp\tdatum\tstart\r\n"

        let file = ImportFile(name: "a.csv", data: try #require(attendance.data(using: encoding)))
        let other = ImportFile(name: "b.csv", data: try #require(meetings.data(using: encoding)))

        #expect(file.isOfAttendance && !other.isOfAttendance)
        #expect(try AttendanceRow.list(file, meeting: nil).map(\.word.person) == ["Åsa Öberg"])
        #expect(other.kind == .meetings)
    }

    @Test func `quotation marks hold delimiters, quotation marks and line breaks`() throws {
        let lines = [
            "grupp;roll;namn;anledning",
            "lpo-psykisk-halsa;ledamot;\"Karl \"\"Kalle\"\" Ek, d.y.\";\"Flyttar\r\ntill Mora\"",
            "lpo-psykisk-halsa;ledmot;Bo Ek;",
        ]

        let refused = refusal { try members(lines.joined(separator: "\r\n")) }

        #expect(refused.count == 1)
        #expect(refused.first?.hasPrefix("cannot import ledamoter.csv:4, column “roll”: “ledmot” is no role") == true)
        let proposal = try members(lines.dropLast().joined(separator: "\r\n"))
        #expect(proposal.after.people.map(\.name) == ["Karl \"Kalle\" Ek, d.y."])
        #expect(proposal.after.mandates.first?.reasonForLeaving == "Flyttar till Mora")
    }

    @Test func `headings may be spelt in several ways`() throws {
        let text =
            "Programområde;ROLL;Förnamn;Efternamn;E-postadress;\"Representerar\nalla kommuner\";Fr.o.m.\n"
            + "Psykisk hälsa;Ordinarie ledamot;Åsa;Öberg;Asa@Mora.Kommun.Example;Ja;2026-02-01\n"

        let after = try members(text).after

        #expect(after.people.first?.name == "Åsa Öberg")
        #expect(after.people.first?.address == "asa@mora.kommun.example")
        #expect(after.seats.first?.representsAll == true)
        #expect(after.mandates.first?.from == Day(iso: "2026-02-01"))
    }

    @Test func `blank rows are passed over and unknown columns told`() throws {
        let proposal = try members("grupp;roll;namn;telefon\n;;;\nlpo-psykisk-halsa;ledamot;Åsa Öberg;123\n;;;\n")

        #expect(proposal.after.people.count == 1)
        #expect(proposal.notes == ["ledamoter.csv: the column “telefon” is not read"])
    }

    @Test(arguments: [
        ("grupp;namn\nx;y", ["ledamoter.csv:1: “roll” is missing; add it"]),
        (
            "grupp;roll;namn;Namn\nx;y;z;å",
            ["ledamoter.csv:1, column “Namn”: “Namn” stands here twice; keep one of them"]
        ),
        ("grupp;roll\n", ["ledamoter.csv: it holds no rows; expected a line of headings and rows below it"]),
        (
            "grupp;roll;namn\nksg-b;ledamot\nksg-b;ledamot;A;B",
            [
                "ledamoter.csv:2: expected 3 fields, as the headings, and found 2; mend the row",
                "ledamoter.csv:3: expected 3 fields, as the headings, and found 4; mend the row",
            ]
        ),
        (
            "grupp;roll;namn\nksg-b;ledamot;\"Åsa\nksg-b;ledamot;Bo",
            [
                "ledamoter.csv:2: a quotation mark opens here and is never closed; close it, or double it within a text"
            ]
        ),
        (
            "grupp;roll;namn\nksg-b;ledamot;\"Åsa\"\nksg-b;ledamot;Karl \"Kalle\" Ek",
            [
                "ledamoter.csv:3: a quotation mark stands within a field; "
                    + "put the field in quotation marks and double those in it"
            ]
        ),
    ])
    func `a broken table is refused with its line`(text: String, expected: [String]) {
        #expect(refusal { try members(text) } == expected.map { "cannot import \($0)" })
    }

    @Test func `text in no known encoding is refused`() {
        let refused = refusal { try names(in: Data([0x67, 0x81, 0xFF, 0x8D])) }

        #expect(
            refused == [
                "cannot import ledamoter.csv: its text is neither UTF-8 nor Windows-1252; save it again as “CSV UTF-8”"
            ])
    }

    private func names(in data: Data) throws(ImportError) -> [String] {
        try RegisterProposal(
            members: data, file: "ledamoter.csv", into: .example(), today: .today, newID: Counter().next
        ).after.people.map(\.name)
    }

    private func members(_ text: String) throws(ImportError) -> RegisterProposal { try .members(text) }
}
