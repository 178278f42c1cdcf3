import Testing

@testable import Meetings

@Suite struct ActionOwnersTests {
    @Test(arguments: [
        ("Förslag på fyra ledamöter från regionen - Anna ansvarig", ["Anna"]),
        ("Gapanalysen är i fas, planering pågår – ansvariga Bo och Cilla.", ["Bo", "Cilla"]),
        ("LAG barnhälsa startar med en adjungerad från kommunen – LPO och Cilla ansvarig", ["LPO", "Cilla"]),
        ("Vårdförlopp smärta är på remiss - LPO / LAG ansvarig för remisshantering", ["LPO", "LAG"]),
        ("LAG demens planeras, ansvarig för remissen – Anna och Bo och Dag  ansvarar", ["Anna", "Bo", "Dag"]),
        ("Ansvarig för kalendern: Anna-Karin Sjö", ["Anna-Karin Sjö"]),
        ("Uppdatera sidan. Ansv. Bo", ["Bo"]),
        ("Ansvarig handläggare: Cilla Nordin", ["Cilla Nordin"]),
        ("Anna ansvarig för utskick, Bo för anmälningar", ["Anna", "Bo"]),
        ("Rutinen behöver ses över (ansvarig Dag)", ["Dag"]),
        ("Dag Holm (sammankallande), Bo och Cilla bildar en arbetsgrupp", ["Dag Holm"]),
    ])
    func `who is said to be responsible owns`(note: String, owners: [String]) {
        #expect(self.owners(in: "• " + note) == owners)
    }

    @Test(arguments: [
        ("Anna återkommer till nästa möte.", ["Anna"]),
        ("Primärvårdens plats är tom, Bo i dialog med primärvårdsledningen utser", ["Bo"]),
        ("Till nästa möte tar Cilla fram ett förslag.", ["Cilla"]),
        ("Kallelsen skickar Dag ut på fredag.", ["Dag"]),
        ("Anna läser igenom den. Hon återkommer i maj.", ["Anna"]),
        ("Det beslutades att Bo kontaktar kommunerna.", ["Bo"]),
        ("Respektive kommun utser en kontaktperson.", ["Respektive kommun"]),
        (
            "Arbetsgruppen för suicidprevention får i uppdrag att se över rutinen.",
            ["Arbetsgruppen för suicidprevention"]
        ),
        ("Ordföranden ber Cilla att höra med regionen.", ["Cilla"]),
        ("Enkäten skickas ut av Dag och Anna.", ["Dag", "Anna"]),
        ("Uppdrag till LAG demens: beskriv nuläget", ["LAG demens"]),
        ("Det är Annas ansvar att boka.", ["Annas"]),
        ("Bo går igenom listorna tillsammans med Cilla till den 1 juni.", ["Bo", "Cilla"]),
        ("Chefläkare Dag Holm stämmer av med kliniken.", ["Dag Holm"]),
    ])
    func `who promises or is told to owns`(note: String, owners: [String]) {
        #expect(self.owners(in: note) == owners)
    }

    @Test(arguments: [
        ("LAG sömn planeras att starta upp – LPO Psykisk hälsa", "LPO Psykisk hälsa"),
        ("Boka lokal (Anna)", "Anna"),
        ("Skriva till intranätet (Bo, innan 1/4)", "Bo"),
        ("Inventering av behov – respektive enhetschef", "respektive enhetschef"),
        ("Återkoppla till rådet → Cilla", "Cilla"),
        ("Anna: skicka ut anteckningarna", "Anna"),
        ("Fråga juristen @Dag", "Dag"),
    ])
    func `a name alone is taken for the owner with a warning`(note: String, owner: String) throws {
        let action = try #require(ActionFinder().actions(in: "- " + note).first)

        #expect(action.owners.map(\.words) == [owner])
        #expect(action.warnings.contains(.namedOnly(owner)))
    }

    @Test(arguments: [
        "En MAR, medicinskt ansvarig rehabiliterare, deltar från kommunen",
        "Ansvarig läkare på kliniken slutar i maj",
        "Anna var ansvarig för förra gapanalysen",
        "Bo är inte ansvarig för budgeten",
        "Ansvarsfördelningen mellan huvudmännen diskuterades",
        "Arbetet pågår, Cilla Nordin utsedd till ordförande.",
        "Kommunerna ansvarar enligt lag för hemsjukvården",
        "Frågan om vem som är ansvarig diskuterades",
        "Anna informerade om läget i RPO",
        "Bo berättar om en ny kurs",
        "Tack till Dag för hans arbete",
        "Förslaget att Cilla skulle hålla ihop gruppen fick inget stöd",
        "Bo skulle boka lokal – KLART",
        "[x] Lägga upp bilderna @Cilla",
        "Konferens om äldres hälsa – Falun",
        "Rapport från RPO – Anna Bergström",
        "Remissen går till Dag för kännedom",
        "Kan inte Anna delta går det bra att titta i efterhand",
    ])
    func `nobody is made owner who is not`(note: String) {
        #expect(owners(in: "- " + note).isEmpty)
    }

    @Test func `a list of who was there has no owners`() {
        let notes = """
            Närvarande: Anna Bergström, Bo Lindgren – Falu kommun
            Frånvarande:
            - Dag Holm – Region Dalarna
            - Cilla Nordin (Säter)

            Rutin
            - Uppdatera rutinen – Cilla
            """

        #expect(owners(in: notes) == ["Cilla"])
    }

    @Test func `initials are known where the notes say whose they are`() {
        let notes = """
            Deltagare: Anna Bergström (ABM), Dag Holm (DH)

            - Kontakta Region Gävleborg (DH)
            - Boka plats på SIP-utbildningen (SIP)
            - Skriv svar, ansvarig ABM
            """

        #expect(owners(in: notes) == ["DH", "ABM"])
    }

    @Test func `two who share a name are told apart by their workplace`() {
        let notes = """
            Anna (Säter) bokar lokal.
            Anna (Falun) bjuder in talare.
            Bo (Falun) skriver ett utkast.
            """

        #expect(owners(in: notes) == ["Anna (Säter)", "Anna (Falun)", "Bo"])
    }

    private func owners(in notes: String) -> [String] {
        ActionFinder().actions(in: notes).flatMap { $0.owners.map(\.words) }
    }
}
