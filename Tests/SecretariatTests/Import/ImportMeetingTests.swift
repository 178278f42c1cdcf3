import Foundation
import Meetings
import Testing

@testable import Secretariat

@Suite struct ImportMeetingTests {
    private let headings = "grupp;datum;start;slut;längd;plats;länk;nummer;bokat i annat system"

    @Test func `rows become meetings, numbered by date within body and year`() throws {
        let proposal = try propose(
            "Psykisk hälsa;2027-05-25;13.00;15.30;;Siljan;https://moten.regionen.example/1;;ja",
            "Psykisk hälsa;2027-02-02;13:00;;90;;;;", "KSG-B;2027-02-03;09:00:00;;;;;;")

        #expect(
            proposal.added.map(\.reference) == ["lpo-psykisk-halsa/2027-1", "ksg-b/2027-1", "lpo-psykisk-halsa/2027-2"])
        #expect(proposal.added.map(\.length) == [90, 120, 150])
        #expect(proposal.added[2].place == Meeting.Place(joinLink: "https://moten.regionen.example/1", room: "Siljan"))
        #expect(proposal.added.map(\.ownership) == [.ours, .ours, .elsewhere])
        #expect(proposal.added.allSatisfy { $0.state == .proposed })
    }

    @Test func `new meetings are numbered after those that are there and beside those the file numbers`() throws {
        let existing = [try meeting("2027-03-02T13:00", number: 2)]

        let proposal = try propose("KSG-B;2027-01-12;09:00;;;;;;", "KSG-B;2027-09-01;09:00;;;;;3;", into: existing)

        #expect(proposal.added.map(\.number) == [4, 3])
    }

    @Test func `a list imported again has no effect`() throws {
        let rows = ["KSG-B;2027-01-12;09:00;;;;;;", "KSG-B;2027-09-01;09:00;;;;;1;"]
        let first = try propose(rows[0], rows[1])

        let second = try propose(rows[0], rows[1], into: first.added)

        #expect(second.added.isEmpty)
        #expect(second.unchanged == first.added)
        #expect(second.notes.isEmpty)
    }

    @Test func `what differs for a meeting that is there is told and left`() throws {
        let existing = [try meeting("2027-03-02T13:00", number: 2)]

        let proposal = try propose("KSG-B;2027-03-02;13:00;14:00;;Orsa;;2;", into: existing)

        #expect(proposal.added.isEmpty)
        #expect(
            proposal.notes == [
                "moten.csv:2: ksg-b/2027-2 is there already and keeps its length and place, which differs here"
            ])
    }

    @Test func `as history last year's meetings come in as held`() throws {
        let proposal = try propose("KSG-B;2026-10-20;09:00;10:00;;;;1;", history: true)

        #expect(proposal.added.first?.state == .held(at: Date(timeIntervalSince1970: 1_792_483_200)))
    }

    @Test(arguments: [
        (
            "KSG-B;2026-11-01;09:00;;;;;;",
            ": 2026-11-01 is before today, 2026-11-02; choose a later date, or import it as history"
        ),
        (
            "KSG-B;2027-02-02;15:00;13:00;;;;;",
            ", column “slut”: it ends 13:00, before it starts 15:00; mend one of them"
        ),
        (
            "KSG-B;2027-02-02;15:00;15:00;;;;;",
            ", column “slut”: it ends 15:00, before it starts 15:00; mend one of them"
        ),
        ("KSG-B;2027-02-02;;;;;;;", ", column “start”: “start” is missing; add it"),
        ("KSG-B;2027-02-02;kl 13;;;;;;", ", column “start”: “kl 13” cannot be used; expected a time such as 13:00"),
        (
            "KSG-B;2/2 2027;13:00;;;;;;",
            ", column “datum”: “2/2 2027” cannot be used; expected a date such as 2026-01-14"
        ),
        ("KSG-B;2027-02-02;13:00;;2 h;;;;", ", column “längd”: “2 h” cannot be used; expected minutes, such as 120"),
        (
            "KSG-B;2027-02-02;13:00;15:00;90;;;;",
            ", column “längd”: “90” cannot be used; expected 120, as start and end"
        ),
        (
            "KSG-B;2027-02-02;13:00;;;;javascript:1;;",
            ", column “länk”: “javascript:1” cannot be used; expected an address that begins with https://"
        ),
        (
            "LAG X;2027-02-02;13:00;;;;;;",
            ", column “grupp”: “LAG X” is no body; expected one of “LPO Psykisk hälsa”, “KSG-B”"
        ),
        (
            "KSG-B;2027-03-28;02:30;;;;;;",
            ": cannot use the time 2027-03-28T02:30: clocks go forward past it that night; choose a time before 02:00 or from 03:00"
        ),
        (
            "KSG-B;2027-10-31;01:00;;90;;;;",
            ": cannot use the time 2027-10-31T02:30: clocks go back and show it twice that night; choose a time before 02:00 or from 03:00"
        ),
    ])
    func `a meeting that cannot be is refused with its row`(row: String, expected: String) {
        #expect(refusal { try propose(row) } == ["cannot import moten.csv:2\(expected)"])
    }

    @Test func `the same meeting or number twice is refused`() {
        let refused = refusal {
            try propose(
                "KSG-B;2027-02-02;13:00;;;;;1;", "KSG-B;2027-02-02;13:00;;;;;;", "KSG-B;2027-03-02;13:00;;;;;1;")
        }

        #expect(
            refused == [
                "cannot import moten.csv:3: the same body meets at the same time already on line 2; keep one of them",
                "cannot import moten.csv:4: “ksg-b/2027-1” stands here twice; keep one of them",
            ])
    }

    @Test func `a number that has another time is refused with the way to move it`() throws {
        let existing = [try meeting("2027-03-02T13:00", number: 2)]

        let refused = refusal { try propose("KSG-B;2027-03-09;13:00;;;;;2;", into: existing) }

        #expect(
            refused == [
                "cannot import moten.csv:2: ksg-b/2027-2 is at 2027-03-02T13:00, not 2027-03-09T13:00; "
                    + "use “samordna move ksg-b/2027-2 --to 2027-03-09T13:00”"
            ])
    }

    private func propose(
        _ rows: String..., into existing: [Meeting] = [], history: Bool = false
    ) throws(ImportError) -> MeetingProposal {
        let text = ([headings] + rows).joined(separator: "\r\n")
        let meetings = try ImportedMeeting.list(Data(text.utf8), file: "moten.csv", register: .example())
        return try MeetingProposal(meetings, into: existing, today: .today, history: history, newID: Counter().next)
    }

    private func meeting(_ start: String, number: Int) throws -> Meeting {
        let start = try #require(WallTime(iso: start))
        return Meeting(
            id: Key("m\(number)"), body: Key("ksg-b"), year: start.day.year, number: number, start: start, length: 120)
    }
}
