import Meetings
import Testing

/// The numbers are those that the tax agency gives out for tests, and others whose check digits are made right.
@Suite struct IdentityNumberTests {
    @Test(arguments: [
        "Patienten 19121212-1212 kallas.", "121212-1212", "121212+1212", "1212121212", "191212121212", "121212 1212",
        "19121212 1212", "1912-12-12-1212", "12-12-12-1212", "19 121212-1212", "121212 - 1212", "121212–1212",
        "121212\u{2011}1212", "121212\u{A0}1212", "(121212-1212)", "nr:121212-1212.", "Samordningsnummer 701063-2391",
        "Ett 123, ett 4567 och 121212-1212", "å121212-1212",
    ])
    func `a personnummer is found however it is written`(text: String) {
        #expect(IdentityNumbers.isIn(text))
    }

    @Test(arguments: [
        "", "Ring 070-174 06 35.", "+46 70 174 06 35", "08-121 212 12", "121212-1213", "121312-1212", "123212-1212",
        "556036-0793", "Dnr 121212-1212", "Diarienr: 121212-1212", "1212121212121", "a121212-1212", "121212-12123",
        "121212-1212x", "2027-03-09 13.00–15.00", "Telefon 0701010103", "LPO/2027-2", "12 12 12 12 12",
        "https://x/1212121",
    ])
    func `what only looks like one is not`(text: String) {
        #expect(!IdentityNumbers.isIn(text))
    }

    @Test func `a long text without any is read through`() {
        #expect(!IdentityNumbers.isIn(String(repeating: "Tabell 1 2 3 4 5 2027-01-02 10 000 kr. ", count: 20_000)))
    }
}

@Suite struct NamedDiagnosisTests {
    @Test(arguments: [
        "Kalle Svensson har diagnosen schizofreni.", "Patienten, Eva Holm, utreds för ADHD",
        "F20 bekräftad hos Lars Nilsson", "Vi talade om Åsa Öman-Berg och hennes demens",
    ])
    func `a name beside a diagnosis is found`(text: String) {
        #expect(NamedDiagnoses.isIn(text, known: []))
    }

    @Test(arguments: [
        "Vårdförlopp Schizofreni gås igenom.", "Region Dalarna har en plan för demens.",
        "Anna Ek föredrar om schizofreni.",
        "Eva Holm kommer. Vårdförloppet för ADHD tas upp.", "Nationella Riktlinjer för Depression", "Kalle Svensson",
        "Diagnosen ställs tidigt.",
    ])
    func `a diagnosis without a patient's name is not`(text: String) {
        #expect(!NamedDiagnoses.isIn(text, known: ["Anna Ek"]))
    }
}

@Suite struct SendingCheckTests {
    @Test func `a personnummer stops, wherever it stands`() {
        var check = SendingCheck.example(items: [AgendaItem(id: 1, title: "Ärendet 121212-1212", kind: .information)])
        check.minutes = "Om 121212-1212"
        check.papers = [.example(findings: PaperFindings(identityPages: [3]))]

        #expect(
            check.findings == [
                .identityNumber(.item(1)), .identityNumber(.minutes), .identityNumber(.paper(1, page: 3)),
            ])
        #expect(check.findings.count { !$0.stops } == 0)
    }

    @Test func `a mail is said to hold one where nothing that it repeats does`() {
        var check = SendingCheck.example()
        check.mails = ["Hej, 121212-1212"]

        #expect(check.findings == [.identityNumber(.mail)])
    }

    @Test func `a decision without a paper, and an annex that is not there, are said`() {
        var check = SendingCheck.example(items: [
            AgendaItem(id: 1, title: "Plan", kind: .decision), AgendaItem(id: 2, title: "Se bilaga"),
            AgendaItem(id: 3, title: "Info", kind: .information),
        ])
        #expect(check.findings == [.missingPaper(item: 1, title: "Plan"), .missingPaper(item: 2, title: "Se bilaga")])

        check.papers = [.example(item: 1), .example(item: 2)]
        #expect(check.findings.isEmpty)

        check.place = Meeting.Place()
        #expect(check.findings == [.noJoinLink])
        #expect(!check.findings.contains { $0.stops || $0.asksReason })
        check.isCall = false
        #expect(check.findings.isEmpty)
    }
}

