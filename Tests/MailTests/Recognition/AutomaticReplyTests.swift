import Testing

@testable import Mail

@Suite struct AutomaticReplyTests {
    @Test(arguments: [
        "Auto-Submitted: auto-replied", "Auto-Submitted: auto-generated (vacation)", "X-Auto-Response-Suppress: All",
        "X-Apple-Action: VACATION", "X-POST-MessageClass: 9; Autoresponder", "Precedence: auto_reply",
        "X-Autoreply: yes",
        "Return-Path: <>", "Precedence: junk\r\nIn-Reply-To: <m2.c@regionen.example>",
    ])
    func `a header gives an automatic reply away`(header: String) {
        #expect(Recognition(.example(header, subject: "Sv: Kallelse")).kind == .autoReply)
    }

    @Test(arguments: [
        "Automatiskt svar: Kallelse", "Frånvaro", "Frånvarande: Re: Kallelse", "Autosvar: Kallelse",
        "Automatic reply: Kallelse",
        "Out of office", "Kallelse (out of the office)", "Away until May 5", "Abwesenheitsnotiz: Kallelse", "Semester",
        "Réponse automatique : Kallelse", "[Auto-Reply] Kallelse", "=?utf-8?Q?Fr=C3=A5nvaro:_Kallelse?=",
        "Auto: Kallelse", "Annual leave Re: Kallelse", "Nicht im Büro", "Ich bin im Urlaub", "Poissa: Kallelse",
        "Olen lomalla 3.3. asti", "Poissaoloilmoitus", "Fraværsmelding", "Ikke til stede", "Afwezig: Kallelse",
    ])
    func `a subject gives an automatic reply away`(subject: String) {
        #expect(Recognition(.example(subject: subject)).kind == .autoReply)
    }

    @Test(arguments: [
        "Sv: Frånvaro", "Re: Automatic reply: Kallelse", "VB: Autosvar", "Semesterlistan", "Frånvaron i gruppen",
        "Kallelse",
        "Away games", "", "Auto-skyltar vid entrén", "Poissa kokouksesta", "Urlaubsplanung",
    ])
    func `a person's subject does not`(subject: String) {
        #expect(
            Recognition(.example("Auto-Submitted: no", "Return-Path: <cilla@kommun.example>", subject: subject)).kind
                == .other)
    }

    @Test func `a list is no automatic reply`() {
        let message = IncomingMessage.example(
            "Precedence: bulk", "List-Id: <alla.kommun.example>", "In-Reply-To: <a@b.example>")

        #expect(Recognition(message).kind == .other)
    }

    @Test func `a receipt is an automatic reply`() {
        let message = IncomingMessage.example(parts: [
            "Content-Type: message/disposition-notification\r\n\r\nDisposition: manual-action/x; displayed"
        ])

        #expect(Recognition(message).kind == .autoReply)
    }

    @Test(arguments: [
        ("Jag är borta t.o.m. 3 mars.", "2027-03-03"),
        ("Jag är ledig t o m den 3:e mars 2027 och svarar sedan.", "2027-03-03"),
        ("Semester till och med onsdag 3/3.", "2027-03-03"), ("I am away until 3 March.", "2027-03-03"),
        ("Away until March 3rd, 2027", "2027-03-03"), ("Out through Wednesday, the 3rd of March", "2027-03-03"),
        ("Ledig tom 2027-03-03", "2027-03-03"), ("Ich bin bis zum 3. März abwesend", "2027-03-03"),
        ("Jag är borta t.o.m. 7 januari.", "2028-01-07"), ("Borta fram till fredag", nil),
        ("Ledig t.o.m. 31 februari", nil),
        ("Ledig t.o.m. 3 mars, sedan t.o.m. 5 maj", nil), ("I am in office until further notice", nil),
        ("Mötet är 3 mars", nil),
    ])
    func `the last day away is read where the text gives it`(text: String, day: String?) {
        let absence = Recognition(.example("Auto-Submitted: auto-replied", body: text)).absence

        #expect(absence?.lastDay?.description == day)
        #expect(absence?.firstDayBack == nil)
    }

    @Test(arguments: [
        ("Jag är åter 2027-03-10.", "2027-03-10"), ("Jag är tillbaka på kontoret måndagen den 8 mars.", "2027-03-08"),
        ("Åter i tjänst 8/3-2027", "2027-03-08"), ("I will be back on March 8.", "2027-03-08"),
        ("returning to the office on 8 March", "2027-03-08"), ("Jag är snart tillbaka", nil),
        ("Åter 8/3 och åter 9/3", nil),
    ])
    func `the first day back is read where the text gives it`(text: String, day: String?) {
        let absence = Recognition(.example("Auto-Submitted: auto-replied", body: text)).absence

        #expect(absence?.firstDayBack?.description == day)
        #expect(absence?.lastDay == nil)
    }
}
