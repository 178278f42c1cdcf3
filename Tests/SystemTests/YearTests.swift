import Foundation
import Meetings
import Store
import Testing

extension SystemTests {
    /// What every mailbox holds after a year of duties, moves, joiners and leavers.
    @Suite struct YearTests {
        @Test func `everybody gets of every meeting what is owed and nothing more`() async throws {
            let year = try await ExampleYear.lived.value
            let expectation = try Expectation()

            var found: [String] = []
            for meeting in year.meetings.values where meeting.year == 2027 {
                let body = year.name(of: meeting.body)
                let expected = expectation.kinds(
                    of: meeting.reference, body: body, on: meeting.start.day.description)
                let got = year.kinds(of: meeting.id)
                for name in Set(expected.keys).union(got.keys).sorted() where expected[name] != got[name] {
                    found.append("\(meeting.reference) \(name): \(got[name] ?? []), expected \(expected[name] ?? [])")
                }
            }

            #expect(found.sorted() == [])
            #expect(year.meetings.values.count { $0.year == 2027 } == expectation.meetings.count)
        }

        @Test func `the mailboxes hold what the ledger says was accepted, message for message`() async throws {
            let year = try await ExampleYear.lived.value
            let accepted = year.entries.map(\.message).filter { $0.state == .accepted }

            #expect(accepted.map(\.messageID).sorted() == year.letters.map(\.identifier).sorted())
            #expect(Set(accepted.map(\.messageID)).count == accepted.count)
            for (letter, entry) in year.delivered where letter.mailbox != entry.message.recipient {
                Issue.record("\(entry.message.id) lies with \(letter.mailbox)")
            }
            #expect(year.entries.allSatisfy { $0.message.state.isFinal })
            #expect(year.entries.allSatisfy { $0.message.state != .accepted || $0.attempts.count == 1 })
        }

        @Test func `no client, library or standard has anything to say against a message`() async throws {
            let year = try await ExampleYear.lived.value

            #expect(year.letters.flatMap { letter in letter.problems.map { "\(letter.subject): \($0)" } } == [])
            #expect(year.letters.flatMap { letter in letter.defects.map { "\(letter.subject): \($0)" } } == [])
            #expect(year.letters.allSatisfy { $0.autoSubmitted == "auto-generated" })
        }

        @Test func `an invitation has one identifier for ever, and nobody else's is the same`() async throws {
            let year = try await ExampleYear.lived.value
            let uids = year.events.map { ("\($1.message.meeting?.text ?? "") \($1.message.person)", $0.uid) }

            let owners = Dictionary(grouping: uids, by: \.1).mapValues { Set($0.map(\.0)) }
            let invitations = Dictionary(grouping: uids, by: \.0).mapValues { Set($0.map(\.1)) }

            #expect(owners.values.allSatisfy { $0.count == 1 })
            #expect(invitations.values.allSatisfy { $0.count == 1 })
            #expect(owners.keys.allSatisfy { $0.wholeMatch(of: /[0-9a-f-]{36}@regionen\.example/) != nil })
        }

        @Test func `every update outranks what came before it, and a reminder repeats it`() async throws {
            let year = try await ExampleYear.lived.value

            for thread in year.threads {
                var highest = -1
                for (event, entry) in thread {
                    let expected =
                        entry.message.kind == .reminder ? event.sequence == highest : event.sequence > highest
                    #expect(expected, "\(entry.message.subject): \(event.sequence) after \(highest)")
                    highest = event.sequence
                }
            }
        }

        @Test func `nothing leaves outside the window but what cannot wait`() async throws {
            let year = try await ExampleYear.lived.value
            let sent = year.entries.flatMap { entry in
                entry.attempts.filter { $0.outcome != .posted }.map { (entry.message, WallTime($0.at)) }
            }

            let outside = sent.filter { message, time in
                !(1...5).contains(time.day.weekday) || time.hour < 7 || time.hour >= 18
                    || [27, 28, 29, 30, 31, 32, 52, 53, 1].contains(time.day.week.number)
            }

            #expect(Set(outside.map(\.0.subject)) == ["INSTÄLLT: LPO Psykisk hälsa tisdag 26 oktober kl. 13.00–15.00"])
            #expect(outside.allSatisfy { $1.description == "2027-10-24T20:02" })
        }

        @Test func `what is booked elsewhere sends nothing before it is taken over`() async throws {
            let year = try await ExampleYear.lived.value
            let about = year.entries(about: "lpo-primarvard/2027-1")

            #expect(about.first?.message.kind == .takeover)
            #expect(about.allSatisfy { $0.message.composed >= .at("2027-01-11T09:30") })
        }

        @Test func `a newcomer is welcomed once, before the first invitation`() async throws {
            let year = try await ExampleYear.lived.value
            let welcomes = year.entries.filter { $0.message.kind == .welcome }

            #expect(welcomes.map { year.name(of: $0.message.person) }.sorted() == Expectation.welcomed)
            for welcome in welcomes {
                let first = year.entries.first { $0.message.person == welcome.message.person }
                #expect(first?.message.id == welcome.message.id)
            }
        }

        @Test func `who has no address gets letters on paper`() async throws {
            let year = try await ExampleYear.lived.value
            let letters = year.entries.filter { year.name(of: $0.message.person) == "Gunvor Mattsson" }

            #expect(!letters.isEmpty)
            #expect(letters.allSatisfy { [.posted, .superseded, .lapsed].contains($0.message.state) })
            #expect(letters.allSatisfy { String(decoding: $0.content, as: UTF8.self).contains("Gunvor") })
        }
    }
}

extension OutboxMessage.State {
    var isFinal: Bool { ![.held, .queued, .sending].contains(self) }
}
