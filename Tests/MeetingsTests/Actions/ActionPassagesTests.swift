import Testing

@testable import Meetings

@Suite struct ActionPassagesTests {
    @Test(arguments: ["•", "-", "–", "*", "\u{F0B7}", "1.", "2)", "a)", "o\t", "☐", "- [ ]"])
    func `a bullet is told without its mark`(mark: String) {
        #expect(texts("\(mark) Skriv svar – Anna ansvarig\n\(mark) Vi tog fika") == ["Skriv svar – Anna ansvarig"])
    }

    @Test func `wrapped lines are joined, and headings begin anew`() {
        let notes = """
            Organisation
            • Tre eller fyra ledamöter från kommunerna, till exempel socialchef och elevhälsa, utses via
            nominering i nätverket – Cilla ansvarig
            • En ledamot saknas, utses via nominering i nätverket –
            Bo ansvarig
            Vårdförlopp
            • Vårdförlopp smärta – LPO ansvarig
            """

        #expect(
            texts(notes) == [
                "Tre eller fyra ledamöter från kommunerna, till exempel socialchef och elevhälsa, utses via nominering i "
                    + "nätverket – Cilla ansvarig",
                "En ledamot saknas, utses via nominering i nätverket – Bo ansvarig",
                "Vårdförlopp smärta – LPO ansvarig",
            ])
    }

    @Test func `text out of a PDF has lost its bullets and has a blank line after each`() {
        let notes = """
            Organisation LPO 

             Inrättande av ett LPO pågår, Dag Holm utsedd till ordförande.  

             3-4 kommunrepresentanter, förslag socialpsykiatri, socialchef och enhetschef, utses via nominering 

            i nätverket – Cilla ansvarig 

             En representant från kommunerna är utsedd, två  saknas -  utses via nominering i nätverket – 

            Anna ansvarig 

             Etablerad struktur sedan flera år, tidigare råd som omvandlades till ett programområde under 

            2019. Behov av granskning av uppdraget – Bo ansvarig 

            LAG grupper 

             LAG sömn planeras att starta upp – LPO Psykisk hälsa 
            """

        #expect(
            texts(notes).map { String($0.suffix(16)) } == [
                "– Cilla ansvarig", "– Anna ansvarig".padded, "et – Bo ansvarig", "LPO Psykisk hälsa".tail,
            ])
    }

    @Test func `labels on lines of their own belong to what they stand under`() throws {
        let notes = """
            Webbplatsen behöver uppdateras.
            Ansvarig: Bo
            Klart: 2027-03-15
            """

        let action = try #require(ActionFinder().actions(in: notes).first)

        #expect(action.text == "Webbplatsen behöver uppdateras. Ansvarig: Bo Klart: 2027-03-15")
        #expect(action.owners.map(\.words) == ["Bo"])
        #expect(action.due?.words == "2027-03-15")
    }

    @Test(arguments: [
        "Åtgärd\tAnsvarig\tNär\nSkriv svar\tAnna, Bo\t15/3\nTa fram film\tLAG sömn\tv. 14",
        "| Åtgärd | Ansvarig | När |\n|---|---|---|\n| Skriv svar | Anna, Bo | 15/3 |\n| Ta fram film | LAG sömn | v. 14 |",
        "Åtgärd\nAnsvarig\nNär\nSkriv svar\nAnna, Bo\n15/3\nTa fram film\nLAG sömn\nv. 14",
    ])
    func `a table's rows are actions`(notes: String) {
        let actions = ActionFinder().actions(in: notes)

        #expect(actions.map { $0.owners.map(\.words) } == [["Anna", "Bo"], ["LAG sömn"]])
        #expect(actions.map { $0.due?.words } == ["15/3", "v. 14"])
    }

    @Test func `each statement of a line that has its own owner is an action`() {
        let notes = "- Remissen gäller sömn. Anna svarar på den. Behovet av kurs är stort. Bo ansvarig."

        #expect(
            texts(notes) == ["Remissen gäller sömn. Anna svarar på den.", "Behovet av kurs är stort. Bo ansvarig."])
    }

    @Test func `a heading's date is that of what stands below`() throws {
        let notes = "Att göra till den 1 mars:\nAnna: ring kommunerna\nBo: skriv utkast, senast 15 februari\n"

        let actions = ActionFinder().actions(in: notes)

        #expect(actions.map { $0.due?.words } == ["till den 1 mars", "senast 15 februari"])
    }

    @Test func `what has to be done is told without an owner too`() {
        let actions = ActionFinder().actions(
            in: "• Remissvar ska lämnas senast 15 mars\n• Utbildning – ansvarig saknas")

        #expect(actions.map(\.warnings) == [[.noOwner], [.noOwner, .noDate, .openQuestion]])
    }

    @Test func `the ranges are bytes of the notes`() throws {
        let notes = "Måndag\n\n• Åsa Öberg återkommer\n  före påsk – vi får se\n"

        let action = try #require(ActionFinder().actions(in: notes).first)
        let owner = try #require(action.owners.first)
        let due = try #require(action.due)

        let bytes = Array(notes.utf8)
        #expect(String(decoding: bytes[owner.range], as: UTF8.self) == "Åsa Öberg")
        #expect(String(decoding: bytes[due.range], as: UTF8.self) == "före påsk")
        #expect(String(decoding: bytes[action.range], as: UTF8.self).hasPrefix("Åsa Öberg återkommer\n"))
        #expect(action.text == "Åsa Öberg återkommer före påsk – vi får se")
    }

    private func texts(_ notes: String) -> [String] { ActionFinder().actions(in: notes).map(\.text) }
}

extension String {
    fileprivate var tail: String { String(suffix(16)) }
    fileprivate var padded: String { String(("t " + self).suffix(16)) }
}
