import Meetings

extension MeetingDocument {
    /// With invented people, for whoever looks at how a document reads.
    package static func example(_ kind: Kind, region: String, contact: String) -> MeetingDocument {
        switch kind {
        case .minutes: .minutes(.example(region: region, contact: contact))
        case .agenda: .agenda(.example(region: region, contact: contact, standing: .draft(on: sent)))
        case .notice: .notice(.example(region: region, contact: contact, standing: .sent(on: sent)))
        }
    }

    private static let sent = Day(year: 2027, month: 2, day: 23) ?? .newYear(2027)
}

private let exampleBody = "LPO Psykisk hälsa"
private let exampleStart = WallTime(iso: "2027-03-09T13:00") ?? WallTime(.distantPast)
private let examplePapers = [
    MinutesContent.Annex(number: 1, title: "Remiss: vårdförlopp ätstörningar", item: 3),
    MinutesContent.Annex(number: 2, title: "Utkast till gapanalys schizofreni", item: 4),
]

extension AgendaContent {
    fileprivate static func example(region: String, contact: String, standing: Standing) -> AgendaContent {
        let clock = { (minutes: Int) in exampleStart.adding(minutes: minutes) }
        return AgendaContent(
            region: region, body: exampleBody, meeting: "lpo-psykisk-halsa/2027-2", start: exampleStart, length: 120,
            place: "digitalt", joinLink: "https://mote.example/lpo-psykisk-halsa", standing: standing,
            contact: contact,
            called: [
                MinutesContent.Attendee(name: "Eva Sandgren", role: "ordförande"),
                MinutesContent.Attendee(name: "Rut Englund"), MinutesContent.Attendee(name: "Fatima Haddad"),
                MinutesContent.Attendee(name: "Karin Holmberg"), MinutesContent.Attendee(name: "Per-Olov Nyström"),
                MinutesContent.Attendee(name: "Sofia Rask"), MinutesContent.Attendee(name: "Johan Wiklund"),
            ],
            items: [
                Item(
                    number: 1, title: "Dagordning och förra anteckningarna", kind: .information, start: clock(0),
                    length: 5),
                Item(
                    number: 2, title: "Aktuellt från och till nätverken", kind: .information, start: clock(5),
                    length: 20),
                Item(
                    number: 3, title: "Remiss: vårdförlopp ätstörningar", kind: .decision,
                    presenter: "Per-Olov Nyström", start: clock(25), length: 25,
                    background: "Remissen är ute till 9 april. Läs avsnitt 4 om första linjen, bilaga 1."),
                Item(
                    number: 4, title: "Gapanalys schizofreni", kind: .discussion, presenter: "Hanna Stål",
                    start: clock(50), length: 30,
                    background: "Två frågor till gruppen:\n\n- Stämmer bilden av boendestödet?\n- Vilka mått följer vi?"
                ),
                Item(number: 5, title: "Övriga frågor", kind: .discussion, start: clock(80), length: 30),
                Item(number: 6, title: "Nästa möte", kind: .information, start: clock(110), length: 10),
            ], papers: examplePapers, signature: ["Ingrid Almlöf, samordnare", contact])
    }
}

extension MinutesContent {
    fileprivate static func example(region: String, contact: String) -> MinutesContent {
        MinutesContent(
            region: region, body: exampleBody, meeting: "lpo-psykisk-halsa/2027-2", start: exampleStart, length: 120,
            place: "digitalt", diaryNumber: "NR 2027/0318", version: 1,
            standing: .shared(on: exampleStart.day.adding(days: 7), until: exampleStart.day.adding(days: 14)),
            contact: contact,
            present: [
                Group(
                    label: region,
                    people: [
                        Attendee(name: "Eva Sandgren", role: "ordförande"), Attendee(name: "Fatima Haddad"),
                        Attendee(name: "Per-Olov Nyström", note: "110 minuter"),
                    ]),
                Group(
                    label: "Kommunerna",
                    people: [
                        Attendee(name: "Karin Holmberg", authority: "Björklunda kommun"),
                        Attendee(name: "Sofia Rask", authority: "Älvsjöbo kommun"),
                        Attendee(name: "Johan Wiklund", authority: "Granberga kommun"),
                    ]),
                Group(label: "Patientföreträdare", people: [Attendee(name: "Mikael Öberg")]),
            ],
            excused: [
                Attendee(name: "Rut Englund", authority: region),
                Attendee(name: "Anneli Törnqvist", authority: "Hedviks kommun"),
            ], presenters: [Presenter(name: "Hanna Stål", title: "utvecklingsledare", items: [4])],
            notedBy: [Attendee(name: "Ingrid Almlöf", role: "samordnare")], items: items, papers: examplePapers,
            next: Gathering(start: exampleStart.adding(minutes: 63 * 24 * 60), length: 120, place: "digitalt"))
    }

    private static let items = [
        Item(
            id: 1, number: 1, title: "Dagordning och förra anteckningarna",
            text: "Dagordningen godkändes. Anteckningarna från 19 januari lades till handlingarna."),
        Item(
            id: 2, number: 2, title: "Aktuellt från och till nätverken",
            text: """
                Karin Holmberg berättade från Socialchefsnätverket 19 februari. Nätverket vill ha gruppens syn på \
                boendestöd före sommaren.
                """),
        Item(
            id: 3, number: 3, title: "Remiss: vårdförlopp ätstörningar",
            text: """
                Per-Olov Nyström gick igenom remissen, bilaga 1. Gruppen saknar elevhälsans roll och en tydlig väg \
                från första linjen.
                """,
            decisions: ["Gruppen svarar på remissen med de två synpunkterna."],
            actions: [Undertaking(text: "Skriva remissvar", owners: ["Per-Olov Nyström"], due: "7 april 2027")]),
        Item(
            id: 4, number: 4, title: "Gapanalys schizofreni",
            text: """
                Hanna Stål gick igenom utkastet till gapanalys, bilaga 2. Störst skillnad mellan kommunerna är:

                - boendestöd på kvällar och helger
                - vem som följer upp efter utskrivning

                Sju av femton kommuner har svarat. Gruppen vill att **alla kommuner** är med innan analysen går \
                vidare till KSG-B.
                """,
            actions: [
                Undertaking(
                    text: "Påminna de åtta kommuner som inte svarat", owners: ["Karin Holmberg"], due: "26 mars 2027"),
                Undertaking(
                    text: "Ta fram förslag på två mått för uppföljning",
                    owners: ["Hanna Stål", "Per-Olov Nyström"], due: "30 april 2027"),
            ], outcome: .lifted(to: "KSG-B")),
        Item(id: 5, number: 5, title: "Övriga frågor"),
        Item(id: 6, number: 6, title: "Nästa möte"),
    ]
}
