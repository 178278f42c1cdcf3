import Foundation
import Meetings
import Store
import Testing

extension SystemTests {
    /// What the year's messages say, and to whom.
    @Suite struct YearLetterTests {
        @Test func `a meeting stands in the calendar at the time of the list, on both sides of the clock changes`()
            async throws
        {
            let year = try await ExampleYear.lived.value
            let listed = try Expectation().meetings

            var instants: [String: String] = [:]
            for (event, entry) in year.events {
                let meeting = try #require(entry.message.meeting.flatMap { year.meetings[$0] })
                let row = try #require(
                    listed.first {
                        $0["grupp"] == year.name(of: meeting.body) && $0["nummer"] == "\(meeting.number)"
                    })
                let move = Expectation.moves[meeting.reference].flatMap {
                    entry.message.composed >= .at($0.at) ? $0.to : nil
                }
                let expected = move ?? "\(row["datum"] ?? "")T\(row["start"] ?? "")"
                #expect(event.dtstartLocal == expected + ":00", "\(entry.message.subject)")
                #expect(event.tzid == "Europe/Stockholm")
                instants[event.dtstartLocal] = event.dtstartUtc
            }

            #expect(instants["2027-03-23T13:00:00"] == "2027-03-23T12:00:00Z")
            #expect(instants["2027-04-14T09:00:00"] == "2027-04-14T07:00:00Z")
            #expect(instants["2027-10-27T09:00:00"] == "2027-10-27T07:00:00Z")
            #expect(instants["2027-11-09T09:30:00"] == "2027-11-09T08:30:00Z")
        }

        @Test func `the recipient alone stands on the invitation, under the name in the register`() async throws {
            let year = try await ExampleYear.lived.value

            for (event, entry) in year.events {
                let person = try #require(year.register.person(entry.message.person))
                #expect(event.attendees.map(\.address) == [person.address])
                // A quotation mark cannot stand in a parameter (RFC 5545 §3.1).
                #expect(event.attendees.map(\.cn) == [person.name.replacing("\"", with: "’")])
                #expect(event.organizer == "lpo@regionen.example")
            }
            for (letter, entry) in year.delivered where entry.message.copyFor == nil {
                #expect(letter.to.contains(year.name(of: entry.message.person).replacing("\"", with: "\\\"")))
                #expect(letter.to.contains("<\(letter.mailbox)>"))
            }
        }

        @Test func `nobody reads another's address`() async throws {
            let year = try await ExampleYear.lived.value
            let addresses = try Expectation().addresses

            for letter in year.letters {
                let read = Set(letter.words.matches(of: /[\w.-]+@[\w.-]*\w/).map { String($0.output) })
                #expect(read.intersection(addresses).subtracting([letter.mailbox]).isEmpty, "\(letter.subject)")
            }
        }

        @Test func `a protected name is read by its owner alone`() async throws {
            let year = try await ExampleYear.lived.value

            let readers = Set(year.letters.filter { $0.words.contains("Backlund") }.map(\.mailbox))

            #expect(readers.isSubset(of: ["simon.backlund@alvdalen.kommun.example"]))
        }

        @Test func `the kallelse names everybody who is called, every letter whole`() async throws {
            let year = try await ExampleYear.lived.value
            let expectation = try Expectation()

            for (letter, entry) in year.delivered where entry.message.kind == .notice {
                let meeting = try #require(entry.message.meeting.flatMap { year.meetings[$0] })
                let body = year.name(of: meeting.body)
                let day = WallTime(iso: letter.calendar?.dtstartLocal.prefix(16) ?? "")?.day ?? meeting.start.day
                let words = letter.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
                let missing = expectation.called(to: body, on: day.description).filter { !words.contains($0) }
                #expect(letter.subject.hasPrefix("Kallelse: \(body) "))
                #expect(missing.isEmpty || isBeforeAutumn(entry, meeting), "\(letter.mailbox) \(letter.subject)")
            }
        }

        /// Its first kallelser went out before the autumn's changes were known.
        private func isBeforeAutumn(_ entry: ExampleYear.Entry, _ meeting: Meeting) -> Bool {
            meeting.reference == "lpo-levnadsvanor/2027-4" && entry.message.composed < .at("2027-09-02T10:00")
        }

        @Test func `a cancelled meeting and one that goes on without her are told apart`() async throws {
            let year = try await ExampleYear.lived.value
            let withdrawn = year.delivered.filter { $0.letter.calendar?.method == "CANCEL" }

            for (letter, entry) in withdrawn {
                let isCancelled = entry.message.kind == .cancellation
                let opening = isCancelled ? "INSTÄLLT: " : "Du är inte längre kallad: "
                let isInformed = letter.calendar?.attendees.first?.role == "NON-PARTICIPANT"
                #expect(letter.subject.hasPrefix(opening) || (isInformed && !isCancelled))
                #expect(letter.calendar?.status == "CANCELLED")
                #expect(!letter.words.contains("https://moten.regionen.example"))
                #expect(letter.words.contains("blir av") == !isCancelled)
            }
            let kinds: Set<MeetingPolicy.Sending> = [.cancellation, .farewell]
            #expect(Set(withdrawn.map(\.entry.message.kind)) == kinds)
            #expect(
                year.delivered.allSatisfy { letter, entry in
                    letter.calendar == nil
                        || (letter.calendar?.method == "CANCEL") == kinds.contains(entry.message.kind)
                })
        }

        @Test func `who follows a meeting for information is never asked`() async throws {
            let year = try await ExampleYear.lived.value
            let informed = year.delivered.filter {
                ["Susann Grahn", "Jens Råberg"].contains(year.name(of: $0.entry.message.person))
            }

            #expect(!informed.isEmpty)
            for (letter, entry) in informed {
                let attendee = try #require(letter.calendar?.attendees.first)
                #expect(attendee.role == "NON-PARTICIPANT")
                #expect(!attendee.rsvp)
                #expect(entry.message.kind != .reminder)
            }
        }

        @Test func `a recorded answer stands until the time is another`() async throws {
            let year = try await ExampleYear.lived.value

            let roomChange = try year.attendee("Pär Åkerblom", in: "lpo-levnadsvanor/2027-3", .change)
            #expect(roomChange.partstat == "ACCEPTED")
            #expect(!roomChange.rsvp)
            let declined = try year.attendee("Simon Backlund", in: "lpo-levnadsvanor/2027-3", .change)
            #expect(declined.partstat == "DECLINED")
            let moved = try year.attendee("Birgitta Lindhé", in: Expectation.movedAfterAnswer, .change)
            #expect(moved.partstat == "NEEDS-ACTION")
            #expect(moved.rsvp)
        }

        @Test func `an assistant reads along without a booking of her own`() async throws {
            let year = try await ExampleYear.lived.value
            let copies = year.delivered.filter { $0.entry.message.copyFor != nil }

            #expect(copies.allSatisfy { $0.letter.calendar == nil })
            for (chief, assistant) in [
                ("anna.bergstrom@regionen.example", "maj-britt.sund@regionen.example"),
                ("dag.sjoberg@falun.kommun.example", "lova.ekdahl@falun.kommun.example"),
            ] {
                let subjects = { (mailbox: String) in
                    year.letters.filter { $0.mailbox == mailbox }.map(\.subject).sorted()
                }
                #expect(subjects(assistant) == subjects(chief))
                #expect(!subjects(assistant).isEmpty)
            }
        }
    }
}