@Suite struct PaperTextTests {
    @Test func `words, words in tables and slides are counted, and what nobody reads is not`() {
        let text = PaperText(
            pages: 2, slides: 2,
            parts: [.init(text: "Ett två – tre", table: "fyra 5", aside: "sex"), .init(text: "\n")])

        #expect(text.count == PaperCount(pages: 2, words: 3, tableWords: 2, slides: 2))
        // 3 words at 200 a minute, 2 in a table half as slow again, 2 slides of twenty seconds.
        #expect(text.count?.minutes(at: 200) == 1)
    }

    @Test func `a stamp on each page is no text`() {
        #expect(PaperText(pages: 3, parts: ["Sida 1", "Sida 2", "Sida 3"].map { .init(text: $0) }).count == nil)
        #expect(PaperText(pages: 1, parts: [.init(text: "")]).count == nil)
    }

    @Test func `what must not be sent is found on its page, in comments too`() {
        let text = PaperText(
            pages: 3,
            parts: [.init(text: "Fint"), .init(text: "x", aside: "121212-1212"), .init(text: "Eva Holm har demens")])

        #expect(text.findings(known: []) == PaperFindings(identityPages: [2], diagnosisPages: [3]))
    }

    @Test func `what is to be read is what the papers say, as far as anybody knows`() throws {
        let papers = [
            Paper.example(1, size: .counted(PaperCount(pages: 4, words: 2000))), .example(2, size: .uncounted),
            .example(3, size: .told(minutes: 7, by: "Bo")),
            .example(4, size: .told(minutes: 50, by: "Bo"), withdrawn: true),
        ]

        let matter = try #require(ReadingMatter(papers))

        #expect(matter.minutes(at: 200) == 17)
        #expect(matter.minutes(at: 100) == 27)
        #expect(matter.amount == 2)
        #expect(matter.words == 2000)
        #expect(ReadingMatter([.example(2, size: .uncounted)]) == nil)
    }

    @Test func `a presenter gets the papers of her own items alone`() {
        var meeting = SendingCheck.example(items: [
            AgendaItem(id: 4, title: "A", presenters: [Key("eva")]), AgendaItem(id: 2, title: "B", presenter: "Per Ås"),
        ]).meeting
        meeting.guests = []
        let papers = [Paper.example(1, item: 2), .example(2, item: 4), .example(3)]
        let annexes = { (invitee: Invitee) in meeting.papers(papers, for: invitee).map(\.annex) }

        #expect(annexes(Invitee(person: Person(id: Key("eva"), name: "Eva Holm"), kind: .called)) == [2])
        #expect(annexes(Invitee(person: Person(id: Key("per"), name: "Per Ås"), kind: .called)) == [1])
        #expect(annexes(Invitee(person: Person(id: Key("x"), name: "X"), kind: .called)) == [])
        #expect(annexes(Invitee(person: Person(id: Key("x"), name: "X"), kind: .called, role: .ordinary)) == [1, 2, 3])
        #expect(annexes(Invitee(person: Person(id: Key("x"), name: "X"), kind: .informed)) == [1, 2, 3])
        #expect(meeting.inOrder(papers).map(\.annex) == [3, 2, 1])
    }
}

extension SendingCheck {
    fileprivate static func example(items: [AgendaItem] = []) -> SendingCheck {
        var meeting = Meeting(
            id: Key("m"), body: Key("lpo"), year: 2027, number: 1, start: WallTime(iso: "2027-03-09T13:00") ?? .noon,
            length: 120)
        meeting.agenda = items
        return SendingCheck(meeting: meeting, place: Meeting.Place(joinLink: "https://mote.example/1"))
    }
}

extension WallTime {
    fileprivate static var noon: WallTime { WallTime(.distantPast) }
}

extension Paper {
    fileprivate static func example(
        _ annex: Int = 1, item: Int? = nil, size: Size = .uncounted, findings: PaperFindings? = nil,
        withdrawn: Bool = false
    ) -> Paper {
        Paper(
            id: Key("p\(annex)"), meeting: Key("m"), annex: annex, item: item, title: "T",
            content: .link("https://x.example"), size: size, findings: findings, by: "Bo", at: .distantPast,
            withdrawn: withdrawn ? Withdrawal(by: "Bo", at: .distantPast) : nil)
    }
}
