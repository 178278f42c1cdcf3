import Foundation
import Testing

/// Who comes and whether that is enough, as a samordnare reads it.
@Suite struct QuorumTests {
    @Test func `a meeting shows who has answered what, how and when, and whether the quorum holds`() throws {
        let shell = try Shell.booked()
        let answer = ["answer", "lpo/2099-1"]
        _ = try shell.run(answer + ["Anna Ek", "accepted"])
        let told = ["Cilla Öberg", "declined", "--comment", "Semester", "--answered-by", "Asta Berg"]
        #expect(try shell.run(answer + told).code == 0)

        let text = try shell.run("meeting", "show", "lpo/2099-1").output

        #expect(text.contains("\nquorum 2 of 3: 1 has said yes, 1 no, 1 has not answered: at risk\n"))
        #expect(text.contains(", declined “Semester” told to the samordnare 20"))
        #expect(text.contains(", answered by Asta Berg\n"))
        #expect(text.contains(": Anna Ek accepted\n") && text.contains(": Cilla Öberg declined"))
        #expect(text.contains("Egon Ström (ordinary) <egon@regionen.example>: called, booked, SEQUENCE 0, no answer"))
    }

    @Test func `the list says it on each meeting's line, and as JSON by figures`() throws {
        let shell = try Shell.booked()
        _ = try shell.run("answer", "lpo/2099-1", "Anna Ek", "declined")
        _ = try shell.run("answer", "lpo/2099-1", "Cilla Öberg", "accepted")
        _ = try shell.run("answer", "lpo/2099-1", "Egon Ström", "accepted")

        let line = try shell.run("meeting", "list", "2099").output
        let data = Data(try shell.run("meeting", "show", "lpo/2099-1", "--json").output.utf8)
        let sheet = try JSONDecoder().decode(Sheet.self, from: data)

        #expect(line.contains("2 yes, 1 no, 0 perhaps, 0 unanswered, quorum 2 of 3 lost, the chair has declined"))
        #expect(sheet.meeting.quorum == Sheet.Quorum(needed: 2, members: 3, yes: 2, no: 1, verdict: "lost"))
        #expect(sheet.people.compactMap(\.channel) == ["told", "told", "told"])
        #expect(sheet.people.compactMap(\.answeredAt).count == 3)
    }

    @Test(arguments: [("3", "quorum 3 of 3"), ("half", "quorum 2 of 3"), ("0", "quorum 0 of 3")])
    func `the region pack names the number`(number: String, words: String) throws {
        let shell = try Shell.booked(policy: "{quorum: \(number), quorum_chair: false}")

        #expect(try shell.run("meeting", "list", "2099").output.contains(words))
    }

    @Test(arguments: ["most", "-1", "500", "2.5"])
    func `what is no number of members is refused with its line`(number: String) throws {
        let shell = try Shell()
        let bodies = "bodies: [{id: lpo, kind: programArea, name: LPO, policy: {quorum: \(number)}}]"
        let file = try shell.write("region: Region Exempel\n\(bodies)\n", to: "region.yaml")

        let ended = try shell.run("import", file)

        #expect(ended.code == 1)
        #expect(ended.errors.contains("half, or a number of members"))
    }

    private struct Sheet: Decodable {
        let meeting: Line
        let people: [Person]

        struct Line: Decodable { let quorum: Quorum }

        struct Quorum: Decodable, Equatable {
            let needed: Int
            let members: Int
            let yes: Int
            let no: Int
            let verdict: String
        }

        struct Person: Decodable {
            let channel: String?
            let answeredAt: String?
        }
    }
}

extension Shell {
    /// A meeting far ahead with a chair and two members, booked.
    fileprivate static func booked(policy: String = "{}") throws -> Shell {
        let shell = try Shell()
        let region = """
            region: Region Exempel
            authorities:
              - {id: regionen, name: Region Exempel, kind: region}
            bodies:
              - {id: lpo, kind: programArea, name: LPO Psykisk hälsa, policy: \(policy)}
            """
        let members = """
            grupp;roll;namn;e-post;huvudman;från
            lpo;ordförande;Anna Ek;anna@regionen.example;Region Exempel;2026-01-01
            lpo;ledamot;Cilla Öberg;cilla@regionen.example;Region Exempel;2026-01-01
            lpo;ledamot;Egon Ström;egon@regionen.example;Region Exempel;2026-01-01

            """
        for file in [try shell.write(region, to: "region.yaml"), try shell.write(members, to: "ledamoter.csv")] {
            _ = try shell.run("import", file)
        }
        _ = try shell.run("meeting", "add", "lpo", "2099-03-03T13:00")
        _ = try shell.run("approve", "2099", "--body", "lpo", "--by", "Anna Ek")
        return shell
    }
}
