import Meetings
import Secretariat
import Testing

/// Replies as people and their mail programs write them; three dates are asked about unless a test says otherwise.
@Suite struct PollReplyTests {
    @Test(arguments: [
        "1 ja, 2 nej, 3 kanske", "1. ja\n2. nej\n3. kanske", "1: Ja\r\n2: Nej\r\n3: Kanske\r\n", "1 ja 2 nej 3 kanske",
        "Hej!\n\n1 ja, 2 nej och 3 kanske.\n\nMvh\nCilla", "1=ja; 2=nej; 3=kanske", "1) JA\n\n2) NEJ!\n\n3) KANSKE\n",
        "Hej Bo,\n1 - ja\n2 – nej\n3 - kanske\n\nMed vänliga hälsningar\n\nCilla Öberg\nSocialchef\n070-000 00 42",
        "1 ja, 2 nej, 3 kanske\nSkickat från min iPhone\n\nDen 11 jan. 2027 skrev LPO <lpo@regionen.example>:\n\n> 1 x",
        "Hejsan\n1 ja 2 nej 3 kanske\nTack!\n/Cilla",
    ]) func `choices alone are taken`(text: String) {
        #expect(PollReply(text, dates: 3).words == [1: .yes, 2: .no, 3: .maybe])
    }

    @Test func `some of the dates are an answer to those`() {
        #expect(PollReply("2 ja", dates: 3).words == [2: .yes])
    }

    @Test(arguments: ["Ja till alla", "alla: ja", "Ja på alla!"])
    func `all of them in one word`(text: String) {
        #expect(PollReply(text, dates: 3).words == [1: .yes, 2: .yes, 3: .yes])
    }

    @Test func `a single date needs no number`() {
        #expect(PollReply("Nej.\n\nMvh Cilla", dates: 1).words == [1: .no])
        #expect(PollReply("Ja", dates: 3).words == nil)
    }

    @Test func `choices behind the dates of the quoted list are taken`() {
        let text = """
            Hej!

            Från: LPO Psykisk hälsa <lpo@regionen.example>
            Skickat: den 11 januari 2027 10:02
            Ämne: Vilka datum kan du?

            1  Tisdag 2 mars 2027 kl. 13.00–15.00 ja
            2  Tisdag 9 mars 2027 kl. 13.00–15.00 - NEJ
            3  Torsdag 11 mars 2027 kl. 9.00–11.00

            Svara på mejlet med numren och ja, nej eller kanske. Till exempel «1 ja, 2 nej». Inget mer behövs.
            """

        #expect(PollReply(text, dates: 3).words == [1: .yes, 2: .no])
        let marked = text.split(separator: "\n").map { "> " + $0 }.joined(separator: "\n")
        #expect(PollReply(marked, dates: 3).words == [1: .yes, 2: .no])
    }

    @Test(arguments: [
        "", "Hej!\n\nMvh Cilla", "Ja", "1 ja, 1 nej", "4 ja", "0 ja", "1 ja, men bara till 14", "Jag kan inte 1, 2 ja",
        "1 ja\nFast helst inte", "1 ja\n\nMvh Cilla\nPS. 2 går inte heller", "1 ja, 2", "Vilken lokal blir det?\n1 ja",
        "1 inte ja", "Ett möte 1 ja", "99999999999999999999 ja", "1 ja nej", "nej till 1 ja till 2", "Hej, nej tack",
        "> Till exempel «1 ja, 2 nej». Inget mer behövs.", "Till exempel «1 ja, 2 nej». Inget mer behövs.",
        "1 ja\n\nDen 11 jan. 2027 skrev LPO <lpo@regionen.example>:\n> 1 Tisdag 2 mars 2027 kl. 13.00–15.00 nej",
    ]) func `what can be read in two ways is left to a person`(text: String) {
        #expect(PollReply(text, dates: 3).words == nil)
    }

    @Test func `what stands behind a long line's end is not passed over`() {
        let long = "1 ja" + String(repeating: " ", count: 300) + "men bara om det blir kort"

        #expect(PollReply(long, dates: 3).words == nil)
    }

    @Test func `our own mail sent back says nothing`() {
        let text = """
            Vilka datum kan du?

            Hej Cilla, LPO Psykisk hälsa söker en tid för ett möte. Svara senast tisdag 1 december.

            1  Tisdag 2 mars 2027 kl. 13.00–15.00
            2  Tisdag 9 mars 2027 kl. 13.00–15.00

            Svara på mejlet med numren och ja, nej eller kanske. Till exempel «1 ja, 2
            nej». Inget mer behövs.
            """

        #expect(PollReply(text, dates: 2).words == nil)
        let quoted = text.split(separator: "\n", omittingEmptySubsequences: false).map { "> " + $0 }
        #expect(PollReply(quoted.joined(separator: "\n"), dates: 2).words == nil)
    }

    @Test func `a flood is read in no time`() {
        #expect(PollReply(String(repeating: "1 ja\n", count: 100_000), dates: 3).words == nil)
        #expect(PollReply(String(repeating: "1 ja ", count: 100_000), dates: 3).words == nil)
        #expect(PollReply(String(repeating: "den skrev ", count: 100_000), dates: 3).words == nil)
    }
}
