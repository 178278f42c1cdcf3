import Meetings

/// What is taken up at one meeting of the demonstration, and what is written of it.
struct DemonstratedNotes {
    let meeting: String
    let opening: String
    let items: [Item]
    let other: String

    struct Item {
        let title: String
        var kind = AgendaItem.Kind.information
        var presenter: String?
        let length: Int
        let text: String
    }

    var agenda: [AgendaItem] {
        items.map { AgendaItem(title: $0.title, kind: $0.kind, presenter: $0.presenter, length: $0.length) }
    }

    static let mentalHealth = DemonstratedNotes(
        meeting: "lpo-psykisk-halsa/2027-1",
        opening: "Anna Bergström hälsade alla välkomna och gick igenom dagordningen, som godkändes.",
        items: [
            Item(
                title: "Förra anteckningarna", length: 5,
                text: "Anteckningarna från mötet i november lades till handlingarna."),
            Item(
                title: "Aktuellt från och till nätverken", length: 20,
                text: """
                    Dag Sjöberg berättade från Socialchefsnätverket. Kommunerna vill veta tidigare vad som väntar.

                    - Skicka årets planerade remisser till nätverket – Dag Sjöberg ansvarig, klart 5 mars
                    """),
            Item(
                title: "Gapanalys schizofreni", kind: .discussion, presenter: "Rasmus Öberg", length: 40,
                text: """
                    Rasmus Öberg visade de första svaren. Fyra av femton kommuner har inte svarat om stödet till närstående.

                    - Påminna de fyra kommuner som inte har svarat – Jörgen Hallin ansvarig, klart 12 mars
                    - Ta fram förslag på två mått för uppföljning – Rasmus Öberg och Ingela Wiklund ansvariga, klart 26 mars
                    - Beskriva hur levnadsvanor följs upp – LPO Levnadsvanor ansvarig, klart 30 april
                    """),
            Item(
                title: "Utbildningsdag om suicidprevention", kind: .decision, presenter: "Cilla Nordin", length: 25,
                text: """
                    Cilla Nordin föreslog en dag för båda huvudmännen, med plats för hundra deltagare.

                    Beslut: En gemensam utbildningsdag hålls den 13 oktober 2027.

                    - Boka lokal och föreläsare – Cilla Nordin ansvarig, klart 1 mars
                    """),
        ],
        other: "Estelle Rydén undrade om brukarorganisationerna kan få handlingarna tidigare."
    )

    static let children = DemonstratedNotes(
        meeting: "lpo-barn-och-unga/2027-1",
        opening: "Hanna Söderlund öppnade mötet.",
        items: [
            Item(
                title: "Elevhälsans del i vårdförloppet", kind: .discussion, presenter: "Katarina Löwgren", length: 45,
                text: """
                    Katarina Löwgren beskrev hur elevhälsan arbetar i dag. Skolorna saknar en gemensam väg in till vården.

                    - Rita den väg som finns i dag – Katarina Löwgren och Selma Forsén ansvariga, klart 19 mars
                    """),
            Item(
                title: "Vakant ledamotsplats", kind: .decision, length: 15,
                text: "Beslut: Skolchefernas nätverk får frågan om en ny ledamot före påsk."),
            Item(
                title: "Barns rätt som närstående", length: 30,
                text: "Punkten hanns inte med."),
        ],
        other: "Inga övriga frågor.")

    static let elderly = DemonstratedNotes(
        meeting: "lpo-aldres-halsa/2027-1",
        opening: "Göran Tällberg öppnade mötet och hälsade Gunvor Mattsson välkommen som ny ledamot.",
        items: [
            Item(
                title: "Palliativ vård i hela länet", kind: .discussion, presenter: "Klara Winroth", length: 45,
                text: """
                    Klara Winroth visade hur länge den som bor långt från sjukhus väntar på ett första besök.
                    Kommunerna kan ta emot fler hemma om läkaren går att nå på kvällen.

                    - Räkna på en gemensam jourtelefon – Oskar Ljunggren och Henrik Åhlström ansvariga, klart 23 april
                    - Fråga de andra kommunerna om intresset – Gunvor Mattsson ansvarig, klart före nästa möte
                    """),
            Item(
                title: "Läkemedelsgenomgångar", kind: .decision, presenter: "Yasemin Kaya", length: 30,
                text: "Beslut: LPO rekommenderar en genomgång inom sex veckor efter inflyttning på särskilt boende."),
        ],
        other: "Nästa möte är den 6 april.")

    static let habits = DemonstratedNotes(
        meeting: "lpo-levnadsvanor/2027-1",
        opening: "Jonatan Brolin öppnade mötet.",
        items: [
            Item(
                title: "Fysisk aktivitet på recept", kind: .discussion, presenter: "Ellinor Gustavsdotter", length: 50,
                text: """
                    Arton enheter skriver ut recept i dag. Alla vill ha en gemensam mall.

                    - Jämföra de mallar som används (?)
                    - Ta fram ett förslag till mall – Pär Åkerblom ansvarig, klart 31 mars
                    """),
            Item(title: "Tobaksfri vård", length: 30, text: ""),
        ],
        other: "")
}
