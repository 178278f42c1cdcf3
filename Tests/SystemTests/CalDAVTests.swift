import Foundation
import Meetings
import Testing

extension SystemTests {
    /// What a CalDAV server makes of the year's invitations.
    @Suite struct CalDAVTests {
        @Test func `Radicale takes every kind of invitation and gives it back unchanged`() async throws {
            let year = try await ExampleYear.lived.value
            let scratch = try Scratch()
            let kinds: [MeetingPolicy.Sending] = [
                .booking, .takeover, .notice, .change, .reminder, .cancellation, .farewell,
            ]
            for kind in kinds {
                try scratch.write(try year.calendar(of: kind), to: "\(kind.rawValue).ics")
            }
            try scratch.write(try year.calendar(of: .notice, to: "Susann Grahn"), to: "informed.ics")

            let ended = try Ended(running: Outside.python, [Outside.peer("caldav.py"), scratch.directory.path])

            let summary = try JSONDecoder().decode(Summary.self, from: ended.output)
            #expect(summary.accepted == kinds.count + 1)
            #expect(ended.code == 0, "\(ended.text)")
        }

        private struct Summary: Decodable { let accepted: Int }
    }
}

extension ExampleYear {
    /// The calendar part of the first message of a kind, as it was sent.
    fileprivate func calendar(of kind: MeetingPolicy.Sending, to name: String = "Pär Åkerblom") throws -> String {
        let own = entries.first { $0.message.kind == kind && self.name(of: $0.message.person) == name }
        let entry = try #require(own ?? entries.first { $0.message.kind == kind && $0.message.copyFor == nil })
        let lines = String(decoding: entry.content, as: UTF8.self).split(
            omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        let part = lines.drop { !$0.lowercased().hasPrefix("content-type: text/calendar") }
        let base64 = part.drop { !$0.isEmpty }.dropFirst().prefix { !$0.hasPrefix("--") }.joined()
        return String(decoding: try #require(Data(base64Encoded: base64)), as: UTF8.self)
    }
}
